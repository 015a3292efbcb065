// Drills: `npm run drill -- <name>`. Each breaks something on purpose, then counts what was lost. Exits 1 where anything was.

import { drillCrashes, drillTwoServers } from './drills/enrolment.ts';

const drills: Record<string, () => Promise<boolean>> = {
  'enrolment-crash': drillCrashes,
  'enrolment-two-servers': drillTwoServers,
};

const drill = drills[process.argv[2] ?? ''];
if (drill) {
  if (!(await drill())) process.exitCode = 1;
} else {
  console.error(`npm run drill -- ${Object.keys(drills).join(' | ')}`);
  process.exitCode = 1;
}

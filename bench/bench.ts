// Measures: `npm run bench -- <name> [seconds]`. Ends with one line of JSON; exits 1 where a limit is exceeded.

import { benchCertificates } from './certificates.ts';
import { benchEnrolment } from './enrolment.ts';
import { benchJudging } from './judging.ts';
import { benchPages } from './pages.ts';
import { benchUpload } from './upload.ts';

/** How long each address is loaded in each round. */
const SECONDS = 3;

/** Each prints its table and its line, and says whether all is within its limits. */
const benches: Record<string, (options: { seconds: number }) => Promise<boolean>> = {
  certificates: benchCertificates,
  enrolment: benchEnrolment,
  judging: benchJudging,
  pages: benchPages,
  upload: benchUpload,
};

const bench = benches[process.argv[2] ?? ''];
if (bench) {
  if (!(await bench({ seconds: Math.max(1, Number(process.argv[3]) || SECONDS) }))) process.exitCode = 1;
} else {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')} [seconds]`);
  process.exitCode = 1;
}

/**
 * `npm run bench -- pages [seconds]`: measures the built server with the demo federation on a scratch database. Ends with one line of
 * JSON for programs to read, and exits 1 where a limit is passed.
 */
import { benchPages } from './pages.ts';

const benches = { pages: benchPages } as const;

const [name = '', seconds = '6'] = process.argv.slice(2);
if (!Object.hasOwn(benches, name)) {
  console.error(`npm run bench -- <${Object.keys(benches).join('|')}> [seconds]`);
  process.exit(1);
}
const result = await benches[name as keyof typeof benches]({ seconds: Math.max(1, Number(seconds) || 6) });
console.log(JSON.stringify({ name, ...result }));
process.exitCode = result.ok ? 0 : 1;

import { startServer } from '../scripts/scenario/server.ts';
import { demoSignIns } from '../src/demo/sign-ins/rules.ts';
import { ask, type Load, load } from './load.ts';
import { textOf, weigh } from './wire.ts';

/** Issue 2, Shows 4: HTML, styles and script of the hall's first view, pictures apart. */
const HALL_BYTES = 40 * 1024;
/** The same of the console's compressed script. */
const CONSOLE_SCRIPT_BYTES = 400 * 1024;
const CONNECTIONS = 8;

interface PagesResult {
  ok: boolean;
  oneLine: Load;
  programmePage: Load & { ratio: number; p95Ratio: number };
  consoleList: Load & { ratio: number; p95Ratio: number };
  hallBytes: Record<string, number>;
  consoleBytes: Record<string, number>;
}

/** The hall's programme page and a console list against the same server's one-line route, and the bytes of first views. */
export async function benchPages({ seconds }: { seconds: number }): Promise<PagesResult> {
  const server = await startServer({ UNIONHALL_DEMO: '1' });
  try {
    const { origin } = server;
    const cookie = await signIn(origin);
    const listed = textOf(await ask(`${origin}/programmes`));
    const programme = /\/programmes\/[0-9a-f-]{36}/.exec(listed)?.[0];
    if (!programme) throw new Error('The hall lists no programme.');
    const measured = {
      oneLine: { url: `${origin}/healthz`, headers: {} },
      programmePage: { url: origin + programme, headers: {} },
      consoleList: { url: `${origin}/api/v1/members?limit=50`, headers: { cookie } },
    };
    for (const each of Object.values(measured)) await warmUp(each);
    const run = (key: keyof typeof measured) =>
      load(measured[key].url, { headers: measured[key].headers, seconds, connections: CONNECTIONS });
    const [oneLine, page, list] = [await run('oneLine'), await run('programmePage'), await run('consoleList')];
    const against = (found: Load) => ({
      ...found,
      ratio: Math.round((oneLine.perSecond / found.perSecond) * 10) / 10,
      p95Ratio: Math.round((found.p95Ms / oneLine.p95Ms) * 10) / 10,
    });
    const front = await weigh(origin, '/');
    const programmeView = await weigh(origin, programme);
    const console_ = await weigh(origin, '/console/', { cookie });
    const total = ({ html, styles, scripts }: typeof front) => html + styles + scripts;
    const hallBytes = { front: total(front), programme: total(programmeView), limit: HALL_BYTES };
    const consoleBytes = { ...console_, limit: CONSOLE_SCRIPT_BYTES };
    const failed = oneLine.failed + page.failed + list.failed;
    const result = {
      ok:
        failed === 0 &&
        Math.max(hallBytes.front, hallBytes.programme) <= HALL_BYTES &&
        console_.scripts <= CONSOLE_SCRIPT_BYTES,
      oneLine,
      programmePage: against(page),
      consoleList: against(list),
      hallBytes,
      consoleBytes,
    };
    tell(result);
    return result;
  } finally {
    await server.stop();
  }
}

/** Asks for an address until everything behind it is loaded. @throws Error where it answers anything but 200 */
async function warmUp({ url, headers }: { url: string; headers: Record<string, string> }): Promise<void> {
  const { status } = await ask(url, { headers });
  if (status !== 200) throw new Error(`GET ${url}: ${status}`);
  await load(url, { headers, seconds: 1, connections: CONNECTIONS });
}

/** The session cookie of the demo's administrator. */
async function signIn(origin: string): Promise<string> {
  const account = demoSignIns.find(({ sign }) => sign === 'admin');
  if (!account) throw new Error('The demo has no administrator.');
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ step: 'officer', account: account.sign, password: account.secret }),
  });
  const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  if (!cookies.some((each) => each?.includes('session_token'))) throw new Error(`Signing in: ${answer.status}`);
  return cookies.join('; ');
}

function tell({ oneLine, programmePage, consoleList, hallBytes, consoleBytes }: PagesResult): void {
  const line = (name: string, { perSecond, p95Ms, failed }: Load, more = '') =>
    console.log(
      `${name.padEnd(28)} ${String(perSecond).padStart(7)}/s   p95 ${String(p95Ms).padStart(7)} ms   failed ${failed}${more}`,
    );
  const ratios = ({ ratio, p95Ratio }: { ratio: number; p95Ratio: number }) =>
    `   one line is ${ratio} times as fast, p95 ${p95Ratio} times`;
  line('one-line route', oneLine);
  line("hall's programme page", programmePage, ratios(programmePage));
  line('console list (members)', consoleList, ratios(consoleList));
  console.log(
    `first view on the wire: front ${hallBytes.front}, programme ${hallBytes.programme} bytes (limit ${hallBytes.limit})`,
  );
  console.log(
    `console: page ${consoleBytes.html}, styles ${consoleBytes.styles}, scripts ${consoleBytes.scripts} bytes (limit of scripts ${consoleBytes.limit})`,
  );
}

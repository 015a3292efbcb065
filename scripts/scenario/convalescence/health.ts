import type { Checks } from '../checks.ts';
import { type Client, forEachOf, refusalOf } from '../client.ts';
import type { House } from '../house.ts';
import { listRows } from './places.ts';
import type { Applicant, Stay } from './plan.ts';

const SECRET = '冠心病支架术后';
const LOOKS = 3;

/** These hand their health forms in. */
export async function handInAll(house: House, { path }: Stay, applicants: readonly Applicant[]): Promise<void> {
  await forEachOf(applicants, async ({ phone }) => {
    const worker = await house.signIn(phone);
    await worker.post(`${path}/hand-in-health`, { answers: { illness: SECRET }, agreed: true });
  });
}

/** The doctor reads forms, each look is told to its person, and nobody else reads any. */
export async function checkHealth(
  house: House,
  stay: Stay,
  { admitted, waiting, checks }: { admitted: readonly Applicant[]; waiting: Applicant | undefined; checks: Checks },
): Promise<void> {
  const { officer, admin } = house;
  const { path, doctor } = stay;
  const outsider = await house.signIn(waiting?.phone ?? '');
  checks.same(
    'a health form of somebody without a place',
    'health.notAsked',
    await refusalOf(outsider.post(`${path}/hand-in-health`, { answers: { illness: SECRET }, agreed: true })),
  );
  const ids = new Map((await listRows(officer, stay)).map(({ name, id }) => [name, id]));
  const [first] = admitted;
  const enrolmentId = ids.get(first?.name ?? '');
  for (const [who, client] of [
    ['the organiser', officer],
    ['the administrator', admin],
    ['another worker', outsider],
  ] as const)
    checks.same(
      `a health form, by ${who}`,
      'health.notYours',
      await refusalOf(client.get(`${path}/health-sheet`, { enrolmentId })),
    );
  const read = await forEachOf(admitted.slice(0, LOOKS), ({ name }) =>
    doctor.get<{ answers: { answer: string }[] }>(`${path}/health-sheet`, { enrolmentId: ids.get(name) }),
  );
  checks.same('forms that the doctor read', LOOKS, read.filter(({ answers }) => answers[0]?.answer === SECRET).length);
  const told = await forEachOf(admitted.slice(0, LOOKS), async ({ phone }) => {
    const worker = await house.signIn(phone);
    const { items } = await worker.get<{ items: { what: string }[] }>('/me/looked-at', { limit: 50 });
    return items.filter(({ what }) => what === '查看健康表').length;
  });
  checks.same(
    'looks, as their persons find them',
    LOOKS,
    told.reduce((sum, count) => sum + count, 0),
  );
  const [auditor] = (await house.addOfficers('auditor', [house.districtId])) as [Client];
  const heard = JSON.stringify([
    await listRows(officer, stay),
    await auditor.get('/audit', { limit: 500 }),
    await officer.get(`${path}/applicants`, { limit: 500 }),
  ]);
  checks.same('words of health forms before officers', 0, heard.includes(SECRET) ? 1 : 0);
}

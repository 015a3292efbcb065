import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { addSession, draft, handIn, scan, sendScans } from './programme.ts';
import { importRoster, listPersonIds } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const HOUR_MS = 3_600_000;
const UNIONS = ['试点区机关工会', '试点区直属单位工会'];

/** L4: a list of who should study, on site and online in one sign-in, and exactly who is still missing. */
export async function studySession(scales: Scales['study-session']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['study-session']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  const [expected, onSite, online] = [scales.expected.ours, scales.onSite.ours, scales.online.ours];
  await house.addUnits('primary', UNIONS);
  const people = makePeople(expected, UNIONS);
  await importRoster(officer, { unitId: districtId, rows: people });
  const ids = await listPersonIds(officer, districtId);
  const personIds = people.map(({ name }) => ids.get(name) ?? '');

  const startsAt = new Date(Date.now() - HOUR_MS / 4);
  const study = await draft(officer, {
    template: 'study-session',
    unitId: districtId,
    title: '全会精神学习传达',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS),
    fields: { subject: '全会精神', document: '试点〔2026〕1号', lecturer: '主讲人', requirements: '结合实际' },
  });
  const stageId = study.stages.sessions ?? '';
  const sessionId = await addSession(officer, stageId, {
    title: '学习传达会',
    startsAt,
    hours: 2,
    venue: '三楼会议室',
    online: true,
  });
  await officer.post(`/programmes/${study.id}/moves`, { move: 'publish' });
  const { outcomes } = await officer.post<{ outcomes: { state: string }[] }>(
    `/stages/enrolment/${study.stages.expected}/enrol-other`,
    { personIds, answers: {} },
  );
  checks.same('on the list', expected, outcomes.filter(({ state }) => state === 'admitted').length);

  // One sign-in: half of those in the room by code, the others by name, those elsewhere by themselves.
  const [helper] = (await house.addOfficers('check-in-helper', [districtId])) as [Client];
  const byCode = Math.floor(onSite / 2);
  const inTheRoom = await forEachOf(people.slice(0, byCode), ({ phone }) => house.signIn(phone));
  const scanned = await sendScans(helper, stageId, await forEachOf(inTheRoom, (worker) => scan(worker, sessionId)));
  checks.same('on site by code', byCode, scanned.done);
  const ticked = await handIn(helper, stageId, { sessionId, personIds: personIds.slice(0, onSite) });
  checks.same('on site by name', onSite - byCode, ticked.done);
  checks.same('on site, there already', byCode, ticked.already);
  const elsewhere = await forEachOf(people.slice(onSite, onSite + online), ({ phone }) => house.signIn(phone));
  const press = () =>
    forEachOf(elsewhere, (worker) =>
      worker.post<{ state: string }>(`/stages/sessions/${stageId}/check-in-online`, { sessionId }),
    );
  checks.same('online', online, (await press()).filter(({ state }) => state === 'done').length);
  checks.same('online, pressed again', online, (await press()).filter(({ state }) => state === 'already').length);

  const absent = await officer.get<{ total: number; items: { personId: string }[] }>(
    `/stages/sessions/${stageId}/absent`,
    {
      limit: 500,
    },
  );
  const missing = personIds.slice(onSite + online);
  checks.same('who has not studied', missing.length, absent.total);
  checks.same(
    'of them, exactly these',
    missing.length,
    absent.items.filter(({ personId }) => missing.includes(personId)).length,
  );

  const figures = await readFigures(reader, { programmeId: study.id });
  const value = (code: string) => figures.get(code)?.value;
  checks.same('people', onSite + online, value('people-reached'));
  checks.same('attendances', onSite + online, value('attendances'));
  checks.same('attendances online', online, value('attendances-online'));
  checks.same('sessions held', 1, value('sessions-held'));
  checks.same('enrolments', expected, value('enrolments'));
  const district = await readFigures(reader, { unitId: districtId });
  checks.same('people, by the district', onSite + online, district.get('people-reached')?.value);
  return { checks: checks.list };
}

import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { addSession, answerFeedback, draft, handIn, type Programme, scan, sendScans } from './programme.ts';
import { importRoster, listPersonIds } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const HOUR_MS = 3_600_000;
const UNIONS = ['试点机械厂工会', '试点医院工会', '试点公交公司工会', '试点中学工会'];
const topics = ['我的十八年', '一把扳手', '在急诊室', '早班车', '师带徒', '三尺讲台'];

/** H2: speakers, a hall full of people who enrolled themselves or were enrolled, materials, minutes, what they thought. */
export async function forum(scales: Scales['forum']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['forum']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  await house.addUnits('primary', UNIONS);
  const [own, other] = [scales.enrolThemselves.ours, scales.enrolledByTheirUnion.ours];
  const people = makePeople(own + other, UNIONS);
  await importRoster(officer, { unitId: districtId, rows: people });
  const ids = await listPersonIds(officer, districtId);
  const idOf = (index: number) => ids.get(people[index]?.name ?? '') ?? '';

  const { meeting, sessionId } = await prepare(officer, { districtId, scales });
  const workers = await forEachOf(people.slice(0, own), ({ phone }) => house.signIn(phone));
  const places = `/stages/enrolment/${meeting.stages.places}`;
  await forEachOf(workers, (worker) => worker.post(`${places}/enrol`, {}));
  const { outcomes } = await officer.post<{ outcomes: { state: string }[] }>(`${places}/enrol-other`, {
    personIds: people.slice(own).map((_, index) => idOf(own + index)),
    answers: {},
  });
  checks.same('enrolled by their unions', other, outcomes.filter(({ state }) => state === 'admitted').length);

  const stageId = meeting.stages.forum ?? '';
  const [helper] = (await house.addOfficers('check-in-helper', [districtId])) as [Client];
  const scanned = await sendScans(helper, stageId, await forEachOf(workers, (worker) => scan(worker, sessionId)));
  checks.same('codes read', own, scanned.done);
  const came = people.slice(own + scales.stayAway.ours).map((_, index) => idOf(own + scales.stayAway.ours + index));
  const ticked = await handIn(helper, stageId, { sessionId, personIds: came });
  checks.same('ticked by name', came.length, ticked.done);
  const absent = await officer.get<{ total: number }>(`/stages/sessions/${stageId}/absent`, { sessionId });
  checks.same('enrolled and not there', scales.stayAway.ours, absent.total);

  await keepPapers(officer, { stageId, sessionId });
  const [worker] = workers as [Client];
  const view = await worker.get<{
    sessions: { agenda: { speakers: unknown[] }[]; materials: unknown[]; minutes: string | null }[];
  }>(`/stages/sessions/${stageId}/programme`);
  const [session] = view.sessions;
  checks.same('speakers in the agenda', scales.speakers.exact, session?.agenda.flatMap((item) => item.speakers).length);
  checks.same('materials for whoever was there', 1, session?.materials.length);
  checks.same('minutes for whoever was there', 'yes', session?.minutes ? 'yes' : 'no');
  const answering = workers.slice(0, scales.answer.ours);
  await answerFeedback(answering, meeting.stages.feedback ?? '');
  const report = await officer.get<{ answers: number; invited: number | null }>(
    `/stages/feedback/${meeting.stages.feedback}/report`,
  );
  checks.same('asked what they thought', own + came.length, report.invited ?? 0);

  const figures = await readFigures(reader, { programmeId: meeting.id });
  const value = (code: string) => figures.get(code)?.value;
  checks.atLeast('people, scale', scales.attend.atLeast, value('people-reached'));
  checks.same('people', own + came.length, value('people-reached'));
  checks.same('attendances', own + came.length, value('attendances'));
  checks.same('enrolments', people.length, value('enrolments'));
  checks.same('people enrolled', people.length, value('people-enrolled'));
  checks.same('sessions held', 1, value('sessions-held'));
  checks.same('answers', answering.length, value('feedback-answers'));
  const district = await readFigures(reader, { unitId: districtId });
  checks.same('people, by the district', own + came.length, district.get('people-reached')?.value);
  return { checks: checks.list };
}

async function prepare(
  officer: Client,
  { districtId, scales }: { districtId: string; scales: Scales['forum'] },
): Promise<{ meeting: Programme; sessionId: string }> {
  const startsAt = new Date(Date.now() + HOUR_MS / 2);
  const speakers = topics
    .slice(0, scales.speakers.exact)
    .map((topic, index) => ({ name: `劳模${'甲乙丙丁戊己'[index]}`, topic }));
  const meeting = await draft(officer, {
    template: 'forum',
    unitId: districtId,
    title: '劳模事迹报告会',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS),
    fields: {
      host: '主持人',
      theme: '匠心',
      speakers: speakers.map(({ name, topic }) => ({ name, title: '劳动模范', topic })),
    },
  });
  const stageId = meeting.stages.forum ?? '';
  const sessionId = await addSession(officer, stageId, { title: '报告会', startsAt, hours: 2, venue: '区工会礼堂' });
  await officer.post(`/stages/sessions/${stageId}/set-agenda`, {
    sessionId,
    items: speakers.map(({ name, topic }) => ({ title: topic, minutes: 15, speakers: [{ name, post: '劳动模范' }] })),
  });
  await officer.post(`/programmes/${meeting.id}/moves`, { move: 'publish' });
  return { meeting, sessionId };
}

async function keepPapers(
  officer: Client,
  { stageId, sessionId }: { stageId: string; sessionId: string },
): Promise<void> {
  await officer.post(`/stages/sessions/${stageId}/add-material`, {
    sessionId,
    title: '事迹材料汇编',
    url: 'https://example.org/papers',
    visibility: 'participants',
  });
  await officer.post(`/stages/sessions/${stageId}/write-minutes`, {
    sessionId,
    body: '会议听取了六位劳模的报告。',
    visibility: 'participants',
  });
}

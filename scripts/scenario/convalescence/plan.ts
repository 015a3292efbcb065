import { type Client, forEachOf } from '../client.ts';
import type { House } from '../house.ts';
import { makePeople, type Person } from '../people.ts';
import { dayAhead } from '../portrait-session/desk.ts';
import { draft, type Programme, set } from '../programme.ts';
import { importRoster, listPersonIds } from '../roster.ts';
import type { Scales } from '../scenario.ts';

const KINDS = ['一线职工', '技术工人', '管理人员'];
const WEEK = 7;
const NIGHTS = 4;
/** The first batch begins so many days from now; offers of two days are over before. */
export const FIRST_IN = 4;
const numerals = [...'一二三四五六七八九十'];
const POINTS = { honour: 30, frontLine: 20, hard: 20, skilled: 10, notRecently: 10 };

/** Somebody who asks for a place, with what the records and they themselves say. */
export interface Applicant extends Person {
  id: string;
  unitId: string;
  unit: number;
  /** Keys of batches, the dearest first. */
  wishes: string[];
  hardPost: boolean;
  isHonoured: boolean;
  went: 'never' | 'recently' | 'long ago';
  /** As the rules of the programme give them, worked out here on its own. */
  points: number;
}

export const batchName = (key: string) => `第${numerals[Number(key.slice(1)) - 1]}批`;

/** Unions, their members on the roster, and model workers in the register of honours. */
export async function makeApplicants(house: House, scales: Scales['convalescence']): Promise<Applicant[]> {
  const { officer, admin, districtId, addUnits } = house;
  const names = Array.from({ length: scales.unions.ours }, (_, at) => `试点企业${at + 1}工会`);
  const unitIds = await addUnits('primary', names);
  const people = makePeople(scales.unions.ours * scales.askOfAUnion.ours, names).map((person, index) => ({
    ...person,
    kind: KINDS[Math.floor(index / names.length) % KINDS.length] ?? '',
  }));
  await importRoster(officer, { unitId: districtId, rows: people });
  const ids = await listPersonIds(officer, districtId);
  const applicants = people.map((person, index): Applicant => {
    const unit = index % names.length;
    const member = Math.floor(index / names.length);
    const first = (index * 7 + member * 3) % numerals.length;
    const facts = {
      hardPost: member % 4 === 1,
      isHonoured: member === 0 && unit % 2 === 0,
      went: wentOf({ unit, member }, scales),
    };
    const points =
      (facts.isHonoured ? POINTS.honour : 0) +
      (person.kind === KINDS[0] ? POINTS.frontLine : 0) +
      (facts.hardPost ? POINTS.hard : 0) +
      (person.kind === KINDS[1] ? POINTS.skilled : 0) +
      (facts.went === 'never' ? POINTS.notRecently : 0);
    const wishes = [0, 1, 4].map((step) => `b${((first + step) % numerals.length) + 1}`);
    return {
      ...{ ...person, ...facts, points, unit, wishes },
      ...{ id: ids.get(person.name) ?? '', unitId: unitIds[unit] ?? '' },
    };
  });
  await forEachOf(
    applicants.filter(({ isHonoured }) => isHonoured),
    ({ id }) =>
      admin.post('/honours', {
        ...{ kind: 'individual', personId: id, level: 'city', title: '市劳动模范', year: 2024 },
        ...{ conferringBody: '试点市人民政府', conferredOn: '2024-04-28', basis: '试发〔2024〕5号' },
      }),
    { atOnce: 8 },
  );
  return applicants;
}

function wentOf(
  { unit, member }: { unit: number; member: number },
  scales: Scales['convalescence'],
): Applicant['went'] {
  if (member === 5 && unit < scales.wentRecently.ours) return 'recently';
  return member === 6 && unit < scales.wentLongAgo.ours ? 'long ago' : 'never';
}

const yearsAgo = (years: number) => dayAhead(-Math.round(years * 365.25));

async function publish(officer: Client, programme: Programme): Promise<Programme> {
  await officer.post(`/programmes/${programme.id}/moves`, { move: 'publish' });
  return programme;
}

/** An earlier stay of the same series: some went four years ago, some last year. */
export async function recordEarlier({ officer, districtId }: House, applicants: readonly Applicant[]): Promise<void> {
  const startsAt = new Date(`${dayAhead(1)}T08:00:00+08:00`);
  const programme = await draft(officer, {
    ...{ template: 'convalescence', unitId: districtId, title: '往年疗休养（补录）', startsAt, endsAt: startsAt },
    fields: { destination: '试点海滨' },
  });
  const batch = (key: string, years: number) => ({
    ...{ key, label: key === 'old' ? '四年前' : '去年', places: 100 },
    ...{ startsOn: yearsAgo(years + 0.02), endsOn: yearsAgo(years) },
  });
  await set(officer, programme, 'places', {
    ...{ admit: 'first-come', batches: [batch('old', 4), batch('recent', 1)], confirmHours: null },
    ...{ noClash: false, oneOf: '' },
  });
  await publish(officer, programme);
  for (const [key, went] of [
    ['old', 'long ago'],
    ['recent', 'recently'],
  ] as const)
    await officer.post(`/stages/enrolment/${programme.stages.places}/enrol-other`, {
      personIds: applicants.filter((each) => each.went === went).map(({ id }) => id),
      answers: {},
      wishes: [key],
    });
}

export interface Stay {
  programme: Programme;
  path: string;
  batches: { key: string; startsOn: string; endsOn: string }[];
  /** The account that may read health forms. */
  doctor: Client;
}

/** The programme of this year: ten batches a week apart, a quota for each union, points by the records. */
export async function openStay(
  house: House,
  applicants: readonly Applicant[],
  scales: Scales['convalescence'],
): Promise<Stay> {
  const { officer, districtId } = house;
  const [hospital = ''] = await house.addUnits('partner', ['试点疗养院']);
  const [doctor] = (await house.addOfficers('partner-reporter', [hospital])) as [Client];
  const batches = Array.from({ length: scales.batches.exact }, (_, at) => ({
    key: `b${at + 1}`,
    startsOn: dayAhead(FIRST_IN + at * WEEK),
    endsOn: dayAhead(FIRST_IN + at * WEEK + NIGHTS),
  }));
  const programme = await draft(officer, {
    ...{ template: 'convalescence', unitId: districtId, title: '职工疗休养' },
    startsAt: new Date(`${batches[0]?.startsOn}T08:00:00+08:00`),
    endsAt: new Date(`${batches.at(-1)?.endsOn}T18:00:00+08:00`),
    fields: { destination: '试点海滨疗养院', days: NIGHTS + 1 },
  });
  const quotas = [...new Set(applicants.map(({ unitId }) => unitId))].map((unitId) => ({
    ...{ unitId, places: scales.quotaOfAUnion.ours },
  }));
  await set(officer, programme, 'places', {
    batches: batches.map((batch) => ({ ...batch, label: batchName(batch.key), places: scales.placesOfABatch.ours })),
    ...{ quotas, withoutQuota: 'none' },
    healthForm: {
      questions: [{ key: 'illness', label: '慢性病史', labelEn: 'Lasting illness', kind: 'longText', required: true }],
      doctors: [{ username: house.usernameOf(doctor) }],
    },
    priority: {
      gates: { membersOnly: true, intervalMonths: 36, declaration: 'fit' },
      lines: [
        { from: 'honour', value: '市级劳模', points: POINTS.honour },
        { from: 'workerKind', value: '一线职工', points: POINTS.frontLine },
        { from: 'answer', value: 'hardPost', points: POINTS.hard },
        { from: 'workerKind', value: '技术工人', points: POINTS.skilled },
        { from: 'notSince', value: '60', points: POINTS.notRecently },
      ],
    },
  });
  await set(officer, programme, 'stay', { minutesBefore: 1440 });
  await publish(officer, programme);
  return { programme, path: `/stages/enrolment/${programme.stages.places}`, batches, doctor };
}

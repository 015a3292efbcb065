import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { DeskView, NomineeDetail } from './contract.ts';
import { reviewManifest } from './manifest.ts';
import type { NominationView } from './nominating/contract.ts';
import { reviewService } from './service.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

const steps = [
  { key: 'vote', label: '民主推荐', level: 'own', asks: 'vote' },
  { key: 'notice', label: '单位公示', level: 'own', asks: 'notice' },
  { key: 'opinions', label: '征求意见', level: 'organiser', asks: 'opinions', departments: ['税务', '公安'] },
  { key: 'city', label: '市总审核', level: 'above' },
];
const groups = [
  { key: 'city', label: '市级劳模', kind: 'individual', places: 2, reserve: 1 },
  { key: 'team', label: '模范集体', kind: 'collective', places: 1 },
];
const shares = [{ group: 'city', category: 'frontline', op: 'atLeast', measure: 'percent', value: 45 }];
const vote = { expected: 90, present: 80, inFavour: 60, against: 5, on: '2026-11-19' };
const notice = { fromOn: '2026-11-09', untilOn: '2026-11-13', outcome: '无异议' };

/** A district's commendation: its primary union nominates, the district and the city decide. */
async function plantReview(settings: object = {}) {
  const hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row(
    [{ kind: 'review', settings: { steps, groups, shares, ...settings } }, { kind: 'notice' }],
    { unitId: hall.east.id },
  );
  const [stageId = ''] = stageIds;
  const manages = ['programmes.manage', 'programmes.read'] as const;
  const primary = await hall.scopeOn(hall.eastPrimary.id, manages);
  const district = await hall.scopeOn(hall.east.id, manages);
  const city = await hall.scopeOn(hall.top.id, manages);
  const stranger = await hall.scopeOn(hall.westPrimary.id, manages);
  const take = <Answer = { changed: number }>(name: string, input: object, scope: Scope = primary) =>
    hall.act(scope, { kind: 'review', stageId, name }, input) as Promise<Answer>;
  const look = <Answer>(name: string, scope: Scope, query: object = {}) =>
    hall.look(scope, { kind: 'review', stageId, name }, query) as Promise<Answer>;
  const nominate = async (name = '王小明', more: object = {}) => {
    const person = await hall.worker(name);
    const { nomineeId } = await take<{ nomineeId: string }>('nominate', {
      group: 'city',
      unitId: hall.eastPrimary.id,
      personId: person.id,
      categories: ['frontline'],
      deedsShort: '二十年如一日，扎根一线。',
      ...more,
    });
    return { nomineeId, person };
  };
  const climb = async (nomineeId: string) => {
    await take('approve', { step: 'vote', nominees: [{ nomineeId, vote }] });
    await take('approve', { step: 'notice', nominees: [{ nomineeId, notice }] });
    for (const department of ['税务', '公安'])
      await take(
        'opine',
        { step: 'opinions', nomineeIds: [nomineeId], department, verdict: 'agree', on: '2026-11-20' },
        district,
      );
    await take('approve', { step: 'opinions', nominees: [{ nomineeId }] }, district);
    await take('approve', { step: 'city', nominees: [{ nomineeId }] }, city);
  };
  const detail = (nomineeId: string, scope = primary) => look<NomineeDetail>('nominee', scope, { nomineeId });
  return {
    hall,
    programmeId,
    stageId,
    stageIds,
    primary,
    district,
    city,
    stranger,
    take,
    look,
    nominate,
    climb,
    detail,
  };
}

test('a nominee goes up step by step, each deciding for its level, and every step is on record', async () => {
  const { nominate, climb, detail, take, district, primary } = await plantReview();
  const { nomineeId } = await nominate();
  expect(await detail(nomineeId)).toMatchObject({ state: 'reviewing', step: 'vote', dueOn: '2026-11-26' });

  await expect(take('approve', { step: 'city', nominees: [{ nomineeId }] })).rejects.toEqual(
    refusal('review.wrongStep'),
  );
  await climb(nomineeId);
  const { state, history, opinions } = await detail(nomineeId);
  expect(state).toBe('approved');
  expect(history.map(({ move, step }) => [move, step])).toEqual([
    ['nominate', 'vote'],
    ['submit', 'vote'],
    ['approve', 'vote'],
    ['approve', 'notice'],
    ['opine', 'opinions'],
    ['opine', 'opinions'],
    ['approve', 'opinions'],
    ['approve', 'city'],
  ]);
  expect(history[2]?.detail).toEqual({ vote });
  expect(opinions.map(({ department, verdict }) => [department, verdict])).toEqual([
    ['公安', 'agree'],
    ['税务', 'agree'],
  ]);
  await expect(take('reject', { nomineeIds: [nomineeId], reason: '太晚了' }, district)).rejects.toEqual(
    refusal('review.notReviewer'),
  );
  await expect(take('withdraw', { nomineeIds: [nomineeId], reason: '太晚了' }, primary)).rejects.toEqual(
    refusal('review.wrongMove'),
  );
});

test('nobody decides for a level that is not theirs, nor for two levels of one nominee', async () => {
  const { nominate, take, district, city, stranger } = await plantReview();
  const { nomineeId } = await nominate();
  await expect(take('approve', { step: 'vote', nominees: [{ nomineeId, vote }] }, stranger)).rejects.toEqual(
    refusal('review.notReviewer'),
  );
  // The district may stand in for its union, and then leaves its own step to somebody else.
  await take('approve', { step: 'vote', nominees: [{ nomineeId, vote }] }, district);
  await take('approve', { step: 'notice', nominees: [{ nomineeId, notice }] }, district);
  const opinion = { step: 'opinions', nomineeIds: [nomineeId], department: '税务', verdict: 'agree', on: '2026-11-20' };
  await expect(take('opine', opinion, district)).rejects.toEqual(refusal('review.sameReviewer'));
  expect(await take('opine', opinion, city)).toEqual({ changed: 1 });
});

test('a vote, a notice and opinions hold the step that rests on them', async () => {
  const { nominate, take, district } = await plantReview();
  const { nomineeId } = await nominate();
  const approve = (step: string, more: object = {}, scope?: Scope) =>
    take('approve', { step, nominees: [{ nomineeId, ...more }] }, scope);
  await expect(approve('vote')).rejects.toEqual(refusal('review.voteNeeded'));
  await expect(approve('vote', { vote: { ...vote, present: 91 } })).rejects.toEqual(refusal('review.voteNeeded'));
  await expect(approve('vote', { vote: { ...vote, inFavour: 45 } })).rejects.toEqual(refusal('review.voteLost'));
  await approve('vote', { vote });
  for (const wrong of [undefined, { ...notice, untilOn: '2026-11-12' }, { ...notice, untilOn: '2026-11-20' }])
    await expect(approve('notice', { notice: wrong })).rejects.toEqual(refusal('review.noticeNeeded'));
  await approve('notice', { notice });

  const opine = (department: string, verdict: string) =>
    take('opine', { step: 'opinions', nomineeIds: [nomineeId], department, verdict, on: '2026-11-20' }, district);
  await expect(approve('opinions', {}, district)).rejects.toEqual(refusal('review.opinionsOpen'));
  await expect(opine('气象', 'agree')).rejects.toEqual(refusal('review.unknownDepartment'));
  await opine('税务', 'agree');
  await opine('公安', 'disagree');
  await expect(approve('opinions', {}, district)).rejects.toEqual(refusal('review.vetoed'));
  await opine('公安', 'noRecord');
  expect(await approve('opinions', {}, district)).toEqual({ changed: 1 });
});

test('what is returned is corrected and goes back to the step that returned it', async () => {
  const { nominate, take, detail, district } = await plantReview();
  const { nomineeId } = await nominate();
  await take('approve', { step: 'vote', nominees: [{ nomineeId, vote }] });
  await take('approve', { step: 'notice', nominees: [{ nomineeId, notice }] });
  await take('return', { nomineeIds: [nomineeId], reason: '事迹请写具体' }, district);
  expect(await detail(nomineeId)).toMatchObject({ state: 'returned', moves: ['submit', 'withdraw'] });
  await take('correct', { nomineeId, deedsShort: '五年完成技改 12 项。', categories: ['frontline'] });
  await take('submit', { nomineeIds: [nomineeId] });
  expect(await detail(nomineeId)).toMatchObject({
    state: 'reviewing',
    step: 'opinions',
    deedsShort: '五年完成技改 12 项。',
  });
});

test('nominations keep to their union, their group and one per person', async () => {
  const { hall, take, nominate, stranger, primary } = await plantReview();
  const { person } = await nominate();
  const input = { group: 'city', unitId: hall.eastPrimary.id, personId: person.id, deedsShort: '事迹' };
  await expect(take('nominate', input)).rejects.toEqual(refusal('review.twice'));
  await expect(take('nominate', input, stranger)).rejects.toEqual(refusal('review.notYourUnit'));
  await expect(take('nominate', { ...input, unitId: hall.westPrimary.id }, stranger)).rejects.toEqual(
    refusal('review.notYourUnit'),
  );
  const other = await hall.worker('外单位', { unitId: hall.westPrimary.id });
  await expect(take('nominate', { ...input, personId: other.id })).rejects.toEqual(refusal('review.personNeeded'));
  await expect(take('nominate', { ...input, group: 'none' })).rejects.toEqual(refusal('review.unknownGroup'));
  await expect(take('nominate', { ...input, group: 'team' })).rejects.toEqual(refusal('review.nameNeeded'));
  const self = await hall.worker('自荐人');
  const officer = await hall.scopeOn(hall.eastPrimary.id, ['programmes.manage'], self.id);
  await expect(take('nominate', { ...input, personId: self.id }, officer)).rejects.toEqual(refusal('review.self'));
  await expect(
    take('nominate', { ...input, personId: self.id, deedsShort: '字'.repeat(501) }, primary),
  ).rejects.toEqual(refusal('review.tooLong'));
});

test('outsiders see no nominee: not by list, not by id, not in the hall', async () => {
  const { hall, nominate, look, detail, stranger, programmeId, stageId } = await plantReview();
  const { nomineeId } = await nominate('保密人');
  const worker = await hall.worker();
  for (const scope of [stranger, worker.scope]) {
    expect(await look('nominees', scope, { limit: 50 })).toMatchObject({ items: [], total: 0 });
    await expect(detail(nomineeId, scope)).rejects.toEqual(refusal('review.noNominee'));
    const desk = await look<DeskView>('desk', scope);
    expect([desk.waiting, desk.own]).toEqual([[], []]);
  }
  await expect(look('desk', hall.visitor())).rejects.toMatchObject({ status: 401 });
  const view = await hall.inside({ programmeId, stageId }, async (context) => {
    const { reviewService } = await import('./service.ts');
    return reviewService.hallView(context);
  });
  expect(JSON.stringify(view)).not.toContain('保密人');
});

test('whom to nominate is found on the roster of one’s own unions alone', async () => {
  const { hall, look, primary, stranger } = await plantReview();
  const person = await hall.worker('王晓光');
  const find = async (scope: Scope, query: object) => {
    const view = await look<NominationView>('nomination', scope, { group: '', q: '', ...query });
    return { people: view.people.map(({ personId, unitId }) => [personId, unitId]), units: view.units.length };
  };
  const here = [person.id, hall.eastPrimary.id];
  expect(await find(primary, { group: 'city', q: '王晓光' })).toEqual({ people: [here], units: 0 });
  expect(await find(primary, { group: 'team' })).toEqual({ people: [], units: 1 });
  // Nothing asked lists nobody: the roster is not to be leafed through here.
  expect(await find(primary, { group: 'city' })).toEqual({ people: [], units: 0 });
  for (const scope of [stranger, person.scope]) {
    expect(await find(scope, { group: 'city', q: '王晓光' })).toEqual({ people: [], units: 0 });
    expect(await find(scope, { group: 'team' })).toEqual({ people: [], units: 0 });
  }
});

test('the desk shows each officer what waits for them, the most urgent first', async () => {
  const { nominate, take, look, primary, district, city } = await plantReview();
  const { nomineeId } = await nominate();
  const waiting = async (scope: Scope) => (await look<DeskView>('desk', scope)).waiting.map(({ id }) => id);
  expect(await waiting(primary)).toEqual([nomineeId]);
  await take('approve', { step: 'vote', nominees: [{ nomineeId, vote }] });
  await take('approve', { step: 'notice', nominees: [{ nomineeId, notice }] });
  expect(await waiting(primary)).toEqual([]);
  expect(await waiting(district)).toEqual([nomineeId]);
  expect(await look('nominees', city, { limit: 50, mine: true })).toMatchObject({ total: 1 });
});

test('the list is settled within its plan, ordered, and goes on with the reserve behind', async () => {
  const { hall, programmeId, stageIds, nominate, climb, take, look, district } = await plantReview();
  const nominees = [
    await nominate('甲', { categories: [] }),
    await nominate('乙', { categories: [] }),
    await nominate('丙'),
  ];
  const ids = nominees.map(({ nomineeId }) => nomineeId);
  await expect(take('settle', {}, district)).rejects.toEqual(refusal('review.notSettled'));
  for (const id of ids) await climb(id);
  await expect(take('order', { group: 'city', nomineeIds: ids.slice(1) }, district)).rejects.toEqual(
    refusal('review.badOrder'),
  );
  await take('order', { group: 'city', nomineeIds: ids }, district);
  const board = await look<{ plan: { ok: boolean; words: string[] }[] }>('board', district);
  expect(board.plan.filter(({ ok }) => !ok).map(({ words }) => words[0])).toEqual([
    '市级劳模·一线职工：2 名中 0 名，不少于 45%（1 名）',
  ]);
  await expect(take('settle', {}, district)).rejects.toEqual(refusal('review.notSettled'));
  const [first = '', second = '', third = ''] = ids;
  await take('order', { group: 'city', nomineeIds: [third, first, second] }, district);
  expect(await take('settle', {}, district)).toEqual({ recommended: 2, reserve: 1 });

  const handed = await hall.inside({ programmeId, stageId: stageIds[1] ?? '' }, ({ host }) => host.subjects());
  expect(handed.map(({ id, result }) => [id, result?.rank])).toEqual([
    [third, 1],
    [first, 2],
    [second, 3],
  ]);
  await expect(nominate('丁')).rejects.toEqual(refusal('review.settled'));
  expect(await hall.facts(programmeId)).toMatchObject({ nominations: 3 });
});

test('later stages call its groups by their names, not by their keys', () => {
  expect(reviewService.groups?.(reviewManifest.settings.parse({ steps, groups }))).toEqual([
    { key: 'city', words: ['市级劳模', '市级劳模'] },
    { key: 'team', words: ['模范集体', '模范集体'] },
  ]);
});

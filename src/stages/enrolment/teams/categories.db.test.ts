import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

const categories = [
  { key: 'solo', label: '独唱', least: 1, most: 1 },
  { key: 'choir', label: '合唱', least: 3, most: 80 },
];

/** A contest in two categories, whose teams go on to a rehearsal. */
async function plantContest() {
  const hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: { categories } },
    { kind: 'sessions' },
  ]);
  const [stageId = '', next = ''] = stageIds;
  const enrol = async (name: string, team: object) => {
    const captain = await hall.worker(name);
    return hall.act(captain.scope, { kind: 'enrolment', stageId, name: 'enrol' }, { team });
  };
  const handedOn = () => hall.inside({ programmeId, stageId: next }, ({ host }) => host.subjects());
  return { hall, enrol, handedOn, programmeId, stageId, next };
}

test('a team competes in a category of its size, and goes on in it', async () => {
  const { hall, enrol, handedOn, programmeId, next } = await plantContest();
  await enrol('独唱者', { name: '我爱祖国', category: 'solo', members: [] });
  await enrol('领队', { name: '晨光合唱队', category: 'choir', members: [{ name: '甲' }, { name: '乙' }] });
  const teams = (await handedOn()).filter(({ kind }) => kind === 'team');
  expect(teams.map(({ result }) => result?.group).sort()).toEqual(['choir', 'solo']);
  const cards = await hall.inside({ programmeId, stageId: next }, ({ host }) => host.cards(teams));
  expect(cards.map(({ title, group, people }) => [title, group, people.length]).sort()).toEqual([
    ['我爱祖国', 'solo', 1],
    ['晨光合唱队', 'choir', 3],
  ]);
});

test('a category is asked for, and its size holds', async () => {
  const { enrol } = await plantContest();
  const members = [{ name: '甲' }];
  await expect(enrol('一', { name: '队', members })).rejects.toEqual(refusal('enrolment.unknownCategory'));
  await expect(enrol('二', { name: '队', category: 'dance', members })).rejects.toEqual(
    refusal('enrolment.unknownCategory'),
  );
  await expect(enrol('三', { name: '队', category: 'choir', members })).rejects.toEqual(refusal('enrolment.teamSize'));
  await expect(enrol('四', { name: '队', category: 'solo', members })).rejects.toEqual(refusal('enrolment.teamSize'));
});

test('who sings alone may sing in a choir too, but in one choir only', async () => {
  const { hall, enrol, handedOn, programmeId, stageId } = await plantContest();
  const singer = await hall.worker('歌者', { phone: '+8613900001111' });
  const choir = (name: string) => ({
    ...{ name, category: 'choir' },
    members: [{ name: '歌者', phone: '13900001111' }, { name: '甲' }],
  });
  await enrol('领队一', choir('一队'));
  await expect(enrol('领队二', choir('二队'))).rejects.toEqual(refusal('enrolment.teamMemberTwice'));
  const take = (name: string, input: object = {}) =>
    hall.act(singer.scope, { kind: 'enrolment', stageId, name }, input);
  const solo = { name: '独唱', category: 'solo', members: [] };
  const form = await hall.look(singer.scope, { kind: 'enrolment', stageId, name: 'form' });
  expect(form).toMatchObject({ mine: null, possible: true });
  expect(await take('enrol', { team: solo })).toMatchObject({ state: 'admitted', team: { name: '独唱' } });
  expect(await take('enrol', { team: solo })).toMatchObject({ state: 'admitted', team: { name: '独唱' } });
  const standing = async () => (await handedOn()).filter(({ kind, id }) => kind === 'team' || id === singer.id).length;
  expect(await standing()).toBe(3);
  expect((await hall.facts(programmeId)).enrolments).toBe(4);

  // The solo given back, the choir's singer still stands in what follows.
  await take('cancel');
  expect(await standing()).toBe(2);
});

test('a team of one’s own in the category of the choir one sings in is refused', async () => {
  const { hall, enrol, stageId } = await plantContest();
  const singer = await hall.worker('歌者', { phone: '+8613900002222' });
  const members = [{ name: '歌者', phone: '13900002222' }, { name: '甲' }];
  await enrol('领队一', { name: '一队', category: 'choir', members });
  const own = { name: '二队', category: 'choir', members: [{ name: '乙' }, { name: '丙' }] };
  await expect(hall.act(singer.scope, { kind: 'enrolment', stageId, name: 'enrol' }, { team: own })).rejects.toEqual(
    refusal('enrolment.teamMemberTwice'),
  );
});

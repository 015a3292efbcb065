import { act, DAY_MS, daysBefore, look } from '../../../running/service.ts';
import { listPanel } from '../judging/service.ts';
import { type Making, scopeOf } from '../making/service.ts';
import { type DemoTeam, demoTeams, songMark } from './rules.ts';

const HOUR_MS = 3_600_000;

interface Listed {
  entries: { entryId: string; title: string }[];
}

/** Captains of the organiser's unions enrol their teams, whose members they name. */
export async function enrolTeams(made: Making, teams: readonly DemoTeam[], daysAgo: number): Promise<void> {
  let at = 0;
  for (const { name, category, size } of teams) {
    const [captain, ...members] = made.here.slice(at, at + size);
    at += size;
    if (!captain) return;
    await act(made, 'teams', {
      ...{ name: 'enrol', as: scopeOf(made, { name: captain.name, personId: captain.id }), daysAgo },
      input: { team: { name, category, members: members.map((member) => ({ name: member.name })) } },
    });
  }
}

/** Judges are invited and the round starts. @returns who judges */
export async function openRound(made: Making, key: string, daysAgo: number) {
  const panel = listPanel(made);
  for (const { name: _, ...who } of panel) await act(made, key, { name: 'invite', daysAgo, input: who });
  await act(made, key, { name: 'start', daysAgo });
  return panel.map((who) => scopeOf(made, who));
}

/** Every judge marks one act, or all of them. */
async function mark(
  made: Making,
  key: string,
  { as, turn, daysAgo }: { as: ReturnType<typeof scopeOf>; turn: number; daysAgo: number },
  entries: Listed['entries'],
) {
  const [first] = entries;
  if (!first) return;
  const { criteria } = await look<{ criteria: { key: string }[] }>(made, key, {
    name: 'sheet',
    as,
    input: { entryId: first.entryId },
  });
  for (const { entryId, title } of entries) {
    const place = demoTeams.findIndex(({ name }) => name === title);
    const marks = Object.fromEntries(criteria.map((each, at) => [each.key, songMark(place, ((turn + at) % 5) / 5)]));
    await act(made, key, { name: 'mark', as, daysAgo, input: { entryId, version: 0, marks, comment: '' } });
  }
}

/** A round heard from recordings: every judge marks everything. */
export async function hear(made: Making, key: string, daysAgo: number): Promise<void> {
  const judges = await openRound(made, key, daysAgo);
  for (const [turn, as] of judges.entries()) {
    const { entries } = await look<Listed>(made, key, { name: 'desk', as });
    await mark(made, key, { as, turn, daysAgo }, entries);
  }
}

/** A round in a hall: acts are called one by one, and their scores shown once none is held any more. */
export async function perform(made: Making, key: string, daysAgo: number): Promise<void> {
  const judges = await openRound(made, key, daysAgo);
  const [first] = judges;
  if (!first) return;
  const { entries } = await look<Listed>(made, key, { name: 'desk', as: first });
  for (const entry of entries) {
    await act(made, key, { name: 'callAct', daysAgo, input: { entryId: entry.entryId } });
    for (const [turn, as] of judges.entries()) await mark(made, key, { as, turn, daysAgo }, [entry]);
  }
  await act(made, key, { name: 'callAct', daysAgo, input: { entryId: null } });
  for (const { entryId } of entries) await act(made, key, { name: 'showScore', daysAgo, input: { entryId } });
}

/** The award show: told some days before, two hours of an afternoon, with people signed in at the door. */
export async function stageShow(made: Making, daysAgo: number): Promise<void> {
  const startsAt = new Date(daysBefore(made.now, daysAgo).getTime() + 3 * HOUR_MS);
  const { id: sessionId } = await act<{ id: string }>(made, 'show', {
    ...{ name: 'addSession', daysAgo: daysAgo + 3 },
    input: {
      ...{ title: '颁奖演出', venue: '首都工人文化宫剧场' },
      ...{ startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS) },
    },
  });
  const came = made.here.map(({ id }) => id);
  const atTheDoor = (made.now.getTime() - startsAt.getTime()) / DAY_MS;
  await act(made, 'show', { name: 'handIn', daysAgo: atTheDoor, input: { sessionId, personIds: came } });
}

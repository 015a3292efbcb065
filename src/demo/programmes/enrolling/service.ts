import { isWithin } from '../../../kernel/unit-path.ts';
import type { DemoPerson } from '../../people/contract.ts';
import type { Dice } from '../../rules.ts';
import { dayOnce, earlier, later, type Made, type MadeStage, put, type Work } from '../writing/service.ts';

/** Demo workers (by their place in the roster) who are surely in, so that their pages show something. */
const surelyIn: Readonly<Record<string, readonly number[]>> = {
  'riders-chaoyang': [0],
  'drivers-fengtai': [1],
  'kite-chaoyang': [2],
  'apprentice-chaoyang': [1, 2],
  'first-aid-shijingshan': [0],
  'teachers-forum': [2],
  'deeds-capital': [1],
};

/** People who would come to a programme: of its kinds of worker, first of all from the unit that holds it. */
export function audienceOf(work: Work, { programme, unit, dice }: Made, count: number): DemoPerson[] {
  if (count === 0) return [];
  const kinds = programme.workerKinds ?? [];
  const sure = (surelyIn[programme.key] ?? []).flatMap((index) => work.people[index] ?? []);
  const fitting = peopleOf(work, kinds);
  const isOwn = (person: DemoPerson) =>
    (isWithin(person.unit.path, unit.path) || person.unit.industryId === unit.id) && !sure.includes(person);
  const own = unit.parentId === null ? fitting.filter((person) => !sure.includes(person)) : fitting.filter(isOwn);
  const chosen = dice.some(own, Math.ceil(count * 0.85));
  if (chosen.length < count) {
    const taken = new Set([...sure, ...chosen]);
    const others = fitting.filter((person) => !taken.has(person));
    chosen.push(...dice.some(others, count - chosen.length));
  }
  return mixed(dice, [...sure, ...chosen].slice(0, count));
}

/** Members of any of these kinds, or all where none is named; looked for once for each set of kinds. */
function peopleOf({ people, fitting }: Work, kinds: readonly string[]): readonly DemoPerson[] {
  if (kinds.length === 0) return people;
  const key = kinds.join();
  const known = fitting.get(key) ?? people.filter((person) => person.workerKinds.some((kind) => kinds.includes(kind)));
  fitting.set(key, known);
  return known;
}

function mixed(dice: Dice, people: DemoPerson[]): DemoPerson[] {
  return dice.some(people, people.length);
}

/** Lets people ask for places, in their order: those admitted, those who wait, some who gave their place back. */
export function enrol(work: Work, made: Made, stage: MadeStage): DemoPerson[] {
  const { federationId, now, pile } = work;
  const { programme, dice, publishedAt } = made;
  const seats = programme.seats ?? null;
  const asked = publishedAt
    ? seats === null
      ? (programme.taken ?? 0)
      : Math.round(seats * (programme.taken ?? 0))
    : 0;
  const people = audienceOf(work, made, asked);
  const isOver = earlier(made.startsAt, now) === made.startsAt;
  const gone = people.length > 20 ? Math.round(asked * 0.04) : 0;
  const from = publishedAt ?? now;
  const until = earlier(later(now, -5), stage.closesAt ?? made.startsAt);
  const span = Math.max(1, Math.floor((until.getTime() - from.getTime()) / 60_000));
  const times = people.map(() => dice.between(0, span - 1)).sort((a, b) => a - b);
  const day = dayOnce();
  let taken = 0;
  let waiting = 0;
  const rows = people.map((person, index) => {
    const at = later(from, times[index] ?? 0);
    const isKnown = work.people.indexOf(person) < 3;
    const isGone = index >= people.length - gone && !isKnown;
    const isAsking = programme.approval === true && !isOver && index % 5 === 4;
    const state = isGone
      ? 'cancelled'
      : isAsking
        ? 'requested'
        : seats === null || taken < seats
          ? 'admitted'
          : 'waiting';
    if (state === 'admitted') taken += 1;
    if (state === 'waiting') waiting += 1;
    const admissionId = state === 'admitted' || state === 'cancelled' ? dice.id() : null;
    return { person, at, state, admissionId, id: dice.id(), seq: index + 1 };
  });
  put(pile, 'enrolmentBooks', [{ federationId, stageId: stage.id, seats, taken, waiting, nextSeq: rows.length + 1 }]);
  put(
    pile,
    'enrolments',
    rows.map(({ person, at, state, admissionId, id, seq }) => ({
      federationId,
      id,
      stageId: stage.id,
      subjectKind: 'person',
      subjectId: person.id,
      personId: person.id,
      unitId: person.unit.id,
      places: 1,
      state,
      seq,
      answers: {},
      requestedAt: at,
      decidedAt: state === 'cancelled' ? later(at, 4) : state === 'admitted' ? at : null,
      admissionId,
    })),
  );
  put(
    pile,
    'enrolmentChanges',
    rows.flatMap(({ person, at, state, admissionId, id }) => {
      const first = { federationId, enrolmentId: id, at, actorId: person.id, fromState: null };
      const asksFirst = { ...first, id: admissionId ?? dice.id(), toState: admissionId ? 'admitted' : state };
      const leaves = { ...first, id: dice.id(), at: later(at, 4), fromState: 'admitted', toState: 'cancelled' };
      return state === 'cancelled' ? [asksFirst, leaves] : [asksFirst];
    }),
  );
  for (const { person, at, state, admissionId } of rows) {
    if (!admissionId) continue;
    const source = { kind: 'enrolment', id: admissionId };
    pile.facts.push({ ...factOf(made, stage), indicator: 'enrolments', personId: person.id, day: day(at), source });
    if (state === 'cancelled') pile.reversed.push(source);
  }
  const admitted = rows.filter(({ state }) => state === 'admitted');
  handOn(
    work,
    made,
    stage,
    admitted.map(({ person, at }) => ({ person, at })),
  );
  return admitted.map(({ person }) => person);
}

/** What all facts of a stage have in common. */
export function factOf({ unit, id, campaignId }: Made, stage: MadeStage) {
  return { unitId: unit.id, programmeId: id, campaignId, stageId: stage.id, amount: 1 };
}

/** Hands people to the stages that take from this one. */
export function handOn(
  { pile, federationId }: Work,
  { stages }: Made,
  stage: MadeStage,
  arrivals: readonly { person: DemoPerson; at: Date }[],
): void {
  const once = new Map(arrivals.map((arrival) => [arrival.person.id, arrival]));
  for (const receiver of stages.filter(({ takesFrom }) => takesFrom === stage.id)) {
    put(
      pile,
      'stageSubjects',
      [...once.values()].map(({ person, at }) => ({
        federationId,
        stageId: receiver.id,
        subjectKind: 'person',
        subjectId: person.id,
        fromStageId: stage.id,
        handedAt: at,
      })),
    );
  }
}

import type { Why } from '../../../kernel/why.ts';
import { findClash, type Hold, type HoldKind } from '../../../registries/holds/rules.ts';
import {
  dropHeld,
  type Holder,
  keepHeld,
  listHeldElsewhere,
  type NewHold,
  OvertakenError,
} from '../../../registries/holds/service.ts';
import type { StageContext } from '../../service.ts';
import type { Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { type Key, listPlaced, lockBooks } from '../queries.ts';
import { listMembers } from '../teams/queries.ts';
import { words } from '../words.ts';
import { holdOf } from './rules.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

const holderOf = (context: Context): Holder => ({ ...keyOf(context), kind: 'enrolment' });

interface Asking {
  subject: { kind: string; id: string };
  personId: string;
  wishes: readonly string[];
}

/** What somebody may still have here beside what they have elsewhere. */
export interface Free {
  /** Those of their wishes that clash with nothing; where there are no batches, the wishes as they are. */
  wishes: readonly string[];
  /** Why there is nothing left that they could have. */
  clash: Clash | undefined;
}

interface Clash {
  because: 'sameTime' | 'sameKind';
  /** What the other is, and what it is called. */
  kind: HoldKind;
  other: string;
}

/** Whether the stage watches for what its people have elsewhere. */
export const isWatching = ({ stage: { settings } }: Context) => settings.noClash || settings.oneOf !== '';

function holdIn({ stage, scope, now }: Context, batch: string | null): Hold | undefined {
  return holdOf(stage.settings, batch, { beginsAt: stage.beginsAt, endsAt: stage.endsAt, zone: scope.zone, now });
}

/** Who is meant by a request: the person, or of a team everybody whom we know. */
async function personsOf({ trx, stage }: Context, asking: readonly Asking[]): Promise<(row: Asking) => string[]> {
  const teamIds = asking.flatMap(({ subject }) => (subject.kind === 'team' ? [subject.id] : []));
  const members = Map.groupBy(await listMembers(trx, stage.federationId, teamIds), ({ teamId }) => teamId);
  return ({ subject, personId }) => [
    ...new Set([personId, ...(members.get(subject.id) ?? []).flatMap((member) => member.personId ?? [])]),
  ];
}

/**
 * What each of these may have here beside the places that they have in other stages which watch for two at once, or for
 * one of a kind a year.
 */
export async function freeOf<Row extends Asking>(
  context: Context,
  asking: readonly Row[],
): Promise<(row: Row) => Free> {
  const free = ({ wishes }: Asking): Free => ({ wishes, clash: undefined });
  if (!isWatching(context) || asking.length === 0) return free;
  const personIdsOf = await personsOf(context, asking);
  const held = await listHeldElsewhere(context.trx, holderOf(context), asking.flatMap(personIdsOf));
  if (held.length === 0) return free;
  const titles = await context.host.occasions([...new Set(held.map(({ stageId }) => stageId))]);
  const byPerson = Map.groupBy(held, ({ personId }) => personId);
  const isBatched = context.stage.settings.batches.length > 0;
  return (row) => {
    const elsewhere = personIdsOf(row).flatMap((personId) => byPerson.get(personId) ?? []);
    const clashIn = (batch: string | null) => {
      const hold = holdIn(context, batch);
      return hold && findClash(hold, elsewhere);
    };
    const lots = isBatched ? row.wishes : [null];
    const [first] = lots.map(clashIn).filter((clash) => clash !== undefined);
    const wishes = isBatched ? row.wishes.filter((wish) => !clashIn(wish)) : row.wishes;
    const isNone = isBatched ? wishes.length === 0 : first !== undefined;
    if (!isNone || !first) return { wishes, clash: undefined };
    const { kind, stageId } = first.with;
    return { wishes, clash: { because: first.because, kind, other: titles.get(stageId)?.title ?? '' } };
  };
}

/** The refusal that names the other place. */
export function refusalOfClash({ because, kind, other }: Clash) {
  if (because === 'sameKind') return enrolmentRefusals.oneOfKind({ other });
  return kind === 'appointment' ? enrolmentRefusals.booked({ other }) : enrolmentRefusals.clash({ other });
}

/** The same as a line among others that the person reads. */
export function whyOfClash({ because, kind, other }: Clash): Why {
  const sameTime = kind === 'appointment' ? words.booked : words.sameTime;
  const [zh, en] = because === 'sameTime' ? sameTime : words.sameKind;
  return { ok: false, words: [zh(other), en(other)] };
}

/**
 * The same where officers read it too, in the words of somebody else. What a person has booked elsewhere (legal advice, a
 * doctor) is theirs to tell: a place is named, an appointment is not.
 */
export function noteOfClash({ because, kind, other }: Clash): Why {
  if (kind === 'appointment') return { ok: false, words: words.busyThen };
  const [zh, en] = because === 'sameTime' ? words.placeThen : words.placeOfKind;
  return { ok: false, words: [zh(other), en(other)] };
}

interface Placed {
  id: string;
  subjectKind: string;
  subjectId: string;
  personId: string;
  batch: string | null;
}

async function holdsOf(context: Context, rows: readonly Placed[]): Promise<NewHold[]> {
  const asking = rows.map((row) => ({
    ...row,
    ...{ subject: { kind: row.subjectKind, id: row.subjectId }, wishes: [] },
  }));
  const personIdsOf = await personsOf(context, asking);
  return asking.flatMap((row) => {
    const hold = holdIn(context, row.batch);
    return hold ? personIdsOf(row).map((personId) => ({ sourceId: row.id, personId, ...hold })) : [];
  });
}

/**
 * Keeps what these places hold; the database is the referee between stages.
 * @throws what makes the transaction run again, where somebody got another place meanwhile
 */
export async function keepHolds(context: Context, rows: readonly Placed[]): Promise<void> {
  if (!isWatching(context) || rows.length === 0) return;
  const holds = await holdsOf(context, rows);
  await dropHolds(
    context,
    rows.map(({ id }) => id),
  );
  if ((await keepHeld(context.trx, holderOf(context), holds)) < holds.length) throw new OvertakenError();
}

/**
 * Brings what places hold up to date with other settings or times. Who has two by then keeps both: it was not theirs to
 * avoid, and each is told of a new time.
 */
export async function arrangeHolds(context: Context): Promise<void> {
  const key = keyOf(context);
  await lockBooks(context.trx, key);
  const rows = await listPlaced(context.trx, key);
  await dropHolds(
    context,
    rows.map(({ id }) => id),
  );
  await keepHeld(context.trx, holderOf(context), await holdsOf(context, rows));
}

/** Lets go of what places held that are given back. */
export async function dropHolds(context: Context, enrolmentIds: readonly string[]): Promise<void> {
  await dropHeld(context.trx, keyOf(context), enrolmentIds);
}

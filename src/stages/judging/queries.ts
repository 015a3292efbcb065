import { actorOf, findPersonId } from '../../people/access/rules.ts';
import type { Trx } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { StageContext } from '../service.ts';
import { type RoundState, roundStates } from './contract.ts';
import { judgingRefusals } from './errors.ts';
import type { TieDecision } from './promotion/rules.ts';
import type { Settings } from './settings/contract.ts';

export type Context = StageContext<Settings>;

export interface Key {
  federationId: string;
  stageId: string;
}
export const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** Codes are shown with as many digits as the largest of a contest of hundreds has. */
const CODE_DIGITS = 3;
export const sayCode = (code: number | null): string => (code === null ? '' : String(code).padStart(CODE_DIGITS, '0'));

export interface Round {
  state: RoundState;
  startedAt: Date | null;
  closedAt: Date | null;
  releasedAt: Date | null;
  edition: number;
  tieDecision: TieDecision;
  actId: string | null;
}

function selectRound(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingRounds')
    .select(['state', 'startedAt', 'closedAt', 'releasedAt', 'edition', 'tieDecision', 'actId'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId);
}

function roundOf(row: Awaited<ReturnType<ReturnType<typeof selectRound>['executeTakeFirstOrThrow']>>): Round {
  return { ...row, state: row.state as RoundState, tieDecision: row.tieDecision as object as TieDecision };
}

export async function getRound(context: Context): Promise<Round> {
  return roundOf(await selectRound(context.trx, keyOf(context)).executeTakeFirstOrThrow());
}

/** Holds the round: `share` while marks are written, so that it cannot close in between; `update` to change its state. */
export async function lockRound(context: Context, mode: 'share' | 'update'): Promise<Round> {
  const query = selectRound(context.trx, keyOf(context));
  return roundOf(await (mode === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirstOrThrow());
}

/** Locks the round for a step that only these states allow. @throws judging.wrong-state, result-fixed */
export async function lockIn(context: Context, ...states: RoundState[]): Promise<Round> {
  const round = await lockRound(context, 'update');
  if (states.includes(round.state)) return round;
  if (round.state === 'released') throw judgingRefusals.resultFixed();
  throw judgingRefusals.wrongState({ state: roundStates[round.state] });
}

export async function setRound(
  context: Context,
  changes: Partial<{
    state: RoundState;
    startedAt: Date;
    closedAt: Date | null;
    releasedAt: Date;
    edition: number;
    tieDecision: TieDecision;
    actId: string | null;
  }>,
): Promise<void> {
  const { tieDecision, ...rest } = changes;
  await context.trx
    .updateTable('judgingRounds')
    .set({ ...rest, ...(tieDecision ? { tieDecision: JSON.stringify(tieDecision) } : {}) })
    .where('federationId', '=', context.stage.federationId)
    .where('stageId', '=', context.stage.id)
    .execute();
}

export interface Happening {
  kind: string;
  judgeId?: string | undefined;
  entryId?: string | undefined;
  reason?: string | undefined;
  detail?: object;
}

/** Appends to the round's history, in the transaction that it tells of. */
export async function keepHistory(context: Context, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return;
  const actor = actorOf(context.scope);
  await context.trx
    .insertInto('judgingHistory')
    .values(
      happenings.map(({ kind, judgeId, entryId, reason = '', detail = {} }) => ({
        federationId: context.stage.federationId,
        id: newId(),
        stageId: context.stage.id,
        at: context.now,
        kind,
        actorId: actor.id ?? null,
        actorName: actor.name,
        judgeId: judgeId ?? null,
        entryId: entryId ?? null,
        reason,
        detail: JSON.stringify(detail),
      })),
    )
    .execute();
}

/** The account and person that ask, where somebody signed in. */
export function askerOf({ scope }: Pick<Context, 'scope'>): { accountId?: string; personId?: string } {
  const personId = findPersonId(scope);
  return {
    ...(scope.actor.kind === 'account' ? { accountId: scope.actor.id } : {}),
    ...(personId ? { personId } : {}),
  };
}

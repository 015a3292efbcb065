import { sql } from 'kysely';
import type { UnitPath } from '../../kernel/unit-path.ts';
import type { Trx } from '../../platform/db/connect.ts';
import type { Level } from './contract.ts';
import type { NomineeMove, NomineeState } from './course/rules.ts';

export interface Key {
  federationId: string;
  stageId: string;
}

/** Whether the list is settled; locked where it is about to change. */
export async function getBoard(trx: Trx, { federationId, stageId }: Key, { lock = false } = {}) {
  const query = trx
    .selectFrom('reviewBoards')
    .select(['settledAt'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId);
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

export type NomineeRow = Awaited<ReturnType<ReturnType<typeof selectNominees>['execute']>>[number];

/** Nominees with the union that nominates, and the paths of that union and of its superior. */
export function selectNominees(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('reviewNominees as nominee')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'nominee.federationId').onRef('units.id', '=', 'nominee.unitId'),
    )
    .select([
      'nominee.id',
      'nominee.groupKey',
      'nominee.kind',
      'nominee.personId',
      'nominee.unitId',
      'nominee.name',
      'nominee.about',
      'nominee.categories',
      'nominee.deedsShort',
      'nominee.deedsLong',
      'nominee.state',
      'nominee.step',
      'nominee.dueOn',
      'nominee.rank',
      'nominee.version',
      'nominee.createdAt',
      'nominee.updatedAt',
      'units.name as unitName',
      'units.path as unitPath',
    ])
    .where('nominee.federationId', '=', federationId)
    .where('nominee.stageId', '=', stageId)
    .$narrowType<{ state: NomineeState; kind: 'individual' | 'collective'; unitPath: UnitPath }>();
}

/** These nominees, held until the transaction ends, in one order whatever order they are asked in. */
export function lockNominees(trx: Trx, key: Key, ids: readonly string[]) {
  return selectNominees(trx, key)
    .where('nominee.id', 'in', [...ids])
    .orderBy('nominee.id')
    .forUpdate('nominee')
    .execute();
}

/** A unit by the path above another: the superior of a path, or the path itself at the top. */
export const superiorPath = (path: UnitPath): UnitPath => {
  const cut = path.lastIndexOf('.');
  return cut === -1 ? path : path.slice(0, cut);
};

/** Names of units by path. */
export async function namesOfPaths(trx: Trx, federationId: string, paths: readonly UnitPath[]) {
  if (paths.length === 0) return new Map<string, string>();
  const rows = await trx
    .selectFrom('units')
    .select(['path', 'name'])
    .where('federationId', '=', federationId)
    .where('path', 'in', [...new Set(paths)])
    .execute();
  return new Map(rows.map(({ path, name }) => [path, name]));
}

interface MoveLine {
  nomineeId: string;
  move: NomineeMove | 'nominate' | 'correct' | 'opine' | 'order';
  step: number;
  level?: Level | undefined;
  reason?: string | undefined;
  detail?: object;
}

/** Appends lines to the history of nominees, many in one statement. */
export async function keepMoves(
  trx: Trx,
  {
    federationId,
    lines,
    actor,
    now,
    newId,
  }: {
    federationId: string;
    lines: readonly MoveLine[];
    actor: { id?: string | undefined; name: string };
    now: Date;
    newId: () => string;
  },
): Promise<void> {
  if (lines.length === 0) return;
  await trx
    .insertInto('reviewMoves')
    .values(
      lines.map(({ nomineeId, move, step, level, reason, detail = {} }) => ({
        federationId,
        id: newId(),
        nomineeId,
        at: now,
        actorId: actor.id ?? null,
        actorName: actor.name,
        move,
        step,
        level: level ?? null,
        reason: reason ?? null,
        detail: JSON.stringify(detail),
      })),
    )
    .execute();
}

/** The levels for which an account has decided, by nominee. */
export async function listLevelsOf(trx: Trx, { federationId }: Key, actorId: string, nomineeIds: readonly string[]) {
  const rows = await trx
    .selectFrom('reviewMoves')
    .select(['nomineeId', 'level'])
    .distinct()
    .where('federationId', '=', federationId)
    .where('actorId', '=', actorId)
    .where('nomineeId', 'in', [...nomineeIds])
    .where('move', 'in', ['approve', 'return', 'reject'])
    .execute();
  return Map.groupBy(rows, ({ nomineeId }) => nomineeId);
}

/** Opinions on these nominees at one step. */
export function listOpinions(trx: Trx, { federationId }: Key, nomineeIds: readonly string[]) {
  if (nomineeIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('reviewOpinions')
    .select(['nomineeId', 'step', 'department', 'verdict', 'document', 'givenOn'])
    .where('federationId', '=', federationId)
    .where('nomineeId', 'in', [...nomineeIds])
    .orderBy('step')
    .orderBy('department')
    .$narrowType<{ verdict: 'agree' | 'disagree' | 'noRecord' }>()
    .execute();
}

/** Sets standing and due day of many nominees in one statement. */
export async function setStandings(
  trx: Trx,
  { federationId }: Key,
  rows: readonly { id: string; state: NomineeState; step: number; dueOn: string | null }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update review_nominees
       set state = told.state, step = told.step, due_on = told.due_on, version = version + 1, updated_at = ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(
        rows.map(({ id, state, step, dueOn }) => ({ id, state, step, due_on: dueOn })),
      )}::jsonb) as told (id uuid, state text, step integer, due_on date)
     where review_nominees.federation_id = ${federationId} and review_nominees.id = told.id`.execute(trx);
}

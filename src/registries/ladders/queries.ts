import { sql } from 'kysely';
import { sumByPerson } from '../../figures/persons/service.ts';
import { actorOf, type Scope } from '../../people/access/rules.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import { ladderRefusals } from './errors.ts';
import { type Rung, rung, type SkillLevel } from './register.ts';

export type Tenant = Pick<Scope, 'federationId'>;

/** Ladders with the path of the unit that keeps them. */
export function selectLadders(db: Db | Trx, { federationId }: Tenant) {
  return db
    .selectFrom('ladders')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'ladders.federationId').onRef('units.id', '=', 'ladders.unitId'),
    )
    .where('ladders.federationId', '=', federationId)
    .select([
      'ladders.id',
      'ladders.unitId',
      'ladders.title',
      'ladders.titleEn',
      'ladders.trade',
      'ladders.tradeCode',
      'ladders.about',
      'ladders.assessor',
      'ladders.rungs',
      'ladders.state',
      'ladders.version',
      'units.name as unitName',
      'units.path as unitPath',
    ])
    .$narrowType<{ state: 'open' | 'closed' }>();
}
type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof selectLadders>['executeTakeFirst']>>>;
export type Ladder = Omit<Row, 'rungs'> & { rungs: Rung[] };

export const ladderOf = (row: Row): Ladder => ({ ...row, rungs: rung.array().parse(row.rungs) });

/** @param lock holds the ladder until the transaction ends: levels are awarded and rungs changed one after the other */
export async function getLadder(
  db: Db | Trx,
  scope: Tenant,
  ladderId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Ladder> {
  if (lock) await lockLadders(db, scope, [ladderId]);
  const row = await selectLadders(db, scope).where('ladders.id', '=', ladderId).executeTakeFirst();
  if (!row) throw ladderRefusals.notFound();
  return ladderOf(row);
}

/** Holds ladders until the transaction ends, always in one order: two who need the same never wait for each other. */
export async function lockLadders(db: Db | Trx, { federationId }: Tenant, ladderIds: readonly string[]): Promise<void> {
  await db
    .selectFrom('ladders')
    .select('id')
    .where('federationId', '=', federationId)
    .where('id', 'in', [...ladderIds])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Programmes whose results and hours count on a ladder. */
export function listLinks(db: Db | Trx, { federationId }: Tenant, ladderId: string) {
  return db
    .selectFrom('ladderLinks')
    .select(['stageId', 'feeds', 'occasion', 'href', 'linkedAt'])
    .where('federationId', '=', federationId)
    .where('ladderId', '=', ladderId)
    .orderBy('linkedAt', 'desc')
    .execute();
}

/** Levels awarded, with the number of their certificate. */
export function selectAwards(db: Db | Trx, { federationId }: Tenant, ladderId: string) {
  return db
    .selectFrom('ladderAwards')
    .leftJoin('certificates', (join) =>
      join
        .onRef('certificates.federationId', '=', 'ladderAwards.federationId')
        .onRef('certificates.sourceId', '=', 'ladderAwards.id')
        .on('certificates.sourceKind', '=', 'ladder-award'),
    )
    .where('ladderAwards.federationId', '=', federationId)
    .where('ladderAwards.ladderId', '=', ladderId)
    .select([
      'ladderAwards.id',
      'ladderAwards.personId',
      'ladderAwards.personName',
      'ladderAwards.unitId',
      'ladderAwards.unitName',
      'ladderAwards.level',
      'ladderAwards.awardedOn',
      'ladderAwards.basis',
      'ladderAwards.resultId',
      'ladderAwards.awardedBy',
      'ladderAwards.revokedOn',
      'ladderAwards.reason',
      'certificates.number as certificate',
    ])
    .$narrowType<{ level: SkillLevel }>();
}
export type AwardRow = Awaited<ReturnType<ReturnType<typeof selectAwards>['execute']>>[number];

/**
 * Results and takings part that hold, of everybody on a ladder or of some. A result that a level of another ladder rests on
 * counts there, wherever its programme is linked to since.
 */
export function listResults(
  db: Db | Trx,
  { federationId }: Tenant,
  { ladderId, personIds }: { ladderId: string; personIds?: readonly string[] },
) {
  let rows = db
    .selectFrom('ladderResults as result')
    .innerJoin('ladderLinks as link', (join) =>
      join.onRef('link.federationId', '=', 'result.federationId').onRef('link.stageId', '=', 'result.stageId'),
    )
    .where('result.federationId', '=', federationId)
    .where('link.ladderId', '=', ladderId)
    .where('result.withdrawnAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ladderAwards as elsewhere')
            .select('elsewhere.id')
            .whereRef('elsewhere.federationId', '=', 'result.federationId')
            .whereRef('elsewhere.resultId', '=', 'result.id')
            .where('elsewhere.revokedOn', 'is', null)
            .where('elsewhere.ladderId', '<>', ladderId),
        ),
      ),
    )
    .select([
      'result.id',
      'result.personId',
      'result.event',
      'result.rank',
      'result.score',
      'result.tier',
      'result.onlyRank',
      'result.onDay',
      'link.occasion',
      'link.href',
    ])
    .orderBy('result.onDay')
    .orderBy('result.id');
  if (personIds)
    rows = rows.where((eb) => eb('result.personId', '=', eb.fn.any(sql<string[]>`${[...personIds]}::uuid[]`)));
  return rows.execute();
}
export type ResultRow = Awaited<ReturnType<typeof listResults>>[number];

/** Training hours that count on a ladder, by person. */
export async function hoursOn(
  db: Db | Trx,
  scope: Tenant,
  { ladderId, personIds }: { ladderId: string; personIds?: readonly string[] },
): Promise<Map<string, number>> {
  const links = await listLinks(db, scope, ladderId);
  const stageIds = [...new Set(links.flatMap(({ feeds }) => feeds))];
  return sumByPerson(db, {
    federationId: scope.federationId,
    indicator: 'training-hours',
    stageIds,
    ...(personIds ? { personIds } : {}),
  });
}

/** Appends to a ladder's history, in the transaction that it tells of. */
export async function keepChange(
  trx: Trx,
  scope: Scope,
  { ladderId, now, kind, detail = {} }: { ladderId: string; now: Date; kind: string; detail?: object },
): Promise<void> {
  const actor = actorOf(scope);
  await trx
    .insertInto('ladderChanges')
    .values({
      federationId: scope.federationId,
      id: newId(),
      ladderId,
      at: now,
      actorId: actor.id ?? null,
      actorName: actor.name,
      kind,
      detail: JSON.stringify(detail),
    })
    .execute();
}

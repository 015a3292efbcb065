import { type ExpressionBuilder, sql } from 'kysely';
import type { UnitPath } from '../kernel/unit-path.ts';
import { type Ability, reachOf, type Scope } from '../people/access/rules.ts';
import type { Db, Trx } from '../platform/db/connect.ts';
import type { Tables } from '../platform/db/tables.ts';
import { programmeRefusals } from './errors.ts';

const programmeColumns = [
  'programmes.id',
  'programmes.template',
  'programmes.title',
  'programmes.titleEn',
  'programmes.summary',
  'programmes.summaryEn',
  'programmes.body',
  'programmes.unitId',
  'programmes.campaignId',
  'programmes.strand',
  'programmes.state',
  'programmes.startsAt',
  'programmes.endsAt',
  'programmes.place',
  'programmes.placeEn',
  'programmes.audience',
  'programmes.fields',
  'programmes.woodcut',
  'programmes.coverFileId',
  'programmes.cancelReason',
  'programmes.publishedAt',
  'programmes.createdAt',
  'programmes.updatedAt',
  'programmes.version',
] as const;

/** Programmes of the scope's federation with the name and path of the owning unit. */
export function selectProgrammes(db: Trx | Db, scope: Pick<Scope, 'federationId'>) {
  return db
    .selectFrom('programmes')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'programmes.federationId').onRef('units.id', '=', 'programmes.unitId'),
    )
    .where('programmes.federationId', '=', scope.federationId)
    .select(programmeColumns)
    .select([
      'units.name as unitName',
      'units.shortName as unitShortName',
      'units.nameEn as unitNameEn',
      'units.path as unitPath',
    ]);
}

export type ProgrammeRow = NonNullable<Awaited<ReturnType<typeof findProgramme>>>;

/** One programme of the federation, whoever asks; the caller judges who may see it. */
export function findProgramme(db: Trx | Db, scope: Pick<Scope, 'federationId'>, id: string) {
  return selectProgrammes(db, scope).where('programmes.id', '=', id).executeTakeFirst();
}

/** The programme that a stage belongs to. */
export function findProgrammeOf(db: Trx | Db, scope: Pick<Scope, 'federationId'>, stageId: string) {
  return selectProgrammes(db, scope)
    .where('programmes.id', '=', (eb) =>
      eb
        .selectFrom('stages')
        .select('programmeId')
        .where('stages.federationId', '=', scope.federationId)
        .where('stages.id', '=', stageId),
    )
    .executeTakeFirst();
}

/** @throws programme.not-found */
export async function getProgramme(
  db: Trx | Db,
  scope: Pick<Scope, 'federationId'>,
  id: string,
): Promise<ProgrammeRow> {
  const programme = await findProgramme(db, scope, id);
  if (!programme) throw programmeRefusals.notFound();
  return programme;
}

/** One programme, locked against other changes until the transaction ends. */
export async function lockProgramme(trx: Trx, scope: Pick<Scope, 'federationId'>, id: string): Promise<ProgrammeRow> {
  const locked = await trx
    .selectFrom('programmes')
    .select('id')
    .where('federationId', '=', scope.federationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) throw programmeRefusals.notFound();
  return getProgramme(trx, scope, id);
}

/** The condition that a unit's path lies within what the scope reaches with an ability. */
export function withinReach(scope: Scope, ability: Ability) {
  const tops = reachOf(scope, ability);
  return (eb: ExpressionBuilder<Tables & { units: Tables['units'] }, 'units'>) =>
    eb.or(tops.map((top: UnitPath) => sql<boolean>`units.path <@ ${top}::ltree`));
}

const stageColumns = [
  'stages.id',
  'stages.programmeId',
  'stages.kind',
  'stages.key',
  'stages.position',
  'stages.title',
  'stages.titleEn',
  'stages.settings',
  'stages.takesFrom',
  'stages.alsoFrom',
  'stages.opensAt',
  'stages.closesAt',
  'stages.version',
] as const;

export type StageRow = NonNullable<Awaited<ReturnType<typeof findStage>>>;

/** Ids of the stages that a stage takes from; none where anyone of the audience may come. */
export const feedsOf = ({ takesFrom, alsoFrom }: Pick<StageRow, 'takesFrom' | 'alsoFrom'>): string[] =>
  takesFrom === null ? [] : [takesFrom, ...alsoFrom];

/** The stages of a programme in their order. */
export function listStages(db: Trx | Db, scope: Pick<Scope, 'federationId'>, programmeId: string) {
  return db
    .selectFrom('stages')
    .select(stageColumns)
    .where('federationId', '=', scope.federationId)
    .where('programmeId', '=', programmeId)
    .orderBy('position')
    .execute();
}

export function findStage(db: Trx | Db, scope: Pick<Scope, 'federationId'>, id: string) {
  return db
    .selectFrom('stages')
    .select(stageColumns)
    .where('federationId', '=', scope.federationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Units credited beside the owner. */
export function listProgrammeUnits(db: Trx | Db, scope: Pick<Scope, 'federationId'>, programmeId: string) {
  return db
    .selectFrom('programmeUnits')
    .innerJoin('units', (join) =>
      join
        .onRef('units.federationId', '=', 'programmeUnits.federationId')
        .onRef('units.id', '=', 'programmeUnits.unitId'),
    )
    .select(['units.id', 'units.name', 'units.nameEn', 'programmeUnits.part'])
    .where('programmeUnits.federationId', '=', scope.federationId)
    .where('programmeUnits.programmeId', '=', programmeId)
    .orderBy('units.name')
    .execute();
}

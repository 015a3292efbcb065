import { sql } from 'kysely';
import type { Scope } from '../people/access/rules.ts';
import type { Db, Trx } from '../platform/db/connect.ts';
import type { BriefDraft } from './contract.ts';

/** Briefs of the scope's federation with the names of unit and programme. */
export function selectBriefs(db: Db | Trx, { federationId }: Pick<Scope, 'federationId'>) {
  return db
    .selectFrom('briefs')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'briefs.federationId').onRef('units.id', '=', 'briefs.unitId'),
    )
    .leftJoin('programmes', (join) =>
      join
        .onRef('programmes.federationId', '=', 'briefs.federationId')
        .onRef('programmes.id', '=', 'briefs.programmeId'),
    )
    .where('briefs.federationId', '=', federationId)
    .select([
      'briefs.id',
      'briefs.unitId',
      'units.name as unitName',
      'units.path as unitPath',
      'briefs.programmeId',
      'programmes.title as programmeTitle',
      'briefs.state',
      'briefs.year',
      'briefs.issueNumber',
      'briefs.totalNumber',
      'briefs.createdAt',
      'briefs.updatedAt',
      'briefs.issuedAt',
      'briefs.version',
    ])
    .select(sql<string>`briefs.document ->> 'headline'`.as('headline'))
    .$narrowType<{ state: 'draft' | 'issued' }>();
}

export function findBrief(db: Db | Trx, scope: Pick<Scope, 'federationId'>, id: string) {
  return selectBriefs(db, scope)
    .select('briefs.document')
    .where('briefs.id', '=', id)
    .$narrowType<{ document: BriefDraft }>()
    .executeTakeFirst();
}
export type BriefRow = NonNullable<Awaited<ReturnType<typeof findBrief>>>;

/** Locks a brief against other changes until the transaction ends. */
export async function lockBrief(
  trx: Trx,
  scope: Pick<Scope, 'federationId'>,
  id: string,
): Promise<BriefRow | undefined> {
  await trx
    .selectFrom('briefs')
    .select('id')
    .where('federationId', '=', scope.federationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return findBrief(trx, scope, id);
}

/** The next numbers of a unit: whoever issues takes turns, so that none is given twice or left out. */
export async function takeNumbers(
  trx: Trx,
  { federationId, unitId, year }: { federationId: string; unitId: string; year: number },
): Promise<{ issueNumber: number; totalNumber: number }> {
  await sql`select id from units where federation_id = ${federationId} and id = ${unitId} for no key update`.execute(
    trx,
  );
  const { rows } = await sql<{ issueNumber: number; totalNumber: number }>`
    select coalesce(max(issue_number) filter (where year = ${year}), 0) + 1 as issue_number,
           coalesce(max(total_number), 0) + 1 as total_number
      from briefs where federation_id = ${federationId} and unit_id = ${unitId}`.execute(trx);
  return rows[0] ?? { issueNumber: 1, totalNumber: 1 };
}

import { sql } from 'kysely';
import { maskName } from '../../../../kernel/codes/masking.ts';
import { containing } from '../../../../platform/db/like.ts';
import type { Context } from '../../queries.ts';

const MOST_FOUND = 12;

/**
 * Members of the unions below the organiser, by name, pinyin, initials or the last four digits of their phone; shown masked,
 * as at any door.
 */
export async function lookUp({ trx, stage }: Context, q: string) {
  const matches = /^\d{4}$/.test(q)
    ? sql<boolean>`right(person.phone_masked, 4) = ${q}`
    : sql<boolean>`person.words like ${containing(q.toLowerCase())}`;
  const rows = await trx
    .selectFrom('persons as person')
    .leftJoin('memberships as member', (join) =>
      join
        .onRef('member.federationId', '=', 'person.federationId')
        .onRef('member.personId', '=', 'person.id')
        .on('member.state', '<>', 'ended'),
    )
    .leftJoin('units as unit', (join) =>
      join.onRef('unit.federationId', '=', 'member.federationId').onRef('unit.id', '=', 'member.unitId'),
    )
    .select(['person.id as personId', 'person.name', 'unit.name as unitName'])
    .select(sql<string | null>`right(person.phone_masked, 4)`.as('phoneTail'))
    .where('person.federationId', '=', stage.federationId)
    .where(matches)
    .where(sql<boolean>`unit.path <@ ${stage.unitPath}::ltree`)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(MOST_FOUND)
    .execute();
  return rows.map((row) => ({
    ...row,
    name: maskName(row.name),
    unitName: row.unitName ?? '',
    phoneTail: row.phoneTail ?? '',
  }));
}

/** Whether somebody is among those whom `lookUp` finds. */
export async function isFound({ trx, stage }: Context, personId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('memberships as member')
    .innerJoin('units as unit', (join) =>
      join.onRef('unit.federationId', '=', 'member.federationId').onRef('unit.id', '=', 'member.unitId'),
    )
    .select('member.personId')
    .where('member.federationId', '=', stage.federationId)
    .where('member.personId', '=', personId)
    .where('member.state', '<>', 'ended')
    .where(sql<boolean>`unit.path <@ ${stage.unitPath}::ltree`)
    .executeTakeFirst();
  return row !== undefined;
}

import { sql } from 'kysely';
import { sexes } from '../../../../kernel/codes/gb-tables.ts';
import { reachOf } from '../../../../people/access/rules.ts';
import { withinTops } from '../../../../people/units/reach/service.ts';
import { matchesWords } from '../../../../people/units/spelling/service.ts';
import { getBoard } from '../../queries.ts';
import { type Context, keyOf, wordsOf } from '../../show/service.ts';
import type { NominationQuery, NominationView } from '../contract.ts';

/** As many as one can choose from on a phone; whoever is not among them is found by more of the name. */
const MOST_FOUND = 20;

/** What an officer needs to nominate: groups, categories, and whom the name fits in their unions. */
export async function showNomination(context: Context, { group, q }: NominationQuery): Promise<NominationView> {
  const { trx, stage } = context;
  const { groups, categories, deedsShortMost, deedsLongMost } = stage.settings;
  const [first, ...others] = groups;
  const asked = groups.find(({ key }) => key === group) ?? (others.length === 0 ? first : undefined);
  return {
    settled: (await getBoard(trx, keyOf(context))).settledAt !== null,
    groups: groups.map((each) => ({ key: each.key, words: wordsOf(each), kind: each.kind })),
    categories: categories.map((each) => ({ key: each.key, words: wordsOf(each) })),
    group: asked?.key ?? '',
    people: asked?.kind === 'individual' && q !== '' ? await findPeople(context, q) : [],
    units: asked?.kind === 'collective' ? await findUnits(context, q) : [],
    ...{ deedsShortMost, deedsLongMost },
  };
}

const within = ({ scope, stage }: Context) =>
  sql<boolean>`${withinTops(sql.ref('units.path'), reachOf(scope, 'programmes.manage'))} and ${withinTops(
    sql.ref('units.path'),
    [stage.unitPath],
  )}`;

async function findPeople(context: Context, q: string): Promise<NominationView['people']> {
  const rows = await context.trx
    .selectFrom('persons')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select([
      'persons.id as personId',
      'persons.name',
      'persons.sex',
      'memberships.post',
      'units.id as unitId',
      'units.name as unitName',
    ])
    .where('persons.federationId', '=', context.stage.federationId)
    .where(within(context))
    .where(matchesWords(sql.ref('persons.words'), q))
    .orderBy('persons.pinyin')
    .orderBy('persons.id')
    .limit(MOST_FOUND)
    .execute();
  return rows.map(({ sex, post, ...row }) => ({
    ...row,
    post: [...(sex === '1' || sex === '2' ? [sexes[sex].words[0]] : []), ...(post ? [post] : [])].join('，'),
  }));
}

function findUnits(context: Context, q: string): Promise<NominationView['units']> {
  return context.trx
    .selectFrom('units')
    .select(['id', 'name'])
    .where('federationId', '=', context.stage.federationId)
    .where('status', '=', 'active')
    .where('kind', '<>', 'partner')
    .where(within(context))
    .where(q === '' ? sql<boolean>`true` : matchesWords(sql.ref('units.words'), q))
    .orderBy('path')
    .limit(MOST_FOUND)
    .execute();
}

import { sql } from 'kysely';
import type { z } from 'zod';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { isWithin } from '../../../kernel/unit-path.ts';
import { pick } from '../../../kernel/words.ts';
import { findPersonId, may, reachOf, type Scope } from '../../../people/access/rules.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { tableOf } from '../../../platform/db/rows.ts';
import type { PersonItem, personList, StandingView } from '../contract.ts';
import { ladderRefusals } from '../errors.ts';
import {
  type AwardRow,
  getLadder,
  hoursOn,
  type Ladder,
  ladderOf,
  listLinks,
  listResults,
  type ResultRow,
  selectAwards,
  selectLadders,
  type Tenant,
} from '../queries.ts';
import { type Evidence, missingOf, type Standing, sayHours, sayNext, standOn } from '../rules.ts';

/** Somebody on a ladder, with all that is known of them there. */
export interface Climber {
  personId: string;
  name: string;
  unitId: string | null;
  unitName: string;
  unitPath: string | null;
  hours: number;
  results: ResultRow[];
  awards: AwardRow[];
  standing: Standing;
}

/** Everybody who came to a ladder, or some of them, with where they stand. Of nobody's reach: the caller judges that. */
export async function listClimbers(
  db: Db | Trx,
  tenant: Tenant,
  ladder: Ladder,
  personIds?: readonly string[],
): Promise<Climber[]> {
  const only = personIds ? { personIds } : {};
  const results = await listResults(db, tenant, { ladderId: ladder.id, ...only });
  let awarded = selectAwards(db, tenant, ladder.id);
  if (personIds)
    awarded = awarded.where((eb) =>
      eb('ladderAwards.personId', '=', eb.fn.any(sql<string[]>`${[...personIds]}::uuid[]`)),
    );
  const awards = await awarded.orderBy('ladderAwards.awardedOn').orderBy('ladderAwards.id').execute();
  const hours = await hoursOn(db, tenant, { ladderId: ladder.id, ...only });
  const ids = [...new Set([...results, ...awards].map(({ personId }) => personId).concat([...hours.keys()]))];
  const persons = await namesOf(db, tenant, ids);
  const byResult = Map.groupBy(results, ({ personId }) => personId);
  const byAward = Map.groupBy(awards, ({ personId }) => personId);
  return persons.map((person) => {
    const own = {
      hours: hours.get(person.personId) ?? 0,
      results: byResult.get(person.personId) ?? [],
      awards: byAward.get(person.personId) ?? [],
    };
    return { ...person, ...own, standing: standOn(ladder.rungs, evidenceOf(own)) };
  });
}

export function evidenceOf({ hours, results, awards }: Pick<Climber, 'hours' | 'results' | 'awards'>): Evidence {
  const held = awards.filter(({ revokedOn }) => revokedOn === null);
  return {
    held: held.map(({ level }) => level),
    results,
    used: held.flatMap(({ resultId }) => resultId ?? []),
    hours,
  };
}

function namesOf(db: Db | Trx, { federationId }: Tenant, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select((eb) => [
      'persons.id as personId',
      'persons.name',
      'units.id as unitId',
      eb.fn.coalesce('units.name', sql<string>`''`).as('unitName'),
      'units.path as unitPath',
    ])
    .where('persons.federationId', '=', federationId)
    .where((eb) => eb('persons.id', '=', eb.fn.any(sql<string[]>`${[...ids]}::uuid[]`)))
    .orderBy('persons.id')
    .execute();
}

/** Whoever keeps the ladder sees all who climb it; other officers see those of their own unions. */
export function reaches(scope: Scope, ladder: Ladder): (climber: Pick<Climber, 'unitPath'>) => boolean {
  if (may(scope, 'members.read', ladder.unitPath)) return () => true;
  const tops = reachOf(scope, 'members.read');
  return ({ unitPath }) => unitPath !== null && tops.some((top) => isWithin(unitPath, top));
}

const standingOf = ({ ready, next }: Standing) => (ready ? 'ready' : next ? 'climbing' : 'top');

/** Who stands on a ladder, as far as this scope reaches: the level held, what is ready, what is missing. */
export async function listPeople(
  db: Db,
  scope: Scope,
  { ladderId, ...query }: ListQuery & z.output<typeof personList.filters> & { ladderId: string },
): Promise<Page<PersonItem>> {
  const ladder = await getLadder(db, scope, ladderId);
  const climbers = (await listClimbers(db, scope, ladder)).filter(reaches(scope, ladder));
  const items = climbers
    .map((climber) => itemOf(climber, scope))
    .filter(
      ({ standing, ready, reached }) =>
        (!query.standing || query.standing === standing) &&
        (!query.level || query.level === ready) &&
        (!query.reached || query.reached === reached),
    );
  let listed = db
    .selectFrom(
      tableOf(
        items,
        sql`one (id uuid, name text, "unitName" text, reached text, ready text, standing text, hours float8, result text, missing text)`,
      ),
    )
    .selectAll();
  if (query.q) {
    const like = containing(query.q);
    listed = listed.where((eb) => eb.or([eb('one.name', 'ilike', like), eb(sql.ref('one.unitName'), 'ilike', like)]));
  }
  return pageOf(listed, query, {
    sorts: {
      // Those who wait for an officer first, then by name.
      standing: {
        by: sql`array_position(array['ready', 'climbing', 'top'], one.standing)::text || one.name`,
        of: ({ standing, name }) => `${['ready', 'climbing', 'top'].indexOf(standing) + 1}${name}`,
      },
      name: { by: sql`one.name`, of: ({ name }) => name },
      unitName: { by: sql`one."unitName"`, of: ({ unitName }) => unitName },
      hours: { by: sql`one.hours`, of: ({ hours }) => hours },
    },
    id: { by: sql`one.id`, of: ({ id }) => id },
    defaultSort: 'standing',
  });
}

function itemOf({ personId, name, unitName, hours, results, standing }: Climber, { lang }: Scope): PersonItem {
  const ranked = results.flatMap(({ rank, event }) => (rank === null ? [] : [{ rank, event }]));
  const best = ranked.sort((a, b) => a.rank - b.rank)[0];
  const said = best && pick([`${best.event} 第 ${best.rank} 名`, `${best.event} number ${best.rank}`], lang);
  return {
    ...{ id: personId, name, unitName, hours: Number(sayHours(hours)) },
    ...{ reached: standing.reached, ready: standing.ready, standing: standingOf(standing) },
    result: said ?? '',
    missing: missingOf(standing)
      .map(({ words }) => pick(words, lang))
      .join(pick(['；', '; '], lang)),
  };
}

/** Where one person stands, with the reasons. @throws ladders.not-found, ladders.nobody */
export async function readPerson(
  db: Db,
  scope: Scope,
  { ladderId, personId }: { ladderId: string; personId: string },
): Promise<StandingView & { name: string; unitName: string }> {
  const ladder = await getLadder(db, scope, ladderId);
  const [climber] = await listClimbers(db, scope, ladder, [personId]);
  if (!climber || !isOn(climber) || !reaches(scope, ladder)(climber)) throw ladderRefusals.nobody();
  return { ...(await viewOf(db, scope, { ladder, climber })), name: climber.name, unitName: climber.unitName };
}

const isOn = ({ results, awards, hours }: Climber) => results.length > 0 || awards.length > 0 || hours > 0;

/** Whether the reader came to any ladder, or holds a level on one. */
export async function isClimbing(db: Db, scope: Scope): Promise<boolean> {
  const personId = findPersonId(scope);
  if (!personId) return false;
  const { federationId } = scope;
  const { rows } = await sql<{ on: boolean }>`
    select exists (select from ladder_results where federation_id = ${federationId} and person_id = ${personId}
                      and withdrawn_at is null)
        or exists (select from ladder_awards where federation_id = ${federationId} and person_id = ${personId}) as on`.execute(
    db,
  );
  return rows[0]?.on === true;
}

/** The reader's own ladders: those where they came, or hold a level. */
export async function listMine(db: Db, scope: Scope): Promise<StandingView[]> {
  const personId = findPersonId(scope);
  if (!personId) return [];
  const rows = await selectLadders(db, scope)
    .where('ladders.id', 'in', laddersOf(scope, personId))
    .orderBy('ladders.title')
    .execute();
  const views: StandingView[] = [];
  for (const ladder of rows.map(ladderOf)) {
    const [climber] = await listClimbers(db, scope, ladder, [personId]);
    if (climber && isOn(climber)) views.push(await viewOf(db, scope, { ladder, climber }));
  }
  return views;
}

/** Ladders that a person may stand on, without a look at each of the federation: by award, by result, by hours. */
const laddersOf = ({ federationId }: Tenant, personId: string) => sql<string>`(
  select ladder_id from ladder_awards where federation_id = ${federationId} and person_id = ${personId}
  union
  select link.ladder_id
    from ladder_links link
    join ladder_results result on result.federation_id = link.federation_id and result.stage_id = link.stage_id
   where link.federation_id = ${federationId} and result.person_id = ${personId} and result.withdrawn_at is null
  union
  select link.ladder_id
    from ladder_links link, unnest(link.feeds) as feed
   where link.federation_id = ${federationId}
     and exists (select from facts
                  where federation_id = ${federationId} and indicator = 'training-hours' and stage_id = feed
                    and person_id = ${personId}))`;

async function viewOf(
  db: Db,
  tenant: Tenant,
  { ladder, climber }: { ladder: Ladder; climber: Climber },
): Promise<StandingView> {
  const { hours, results, awards, standing } = climber;
  const links = await listLinks(db, tenant, ladder.id);
  const held = awards.filter(({ revokedOn }) => revokedOn === null);
  const said = sayNext(standing);
  return {
    ladderId: ladder.id,
    title: ladder.title,
    titleEn: ladder.titleEn,
    trade: ladder.trade,
    steps: standing.steps.map(({ level, state, needs }) => ({
      ...{ level, state },
      needs: needs.map(({ kind, ok, words }) => ({ kind, ok, words: [...words] as [string, string] })),
      awardedOn: held.find((award) => award.level === level)?.awardedOn ?? null,
    })),
    hours: Number(sayHours(hours)),
    results: results
      .filter(({ rank, score }) => rank !== null || score !== '')
      .map(({ id, event, occasion, href, rank, score, onlyRank, onDay }) => ({
        ...{ event, occasion, href, rank, score: onlyRank ? '' : score, day: onDay },
        usedFor: held.find(({ resultId }) => resultId === id)?.level ?? null,
      })),
    next: said ? [said[0], said[1]] : null,
    missing: missingOf(standing).map(({ words }) => [...words] as [string, string]),
    links: links.map(({ occasion, href }) => ({ occasion, href })),
    awards: awards.map(({ id, level, awardedOn, basis, certificate, revokedOn, reason }) => ({
      ...{ id, level, awardedOn, basis, certificate, revokedOn, reason },
    })),
  };
}

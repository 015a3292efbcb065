import { sql } from 'kysely';
import type { HonourLevel } from '../../../people/members/audience/rules.ts';
import { withinTops } from '../../../people/units/reach/service.ts';
import { getUnit } from '../../../people/units/service.ts';
import { matchesWords } from '../../../people/units/spelling/service.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { findFile, readFileAt } from '../../../platform/files/uploads.ts';
import type { House } from '../../../platform/house.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import type { ShownPortrait } from '../contract.ts';
import { honourRefusals } from '../errors.ts';
import { findHonour, type HonourRow, selectHonours, shownFor, type Tenant } from '../queries.ts';
import type { DisplayUse, HonourKind } from '../register.ts';
import { isShown } from '../rules.ts';

export const WALL_PAGE = 24;
/** A screen that shows each for 12 seconds takes two hours for so many. */
const SCREEN_MOST = 600;

export interface WallFilters {
  unitId?: string | undefined;
  level?: HonourLevel | undefined;
  kind?: HonourKind | undefined;
  year?: number | undefined;
  title?: string | undefined;
  q?: string | undefined;
}

const rank = sql`array_position(array['national', 'city', 'district', 'enterprise'], honours.level)`;

/** Highest level first, persons before collectives, the latest first, then by name. */
async function selectShown(db: Db, tenant: Tenant, { use, ...filters }: WallFilters & { use: DisplayUse }) {
  const { unitId, level, kind, year, title, q } = filters;
  let rows = selectHonours(db, tenant).where(shownFor(use));
  if (unitId) rows = rows.where(withinTops(sql.ref('units.path'), [(await getUnit(db, tenant, unitId)).path]));
  if (level) rows = rows.where('honours.level', '=', level);
  if (kind) rows = rows.where('honours.kind', '=', kind);
  if (year) rows = rows.where('honours.year', '=', year);
  if (title) rows = rows.where('honours.title', '=', title);
  if (q) rows = rows.where(matchesWords(sql.ref('honours.words'), q));
  return rows;
}

const inOrder = sql`${rank}, honours.kind desc, honours.year desc, honours.pinyin, honours.id`;

/** One page of the public wall: persons who agreed to it, and collectives. @throws units.not-found */
export async function readWall(db: Db, tenant: Tenant, { page, ...filters }: WallFilters & { page: number }) {
  const rows = await selectShown(db, tenant, { ...filters, use: 'hall' });
  const [items, counted] = await Promise.all([
    rows
      .orderBy(inOrder)
      .limit(WALL_PAGE)
      .offset((page - 1) * WALL_PAGE)
      .execute(),
    rows.clearSelect().select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow(),
  ]);
  return { items: items.map((row) => shownOf(row, 'hall')), total: counted.total, page };
}

/** What a use shows of a unit and all below, in the order of the wall. @throws units.not-found */
export async function listShown(
  db: Db,
  tenant: Tenant,
  filters: WallFilters & { use: DisplayUse },
): Promise<ShownPortrait[]> {
  const rows = await (await selectShown(db, tenant, filters)).orderBy(inOrder).limit(SCREEN_MOST).execute();
  return rows.map((row) => shownOf(row, filters.use));
}

/** What the wall shows of these honours; those that it does not show are left out. */
export async function listShownOf(db: Db | Trx, tenant: Tenant, ids: readonly string[]): Promise<ShownPortrait[]> {
  if (ids.length === 0) return [];
  const rows = await selectHonours(db, tenant)
    .where(shownFor('hall'))
    .where('honours.id', 'in', [...ids])
    .execute();
  return rows.map((row) => shownOf(row, 'hall'));
}

/** Whether all of these honours are conferred in this federation and not revoked. */
export async function areConferred(db: Db | Trx, tenant: Tenant, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const rows = await selectHonours(db, tenant)
    .where('honours.state', '=', 'conferred')
    .where('honours.id', 'in', [...ids])
    .execute();
  return rows.length === new Set(ids).size;
}

/** By what the wall may be narrowed: districts, years, levels and titles that it shows somebody of. */
export async function readWallChoices(db: Db, { federationId }: Tenant) {
  const { rows } = await sql<{
    districts: { id: string; name: string }[] | null;
    years: number[] | null;
    levels: HonourLevel[] | null;
    titles: string[] | null;
  }>`
    with shown as (
      select honours.year, honours.level, honours.title, units.path
        from honours
        join units on units.federation_id = honours.federation_id and units.id = honours.unit_id
       where honours.federation_id = ${federationId} and ${shownFor('hall')}
    )
    select (select jsonb_agg(jsonb_build_object('id', district.id, 'name', district.short_name) order by district.pinyin)
              from units district
             where district.federation_id = ${federationId}
               and district.path in (select subpath(path, 0, 2) from shown where nlevel(path) >= 2)) as districts,
           (select array_agg(distinct year) from shown) as years,
           (select array_agg(distinct level) from shown) as levels,
           (select array_agg(title order by total desc, title)
              from (select title, count(*) as total from shown group by title order by total desc, title limit 12) as often) as titles`.execute(
    db,
  );
  const found = rows[0];
  return {
    districts: found?.districts ?? [],
    years: (found?.years ?? []).sort((a, b) => b - a),
    levels: found?.levels ?? [],
    titles: found?.titles ?? [],
  };
}

/** One of the wall with the long statement of deeds, and what else this wall shows of the same person. @throws honours.not-found */
export async function readShown(db: Db, tenant: Tenant, honourId: string) {
  const row = await findHonour(db, tenant, honourId);
  if (!row || !isShown(row, 'hall')) throw honourRefusals.notFound();
  const others = row.personId
    ? await selectHonours(db, tenant)
        .where(shownFor('hall'))
        .where('honours.personId', '=', row.personId)
        .where('honours.id', '<>', honourId)
        .orderBy(inOrder)
        .execute()
    : [];
  return {
    ...shownOf(row, 'hall'),
    conferredOn: row.conferredOn,
    basis: row.basis,
    deedsLong: row.deedsLong,
    others: others.map((other) => shownOf(other, 'hall')),
  };
}

/** A portrait, as long as it may be shown for this use: no address of it outlives the consent. @throws honours.not-found */
export async function readPortrait(
  house: Pick<House, 'db' | 'files'>,
  tenant: Tenant,
  { honourId, use, width, format }: { honourId: string; use: DisplayUse; width: number; format: 'webp' | 'jpeg' },
): Promise<FileAnswer & { fileId: string }> {
  const honour = await findHonour(house.db, tenant, honourId);
  if (!honour?.portraitFileId || !isShown(honour, use)) throw honourRefusals.notFound();
  const file = await findFile(house.db, { federationId: tenant.federationId, id: honour.portraitFileId });
  if (!file) throw honourRefusals.notFound();
  return { ...(await readFileAt(house, file, { width, format })), fileId: file.id };
}

function shownOf(row: HonourRow, use: DisplayUse): ShownPortrait {
  const { id, kind, level, title, year, holderName, holderPost, unitName, conferringBody, deedsShort, portraitFileId } =
    row;
  const entry = { id, kind, level, title, year, holderName, holderPost, unitName, conferringBody, deeds: deedsShort };
  // The end of the file's id: another portrait gets another address.
  const portrait = portraitFileId && `/honours/${id}/portrait?use=${use}&v=${portraitFileId.slice(-8)}`;
  return { ...entry, portrait };
}

/** What one use may tell of somebody, as they agreed to it: of an honour that they keep to themselves nothing. */
export interface ShownAs {
  holderPost: string;
  title: string;
  deeds: string;
  deedsLong: string;
  /** Address of the portrait; it ends with the consent. */
  portrait: string | null;
}

/** Whether and how a person who was honoured may be shown elsewhere: in an exhibition, on its screens. */
export interface ShownPerson extends Record<'hall' | 'screen', ShownAs | null> {
  personId: string;
}

/** Of these persons those with an honour that stands: for each use the highest and latest that they agreed to show there. */
export async function listShownPersons(
  db: Db | Trx,
  tenant: Tenant,
  personIds: readonly string[],
): Promise<ShownPerson[]> {
  if (personIds.length === 0) return [];
  const rows = await selectHonours(db, tenant)
    .where('honours.personId', 'in', [...personIds])
    .where('honours.state', '=', 'conferred')
    .orderBy(inOrder)
    .execute();
  return [...Map.groupBy(rows, ({ personId }) => personId ?? '')].map(([personId, theirs]) => ({
    personId,
    hall: shownAs(theirs, 'hall'),
    screen: shownAs(theirs, 'screen'),
  }));
}

function shownAs(honours: readonly HonourRow[], use: DisplayUse): ShownAs | null {
  const agreed = honours.filter(({ shownIn }) => shownIn.includes(use));
  const [first] = agreed;
  if (!first) return null;
  const { holderPost, title, deedsShort: deeds, deedsLong } = first;
  const pictured = agreed.find(({ portraitFileId }) => portraitFileId);
  return { holderPost, title, deeds, deedsLong, portrait: pictured ? shownOf(pictured, use).portrait : null };
}

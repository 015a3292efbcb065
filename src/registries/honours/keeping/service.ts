import { sql } from 'kysely';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { ancestorIds } from '../../../kernel/unit-path.ts';
import { actorOf, may, type Scope } from '../../../people/access/rules.ts';
import { getMember, todayOf } from '../../../people/members/service.ts';
import { withinReach, withinTops } from '../../../people/units/reach/service.ts';
import { demandOn, getActiveUnit, getUnit } from '../../../people/units/service.ts';
import { matchesWords, spellPerson, spellUnit } from '../../../people/units/spelling/service.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../../../platform/db/connect.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { findFile, keepForUnit } from '../../../platform/files/uploads.ts';
import type { House } from '../../../platform/house.ts';
import type { HonourCorrection, HonourDetail, HonourItem, honourList } from '../contract.ts';
import { honourRefusals } from '../errors.ts';
import { keepChanges } from '../history/service.ts';
import { findHonour, type HonourRow, lockHonour, selectHonours, shownFor, type Tenant } from '../queries.ts';
import { type HonourKind, type NewHonour, type Revocation, suggestedTitles } from '../register.ts';
import { keeperOf, mayMove, problemsOf } from '../rules.ts';
import { conferHonours, revokeHonour, trailOf } from '../service.ts';
import { honourWords } from '../words.ts';

type Desk = Pick<House, 'db' | 'vault' | 'now'>;

/** An honour that this scope may read. @throws honours.not-found */
export async function getHonour(db: Db | Trx, scope: Scope, honourId: string): Promise<HonourRow> {
  return admit(scope, await findHonour(db, scope, honourId));
}

function admit(scope: Scope, honour: HonourRow | undefined): HonourRow {
  if (!honour || !may(scope, 'members.read', honour.unitPath)) throw honourRefusals.notFound();
  return honour;
}

/** The same, locked and still held, where the scope may use an ability on the owning unit. @throws honours.*, access.not-allowed */
export async function lockHeld(
  trx: Trx,
  scope: Scope,
  { honourId, ability, version }: { honourId: string; ability: 'honours.manage' | 'members.manage'; version?: number },
): Promise<HonourRow> {
  const honour = admit(scope, await lockHonour(trx, scope, honourId));
  demandOn(scope, ability, { name: honour.unitName, path: honour.unitPath });
  if (honour.state === 'revoked') throw honourRefusals.revoked({ day: honour.revokedOn ?? '' });
  if (version !== undefined && version !== honour.version) throw honourRefusals.changedMeanwhile();
  return honour;
}

/** Only officers of the unit that decides a level may enter or revoke it. @throws honours.not-keeper */
async function demandKeeper(
  db: Trx,
  scope: Scope,
  { level, path }: { level: NewHonour['level']; path: string },
): Promise<void> {
  const keeper = keeperOf(level, path);
  if (may(scope, 'honours.manage', keeper)) return;
  const unit = await getUnit(db, scope, ancestorIds(keeper).at(-1) ?? '');
  throw honourRefusals.notKeeper({ unit: unit.name });
}

/**
 * Enters an honour that was conferred outside this house.
 * @throws honours.invalid, not-keeper, already-held, unknown-person, unknown-portrait, units.*, access.not-allowed
 */
export async function createHonour(house: Desk, scope: Scope, input: NewHonour): Promise<{ id: string }> {
  const now = house.now();
  const problems = problemsOf(input, { today: todayOf(scope, now) });
  if (problems.length > 0) throw honourRefusals.invalid({ count: problems.length }, problems);
  return inTransaction(house.db, async (trx) => {
    const { unitId, ...named } = await nameHolder(trx, scope, input);
    const entry = { ...input, ...named, unitId };
    const unit = await getActiveUnit(trx, scope, unitId);
    demandOn(scope, 'honours.manage', unit);
    await demandKeeper(trx, scope, { level: input.level, path: unit.path });
    await refuseDouble(trx, scope, entry);
    if (input.portraitFileId) await admitPortrait(trx, scope, { fileId: input.portraitFileId, unitId });
    const [conferred] = await conferHonours(trx, scope, { now, honours: [entry] });
    return { id: conferred?.id ?? '' };
  });
}

/** Name, post and union of the holder: as written, else as the register has them. @throws honours.invalid, unknown-person */
async function nameHolder(trx: Trx, scope: Scope, input: NewHonour) {
  const { personId, holderUnitId, holderName, holderPost, unitId } = input;
  const person = personId ? await admitPerson(trx, scope, personId) : undefined;
  const holder = holderUnitId ? await getUnit(trx, scope, holderUnitId) : undefined;
  const named = {
    holderName: holderName || person?.name || holder?.name || '',
    holderPost: holderPost || person?.post || '',
    unitId: unitId ?? person?.unitId ?? holder?.id ?? '',
  };
  const missing = [
    ...(named.holderName ? [] : [{ path: 'holderName', words: honourWords.nameNeeded }]),
    ...(named.unitId ? [] : [{ path: 'unitId', words: honourWords.unitNeeded }]),
  ];
  if (missing.length > 0) throw honourRefusals.invalid({ count: missing.length }, missing);
  return named;
}

async function admitPerson(trx: Trx, scope: Scope, personId: string) {
  try {
    return await getMember(trx, scope, { personId, ability: 'members.read' });
  } catch (error) {
    if (error instanceof Refusal) throw honourRefusals.unknownPerson({}, [{ path: 'personId', words: error.words }]);
    throw error;
  }
}

/**
 * A picture that the officer uploaded, or one of a unit within reach: nobody's private file becomes public by its id.
 * From now on it is the unit's and private, so that only the consent opens it.
 */
async function admitPortrait(
  trx: Trx,
  scope: Scope,
  { fileId, unitId }: { fileId: string; unitId: string },
): Promise<void> {
  const { federationId } = scope;
  const file = await findFile(trx, { federationId, id: fileId });
  const mine = file?.uploadedBy != null && file.uploadedBy === actorOf(scope).id;
  const path = file?.unitId ? (await getUnit(trx, scope, file.unitId)).path : undefined;
  const ours = path !== undefined && may(scope, 'honours.manage', path);
  if (file?.kind !== 'picture' || !(mine || ours)) throw honourRefusals.unknownPortrait();
  await keepForUnit(trx, { federationId, id: fileId, unitId });
}

async function refuseDouble(trx: Trx, { federationId }: Tenant, input: NewHonour & { unitId: string }): Promise<void> {
  const { level, title, year, personId, holderUnitId, holderName, unitId } = input;
  const same = await trx
    .selectFrom('honours')
    .select('id')
    .where('federationId', '=', federationId)
    .where('state', '=', 'conferred')
    .where('level', '=', level)
    .where('title', '=', title)
    .where('year', '=', year)
    .where((eb) =>
      personId
        ? eb('personId', '=', personId)
        : holderUnitId
          ? eb('holderUnitId', '=', holderUnitId)
          : eb.and([eb('holderName', '=', holderName), eb('unitId', '=', unitId), eb('personId', 'is', null)]),
    )
    .executeTakeFirst();
  if (same) throw honourRefusals.alreadyHeld({ name: holderName, title, year });
}

/** Everything that the scope may see of an honour. @throws honours.not-found */
export async function getHonourDetail(
  house: Pick<House, 'db' | 'vault'>,
  scope: Scope,
  honourId: string,
): Promise<HonourDetail> {
  const honour = await getHonour(house.db, scope, honourId);
  const cipher = await readTreatment(house.db, scope, honourId);
  const seesTreatment = may(scope, 'members.manage', honour.unitPath);
  const isHeld = honour.state === 'conferred';
  const portrays = isHeld && may(scope, 'honours.manage', honour.unitPath);
  const keeps = portrays && may(scope, 'honours.manage', keeperOf(honour.level, honour.unitPath));
  const { holderUnitId, programmeId, deedsShort, deedsLong, portraitFileId, version } = honour;
  return {
    ...itemOf(honour),
    holderUnitId,
    programmeId,
    deedsShort,
    deedsLong,
    portraitFileId,
    treatment: seesTreatment && cipher ? openTreatment(house, honourId, cipher) : null,
    treatmentMasked: !seesTreatment && cipher !== null,
    revocation: revocationOf(honour),
    version,
    may: {
      correct: keeps,
      portray: portrays,
      revoke: keeps && mayMove('revoke', honour.state),
      treatment: isHeld && seesTreatment,
    },
  };
}

/** Why and when an honour was revoked, where it was. */
export function revocationOf({
  revocation,
  revokedOn,
}: Pick<HonourRow, 'revocation' | 'revokedOn'>): Revocation | null {
  if (!revocation || !revokedOn) return null;
  return { ...(revocation as Omit<Revocation, 'revokedOn'>), revokedOn };
}

export async function readTreatment(db: Db | Trx, { federationId }: Tenant, honourId: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('honours')
    .select('treatmentCipher')
    .where('federationId', '=', federationId)
    .where('id', '=', honourId)
    .executeTakeFirst();
  return row?.treatmentCipher ?? null;
}

/** Treatment notes in clear: only for who manages members of the unit, and the person. */
export function openTreatment({ vault }: Pick<House, 'vault'>, honourId: string, cipher: Buffer): string {
  return vault.open(cipher, `honours:${honourId}:treatment`);
}

function itemOf(row: HonourRow): HonourItem {
  const { id, holderName, title, level, kind, year, conferredOn, conferringBody, basis, holderPost } = row;
  const { personId, unitId, unitName, state, shownIn, portraitFileId, updatedAt } = row;
  const entry = { id, holderName, title, level, kind, year, conferredOn, conferringBody, basis, holderPost };
  return { ...entry, personId, unitId, unitName, state, shownIn, hasPortrait: portraitFileId !== null, updatedAt };
}

type HonourFilters = (typeof honourList)['filters']['_output'];

/** Honours of the units within reach, filtered, sorted, one page. @throws units.not-found, list.* */
export async function listHonours(db: Db, scope: Scope, query: ListQuery & HonourFilters): Promise<Page<HonourItem>> {
  const { unitId, level, kind, state, year, title, use, q } = query;
  let rows = selectHonours(db, scope).where(withinReach(scope, 'members.read', sql.ref('units.path')));
  if (unitId) rows = rows.where(withinTops(sql.ref('units.path'), [(await getUnit(db, scope, unitId)).path]));
  if (level) rows = rows.where('honours.level', '=', level);
  if (kind) rows = rows.where('honours.kind', '=', kind);
  if (state) rows = rows.where('honours.state', '=', state);
  if (year) rows = rows.where('honours.year', '=', year);
  if (title) rows = rows.where('honours.title', '=', title);
  if (use) rows = rows.where(shownFor(use));
  if (q) rows = rows.where(matchesWords(sql.ref('honours.words'), q));
  const page = await pageOf(rows, query, {
    sorts: {
      holderName: { by: sql.ref('honours.pinyin'), of: (row) => row.pinyin },
      title: { by: sql.ref('honours.title'), of: (row) => row.title },
      year: { by: sql.ref('honours.year'), of: (row) => row.year },
      conferredOn: { by: sql.ref('honours.conferred_on'), of: (row) => row.conferredOn },
      updatedAt: { by: sql.ref('honours.updated_at'), of: (row) => row.updatedAt },
    },
    id: { by: sql.ref('honours.id'), of: (row) => row.id },
    defaultSort: '-year',
  });
  return { ...page, items: page.items.map(itemOf) };
}

/** Titles to choose from: those of the register, then what this federation wrote itself. */
export async function listTitles(db: Db, { federationId }: Tenant, kind: HonourKind): Promise<string[]> {
  const rows = await db
    .selectFrom('honours')
    .select('title')
    .distinct()
    .where('federationId', '=', federationId)
    .where('kind', '=', kind)
    .orderBy('title')
    .limit(200)
    .execute();
  return [...new Set([...suggestedTitles[kind], ...rows.map(({ title }) => title)])];
}

const entryFields = ['title', 'year', 'conferringBody', 'basis', 'holderName'] as const;
const portrayalFields = ['holderPost', 'deedsShort', 'deedsLong', 'portraitFileId'] as const;

/** Corrects an entry; what the conferring body decided only its keeper corrects. @returns the new version @throws honours.* */
export async function correctHonour(
  house: Desk,
  scope: Scope,
  { honourId, version, ...given }: HonourCorrection & { honourId: string },
): Promise<{ version: number }> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const honour = await lockHeld(trx, scope, { honourId, ability: 'honours.manage', version });
    const changed = ([...entryFields, ...portrayalFields] as const).filter(
      (field) => given[field] !== undefined && given[field] !== honour[field],
    );
    if (changed.length === 0) return { version };
    if (changed.some((field) => (entryFields as readonly string[]).includes(field)))
      await demandKeeper(trx, scope, { level: honour.level, path: honour.unitPath });
    const { portraitFileId, holderName = honour.holderName } = given;
    if (portraitFileId && changed.includes('portraitFileId'))
      await admitPortrait(trx, scope, { fileId: portraitFileId, unitId: honour.unitId });
    const after = { ...honour, ...given };
    const problems = problemsOf(after, { today: todayOf(scope, now) });
    if (problems.length > 0) throw honourRefusals.invalid({ count: problems.length }, problems);
    const set = Object.fromEntries(changed.map((field) => [field, given[field]]));
    const spelling = honour.kind === 'individual' ? spellPerson(holderName) : spellUnit(holderName);
    await trx
      .updateTable('honours')
      .set({ ...set, ...spelling, updatedAt: now, version: version + 1 })
      .where('federationId', '=', scope.federationId)
      .where('id', '=', honourId)
      .execute();
    const actor = actorOf(scope);
    const detail = {
      before: Object.fromEntries(changed.map((field) => [field, honour[field]])),
      after: Object.fromEntries(changed.map((field) => [field, given[field]])),
    };
    await keepChanges(trx, scope, { now, actor, changes: [{ id: honourId, kind: 'corrected', detail }] });
    await writeAudit(
      trx,
      trailOf(scope, { now, actor, action: 'honours.correct', honour, detail: { fields: changed } }),
    );
    return { version: version + 1 };
  });
}

/** Notes what follows from an honour (bonus, allowance, check-ups), encrypted. @throws honours.*, access.not-allowed */
export async function setTreatment(
  house: Desk,
  scope: Scope,
  { honourId, treatment, version }: { honourId: string; treatment: string; version: number },
): Promise<{ version: number }> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const honour = await lockHeld(trx, scope, { honourId, ability: 'members.manage', version });
    await trx
      .updateTable('honours')
      .set({
        treatmentCipher: treatment ? house.vault.seal(treatment, `honours:${honourId}:treatment`) : null,
        updatedAt: now,
        version: version + 1,
      })
      .where('federationId', '=', scope.federationId)
      .where('id', '=', honourId)
      .execute();
    const actor = actorOf(scope);
    await keepChanges(trx, scope, { now, actor, changes: [{ id: honourId, kind: 'treatment', detail: {} }] });
    await writeAudit(trx, trailOf(scope, { now, actor, action: 'honours.treatment', honour }));
    return { version: version + 1 };
  });
}

/** Revokes an honour of a level that this scope keeps. @throws honours.*, access.not-allowed */
export async function revokeAsKeeper(
  house: Desk,
  scope: Scope,
  { honourId, version, ...revocation }: Revocation & { honourId: string; version: number },
): Promise<{ version: number }> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const honour = await lockHeld(trx, scope, { honourId, ability: 'honours.manage', version });
    await demandKeeper(trx, scope, { level: honour.level, path: honour.unitPath });
    await revokeHonour(trx, scope, { now, today: todayOf(scope, now), honourId, revocation });
    return { version: version + 1 };
  });
}

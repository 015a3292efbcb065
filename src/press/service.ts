import { sql } from 'kysely';
import { dayOf } from '../kernel/dates.ts';
import type { ListQuery, Page } from '../kernel/lists.ts';
import { listOpenFiles } from '../people/access/files/service.ts';
import { actorOf, may, type Scope } from '../people/access/rules.ts';
import { withinReach } from '../people/units/reach/service.ts';
import { demandOn, getUnit } from '../people/units/service.ts';
import { writeAudit } from '../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../platform/db/connect.ts';
import { containing } from '../platform/db/like.ts';
import { pageOf } from '../platform/db/paging.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/ids.ts';
import {
  type BriefDraft,
  type BriefInput,
  type BriefItem,
  type BriefText,
  briefDraft,
  briefInput,
} from './contract.ts';
import { pressRefusals } from './errors.ts';
import { keepLinks } from './numbers/service.ts';
import { type BriefRow, findBrief, lockBrief, selectBriefs } from './queries.ts';
import { findWrongNumbers, usedKeys } from './rules.ts';

interface NewBrief {
  unitId: string;
  programmeId?: string | undefined;
  document: BriefText;
  now: Date;
}

/**
 * Begins a brief of a unit, inside the caller's transaction. Its linked numbers are read from the figures now.
 * @returns its id
 * @throws units.not-found, access.not-allowed, press.wrong-numbers, press.unknown-photo
 */
export async function insertBrief(
  trx: Trx,
  scope: Scope,
  { unitId, programmeId, document, now }: NewBrief,
): Promise<string> {
  const unit = await getUnit(trx, scope, unitId);
  demandOn(scope, 'press.manage', unit);
  const draft = await admitText(trx, scope, {
    input: briefInput.parse(document),
    before: { links: [], photos: [] },
    now,
  });
  const id = newId();
  await trx
    .insertInto('briefs')
    .values({
      federationId: scope.federationId,
      id,
      unitId,
      programmeId: programmeId ?? null,
      year: Number(dayOf(now, scope.zone).slice(0, 4)),
      document: JSON.stringify(draft),
      state: 'draft',
      createdBy: scope.actor.kind === 'account' ? scope.actor.id : null,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await keepTrail(trx, scope, { now, action: 'press.draft', brief: { id, unitId, headline: draft.headline } });
  return id;
}

export function createBrief(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  input: Omit<NewBrief, 'now'>,
): Promise<string> {
  return inTransaction(house.db, (trx) => insertBrief(trx, scope, { ...input, now: house.now() }));
}

/** The text as it is kept: links with their numbers, those that nothing shows left out. */
async function admitText(
  trx: Trx,
  scope: Scope,
  { input, before, now }: { input: BriefInput; before: Pick<BriefDraft, 'links' | 'photos'>; now: Date },
): Promise<BriefDraft> {
  const used = usedKeys(input.body);
  const links = await keepLinks(trx, scope, {
    links: input.links.filter(({ key }) => used.has(key)),
    before: before.links,
    now,
  });
  const draft = { ...input, links };
  const wrong = findWrongNumbers(draft);
  if (wrong.length > 0) throw pressRefusals.wrongNumbers({ count: wrong.length }, wrong);
  await admitPhotos(trx, scope, { photos: draft.photos, before: before.photos });
  return draft;
}

/** Photos that the brief has already stay, whoever may open them. @throws press.unknown-photo */
async function admitPhotos(
  trx: Trx,
  scope: Scope,
  { photos, before }: { photos: BriefDraft['photos']; before: BriefDraft['photos'] },
): Promise<void> {
  const kept = new Set(before.map(({ fileId }) => fileId));
  const added = photos.map(({ fileId }) => fileId).filter((id) => !kept.has(id));
  const open = await listOpenFiles(trx, scope, added);
  if (added.some((id) => open.get(id)?.kind !== 'picture')) throw pressRefusals.unknownPhoto();
}

/** A brief that this scope may work on. @throws press.not-found */
export async function getBrief(db: Db | Trx, scope: Scope, briefId: string): Promise<BriefRow> {
  return admitBrief(scope, await findBrief(db, scope, briefId));
}

function admitBrief(scope: Scope, brief: BriefRow | undefined): BriefRow {
  if (!brief || !may(scope, 'press.manage', brief.unitPath)) throw pressRefusals.notFound();
  return { ...brief, document: briefDraft.parse(brief.document) };
}

/** The same, locked, still a draft, and as the caller last saw it. @throws press.not-found, issued, changed-meanwhile */
export async function lockDraft(
  trx: Trx,
  scope: Scope,
  { briefId, version }: { briefId: string; version?: number | undefined },
): Promise<BriefRow> {
  const brief = admitBrief(scope, await lockBrief(trx, scope, briefId));
  if (brief.state === 'issued') throw pressRefusals.issued({ number: brief.issueNumber ?? 0 });
  if (version !== undefined && version !== brief.version) throw pressRefusals.changedMeanwhile();
  return brief;
}

/** A brief as the API tells it. */
export function detailOf({ unitPath: _, ...brief }: BriefRow) {
  return brief;
}

/** Briefs within the officer's reach. */
export async function listBriefs(
  db: Db,
  scope: Scope,
  query: ListQuery & {
    programmeId?: string | undefined;
    unitId?: string | undefined;
    state?: 'draft' | 'issued' | undefined;
  },
): Promise<Page<BriefItem>> {
  const { programmeId, unitId, state, q } = query;
  let listed = selectBriefs(db, scope).where(withinReach(scope, 'press.manage', sql`units.path`));
  if (programmeId) listed = listed.where('briefs.programmeId', '=', programmeId);
  if (state) listed = listed.where('briefs.state', '=', state);
  if (unitId)
    listed = listed.where(
      sql<boolean>`units.path <@ (select top.path from units top where top.federation_id = briefs.federation_id and top.id = ${unitId})`,
    );
  if (q) listed = listed.where(sql<boolean>`briefs.document ->> 'headline' ilike ${containing(q)}`);
  const page = await pageOf(listed, query, {
    sorts: {
      unitName: { by: sql`units.name`, of: (row) => row.unitName },
      issueNumber: { by: sql`briefs.issue_number`, of: (row) => row.issueNumber },
      updatedAt: { by: sql`briefs.updated_at`, of: (row) => row.updatedAt },
      issuedAt: { by: sql`briefs.issued_at`, of: (row) => row.issuedAt },
    },
    id: { by: sql`briefs.id`, of: (row) => row.id },
    defaultSort: '-updatedAt',
  });
  return { ...page, items: page.items.map(({ unitPath: _, version: __, ...item }) => item) };
}

/** Replaces the text of a draft. @returns the new version @throws press.* */
export async function updateBrief(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  { document, ...wanted }: { briefId: string; version: number; document: BriefInput },
): Promise<number> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const brief = await lockDraft(trx, scope, wanted);
    const draft = await admitText(trx, scope, { input: document, before: brief.document, now });
    await keepTrail(trx, scope, { now, action: 'press.change', brief: { ...brief, headline: draft.headline } });
    return writeDraft(trx, { scope, brief, draft, now });
  });
}

/** @returns the new version */
export async function writeDraft(
  trx: Trx,
  { scope, brief, draft, now }: { scope: Scope; brief: BriefRow; draft: BriefDraft; now: Date },
): Promise<number> {
  await trx
    .updateTable('briefs')
    .set({ document: JSON.stringify(draft), updatedAt: now, version: brief.version + 1 })
    .where('federationId', '=', scope.federationId)
    .where('id', '=', brief.id)
    .execute();
  return brief.version + 1;
}

/** Deletes a draft; an issued brief stays. @throws press.not-found, press.issued */
export async function deleteBrief(house: Pick<House, 'db' | 'now'>, scope: Scope, briefId: string): Promise<void> {
  await inTransaction(house.db, async (trx) => {
    const brief = await lockDraft(trx, scope, { briefId });
    await trx.deleteFrom('briefs').where('federationId', '=', scope.federationId).where('id', '=', brief.id).execute();
    await keepTrail(trx, scope, { now: house.now(), action: 'press.delete', brief });
  });
}

/** Writes the audit trail of a brief. */
export async function keepTrail(
  trx: Trx,
  scope: Scope,
  {
    now,
    action,
    brief,
    detail,
  }: { now: Date; action: string; brief: { id: string; unitId: string; headline: string }; detail?: object },
): Promise<void> {
  await writeAudit(trx, {
    federationId: scope.federationId,
    at: now,
    actor: actorOf(scope),
    action,
    unitId: brief.unitId,
    subject: { kind: 'brief', id: brief.id },
    detail: { headline: brief.headline, ...detail },
    requestId: scope.requestId,
  });
}

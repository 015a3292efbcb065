import { sql } from 'kysely';
import type { z } from 'zod';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { actorOf, may, type Scope } from '../../../people/access/rules.ts';
import { demandOn, getActiveUnit } from '../../../people/units/service.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../../../platform/db/connect.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import type { LadderDetail, LadderItem, ladderList } from '../contract.ts';
import { ladderRefusals } from '../errors.ts';
import { getLadder, keepChange, type Ladder, ladderOf, listLinks, selectLadders } from '../queries.ts';
import { type LadderFields, type Rung, type SkillLevel, skillLevels } from '../register.ts';
import { findRungsProblem } from '../rules.ts';
import { listClimbers, reaches } from '../standing/service.ts';

type Desk = Pick<House, 'db' | 'now'>;

/** Ladders of the federation: what a trade asks for is no secret within it. */
export async function listLadders(
  db: Db,
  scope: Scope,
  query: ListQuery & z.output<typeof ladderList.filters>,
): Promise<Page<LadderItem>> {
  let rows = selectLadders(db, scope).select((eb) =>
    eb
      .selectFrom('ladderAwards')
      .select((count) => count.fn.countAll<number>().as('awarded'))
      .whereRef('ladderAwards.federationId', '=', 'ladders.federationId')
      .whereRef('ladderAwards.ladderId', '=', 'ladders.id')
      .where('ladderAwards.revokedOn', 'is', null)
      .as('awarded'),
  );
  if (query.state) rows = rows.where('ladders.state', '=', query.state);
  if (query.q) {
    const like = containing(query.q);
    rows = rows.where((eb) => eb.or([eb('ladders.title', 'ilike', like), eb('ladders.trade', 'ilike', like)]));
  }
  const page = await pageOf(rows, query, {
    sorts: { title: { by: sql.ref('ladders.title'), of: (row) => row.title } },
    id: { by: sql.ref('ladders.id'), of: (row) => row.id },
    defaultSort: 'title',
  });
  return {
    ...page,
    items: page.items.map(({ awarded, ...row }) => itemOf(ladderOf(row), Number(awarded ?? 0))),
  };
}

function itemOf({ id, title, titleEn, trade, unitName, rungs, state }: Ladder, awarded: number): LadderItem {
  return { id, title, titleEn, trade, unitName, levels: rungs.map(({ level }) => level), awarded, state };
}

/** A ladder with its counts as far as this scope reaches. @throws ladders.not-found */
export async function readLadder(db: Db, scope: Scope, ladderId: string): Promise<LadderDetail> {
  const ladder = await getLadder(db, scope, ladderId);
  const climbers = (await listClimbers(db, scope, ladder)).filter(reaches(scope, ladder));
  const held = climbers.flatMap(({ awards }) => awards.filter(({ revokedOn }) => revokedOn === null));
  const mayManage = may(scope, 'honours.manage', ladder.unitPath);
  const history = mayManage
    ? await db
        .selectFrom('ladderChanges')
        .select(['id', 'at', 'actorName', 'kind', 'detail'])
        .where('federationId', '=', scope.federationId)
        .where('ladderId', '=', ladderId)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(50)
        .execute()
    : [];
  const { unitPath: _, ...told } = ladder;
  return {
    ...told,
    ...itemOf(ladder, held.length),
    links: (await listLinks(db, scope, ladderId)).map(({ stageId, occasion, href }) => ({ stageId, occasion, href })),
    counts: {
      people: climbers.length,
      ready: climbers.filter(({ standing }) => standing.ready !== null).length,
      awarded: held.length,
    },
    history: history.map((change) => ({ ...change, detail: change.detail as Record<string, unknown> })),
    awardings: [...Map.groupBy(held, ({ awardedOn }) => awardedOn)]
      .map(([issuedOn, { length: count }]) => ({ issuedOn, count }))
      .sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1)),
    mayManage,
  };
}

/** Sets a ladder up. @throws ladders.repeated, unordered, empty-contest, units.*, access.not-allowed */
export async function createLadder(
  house: Desk,
  scope: Scope,
  { unitId, rungs, ...fields }: LadderFields & { unitId: string },
): Promise<{ id: string }> {
  admitRungs(rungs);
  const now = house.now();
  const id = newId();
  await inTransaction(house.db, async (trx) => {
    demandOn(scope, 'honours.manage', await getActiveUnit(trx, scope, unitId));
    await trx
      .insertInto('ladders')
      .values({
        ...{ federationId: scope.federationId, id, unitId, ...fields, rungs: JSON.stringify(rungs) },
        ...{ createdAt: now, updatedAt: now },
      })
      .execute();
    await keepChange(trx, scope, { ladderId: id, now, kind: 'created' });
    await trail(trx, scope, { now, action: 'ladders.create', unitId, ladderId: id, detail: { title: fields.title } });
  });
  return { id };
}

/**
 * Changes a ladder: its conditions hold for levels that are awarded from now on. A level that somebody holds stays.
 * @throws ladders.not-found, changed-meanwhile, rung-in-use, repeated, unordered, empty-contest, access.not-allowed
 */
export async function changeLadder(
  house: Desk,
  scope: Scope,
  input: Partial<LadderFields> & { ladderId: string; version: number; state?: 'open' | 'closed' | undefined },
): Promise<{ version: number }> {
  const { ladderId, version, rungs, ...fields } = input;
  if (rungs) admitRungs(rungs);
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const ladder = await getLadder(trx, scope, ladderId, { lock: true });
    demandOn(scope, 'honours.manage', { name: ladder.unitName, path: ladder.unitPath });
    if (ladder.version !== version) throw ladderRefusals.changedMeanwhile();
    if (rungs) await admitRemoved(trx, scope, { ladder, rungs });
    await trx
      .updateTable('ladders')
      .set({ ...fields, ...(rungs ? { rungs: JSON.stringify(rungs) } : {}), updatedAt: now, version: version + 1 })
      .where('federationId', '=', scope.federationId)
      .where('id', '=', ladderId)
      .execute();
    const detail = { ...fields, ...(rungs ? { rungs } : {}) };
    await keepChange(trx, scope, { ladderId, now, kind: 'changed', detail });
    await trail(trx, scope, { now, action: 'ladders.change', unitId: ladder.unitId, ladderId, detail });
    return { version: version + 1 };
  });
}

function admitRungs(rungs: readonly Rung[]): void {
  const wrong = findRungsProblem(rungs);
  if (!wrong) return;
  const words: Bilingual = ['请修改这一行', 'Please change this line'];
  throw ladderRefusals[wrong.problem]({}, [{ path: `rungs.${wrong.at}`, words }]);
}

async function admitRemoved(
  trx: Trx,
  { federationId }: Scope,
  { ladder, rungs }: { ladder: Ladder; rungs: readonly Rung[] },
): Promise<void> {
  const gone = ladder.rungs.map(({ level }) => level).filter((level) => !rungs.some((each) => each.level === level));
  if (gone.length === 0) return;
  const [used] = await trx
    .selectFrom('ladderAwards')
    .select((eb) => ['level', eb.fn.countAll<number>().as('count')])
    .where('federationId', '=', federationId)
    .where('ladderId', '=', ladder.id)
    .where('revokedOn', 'is', null)
    .where('level', 'in', gone)
    .groupBy('level')
    .execute();
  if (used)
    throw ladderRefusals.rungInUse({ count: Number(used.count), level: skillLevels[used.level as SkillLevel] }, [
      { path: 'rungs', words: ['这一级还有人持有', 'Somebody holds this level'] },
    ]);
}

/** Writes the trail of what was done to a ladder. */
export function trail(
  trx: Trx,
  scope: Scope,
  {
    now,
    action,
    unitId,
    ladderId,
    detail,
  }: { now: Date; action: string; unitId: string; ladderId: string; detail: object },
): Promise<void> {
  return writeAudit(trx, {
    ...{ federationId: scope.federationId, at: now, actor: actorOf(scope), action, unitId, detail },
    ...{ subject: { kind: 'ladder', id: ladderId }, requestId: scope.requestId },
  });
}

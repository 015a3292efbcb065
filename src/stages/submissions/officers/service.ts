import { sql } from 'kysely';
import type { ListQuery } from '../../../kernel/lists.ts';
import { pick } from '../../../kernel/words.ts';
import { actorOf, may } from '../../../people/access/rules.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { entryName, zipOf } from '../../../platform/files/zip.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { type LikenessKind, likenessKinds } from '../contract.ts';
import { submissionsRefusals } from '../errors.ts';
import { keepChange, listHistory } from '../history/service.ts';
import { type LikenessRow, listLikenesses } from '../likenesses/queries.ts';
import { compareLater } from '../likenesses/service.ts';
import { type Context, findWork, hrefOf, keyOf, listPeople, lockBooks } from '../queries.ts';
import { countCharacters, sayNumber } from '../rules.ts';
import { viewsOf } from '../show/service.ts';
import { enter, leave } from '../standing/service.ts';
import { mayMove, type WorkMove, type WorkState, workStates } from '../states/rules.ts';
import { passagesOf } from '../texts/rules.ts';
import { countHeld, countWorks, listElsewhere, listOriginals, selectListed, type WorkFilters } from './queries.ts';

/** Works of the stage, by category, state and flags. */
export async function listWorks(context: Context, query: ListQuery & WorkFilters) {
  const { trx, stage, scope } = context;
  const page = await pageOf(selectListed(trx, keyOf(context), query), query, {
    sorts: {
      number: { by: sql`work.number`, of: (row) => row.number },
      title: { by: sql`work.title`, of: (row) => row.title },
      author: { by: sql`persons.name`, of: (row) => row.author },
      unitName: { by: sql`units.name`, of: (row) => row.unitName },
      handedInAt: { by: sql`work.handed_in_at`, of: (row) => row.handedInAt },
    },
    id: { by: sql`work.id`, of: (row) => row.id },
    defaultSort: '-handedInAt',
  });
  const categories = new Map(
    stage.settings.categories.map(({ key, label, labelEn }) => [key, pick([label, labelEn || label], scope.lang)]),
  );
  return {
    ...page,
    items: page.items.map(({ text, kinds, pictureId, people, category, ...row }) => ({
      ...row,
      category: categories.get(category) ?? category,
      state: row.state as WorkState,
      people: people ?? '',
      characters: countCharacters(text),
      flags: kinds
        .map((kind) => pick(likenessKinds[kind as LikenessKind], scope.lang))
        .join(pick(['、', ', '], scope.lang)),
      pictureHref: pictureId ? hrefOf(context, pictureId) : null,
    })),
  };
}

/** How the contest stands. */
export async function summaryOf(context: Context) {
  const { trx, stage } = context;
  const { groups, authors, units, flagged } = await countWorks(trx, keyOf(context));
  const sum = (rows: typeof groups) => rows.reduce((total, { works }) => total + works, 0);
  return {
    states: Object.fromEntries(
      Object.keys(workStates).map((state) => [state, sum(groups.filter((group) => group.state === state))]),
    ),
    categories: stage.settings.categories.map(({ key, label, labelEn }) => ({
      key,
      words: [label, labelEn || label] as [string, string],
      works: sum(groups.filter((group) => group.state === 'handed-in' && group.category === key)),
    })),
    authors,
    units,
    flagged,
    held: await countHeld(trx, keyOf(context), stage.settings.leastWorks),
  };
}

/** One work with its history and what it is like. @throws submissions.unknownWork */
export async function detailOf(context: Context, { workId }: { workId: string }) {
  const { trx, stage } = context;
  const row = await findWork(trx, keyOf(context), workId);
  const [work] = row ? await viewsOf(context, [row]) : [];
  if (!row || !work) throw submissionsRefusals.unknownWork();
  const pairs = await listLikenesses(trx, keyOf(context), workId);
  const others = new Map(
    (
      await othersOf(
        context,
        pairs.map((pair) => otherIn(pair, workId)),
      )
    ).map((other) => [other.id, other]),
  );
  return {
    work,
    unitName: row.unitName,
    history: await listHistory(context, workId),
    likenesses: pairs.map((pair) => {
      const otherId = otherIn(pair, workId);
      const other = others.get(otherId);
      return {
        otherId,
        kind: pair.kind as LikenessKind,
        score: pair.score,
        cleared: clearedIn(pair),
        other: other
          ? {
              number: other.number,
              title: other.title,
              author: other.author,
              stage: other.stageId === stage.id ? '' : other.stage,
            }
          : null,
      };
    }),
  };
}

const clearedIn = ({ at, actorName, note }: LikenessRow) =>
  at && actorName !== null ? { at, by: actorName, note: note ?? '' } : null;

const otherIn = (pair: { workId: string; otherId: string }, workId: string) =>
  pair.workId === workId ? pair.otherId : pair.workId;

/** Works of this stage, and of others whose unit lies within the reader's reach. */
async function othersOf({ trx, stage, scope }: Context, workIds: readonly string[]) {
  const rows = await listElsewhere(trx, stage.federationId, workIds);
  return rows.filter(
    ({ stageId, holderPath }) =>
      stageId === stage.id || (holderPath !== null && may(scope, 'programmes.read', holderPath)),
  );
}

const inOrder = (workId: string, otherId: string) =>
  workId < otherId ? { workId, otherId } : { workId: otherId, otherId: workId };

/** When a pair was last found alike in whatever kind: a clearance holds for each. */
function newestOf(pairs: readonly LikenessRow[], { workId, otherId }: { workId: string; otherId: string }) {
  const times = pairs.flatMap((pair) => (otherIn(pair, workId) === otherId ? [pair.foundAt.getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

/** When two works were last found alike, as far as this officer may see them. @throws submissions.noPair */
async function getPair(context: Context, { workId, otherId }: { workId: string; otherId: string }) {
  const { trx } = context;
  const work = await findWork(trx, keyOf(context), workId);
  const pairs = work ? await listLikenesses(trx, keyOf(context), workId) : [];
  const foundAt = newestOf(pairs, { workId, otherId });
  if (!foundAt || (await othersOf(context, [otherId])).length === 0) throw submissionsRefusals.noPair();
  return { foundAt };
}

/**
 * Keeps that somebody looked at two works and found no copy: the pair is marked no more, until one is replaced and they
 * are found alike anew; not where that happened since they were looked at. @throws submissions.noPair, pairChanged
 */
export async function clear(
  context: Context,
  { workId, otherId, foundAt, note }: { workId: string; otherId: string; foundAt: Date; note: string },
) {
  const { trx, stage, scope, now, host } = context;
  const pair = await getPair(context, { workId, otherId });
  if (pair.foundAt > foundAt) throw submissionsRefusals.pairChanged();
  const row = { stageId: stage.id, ...inOrder(workId, otherId), note, actorName: actorOf(scope).name, at: now };
  await trx
    .insertInto('submissionClearances')
    .values({ federationId: stage.federationId, ...row })
    .onConflict((conflict) => conflict.columns(['federationId', 'stageId', 'workId', 'otherId']).doUpdateSet(row))
    .execute();
  await host.audit('submissions.clear', { kind: 'work', id: workId }, { otherId, note });
  return { changed: 1 as const };
}

/** Takes a clearance back: the pair is marked again. @throws submissions.noPair */
export async function reopen(context: Context, { workId, otherId }: { workId: string; otherId: string }) {
  const { trx, stage, host } = context;
  await getPair(context, { workId, otherId });
  const pair = inOrder(workId, otherId);
  await trx
    .deleteFrom('submissionClearances')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('workId', '=', pair.workId)
    .where('otherId', '=', pair.otherId)
    .execute();
  await host.audit('submissions.reopen', { kind: 'work', id: workId }, { otherId });
  return { changed: 1 as const };
}

/** Two works side by side: pictures, or texts with what stands in both. @throws submissions.noPair */
export async function pairOf(
  context: Context,
  { workId, otherId, kind }: { workId: string; otherId: string; kind: LikenessKind },
) {
  const { trx } = context;
  const pairs = (await findWork(trx, keyOf(context), workId)) ? await listLikenesses(trx, keyOf(context), workId) : [];
  const pair = pairs.find((each) => each.kind === kind && otherIn(each, workId) === otherId);
  const sides = await othersOf(context, [workId, otherId]);
  const [one, other] = [workId, otherId].map((id) => sides.find((side) => side.id === id));
  if (!pair || !one || !other) throw submissionsRefusals.noPair();
  const pictures = pair.workId === workId ? [pair.fileId, pair.otherFileId] : [pair.otherFileId, pair.fileId];
  const sideOf = (side: typeof one, fileId: string | null | undefined) => ({
    number: side.number,
    title: side.title,
    author: side.author,
    unitName: side.unitName,
    handedInAt: side.handedInAt,
    text: kind === 'text' ? side.text : '',
    pictureHref: fileId ? hrefOf(context, fileId) : null,
  });
  return {
    kind,
    score: pair.score,
    cleared: clearedIn(pair),
    foundAt: newestOf(pairs, { workId, otherId }) ?? pair.foundAt,
    one: sideOf(one, pictures[0]),
    other: sideOf(other, pictures[1]),
    passages: kind === 'text' ? passagesOf(one.text, other.text) : [],
  };
}

/** Every original that was handed in, as one archive; on record, since originals tell where they were taken. */
export async function originalsOf(context: Context): Promise<FileAnswer> {
  const { trx, stage, house, host } = context;
  const files = await listOriginals(trx, keyOf(context));
  if (files.length === 0) throw submissionsRefusals.noOriginals();
  await host.audit('submissions.download-originals', { kind: 'stage', id: stage.id }, { files: files.length });
  const entries = files.map(({ number, title, author, position, name, createdAt, storageKey }) => {
    const dot = name.lastIndexOf('.');
    const ending = dot > 0 ? entryName(name.slice(dot + 1), 8) : (storageKey.split('.').at(-1) ?? 'bin');
    return {
      name: `${sayNumber(number ?? 0)}-${position + 1} ${entryName(`${title} ${author}`)}.${ending}`,
      modified: createdAt,
      open: () => house.files.getStream(storageKey),
    };
  });
  return { name: `${entryName(stage.title)}.zip`, body: zipOf(entries), contentType: 'application/zip' };
}

async function getForMove(context: Context, workId: string, move: WorkMove) {
  await lockBooks(context.trx, keyOf(context));
  const row = await findWork(context.trx, keyOf(context), workId);
  if (!row) throw submissionsRefusals.unknownWork();
  const state = row.state as WorkState;
  if (!mayMove(move, state)) throw submissionsRefusals.wrongState({ state: workStates[state] });
  return row;
}

/** Takes a work out of the contest, and tells its people why. @throws submissions.unknownWork, wrongState */
export async function disqualify(context: Context, { workId, reason }: { workId: string; reason: string }) {
  const { host, stage } = context;
  const row = await getForMove(context, workId, 'disqualify');
  await leave(context, workId, { state: 'disqualified', reason });
  await keepChange(context, { workId, change: 'disqualified', reason });
  await host.audit('submissions.disqualify', { kind: 'work', id: workId }, { number: row.number, reason });
  await host.tell(await listTold(context, workId), {
    title: [`作品《${row.title}》被取消资格`, `“${row.title}” was disqualified`],
    body: [
      `${stage.title}，原因：${reason}。有异议请联系主办单位。`,
      `${stage.titleEn}. Reason: ${reason}. Contact the organiser if you disagree.`,
    ],
    urgent: true,
  });
  return { changed: 1 as const };
}

/** Lets a disqualified work take part again. @throws submissions.unknownWork, wrongState */
export async function reinstate(context: Context, { workId, reason }: { workId: string; reason: string }) {
  const { host, stage } = context;
  const row = await getForMove(context, workId, 'reinstate');
  await enter(context, row, row.unitId);
  await keepChange(context, { workId, change: 'reinstated', reason });
  await compareLater(context, workId);
  await host.audit('submissions.reinstate', { kind: 'work', id: workId }, { number: row.number, reason });
  await host.tell(await listTold(context, workId), {
    title: [`作品《${row.title}》恢复参评`, `“${row.title}” takes part again`],
    body: [`${stage.title}，说明：${reason}`, `${stage.titleEn}: ${reason}`],
  });
  return { changed: 1 as const };
}

async function listTold({ trx, stage }: Context, workId: string): Promise<string[]> {
  const people = await listPeople(trx, stage.federationId, [workId]);
  return [...new Set(people.flatMap(({ personId }) => personId ?? []))];
}

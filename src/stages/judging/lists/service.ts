import { sql } from 'kysely';
import type { z } from 'zod';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { pick } from '../../../kernel/words.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { entryList } from '../contract.ts';
import { categoryNames } from '../entries/service.ts';
import type { Passage } from '../promotion/rules.ts';
import { type Context, getRound, keyOf, sayCode } from '../queries.ts';
import { rankRound } from '../ranking/service.ts';
import { cutWith } from '../release/rules.ts';
import { listEntryProgress } from '../round/queries.ts';
import { sayScore } from '../scoring/rules.ts';
import { promotionOf } from '../settings/rules.ts';
import { passageWords } from './words.ts';

type Filters = z.output<typeof entryList.filters>;
type Item = z.input<typeof entryList.item>;

/** Entries with their code, sheets, rank and passage as the round stands. For officers: it names titles and units. */
export async function entries(context: Context, query: ListQuery & Filters): Promise<Page<Item>> {
  const { trx } = context;
  const key = keyOf(context);
  const round = await getRound(context);
  let listed = trx
    .selectFrom('judgingEntries as entry')
    .leftJoin('judgingResults as result', (join) =>
      join
        .onRef('result.federationId', '=', 'entry.federationId')
        .onRef('result.stageId', '=', 'entry.stageId')
        .onRef('result.entryId', '=', 'entry.id')
        .on('result.edition', '=', round.edition),
    )
    .where('entry.federationId', '=', key.federationId)
    .where('entry.stageId', '=', key.stageId)
    .select([
      'entry.id',
      'entry.code',
      'entry.title',
      'entry.unitName',
      'entry.category',
      'entry.position',
      'entry.withdrawnAt',
      'entry.excludedAt',
      'result.place',
    ]);
  if (query.category !== undefined) listed = listed.where('entry.category', '=', query.category);
  if (query.state === 'withdrawn') listed = listed.where('entry.withdrawnAt', 'is not', null);
  if (query.state === 'excluded') listed = listed.where('entry.excludedAt', 'is not', null);
  if (query.state === 'in')
    listed = listed.where('entry.withdrawnAt', 'is', null).where('entry.excludedAt', 'is', null);
  if (query.judgeId)
    listed = listed.where(
      sql<boolean>`exists (select from judging_assignments assigned where assigned.federation_id = entry.federation_id and assigned.entry_id = entry.id and assigned.judge_id = ${query.judgeId})`,
    );
  if (query.open)
    listed = listed.where(
      sql<boolean>`exists (select from judging_assignments assigned left join judging_sheets sheet on sheet.federation_id = assigned.federation_id and sheet.judge_id = assigned.judge_id and sheet.entry_id = assigned.entry_id and sheet.complete where assigned.federation_id = entry.federation_id and assigned.entry_id = entry.id and sheet.entry_id is null)`,
    );
  if (query.q) {
    const like = containing(query.q);
    const number = /^\d{1,6}$/.test(query.q) ? Number(query.q) : undefined;
    listed = listed.where((eb) =>
      eb.or([
        eb('entry.title', 'ilike', like),
        eb('entry.unitName', 'ilike', like),
        ...(number === undefined ? [] : [eb('entry.code', '=', number)]),
      ]),
    );
  }
  const page = await pageOf(listed, query, {
    sorts: {
      code: { by: sql`entry.code`, of: (row) => row.code },
      title: { by: sql`entry.title`, of: (row) => row.title },
      unitName: { by: sql`entry.unit_name`, of: (row) => row.unitName },
      category: { by: sql`entry.category`, of: (row) => row.category },
      position: { by: sql`entry.position`, of: (row) => row.position },
      rank: { by: sql`result.place`, of: (row) => row.place },
    },
    id: { by: sql`entry.id`, of: (row) => row.id },
    defaultSort: 'code',
  });
  const standing = await standingOf(context, round.state === 'released' ? round.tieDecision : null);
  const progress = new Map((await listEntryProgress(trx, key)).map((each) => [each.entryId, each]));
  const named = await categoryNames(context);
  return {
    ...page,
    items: page.items.map(({ code, place, withdrawnAt, excludedAt, ...row }) => {
      const { rank = null, score = '', passage } = standing.get(row.id) ?? {};
      return {
        ...row,
        code: sayCode(code),
        category: named(row.category),
        sheets: progress.get(row.id)?.done ?? 0,
        assigned: progress.get(row.id)?.assigned ?? 0,
        state: withdrawnAt ? 'withdrawn' : excludedAt ? 'excluded' : 'in',
        rank: place ?? rank,
        score,
        passage: passage ? pick(passageWords[passage], context.scope.lang) : '',
      };
    }),
  };
}

async function standingOf(context: Context, ties: Parameters<typeof cutWith>[2]) {
  const { trx, stage } = context;
  const ranking = await rankRound(trx, keyOf(context), stage.settings);
  const { promotion } = cutWith(ranking.entries, promotionOf(stage.settings), ties);
  return new Map<string, { rank: number | null; score: string; passage: Passage }>(
    ranking.entries.map(({ entryId, rank, score }) => [
      entryId,
      {
        rank,
        score: score === null ? '' : sayScore(score, stage.settings.decimals),
        passage: promotion.passages.get(entryId) ?? 'notRanked',
      },
    ]),
  );
}

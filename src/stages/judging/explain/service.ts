import type { Bilingual } from '../../../kernel/words.ts';
import { listRecusals } from '../conflicts/queries.ts';
import { type Ground, grounds } from '../conflicts/rules.ts';
import type { ExplainView } from '../contract.ts';
import { getEntry } from '../entries/queries.ts';
import { categoryNames } from '../entries/service.ts';
import { judgingRefusals } from '../errors.ts';
import { listJudges } from '../judges/queries.ts';
import { findAsker } from '../judges/service.ts';
import { type Context, getRound, keyOf, sayCode } from '../queries.ts';
import { listMeasures } from '../ranking/queries.ts';
import { type Judged, type Ranking, rankRound } from '../ranking/service.ts';
import { cutWith } from '../release/rules.ts';
import { admitToScores, manages } from '../release/service.ts';
import { sayTotal } from '../round/rules.ts';
import { straighten } from '../scoring/leaning/rules.ts';
import { sayMark, sayScore, totalOf } from '../scoring/rules.ts';
import { nameOfCriterion, promotionOf } from '../settings/rules.ts';
import { askedOf, lineOf, showMark } from '../sheets/rules.ts';
import { listHistoryOf, listSheetsOf } from './queries.ts';
import { explainRank, explainScore } from './rules.ts';

/** Every sheet of an entry, what each comes to, and what became of it. */
export async function sheetsOf(context: Context, entryId: string, known?: Ranking): Promise<ExplainView['sheets']> {
  const { trx, stage } = context;
  const { settings } = stage;
  const ranking = known ?? (await rankRound(trx, keyOf(context), settings));
  const judged = ranking.entries.find((each) => each.entryId === entryId);
  const names = new Map((await listJudges(trx, keyOf(context))).map(({ id, name }) => [id, name]));
  const rows = await listSheetsOf(context, entryId);
  const onScale = { whole: ranking.gauge.whole, scale: ranking.scale };
  return rows.map(({ judgeId, complete, struckAt, comment, savedAt, marks }) => {
    const total = totalOf(ranking.gauge, marks);
    const leaning = ranking.leanings?.judges.get(judgeId);
    const straight = ranking.leanings && leaning ? straighten(total, leaning, ranking.leanings.panel) : undefined;
    return {
      judgeId,
      judgeName: names.get(judgeId) ?? '',
      marks: Object.fromEntries(
        Object.entries(marks).map(([criterion, mark]) => [criterion, showMark(mark, settings)]),
      ),
      total: sayTotal(total, onScale),
      normalised: straight === undefined ? null : sayTotal(straight, { whole: ranking.whole, scale: ranking.scale }),
      fate: fateOf(judged, { judgeId, complete, struck: struckAt !== null }),
      comment,
      savedAt,
    };
  });
}

function fateOf(
  judged: Judged | undefined,
  { judgeId, complete, struck }: { judgeId: string; complete: boolean; struck: boolean },
): ExplainView['sheets'][number]['fate'] {
  if (struck) return 'struck';
  if (!complete) return 'incomplete';
  const is = (sheets: readonly { judgeId: string }[] = []) => sheets.some((sheet) => sheet.judgeId === judgeId);
  return is(judged?.panel.high) ? 'high' : is(judged?.panel.low) ? 'low' : 'counted';
}

/** Why an entry has this score and this rank: each mark, what was dropped, which step of the chain decided. */
export async function explain(context: Context, { entryId }: { entryId: string }): Promise<ExplainView> {
  const { trx, stage } = context;
  const { settings } = stage;
  await admitToExplain(context);
  const entry = await getEntry(context, entryId);
  const { tieDecision, state } = await getRound(context);
  const ranking = await rankRound(trx, keyOf(context), settings);
  const rule = promotionOf(settings);
  const { promotion } = cutWith(ranking.entries, rule, state === 'released' ? tieDecision : null);
  const judged = ranking.entries.find((each) => each.entryId === entryId);
  const sheets = await sheetsOf(context, entryId, ranking);
  const score = judged?.score ?? null;
  const passage = promotion.passages.get(entryId) ?? 'notRanked';
  const measures = (await listMeasures(trx, keyOf(context))).filter((each) => each.entryId === entryId);
  const recused = (await listRecusals(trx, keyOf(context))).filter((each) => each.entryId === entryId);
  return {
    entryId,
    code: sayCode(entry.code),
    title: entry.title,
    unitName: entry.unitName,
    category: (await categoryNames(context))(entry.category),
    state: entry.withdrawnAt ? 'withdrawn' : entry.excludedAt ? 'excluded' : 'in',
    score: score === null ? null : sayScore(score, settings.decimals),
    rank: judged?.rank ?? null,
    passage,
    sheets,
    criteria: askedOf(settings).map(({ key, words }) => ({ key, words: [...words] as [string, string] })),
    measures: [
      ...measures.map(({ criterion, mark }) => ({ criterion, mark: sayMark(mark) })),
      ...settings.criteria
        .filter(({ by }) => by === 'before')
        .map(({ title }) => ({ criterion: title, mark: entry.beforeScore || '–' })),
    ].map((each) => ({ ...each, words: [...nameOfCriterion(settings, each.criterion)] as [string, string] })),
    why: [
      ...explainScore(sheets, settings, score === null ? null : sayScore(score, settings.decimals)),
      ...explainRank(judged, passage, {
        settings,
        same: ranking.entries.filter((each) => each.group === judged?.group && each.score === score).length,
      }),
    ].map((words): [string, string] => [...words]),
    recusals: recused.map(({ judgeName, ground, note }) => ({
      judgeName,
      ground: [...grounds[ground as Ground]] as [string, string],
      note,
    })),
    history: (await listHistoryOf(context, entryId)).map(({ at, kind, actorName, reason, detail }) => ({
      at,
      kind,
      actorName,
      reason,
      marks: told(detail, context),
    })),
  };
}

function told(detail: unknown, { stage, scope }: Context): string {
  const { marks } = (detail ?? {}) as { marks?: Record<string, number> };
  if (!marks) return '';
  const line: Bilingual = lineOf(marks, stage.settings);
  return line[scope.lang === 'zh' ? 0 : 1];
}

/** Arbiters see it too: they rule on it. */
async function admitToExplain(context: Context): Promise<void> {
  if (manages(context)) return;
  const asker = await findAsker(context);
  if (!asker) throw judgingRefusals.notAJudge();
  const { state } = await getRound(context);
  if (asker.part === 'arbiter' && (state === 'closed' || state === 'released')) return;
  await admitToScores(context);
}

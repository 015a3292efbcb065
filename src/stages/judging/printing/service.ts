import { formatMoment, styleAt } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { printRoster } from '../../../press/layouts/roster/service.ts';
import { categoryNames, listParticipating } from '../entries/service.ts';
import { getJudge } from '../judges/service.ts';
import { type Context, getRound, keyOf, sayCode } from '../queries.ts';
import { rankRound } from '../ranking/service.ts';
import { cutWith } from '../release/rules.ts';
import { sayScore } from '../scoring/rules.ts';
import { promotionOf } from '../settings/rules.ts';
import { listAssigned } from '../sheets/queries.ts';
import { askedOf } from '../sheets/rules.ts';
import { words } from '../words.ts';

const MOST_ROWS = 5000;
const SIGNING_ROW_MM = 12;

type Roster = Parameters<typeof printRoster>[0];

async function printed(context: Context, name: string, roster: Omit<Roster, 'lang' | 'printed'>): Promise<FileAnswer> {
  const { scope, now, stage } = context;
  const w = say(words, scope.lang);
  const at = formatMoment(now, { lang: scope.lang, ...styleAt(now, scope.zone) });
  const body = await printRoster({
    ...roster,
    meta: [
      ...(stage.occasion === stage.title ? [] : [pick([stage.occasion, stage.occasionEn], scope.lang)]),
      ...(roster.meta ?? []),
    ],
    lang: scope.lang,
    printed: w.printedAt(at),
    rows: roster.rows.slice(0, MOST_ROWS),
  });
  return { name: `${name}.pdf`, body, contentType: 'application/pdf', inline: true };
}

/** The ranked list to pin up or to keep: marked as not released until it is. */
export async function rankedList(context: Context): Promise<FileAnswer> {
  const { trx, stage, scope } = context;
  const w = say(words, scope.lang);
  const round = await getRound(context);
  const ranking = await rankRound(trx, keyOf(context), stage.settings);
  const ties = round.state === 'released' ? round.tieDecision : null;
  const { promotion } = cutWith(ranking.entries, promotionOf(stage.settings), ties);
  const entries = new Map((await listParticipating(context)).map((entry) => [entry.id, entry]));
  const named = await categoryNames(context);
  const rows = ranking.entries.flatMap(({ entryId, rank, score, category }) => {
    const entry = entries.get(entryId);
    if (!entry) return [];
    const passage = promotion.passages.get(entryId) ?? 'notRanked';
    return [
      [
        named(category),
        rank === null ? '—' : String(rank),
        sayCode(entry.code),
        entry.title,
        entry.unitName,
        score === null ? '—' : sayScore(score, stage.settings.decimals),
        passage === 'on' ? w.goesOn : passage === 'tied' ? w.tied : '',
      ],
    ];
  });
  const hasCategories = rows.some(([category]) => category !== '');
  return printed(context, w.rankedList, {
    title: `${pick([stage.title, stage.titleEn], scope.lang)} ${w.rankedList}`,
    meta: [round.state === 'released' ? w.released : w.notReleased, w.count(rows.length)],
    columns: [
      ...(hasCategories ? [{ label: w.category }] : []),
      { label: w.rank, align: 'end' },
      { label: w.code, align: 'centre' },
      { label: w.name },
      { label: w.unit },
      { label: w.score, align: 'end' },
      { label: w.passage, align: 'centre' },
    ],
    rows: hasCategories ? rows : rows.map((row) => row.slice(1)),
    numbered: false,
  });
}

/** The running order, for the stage manager and the host. */
export async function runningOrder(context: Context): Promise<FileAnswer> {
  const { stage, scope } = context;
  const w = say(words, scope.lang);
  const entries = (await listParticipating(context)).toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const named = await categoryNames(context);
  return printed(context, w.runningOrder, {
    title: `${pick([stage.title, stage.titleEn], scope.lang)} ${w.runningOrder}`,
    meta: [w.count(entries.length)],
    columns: [
      { label: w.actNumber, align: 'end' },
      { label: w.code, align: 'centre' },
      { label: w.name },
      { label: w.unit },
      { label: w.category },
      { label: w.remark, share: 4 },
    ],
    rows: entries.map(({ position, code, title, unitName, category }) => [
      position === null ? '' : String(position),
      sayCode(code),
      title,
      unitName,
      named(category),
      '',
    ]),
    numbered: false,
    rowHeightMm: 10,
  });
}

/** Sheets to mark on paper: those of one judge, or blank ones for any. In a blind round they bear codes only. */
export async function scoreSheets(
  context: Context,
  { judgeId }: { judgeId?: string | undefined },
): Promise<FileAnswer> {
  const { trx, stage, scope } = context;
  const { settings } = stage;
  const w = say(words, scope.lang);
  const judge = judgeId ? await getJudge(context, judgeId) : undefined;
  const entries = judge
    ? await listAssigned(trx, keyOf(context), judge.id, settings.live)
    : (await listParticipating(context)).toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const asked = askedOf(settings);
  const named = !settings.blind || (settings.subject === 'entry' && settings.titles);
  return printed(context, w.scoreSheet, {
    title: `${pick([stage.title, stage.titleEn], scope.lang)} ${w.scoreSheet}`,
    meta: [judge ? w.judgeNamed(judge.name) : w.judgeBlank, w.signature, w.count(entries.length)],
    columns: [
      { label: w.code, align: 'centre' },
      ...(named ? [{ label: w.name }] : []),
      ...asked.map(({ words: name, outOf }) => ({ label: w.outOf(pick(name, scope.lang), outOf), share: 2 })),
      { label: w.remark, share: 4 },
    ],
    rows: entries.map(({ code, title }) => [sayCode(code), ...(named ? [title] : []), ...asked.map(() => ''), '']),
    rowHeightMm: SIGNING_ROW_MM,
  });
}

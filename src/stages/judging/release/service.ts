import { createHash } from 'node:crypto';
import { dayOf } from '../../../kernel/dates.ts';
import { may } from '../../../people/access/rules.ts';
import type { ReleaseInput } from '../contract.ts';
import { listEntries } from '../entries/queries.ts';
import { categoryNames, listParticipating, subjectOf } from '../entries/service.ts';
import { judgingRefusals } from '../errors.ts';
import { listJudges } from '../judges/queries.ts';
import { findAsker } from '../judges/service.ts';
import type { Promotion, TieDecision } from '../promotion/rules.ts';
import { type Context, getRound, keepHistory, keyOf, lockIn, sayCode, setRound } from '../queries.ts';
import { type Judged, type Ranking, rankRound } from '../ranking/service.ts';
import { sayScore } from '../scoring/rules.ts';
import { promotionOf } from '../settings/rules.ts';
import { countOpenOf } from '../sheets/queries.ts';
import { countMissing, insertResults, listResults, type ResultRow } from './queries.ts';
import { cutWith, textOf } from './rules.ts';

/** Whether the scope runs the programme that this round is part of. */
export const manages = ({ scope, stage }: Context): boolean => may(scope, 'programmes.manage', stage.unitPath);

/** Before release scores are for those who run it, and for a chief judge who has nothing left to mark. @throws judging.sealed */
export async function admitToScores(context: Context): Promise<void> {
  if (manages(context)) return;
  const judge = await findAsker(context);
  if (!judge) throw judgingRefusals.notAJudge();
  const { state } = await getRound(context);
  if (state === 'released' && judge.part !== 'judge') return;
  const open = judge.scores ? await countOpenOf(context.trx, keyOf(context), judge.id) : 0;
  if (judge.part !== 'chief' || open > 0) throw judgingRefusals.sealed();
}

const digestOf = (ranking: Ranking, promotion: Promotion): string =>
  createHash('sha256').update(textOf(ranking.entries, promotion)).digest('base64url');

const scoreText = ({ score }: Judged, decimals: number): string => (score === null ? '' : sayScore(score, decimals));

/** The ranking with its cut line and the ties across it, as it would be released. */
export async function preview(context: Context) {
  await admitToScores(context);
  const { trx, stage } = context;
  const ranking = await rankRound(trx, keyOf(context), stage.settings);
  // Once released the line is told as it was drawn, with the decision on ties.
  const { state, tieDecision } = await getRound(context);
  const decision = state === 'released' ? tieDecision : null;
  const { promotion } = cutWith(ranking.entries, promotionOf(stage.settings), decision);
  const titles = new Map((await listParticipating(context)).map((entry) => [entry.id, entry.title]));
  const byId = new Map(ranking.entries.map((entry) => [entry.entryId, entry]));
  const named = await categoryNames(context);
  const { decimals } = stage.settings;
  return {
    digest: digestOf(ranking, promotion),
    entries: ranking.entries.length,
    missing: await countMissing(trx, keyOf(context)),
    short: shortOf(ranking),
    asked: stage.settings.drop,
    fewerDropped: ranking.entries.filter(({ rank, sheets, panel }) => {
      return rank !== null && sheets.length > 0 && panel.high.length < stage.settings.drop;
    }).length,
    cuts: promotion.cuts.map((cut) => {
      const theirs = ranking.entries.filter(({ group }) => group === cut.group);
      const on = theirs.filter(({ entryId }) => promotion.passages.get(entryId) === 'on');
      const last = on.findLast(({ rank }) => rank === cut.lastRank);
      return {
        category: named(cut.group),
        places: cut.places,
        ranked: theirs.filter(({ rank }) => rank !== null).length,
        on: on.length,
        lastRank: cut.lastRank,
        lastScore: last ? scoreText(last, decimals) : null,
        free: cut.free,
        tied: cut.tied.flatMap((entryId) => {
          const entry = byId.get(entryId);
          return entry
            ? [
                {
                  entryId,
                  code: sayCode(entry.code),
                  category: named(entry.category),
                  title: titles.get(entryId) ?? '',
                },
              ]
            : [];
        }),
      };
    }),
  };
}

const shortOf = ({ entries }: Ranking): string[] =>
  entries.filter(({ rank }) => rank === null).map(({ code }) => sayCode(code));

/**
 * Releases what was confirmed: works it out anew, freezes it as an edition, and hands on whoever goes on. Afterwards only
 * the arbitration group changes it.
 * @throws judging.stale-result, ties-undecided, too-many-picked, unfinished, too-few-sheets
 */
export async function release(context: Context, { digest, ties, reason }: ReleaseInput) {
  const { trx, stage, now } = context;
  const key = keyOf(context);
  await lockIn(context, 'marking', 'closed');
  const ranking = await rankRound(trx, key, stage.settings);
  const open = cutWith(ranking.entries, promotionOf(stage.settings), null);
  if (digestOf(ranking, open.promotion) !== digest) throw judgingRefusals.staleResult();
  const missing = await countMissing(trx, key);
  if (missing > 0 && !reason) throw judgingRefusals.unfinished({ count: missing });
  const short = shortOf(ranking);
  if (short.length > 0 && !reason)
    throw judgingRefusals.tooFewSheets({
      codes: [short.slice(0, 20).join('、'), short.slice(0, 20).join(', ')],
      quorum: stage.settings.quorum,
    });
  const promotion = decide(context, ranking, ties);
  await setRound(context, { state: 'released', closedAt: now, releasedAt: now, tieDecision: ties ?? { rule: 'none' } });
  const on = await publish(context, ranking, promotion, 1);
  // Works that came in now would never be judged; people who enrol may still come to what follows.
  if (stage.settings.subject === 'entry') await context.host.closeFeeds();
  await keepHistory(context, [{ kind: 'released', reason, detail: { digest, ties, missing, short } }]);
  await context.host.audit('judging.release', { kind: 'stage', id: stage.id }, { digest, ties, reason, on });
  await recordFacts(context, ranking);
  return { edition: 1, on };
}

/** Draws the cut with the officers' decision. */
export function decide(context: Context, ranking: Ranking, ties: TieDecision | null): Promotion {
  const { promotion, problem } = cutWith(ranking.entries, promotionOf(context.stage.settings), ties);
  if (problem) throw judgingRefusals[problem.problem]({ count: problem.count });
  return promotion;
}

/** Freezes an edition and hands it on; whoever went on before and does not now is taken back. @returns how many go on */
export async function publish(
  context: Context,
  ranking: Ranking,
  promotion: Promotion,
  edition: number,
): Promise<number> {
  const { trx, stage, host } = context;
  const { decimals } = stage.settings;
  await insertResults(
    trx,
    keyOf(context),
    edition,
    ranking.entries.map((entry) => resultOf(entry, promotion, decimals)),
  );
  await setRound(context, { edition });

  const subjects = new Map((await listParticipating(context)).map((entry) => [entry.id, subjectOf(entry)]));
  await host.hold([...subjects.values()], 'final');
  const going = ranking.entries.flatMap((entry) => {
    const subject = subjects.get(entry.entryId);
    if (!subject || promotion.passages.get(entry.entryId) !== 'on') return [];
    return [
      {
        ...subject,
        result: {
          ...{ rank: entry.rank, score: scoreText(entry, decimals), group: entry.category },
          ...(stage.settings.authors === 'nothing' ? { onlyRank: true as const } : {}),
        },
      },
    ];
  });
  const stood = await host.subjects();
  const followers = await followersOf(context, going, stood);
  const on = new Set([...going, ...followers].map(({ kind, id }) => `${kind} ${id}`));
  if (edition > 1)
    await host.takeBack(stood.filter(({ kind, id }) => !on.has(`${kind} ${id}`)).map(({ kind, id }) => ({ kind, id })));
  await host.handOn([...going, ...followers]);
  return going.length;
}

/** Members of teams that go on go on with them: later stages know them as persons. */
async function followersOf(
  { host, stage }: Context,
  going: readonly { kind: 'person' | 'team' | 'unit' | 'entry'; id: string }[],
  stood: readonly { kind: string; id: string }[],
) {
  if (stage.settings.subject !== 'team' || going.length === 0) return [];
  const persons = new Set(stood.filter(({ kind }) => kind === 'person').map(({ id }) => id));
  const cards = await host.cards(going.map(({ kind, id }) => ({ kind, id })));
  const members = cards.flatMap(({ people }) => people.flatMap(({ personId }) => (personId ? [personId] : [])));
  return [...new Set(members)].filter((id) => persons.has(id)).map((id) => ({ kind: 'person' as const, id }));
}

export function resultOf(entry: Judged, promotion: Promotion, decimals: number): ResultRow {
  return {
    entryId: entry.entryId,
    category: entry.category,
    score: scoreText(entry, decimals),
    place: entry.rank,
    passage: promotion.passages.get(entry.entryId) ?? 'notRanked',
    decidedBy: entry.decidedBy === undefined ? null : String(entry.decidedBy),
  };
}

async function recordFacts(context: Context, { entries }: Ranking): Promise<void> {
  const { host, now, scope } = context;
  const day = dayOf(now, scope.zone);
  const sheets = entries.flatMap((entry) => entry.sheets.map(({ judgeId }) => judgeId));
  const given = Map.groupBy(sheets, (judgeId) => judgeId);
  const judges = new Map((await listJudges(context.trx, keyOf(context))).map((judge) => [judge.id, judge]));
  await host.record([
    ...entries
      .filter(({ sheets: theirs, rank }) => theirs.length > 0 || rank !== null)
      .map(({ entryId }) => ({
        indicator: 'entries-judged',
        day,
        amount: 1,
        source: { kind: 'judging-entry', id: entryId },
      })),
    ...[...given].map(([judgeId, theirs]) => {
      const personId = judges.get(judgeId)?.personId;
      return {
        indicator: 'marks-given',
        ...(personId ? { personId } : {}),
        day,
        amount: theirs.length,
        source: { kind: 'judging-judge', id: judgeId },
      };
    }),
  ]);
}

/** Works the released edition out anew from the raw marks and says where it differs: nowhere, or something is wrong. */
export async function verify(context: Context) {
  const { trx, stage } = context;
  const { edition, tieDecision } = await getRound(context);
  if (edition === 0) throw judgingRefusals.notReleased();
  const { decimals } = stage.settings;
  const ranking = await rankRound(trx, keyOf(context), stage.settings);
  const { promotion } = cutWith(ranking.entries, promotionOf(stage.settings), tieDecision);
  const now = new Map(ranking.entries.map((entry) => [entry.entryId, resultOf(entry, promotion, decimals)]));
  const released = await listResults(trx, keyOf(context), edition);
  const codes = new Map((await listEntries(context)).map((entry) => [entry.id, sayCode(entry.code)]));
  const text = (row: ResultRow | undefined) =>
    row ? JSON.stringify([row.place, row.score, row.passage, row.decidedBy]) : '';
  const differences = released
    .filter((row) => text(now.get(row.entryId)) !== text(row))
    .map((row) => ({
      code: codes.get(row.entryId) ?? '',
      released: text(row),
      recomputed: text(now.get(row.entryId)),
    }));
  return { edition, entries: released.length, equal: differences.length === 0, differences };
}

import { pick } from '../../../kernel/words.ts';
import { type EntryRow, getEntry, setEntry } from '../entries/queries.ts';
import { categoryNames, listParticipating } from '../entries/service.ts';
import { judgingRefusals } from '../errors.ts';
import { type Context, getRound, keepHistory, keyOf, lockIn, type Round, sayCode, setRound } from '../queries.ts';
import { rank } from '../ranking/rules.ts';
import { rankRound } from '../ranking/service.ts';
import type { LiveView } from '../results/contract.ts';
import { sayScore } from '../scoring/rules.ts';
import { countMissingFor } from '../sheets/queries.ts';
import { isHeld, stateOf } from './rules.ts';

async function lockLive(context: Context): Promise<Round> {
  if (!context.stage.settings.live) throw judgingRefusals.notLive();
  return lockIn(context, 'marking');
}

/** Calls an act to the stage: judges may mark it from now on. Null ends the act without calling another. */
export async function callAct(context: Context, { entryId }: { entryId: string | null }) {
  await lockLive(context);
  if (entryId !== null) {
    const entry = await getEntry(context, entryId);
    if (entry.withdrawnAt || entry.excludedAt) throw judgingRefusals.entryWithdrawn({ code: sayCode(entry.code) });
    if (!entry.calledAt) await setEntry(context, entryId, { calledAt: context.now });
  }
  await setRound(context, { actId: entryId });
  await keepHistory(context, [{ kind: 'called', entryId: entryId ?? undefined }]);
  return { state: 'marking' };
}

/** Shows the score of an act; from then on its marks stand. @throws judging.act-held, act-unfinished, act-not-called, entry-withdrawn */
export async function showScore(context: Context, { entryId }: { entryId: string }) {
  const { trx, stage, now } = context;
  const round = await lockLive(context);
  const entry = await getEntry(context, entryId);
  const code = sayCode(entry.code);
  if (entry.withdrawnAt || entry.excludedAt) throw judgingRefusals.entryWithdrawn({ code });
  if (!entry.calledAt) throw judgingRefusals.actNotCalled({ code });
  const { holdFirst } = stage.settings;
  const acts = await listParticipating(context);
  if (isHeld(entry, acts, { holdFirst, currentId: round.actId }))
    throw judgingRefusals.actHeld({ count: Math.min(holdFirst, acts.length) });
  const missing = await countMissingFor(context, entryId);
  if (missing > 0) throw judgingRefusals.actUnfinished({ code, count: missing });
  const { entries } = await rankRound(trx, keyOf(context), stage.settings);
  const score = entries.find((each) => each.entryId === entryId)?.score;
  if (score === undefined || score === null)
    throw judgingRefusals.actUnfinished({ code, count: stage.settings.quorum });
  if (!entry.shownAt) await setEntry(context, entryId, { shownAt: now });
  const said = sayScore(score, stage.settings.decimals);
  await keepHistory(context, [{ kind: 'shown', entryId, detail: { score: said } }]);
  return { score: said };
}

/**
 * What an audience may know: the running order, the act on the stage, scores that were shown, and their ranking so far.
 * Nothing of what was not shown is worked out into it.
 */
export async function live(context: Context): Promise<LiveView> {
  const { trx, stage } = context;
  const { settings } = stage;
  const round = await getRound(context);
  const nothing: LiveView = {
    title: pick([stage.title, stage.titleEn], context.scope.lang),
    state: round.state,
    current: null,
    last: null,
    acts: [],
    ranking: [],
    within: settings.rankWithin,
  };
  if (!settings.live || round.state === 'preparing') return nothing;
  const entries = (await listParticipating(context)).toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const named = await categoryNames(context);
  const shown = entries.filter(({ shownAt }) => shownAt !== null);
  const ranking = shown.length > 0 ? await rankRound(trx, keyOf(context), settings) : undefined;
  const scores = new Map(ranking?.entries.map((each) => [each.entryId, each.score]));
  const ranked = rank(
    shown.map((entry) => ({
      entryId: entry.id,
      group: settings.rankWithin === 'category' ? entry.category : '',
      score: scores.get(entry.id) ?? null,
    })),
    { steps: 0, keyOf: () => null },
  );
  const places = new Map(ranked.map((each) => [each.entryId, each.rank]));
  const actOf = (entry: EntryRow): LiveView['acts'][number] => {
    const score = entry.shownAt ? scores.get(entry.id) : undefined;
    return {
      entryId: entry.id,
      position: entry.position,
      code: sayCode(entry.code),
      title: settings.blind ? '' : entry.title,
      unitName: settings.blind ? '' : entry.unitName,
      category: named(entry.category),
      state: stateOf(entry, round.actId),
      score: score === undefined || score === null ? null : sayScore(score, settings.decimals),
      rank: places.get(entry.id) ?? null,
    };
  };
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const current = entries.find(({ id }) => id === round.actId);
  const last = shown.toSorted(
    (a, b) => (b.shownAt?.getTime() ?? 0) - (a.shownAt?.getTime() ?? 0) || (b.position ?? 0) - (a.position ?? 0),
  )[0];
  return {
    ...nothing,
    current: current ? actOf(current) : null,
    last: last ? actOf(last) : null,
    acts: entries.map(actOf),
    ranking: ranked.flatMap(({ entryId }) => {
      const entry = byId.get(entryId);
      return entry ? [actOf(entry)] : [];
    }),
  };
}

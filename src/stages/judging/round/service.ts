import { type Bilingual, counted } from '../../../kernel/words.ts';
import { judgesNeeded } from '../assignment/rules.ts';
import { assignEntries } from '../assignment/service.ts';
import type { OverviewView } from '../contract.ts';
import { type EntryRow, listEntries, takesPart } from '../entries/queries.ts';
import { categoryNames, numberNew, registerAll, subjectOf } from '../entries/service.ts';
import { judgingRefusals } from '../errors.ts';
import { listJudges, listScoring } from '../judges/queries.ts';
import { nextOfShow } from '../live/rules.ts';
import { type Context, getRound, keepHistory, keyOf, lockIn, sayCode, setRound } from '../queries.ts';
import { listMeasures, sumSheets } from '../ranking/queries.ts';
import { listResults } from '../release/queries.ts';
import { dropsFrom, gaugeOf } from '../scoring/rules.ts';
import { subjects } from '../settings/contract.ts';
import { criteriaOf, nameOfCriterion, scaleOf } from '../settings/rules.ts';
import { listEntryProgress, listHappenings, listProgress, listRulings } from './queries.ts';
import { distributionOf } from './rules.ts';

/** Starts the round: what stands here gets its codes in random order and its judges. @throws judging.no-judges, no-entries */
export async function start(context: Context) {
  const { trx, stage, now } = context;
  await lockIn(context, 'preparing');
  if ((await listScoring(trx, keyOf(context))).length === 0) throw judgingRefusals.noJudges();
  await registerAll(context);
  await numberNew(context);
  const entries = (await listEntries(context)).filter(takesPart);
  if (entries.length === 0) throw judgingRefusals.noEntries({ subject: subjects[stage.settings.subject] });
  await setRound(context, { state: 'marking', startedAt: now });
  const outcome = await assignEntries(context);
  await context.host.hold(entries.map(subjectOf), 'begun');
  await keepHistory(context, [{ kind: 'started', detail: { entries: entries.length, added: outcome.added } }]);
  await context.host.audit('judging.start', { kind: 'stage', id: stage.id }, { entries: entries.length });
  return outcome;
}

/** Closes marking: later marks are refused. */
export async function close(context: Context) {
  await lockIn(context, 'marking');
  await setRound(context, { state: 'closed', closedAt: context.now, actId: null });
  await keepHistory(context, [{ kind: 'closed' }]);
  await context.host.audit('judging.close', { kind: 'stage', id: context.stage.id }, {});
  return { state: 'closed' };
}

/** Opens marking again before release, with a reason on record. */
export async function reopen(context: Context, { reason }: { reason: string }) {
  await lockIn(context, 'closed');
  await setRound(context, { state: 'marking', closedAt: null });
  await keepHistory(context, [{ kind: 'reopened', reason }]);
  await context.host.audit('judging.reopen', { kind: 'stage', id: context.stage.id }, { reason });
  return { state: 'marking' };
}

/** Reminds judges who have something left: persons by their inbox; officers without one see it among their tasks. */
export async function remind(context: Context, { judgeIds }: { judgeIds?: string[] | undefined }) {
  const { trx, stage, host } = context;
  await lockIn(context, 'marking');
  const progress = new Map((await listProgress(trx, keyOf(context))).map((each) => [each.judgeId, each]));
  const late = (await listScoring(trx, keyOf(context))).flatMap((judge) => {
    const { assigned = 0, done = 0 } = progress.get(judge.id) ?? {};
    return assigned > done && (!judgeIds || judgeIds.includes(judge.id)) ? [{ ...judge, left: assigned - done }] : [];
  });
  for (const { personId, left } of late) {
    if (!personId) continue;
    await host.tell([personId], {
      title: [`“${stage.title}”还有 ${left} 件没有评`, `“${stage.titleEn}”: ${left} left to mark`],
      body: [
        '请打开活动页，点“去评审”继续打分；已打的分都已保存。',
        'Open the programme and press “Judge” to go on; what you gave is saved.',
      ],
      urgent: true,
    });
  }
  const told = late.filter(({ personId }) => personId !== null);
  await keepHistory(context, [{ kind: 'reminded', detail: { judges: late.map(({ id }) => id) } }]);
  return { told: told.length, unreachable: late.filter(({ personId }) => personId === null).map(({ name }) => name) };
}

/** The officer's page: the funnel, who is late, how judges mark, what was ruled. */
export async function overview(context: Context): Promise<OverviewView> {
  const { trx, stage } = context;
  const { settings } = stage;
  const key = keyOf(context);
  const round = await getRound(context);
  const entries = await listEntries(context);
  const progress = await listEntryProgress(trx, key);
  const byEntry = new Map(progress.map((row) => [row.entryId, row]));
  const inside = entries.filter(takesPart);
  const due = inside.map(({ id }) => byEntry.get(id) ?? { entryId: id, assigned: 0, done: 0 });
  const results = round.edition > 0 ? await listResults(trx, key, round.edition) : undefined;
  const named = await categoryNames(context);
  const running = round.state !== 'preparing';
  const panel = (await listScoring(trx, key)).length;
  const needs = judgesNeeded(settings, panel);
  const each = settings.assign === 'all' ? panel : Math.min(panel, needs);
  return {
    state: round.state,
    subject: settings.subject,
    form: settings.form,
    live: settings.live,
    act: round.actId,
    show: settings.live && round.state === 'marking' ? showOf(context, round.actId, inside, byEntry) : null,
    drops: { asked: settings.drop, sheets: each, dropped: dropsFrom(each, settings.drop) },
    startedAt: round.startedAt,
    closedAt: round.closedAt,
    releasedAt: round.releasedAt,
    edition: round.edition,
    funnel: {
      arrived: entries.length,
      withdrawn: entries.filter(({ withdrawnAt }) => withdrawnAt !== null).length,
      excluded: entries.filter(({ excludedAt }) => excludedAt !== null).length,
      late: running ? entries.filter(({ code, withdrawnAt }) => code === null && !withdrawnAt).length : 0,
      sheets: due.reduce((sum, each) => sum + each.assigned, 0),
      done: due.reduce((sum, each) => sum + each.done, 0),
      finished: due.filter((each) => each.assigned > 0 && each.done === each.assigned).length,
      on: results ? results.filter(({ passage }) => passage === 'on').length : null,
    },
    unfilled: running
      ? inside.flatMap(({ id, code, category, title }) => {
          const has = byEntry.get(id)?.assigned ?? 0;
          return has < needs
            ? [{ entryId: id, code: sayCode(code), category: named(category), title, has, needs }]
            : [];
        })
      : [],
    judges: await judgesOf(context),
    measures: await missingMeasures(context, inside.length),
    rulings: (await listRulings(trx, key)).map(({ code, judgeName, kind, ...ruling }) => ({
      ...ruling,
      kind: kind as OverviewView['rulings'][number]['kind'],
      code: sayCode(code),
      judgeName: judgeName ?? '',
    })),
    history: await listHappenings(trx, key),
  };
}

function showOf(
  { stage }: Context,
  currentId: string | null,
  acts: readonly EntryRow[],
  progress: ReadonlyMap<string, { assigned: number; done: number }>,
): OverviewView['show'] {
  const missing = ({ id }: { id: string }) => {
    const { assigned = 0, done = 0 } = progress.get(id) ?? {};
    return assigned - done;
  };
  const { step, act } = nextOfShow(acts, { holdFirst: stage.settings.holdFirst, currentId, missing });
  return { step, code: act ? sayCode(act.code) : '', missing: act ? missing(act) : 0 };
}

async function judgesOf(context: Context): Promise<OverviewView['judges']> {
  const { trx, stage } = context;
  const key = keyOf(context);
  const gauge = gaugeOf(criteriaOf(stage.settings).filter(({ by }) => by === 'judges'));
  const totals = new Map<string, number[]>();
  for (const { judgeIds, totals: theirs } of gauge.whole > 0 ? await sumSheets(trx, key, gauge) : [])
    for (const [at, judgeId] of judgeIds.entries())
      totals.set(judgeId, [...(totals.get(judgeId) ?? []), theirs[at] ?? 0]);
  const progress = new Map((await listProgress(trx, key)).map((each) => [each.judgeId, each]));
  const judges = await listJudges(trx, key);
  const names = new Map(judges.map(({ id, name }) => [id, name]));
  return judges.map(({ id, name, part, scores, workLimit, categories, leftAt, leftReason, replaces, personId }) => {
    const { assigned = 0, done = 0, recused = 0, lastSavedAt = null } = progress.get(id) ?? {};
    return {
      id,
      name,
      part,
      scores,
      workLimit,
      categories,
      leftAt,
      leftReason,
      replaces: replaces ? (names.get(replaces) ?? null) : null,
      assigned,
      done,
      recused,
      lastSavedAt,
      reachable: personId !== null,
      marks: distributionOf(totals.get(id) ?? [], { whole: gauge.whole || 1, scale: scaleOf(stage.settings) }),
    };
  });
}

async function missingMeasures(context: Context, entries: number): Promise<OverviewView['measures']> {
  const office = criteriaOf(context.stage.settings).filter(({ by }) => by === 'office');
  if (office.length === 0) return [];
  const given = Map.groupBy(await listMeasures(context.trx, keyOf(context)), ({ criterion }) => criterion);
  return office.map(({ key: criterion }) => ({
    criterion,
    words: [...nameOfCriterion(context.stage.settings, criterion)] as [string, string],
    missing: Math.max(0, entries - (given.get(criterion)?.length ?? 0)),
  }));
}

/** What waits: for the officers who run it, and for a judge who has something left. */
export async function tasksOf(context: Context, myLeft: number): Promise<{ words: Bilingual; count: number }[]> {
  const { state, funnel, unfilled, judges } = await overview(context);
  const late = judges.filter(({ leftAt, assigned, done }) => leftAt === null && assigned > done).length;
  const over = context.stage.closesAt !== null && context.now >= context.stage.closesAt;
  const task = (count: number, zh: string, en: string) => (count > 0 ? [{ words: [zh, en] as const, count }] : []);
  return [
    ...task(myLeft, `您还有 ${myLeft} 件没有评`, `You have ${myLeft} left to mark`),
    ...(state === 'preparing' && !context.stage.settings.live
      ? task(
          funnel.arrived,
          `${funnel.arrived} 件已交来，评审还没有开始`,
          `${funnel.arrived} have arrived; judging has not started`,
        )
      : []),
    ...(state === 'marking'
      ? task(late, `${late} 位评委还没有评完`, `${counted(late, 'judge is', 'judges are')} not done yet`)
      : []),
    ...task(
      unfilled.length,
      `${unfilled.length} 件评委不够`,
      `${counted(unfilled.length, 'entry lacks', 'entries lack')} judges`,
    ),
    ...(state === 'closed' || (state === 'marking' && over)
      ? task(1, '打分已结束，请核对并公布结果', 'Marking is over: check and release the result')
      : []),
    ...task(funnel.late, `${funnel.late} 件在评审后才交来，未参评`, `${funnel.late} arrived too late to be judged`),
  ];
}

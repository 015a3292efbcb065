import { findFieldWords } from '../../kernel/fields.ts';
import { findPersonId } from '../../people/access/rules.ts';
import type { NextStep } from '../contract.ts';
import type { BriefMaterial, StageService, Standing } from '../service.ts';
import { rule } from './arbitration/service.ts';
import { receive } from './arrival/service.ts';
import { assign } from './assignment/service.ts';
import { liftRecusal, recusals } from './conflicts/service.ts';
import { listEntries } from './entries/queries.ts';
import { order } from './entries/service.ts';
import { judgingRefusals } from './errors.ts';
import { explain } from './explain/service.ts';
import { findNamed } from './judges/queries.ts';
import { candidates, changeJudge, findAsker, invite, replaceJudge } from './judges/service.ts';
import { entries } from './lists/service.ts';
import { callAct, live, showScore } from './live/service.ts';
import { judgingManifest as manifest } from './manifest.ts';
import { rankedList, runningOrder, scoreSheets } from './printing/service.ts';
import { type Context, getRound, keyOf } from './queries.ts';
import { preview, release, verify } from './release/service.ts';
import { mine, results } from './results/service.ts';
import { deleteRound, insertRound } from './round/queries.ts';
import { close, overview, remind, reopen, start, tasksOf } from './round/service.ts';
import { type Settings, settings as schema } from './settings/contract.ts';
import { changedIn, findSettingsProblem, fixedByRelease, fixedByStart } from './settings/rules.ts';
import { countOpenOf } from './sheets/queries.ts';
import { declare, mark, measure, recuse } from './sheets/service.ts';
import { desk, sheet } from './sheets/show/service.ts';

/** @throws judging.rules-fixed, and what is wrong with the settings themselves */
async function arrange(context: Context, before: Settings | undefined): Promise<void> {
  const { settings } = context.stage;
  const wrong = findSettingsProblem(settings);
  if (wrong)
    throw judgingRefusals[wrong.problem]({}, [{ path: wrong.path, words: ['请修改这一项', 'Please change this'] }]);
  await insertRound(context.trx, keyOf(context));
  if (!before) return;
  const { state } = await getRound(context);
  if (state === 'preparing') return;
  const fixed = state === 'released' ? [...fixedByStart, ...fixedByRelease] : fixedByStart;
  const [changed] = changedIn(fixed, before, settings);
  if (!changed) return;
  const label = findFieldWords(schema.shape[changed])?.label ?? [changed, changed];
  throw judgingRefusals.rulesFixed({ setting: label }, [
    { path: `settings.${changed}`, words: ['评审开始后不能改', 'Cannot change once judging has started'] },
  ]);
}

async function hallView(context: Context) {
  const round = await getRound(context);
  const asker = await findAsker(context);
  const left = asker?.scores ? await countOpenOf(context.trx, keyOf(context), asker.id) : 0;
  const entered = findPersonId(context.scope) ? await mine(context) : [];
  return {
    state: round.state,
    live: context.stage.settings.live && round.state !== 'preparing',
    judge: asker ? { part: asker.part, scores: asker.scores, left } : null,
    mine: entered,
    results: await results(context),
  };
}
export type JudgingHallView = Awaited<ReturnType<typeof hallView>>;

/** The judge's own button; others have nothing to do in a round. */
async function nextStep(context: Context): Promise<NextStep | undefined> {
  const judge = await findAsker(context);
  const { state } = await getRound(context);
  if (!judge?.scores || state !== 'marking') return undefined;
  const left = await countOpenOf(context.trx, keyOf(context), judge.id);
  return {
    words: left > 0 ? [`去评审（还有 ${left} 件）`, `Judge (${left} left)`] : ['查看我的评分', 'See my sheets'],
    href: 'desk',
    ...(left > 0 ? { asked: true } : { settled: true }),
    whys: [],
  };
}

async function standing(context: Context, personId: string): Promise<Standing | undefined> {
  const judge = await findNamed(context.trx, keyOf(context), { personId });
  const { state } = await getRound(context);
  if (judge?.scores && state === 'marking') {
    const left = await countOpenOf(context.trx, keyOf(context), judge.id);
    return left > 0
      ? {
          words: [`您是评委，还有 ${left} 件没有评`, `You are a judge; ${left} left to mark`],
          tone: 'waiting',
          events: [],
        }
      : { words: ['您已评完，谢谢', 'You have marked everything. Thank you.'], tone: 'good', events: [] };
  }
  if (findPersonId(context.scope) !== personId) return undefined;
  const own = await mine(context);
  const best = own.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))[0];
  if (best?.rank) {
    return {
      words: [
        `“${best.title}”第 ${best.rank} 名${best.on ? '，进入下一环节' : ''}`,
        `“${best.title}” is number ${best.rank}${best.on ? ' and goes on' : ''}`,
      ],
      tone: best.on ? 'good' : 'quiet',
      events: [],
    };
  }
  return own.length > 0 && state !== 'released'
    ? {
        words: ['正在评审，公布前不显示成绩', 'Being judged; nothing is shown before the release'],
        tone: 'waiting',
        events: [],
      }
    : undefined;
}

async function brief(context: Context): Promise<BriefMaterial> {
  const { state } = await getRound(context);
  if (state !== 'released') return { sentences: [], quotes: [], pictures: [] };
  const { funnel, judges } = await overview(context);
  const scoring = judges.filter(({ scores, done }) => scores && done > 0).length;
  const on = funnel.on ?? 0;
  return {
    sentences: [
      {
        zh: `${context.stage.title}：${scoring} 位评委评审 ${funnel.arrived - funnel.withdrawn} 件，${on} 件进入下一环节。`,
        figures: [{ indicator: 'entries-judged', value: funnel.finished }],
      },
    ],
    quotes: [],
    pictures: [],
  };
}

/** The stage judging at work. */
export const judgingService: StageService<typeof manifest, JudgingHallView> = {
  manifest,
  actions: {
    invite,
    changeJudge,
    replaceJudge,
    start: (context) => start(context),
    assign: (context) => assign(context),
    recuse,
    liftRecusal,
    measure,
    order,
    callAct,
    showScore,
    remind,
    close: (context) => close(context),
    reopen,
    release,
    mark,
    declare,
    rule,
  },
  reads: {
    desk,
    sheet,
    preview,
    explain,
    overview,
    entries,
    recusals,
    candidates,
    verify,
    live,
    results,
    mine,
    rankedList,
    runningOrder,
    scoreSheets,
  },
  arrange,
  remove: ({ trx, stage }) => deleteRound(trx, { federationId: stage.federationId, stageId: stage.id }),
  received: receive,
  hallView,
  nextStep,
  standing,
  participants: async (context) => {
    const cards = await context.host.cards(
      (await listEntries(context)).map(({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId })),
    );
    return [...new Set(cards.flatMap(({ people }) => people.flatMap(({ personId }) => (personId ? [personId] : []))))];
  },
  tasks: async (context) => {
    const judge = await findAsker(context);
    const left = judge?.scores ? await countOpenOf(context.trx, keyOf(context), judge.id) : 0;
    return (await tasksOf(context, left)).map(({ words, count }) => ({ words: [...words], count }));
  },
  brief,
};

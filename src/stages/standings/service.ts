import { findPersonId } from '../../people/access/rules.ts';
import type { StageService, Standing } from '../service.ts';
import { drawUp, titlesOf } from './drafting/service.ts';
import { standingsRefusals } from './errors.ts';
import { standings } from './lists/service.ts';
import { standingsManifest as manifest } from './manifest.ts';
import { type Context, keyOf, listEditions, listRows, removeStandings } from './queries.ts';
import { release } from './release/service.ts';
import type { Settings } from './settings/contract.ts';
import { findSettingsProblem } from './settings/rules.ts';
import { explain, mine, overview, results } from './show/service.ts';

/** What the release fixes: everything but what is public of it. */
const fixed = ['subject', 'by', 'points', 'events', 'best', 'least', 'ties', 'decimals'] as const;

/** @throws standings.rules-fixed, and what is wrong with the settings themselves */
async function arrange(context: Context, before: Settings | undefined): Promise<void> {
  const { trx, stage, host } = context;
  const wrong = findSettingsProblem(stage.settings, titlesOf(await host.feeds()));
  if (wrong)
    throw standingsRefusals[wrong.problem]({ name: wrong.name ?? '' }, [
      { path: wrong.path, words: ['请修改这一项', 'Please change this'] },
    ]);
  const changed = fixed.find((key) => before && JSON.stringify(before[key]) !== JSON.stringify(stage.settings[key]));
  if (!changed || (await listEditions(trx, keyOf(context))).length === 0) return;
  throw standingsRefusals.rulesFixed({}, [
    { path: `settings.${changed}`, words: ['公布后不能改', 'Cannot change after release'] },
  ]);
}

async function standing(context: Context, personId: string): Promise<Standing | undefined> {
  if (findPersonId(context.scope) !== personId) return undefined;
  const [best] = await mine(context);
  if (!best?.rank) return undefined;
  return {
    words: [`总成绩第 ${best.rank} 名`, `Number ${best.rank} over all events`],
    tone: 'good',
    events: [],
  };
}

async function hallView(context: Context) {
  const { lang } = context.scope;
  return { mine: await mine(context), results: await context.shared(`results ${lang}`, () => results(context)) };
}
export type StandingsHallView = Awaited<ReturnType<typeof hallView>>;

/** The stage standings at work. */
export const standingsService: StageService<typeof manifest, StandingsHallView> = {
  manifest,
  actions: { release },
  reads: { results, mine, overview, standings, explain },
  arrange,
  remove: ({ trx, stage }) => removeStandings(trx, keyOf({ stage })),
  hallView,
  nextStep: async () => undefined,
  standing,
  async participants(context) {
    const { rows } = await drawUp(context);
    return [...new Set(rows.flatMap(({ personIds }) => personIds))];
  },
  async tasks(context) {
    const { edition, changed, whys, ranked } = await overview(context);
    if (edition > 0)
      return changed
        ? [
            {
              words: ['赛项成绩有更正，总成绩待重新公布', 'Events were corrected: release the standings again'],
              count: 1,
            },
          ]
        : [];
    return whys.every(({ ok }) => ok) ? [{ words: ['总成绩可以公布', 'Standings to release'], count: ranked }] : [];
  },
  async brief(context) {
    const [newest] = await listEditions(context.trx, keyOf(context));
    if (!newest) return { sentences: [], quotes: [], pictures: [] };
    const rows = await listRows(context.trx, keyOf(context), newest.edition);
    const ranked = rows.filter(({ rank }) => rank !== null);
    const firsts = ranked.filter(({ rank }) => rank === 1).map(({ name, unitName }) => `${name}（${unitName}）`);
    return {
      sentences: [
        {
          zh: `${context.stage.title}：${ranked.length} 人列入总排名，第一名${firsts.join('、')}。`,
          figures: [],
        },
      ],
      quotes: [],
      pictures: [],
    };
  },
};

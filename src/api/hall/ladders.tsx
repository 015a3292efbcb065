import { formatLongDay } from '../../kernel/dates.ts';
import { pick, say } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import { findProgramme, type ProgrammeRow } from '../../programmes/queries.ts';
import { isVisible } from '../../programmes/service.ts';
import type { StandingView } from '../../registries/ladders/contract.ts';
import { skillLevels } from '../../registries/ladders/register.ts';
import { listMine } from '../../registries/ladders/standing/service.ts';
import { MyLaddersPage } from '../../web/hall/pages/my-ladders-page.tsx';
import { paths } from '../../web/hall/paths.ts';
import type { HallFrame, Link } from '../../web/hall/views/frame.ts';
import type { MyLadderView, RungView } from '../../web/hall/views/ladders.ts';
import { laddersWords } from '../../web/hall/words/ladders.ts';
import type { App } from '../request.ts';
import type { Hall, Reading } from './hall.ts';
import { personOf } from './person.ts';
import { titleOf } from './views.ts';

/** The reader's own skill ladders. */
export function addLadders(app: App, hall: Hall): void {
  app.get(paths.myLadders, (context) => hall.page(context, (reading) => myPage(hall, reading)));
}

async function myPage({ house }: Hall, { scope, frame }: Reading) {
  personOf(scope);
  const ladders: MyLadderView[] = [];
  for (const standing of await listMine(house.db, scope))
    ladders.push(ladderOf(standing, frame, await sourcesOf(house, scope, standing)));
  return <MyLaddersPage frame={frame} ladders={ladders} />;
}

type Sources = ReadonlyMap<string, ProgrammeRow>;

/** Programmes that count on a ladder and are visible to the reader, by their address in the hall. */
async function sourcesOf(house: House, scope: Scope, { links }: StandingView): Promise<Sources> {
  const sources = new Map<string, ProgrammeRow>();
  for (const { href } of links) {
    const programme = await findProgramme(house.db, scope, href.slice(href.lastIndexOf('/') + 1));
    if (programme && isVisible(scope, programme)) sources.set(href, programme);
  }
  return sources;
}

/** Where the reader can still compete or train: told or under way now, without a result of theirs. */
function waysOf({ next, results }: StandingView, sources: Sources, { lang, now }: HallFrame): Link[] {
  if (!next) return [];
  const done = new Set(results.map(({ href }) => href));
  return [...sources]
    .filter(
      ([href, { state, endsAt }]) =>
        (state === 'published' || state === 'running') && !done.has(href) && !(endsAt && endsAt < now),
    )
    .map(([href, programme]) => ({ label: titleOf(programme, lang), href }));
}

function ladderOf(standing: StandingView, frame: HallFrame, sources: Sources): MyLadderView {
  const { lang } = frame;
  const w = say(laddersWords, lang);
  const day = (value: string) => formatLongDay(value, lang);
  const level = (key: keyof typeof skillLevels) => pick(skillLevels[key], lang);
  const stateOf = ({ state, awardedOn }: StandingView['steps'][number]) =>
    ({
      held: awardedOn ? w.awardedOn(day(awardedOn)) : '',
      passed: w.passed,
      ready: w.ready,
      next: w.next,
      ahead: '',
    })[state];
  return {
    id: standing.ladderId,
    title: titleOf(standing, lang),
    trade: standing.trade,
    next: standing.next ? pick(standing.next, lang) : w.top,
    missing: standing.missing.map((words) => pick(words, lang)),
    ready: standing.next === null || standing.steps.some(({ state }) => state === 'ready'),
    hours: String(standing.hours),
    rungs: standing.steps
      .map(
        (step): RungView => ({
          level: level(step.level),
          look: step.state,
          state: stateOf(step),
          needs: step.needs.map(({ ok, words }) => ({ ok, text: pick(words, lang) })),
        }),
      )
      .reverse(),
    ways: waysOf(standing, sources, frame),
    results: standing.results.map(({ occasion, href, event, rank, score, usedFor }) => ({
      text: [
        (lang === 'en' && sources.get(href)?.titleEn) || occasion,
        event,
        rank === null ? '' : w.rank(rank),
        score && w.points(score),
      ]
        .filter(Boolean)
        .join(' · '),
      note: usedFor ? w.usedFor(level(usedFor)) : '',
    })),
    awards: standing.awards.map(({ level: key, awardedOn, certificate, revokedOn, reason }) => ({
      text: `${level(key)} · ${day(awardedOn)}`,
      ...(revokedOn ? { revoked: w.revoked(day(revokedOn), reason ?? '') } : {}),
      ...(certificate ? { checkHref: `${paths.certificates}/${certificate}` } : {}),
    })),
  };
}

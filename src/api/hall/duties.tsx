import { type Bilingual, type Lang, pick } from '../../kernel/words.ts';
import { accessRefusals } from '../../people/access/errors.ts';
import { type Duty, listDuties } from '../../programmes/duty/service.ts';
import { programmeRefusals } from '../../programmes/errors.ts';
import { findStage } from '../../programmes/queries.ts';
import type { RoundState } from '../../stages/judging/contract.ts';
import { ProgrammesPage } from '../../web/hall/pages/programmes-page.tsx';
import type { TagView } from '../../web/hall/views/frame.ts';
import type { App } from '../request.ts';
import type { Hall, Reading } from './hall.ts';
import { baseOf } from './programme.tsx';
import { inLang, kindOf, pictureOf, placeIn, titleOf, whenOf } from './views.ts';

const duties = {
  'check-in': {
    kind: 'sessions',
    page: 'helper',
    title: ['现场签到', 'Check people in'],
    none: ['现在没有要您签到的活动', 'Nothing to check people in to now'],
  },
  report: {
    kind: 'tally',
    page: 'report',
    title: ['填报指标', 'Report tallies'],
    none: ['现在没有要您填报的活动', 'Nothing to report now'],
  },
  judge: {
    kind: 'judging',
    page: 'desk',
    title: ['评审作品', 'Judge entries'],
    none: ['现在没有请您评审的比赛', 'Nothing to judge now'],
  },
  appointments: {
    kind: 'appointments',
    page: 'day',
    title: ['接待预约', 'Appointments'],
    none: ['现在没有请您接待的活动', 'Nobody books with you now'],
  },
  health: {
    kind: 'health',
    page: 'health-desk',
    title: ['健康表', 'Health forms'],
    none: ['现在没有请您看健康表的活动', 'No programme names you to read health forms now'],
  },
} as const;

const dutyStates = {
  preparing: ['尚未开始', 'Not started'],
  closed: ['打分已截止', 'Marking is closed'],
  released: ['已结束', 'Over'],
} as const satisfies Record<Exclude<RoundState, 'marking'>, Bilingual>;

/** What helpers and reporters come for, and where a poster's code leads. */
export function addDuties(app: App, hall: Hall): void {
  app.get('/duty/:duty', (context) =>
    hall.page(context, (reading) => dutyPage(hall, reading, context.req.param('duty'))),
  );
  app.get('/check-in/:stage/:session', async (context) => {
    const scope = await hall.scopeOf(context);
    const { stage: stageId, session } = context.req.param();
    const stage = /^[0-9a-f-]{36}$/.test(stageId) ? await findStage(hall.house.db, scope, stageId) : undefined;
    if (!stage) throw programmeRefusals.unknownStage();
    const search = new URLSearchParams({
      session,
      ...(context.req.query('t') ? { t: context.req.query('t') ?? '' } : {}),
    });
    return context.redirect(`${baseOf(stage.programmeId, stage.id)}/check-in?${search}`, 303);
  });
}

function tagOf({ state, left }: NonNullable<Duty['round']>, lang: Lang): TagView {
  const said: Bilingual =
    left > 0
      ? [`还有 ${left} 件没有评`, `${left} left to mark`]
      : state === 'marking'
        ? ['没有待评的', 'Nothing left to mark']
        : dutyStates[state];
  return { tone: left > 0 ? 'open' : 'quiet', text: pick(said, lang) };
}

async function dutyPage({ house }: Hall, { scope, frame }: Reading, name: string) {
  if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
  const duty = duties[name as keyof typeof duties];
  if (!duty) throw programmeRefusals.notFound();
  const found = await listDuties(house, scope, duty.kind);
  return (
    <ProgrammesPage
      frame={frame}
      view={{
        title: pick(duty.title, frame.lang),
        tabs: Object.entries(duties).map(([key, each]) => ({
          label: pick(each.title, frame.lang),
          href: `/duty/${key}`,
          current: key === name,
        })),
        filters: [],
        none: pick(duty.none, frame.lang),
        items: found.map(({ programme, stage, round }) => {
          const when = whenOf(programme);
          return {
            href: `${baseOf(programme.id, stage.id)}/${duty.page}`,
            title: `${titleOf(programme, frame.lang)} · ${frame.lang === 'en' ? stage.titleEn : stage.title}`,
            kind: kindOf(programme, frame.lang),
            unit: inLang(programme.unitShortName, programme.unitNameEn, frame.lang),
            picture: pictureOf(programme),
            ...(round ? { tag: tagOf(round, frame.lang) } : {}),
            ...(when ? { when } : {}),
            ...(programme.place ? { place: placeIn(programme, frame.lang) } : {}),
          };
        }),
        pager: { from: found.length > 0 ? 1 : 0, to: found.length, total: found.length },
      }}
    />
  );
}

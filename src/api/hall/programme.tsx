import { type Lang, pick, say } from '../../kernel/words.ts';
import { encodeQr } from '../../platform/codes/qr.ts';
import { liveStates, type ProgrammeState, publicStates } from '../../programmes/life/rules.ts';
import type { ProgrammeRow, StageRow } from '../../programmes/queries.ts';
import { findStageHall } from '../../programmes/stages/hall.tsx';
import type { Moved, ProgrammeVisit, StageVisit } from '../../programmes/visit/service.ts';
import type { ProgrammePlace } from '../../stages/hall.tsx';
import { Records } from '../../web/hall/components/record.tsx';
import { ProgrammePage } from '../../web/hall/pages/programme-page.tsx';
import { paths, signInHref } from '../../web/hall/paths.ts';
import { sayWhen } from '../../web/hall/say-when.ts';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import type { ActionView, ProgrammeView, StepView, WhyView } from '../../web/hall/views/programme.ts';
import { formWords } from '../../web/hall/words/forms.ts';
import { packQr, type QrBits } from '../../web/kit/qr.ts';
import { CampaignProgress } from './campaign.tsx';
import { recordsOf } from './records.ts';
import {
  inLang,
  isEnrolmentOver,
  kindOf,
  pictureOf,
  placeIn,
  seatsOf,
  tagOf,
  titleOf,
  unitIn,
  whenOf,
} from './views.ts';

/** Where a stage's pages lie in the hall. */
export function baseOf(programmeId: string, stageId: string): string {
  return `/programmes/${programmeId}/${stageId}`;
}

const programmePath = (id: string): string => `/programmes/${id}`;

const wallCodes = new Map<string, QrBits>();
const MOST_WALL_CODES = 500;

/** The address as the printed sheet's code. Drawing one takes 2.4 ms, as long as the rest of the page: kept. */
function wallCode(address: string): QrBits {
  const kept = wallCodes.get(address);
  if (kept) return kept;
  const { size, modules } = encodeQr(address);
  const code = packQr(size, modules);
  if (wallCodes.size >= MOST_WALL_CODES) wallCodes.clear();
  wallCodes.set(address, code);
  return code;
}

/** A programme as the pages of its stages name it. */
export function placeOf(programme: ProgrammeRow, lang: HallFrame['lang']): ProgrammePlace {
  const when = whenOf(programme);
  return {
    id: programme.id,
    title: titleOf(programme, lang),
    href: `/programmes/${programme.id}`,
    kind: [kindOf(programme, 'zh'), kindOf(programme, 'en')],
    unit: unitIn(programme, lang),
    picture: pictureOf(programme),
    ...(when ? { when } : {}),
    ...(programme.place ? { place: placeIn(programme, lang) } : {}),
    ...(liveStates.includes(programme.state as ProgrammeState) ? {} : { over: true }),
  };
}

/** A programme's page with the panels of its stages. */
export function programmePage(
  visit: ProgrammeVisit,
  frame: HallFrame,
  progress?: Parameters<typeof CampaignProgress>[0]['progress'],
) {
  const { programme } = visit;
  const place = placeOf(programme, frame.lang);
  return (
    <ProgrammePage frame={frame} view={viewOf(visit, frame)}>
      {progress && <CampaignProgress progress={progress} frame={frame} />}
      <Records records={recordsOf(programme, frame.lang)} lang={frame.lang} />
      {visit.stages.map(({ stage, view }) => {
        const hall = findStageHall(stage.kind);
        return hall ? (
          <hall.Panel
            key={stage.id}
            view={view}
            frame={frame}
            base={baseOf(programme.id, stage.id)}
            programme={place}
            {...amongOthers(stage, visit.stages, frame.lang)}
          />
        ) : null;
      })}
    </ProgrammePage>
  );
}

/** The title of a stage, where it is one of several of its kind. */
export function amongOthers(
  { kind, title, titleEn }: Pick<StageRow, 'kind' | 'title' | 'titleEn'>,
  all: readonly { stage: Pick<StageRow, 'kind'> }[],
  lang: Lang,
): { stage?: string } {
  const several = all.filter(({ stage }) => stage.kind === kind).length > 1;
  return several ? { stage: titleOf({ title, titleEn }, lang) } : {};
}

interface EnrolmentNumbers {
  seats: number | null;
  taken: number;
  waiting: number;
  collecting: boolean;
  asked: number | null;
}

function viewOf(visit: ProgrammeVisit, frame: HallFrame): ProgrammeView {
  const { programme, stages, units, campaign } = visit;
  const { lang } = frame;
  const enrolment = stages.find(({ stage }) => stage.kind === 'enrolment');
  const numbers = enrolment?.view as EnrolmentNumbers | undefined;
  const state = programme.state as ProgrammeState;
  const deadline = enrolment?.stage.closesAt ?? null;
  const seats =
    numbers && state !== 'cancelled'
      ? seatsOf({ ...numbers, closed: isEnrolmentOver({ state, deadline }, frame) })
      : undefined;
  // What the reader was asked to do goes first, then the first open step; what is settled gives way to what is still to do.
  const steps = stages.filter(({ step }) => step?.href && !step.settled);
  const next =
    steps.find(({ step }) => step?.asked) ??
    steps[0] ??
    stages.find(({ step }) => step?.href) ??
    stages.find(({ step }) => step && !step.over) ??
    stages.find(({ step }) => step);
  // What is still open in several steps is told among the steps, not in the box of what is one's own.
  const others = stages.filter((each) => each !== next && each.step?.href && (each.step.settled || steps.length <= 1));
  const isOneOfMany = steps.filter(({ step }) => step?.words[0] === next?.step?.words[0]).length > 1;
  const action = next ? actionOf(next, programme.id, { frame, named: isOneOfMany }) : undefined;
  const when = whenOf(programme);
  const tag = tagOf(
    {
      ...programme,
      seats: numbers?.seats ?? null,
      taken: numbers?.taken ?? null,
      waiting: numbers?.waiting ?? null,
      collecting: numbers?.collecting ?? null,
      deadline,
      opensAt: enrolment?.stage.opensAt ?? null,
    },
    frame,
  );
  const mine = stages.find(({ standing }) => standing)?.standing;
  const why = next && !next.step?.over && !mine ? whyOf(next, visit, frame) : undefined;
  const partners = (part: string) =>
    units.filter((unit) => unit.part === part).map(({ name, nameEn }) => inLang(name, nameEn, lang));
  return {
    href: `/programmes/${programme.id}`,
    title: titleOf(programme, lang),
    kind: kindOf(programme, lang),
    unit: unitIn(programme, lang),
    ...(programme.summary ? { summary: inLang(programme.summary, programme.summaryEn, lang) } : {}),
    ...(programme.body ? { body: programme.body.split(/\n+/).filter((paragraph) => paragraph.trim() !== '') } : {}),
    ...(tag ? { tag } : {}),
    picture: pictureOf(programme),
    ...(when ? { when } : {}),
    ...(programme.place ? { place: { name: placeIn(programme, lang) } } : {}),
    ...(deadline && state !== 'cancelled' ? { deadline } : {}),
    ...(visit.audience.length > 0 ? { audience: sayAudience(visit, lang) } : {}),
    ...(visit.moved ? { changes: [{ at: visit.moved.at, text: sayMoved(visit.moved, frame) }] } : {}),
    ...(seats ? { seats } : {}),
    ...(action ? { action } : {}),
    ...(why ? { why } : {}),
    ...(mine
      ? {
          mine: {
            tone: mine.tone === 'good' ? 'open' : mine.tone === 'waiting' ? 'gold' : 'quiet',
            text: pick(mine.words, lang),
            links: [
              ...others.map((each) => ({
                label: amongOthers(each.stage, stages, lang).stage ?? pick(each.step?.words ?? ['', ''], lang),
                href: `${baseOf(programme.id, each.stage.id)}/${each.step?.href}`,
              })),
              { label: pick(['我的页面', 'My page'], lang), href: '/me' },
            ],
          },
        }
      : {}),
    ...(programme.cancelReason ? { cancelled: programme.cancelReason } : {}),
    steps:
      state === 'cancelled' ? [] : stages.map((each) => stepOf(each, { programme, frame, linked: steps.length > 1 })),
    organisers: [
      { role: pick(['主办', 'Organiser'], lang), units: [unitIn(programme, lang)] },
      ...(partners('co-organiser').length > 0
        ? [{ role: pick(['协办', 'Co-organisers'], lang), units: partners('co-organiser') }]
        : []),
      ...(partners('partner').length > 0
        ? [{ role: pick(['协作单位', 'Partners'], lang), units: partners('partner') }]
        : []),
    ],
    materials: [],
    code: wallCode(frame.origin + programmePath(programme.id)),
    ...(campaign && publicStates.includes(campaign.state as ProgrammeState)
      ? { campaign: { label: titleOf(campaign, lang), href: `/programmes/${campaign.id}` } }
      : {}),
  };
}

/** @param named says which stage it is about, where several offer the same */
function actionOf(
  { stage, step }: StageVisit,
  programmeId: string,
  { frame, named }: { frame: HallFrame; named: boolean },
): ActionView | undefined {
  if (!step) return undefined;
  const words = pick(step.words, frame.lang);
  const label = named ? `${words}${pick(['：', ': '], frame.lang)}${titleOf(stage, frame.lang)}` : words;
  if (step.href) {
    const href = `${baseOf(programmeId, stage.id)}/${step.href}`;
    return { kind: 'link', label, href: frame.account ? href : signInHref(href) };
  }
  if (step.over) {
    const { words: after, way } = step.over;
    return {
      ...{ kind: 'refused', label },
      reason: after ? pick(after, frame.lang) : '',
      fix: way
        ? { label: pick(way.words, frame.lang), href: `${baseOf(programmeId, stage.id)}/${way.href}` }
        : { label: say(formWords, frame.lang).otherOpen, href: paths.open },
    };
  }
  const unmet = step.whys.find((why) => !why.ok);
  return {
    kind: 'refused',
    label,
    reason: unmet ? pick(unmet.words, frame.lang) : pick(['现在不能办理', 'Not possible now'], frame.lang),
  };
}

/** Line by line; to a visitor, whom the house does not know yet, the audience is left open rather than granted. */
function whyOf({ step }: StageVisit, visit: ProgrammeVisit, frame: HallFrame): WhyView | undefined {
  if (!step) return undefined;
  const { lang } = frame;
  const lines: WhyView['lines'] = step.whys.map((why) => ({ ok: why.ok, text: pick(why.words, lang) }));
  if (!frame.account && visit.audience.length > 0)
    lines.push({
      ok: 'unknown',
      text: pick(['限', 'For '], lang) + sayAudience(visit, lang),
      fix: {
        label: pick(['登录', 'Sign in'], lang),
        href: signInHref(`/programmes/${visit.programme.id}`),
      },
    });
  return lines.length > 0 ? { allowed: step.whys.every((why) => why.ok), lines } : undefined;
}

function sayAudience({ audience }: ProgrammeVisit, lang: HallFrame['lang']): string {
  return audience.map((words) => pick(words, lang)).join(lang === 'zh' ? '；' : '; ');
}

/** What was said before a change of time or place. */
function sayMoved({ startsAt, endsAt, ...where }: Moved, frame: HallFrame): string {
  const when = startsAt ? sayWhen({ starts: startsAt, ...(endsAt ? { ends: endsAt } : {}) }, frame) : undefined;
  const before = [when, placeIn(where, frame.lang)].filter(Boolean).join(pick(['，', ', '], frame.lang));
  return pick([`时间地点有变，原定${before}。`, `New time or place. It was: ${before}.`], frame.lang);
}

function stepOf(
  { stage, standing, step, view }: StageVisit,
  {
    programme: { id, state, startsAt, endsAt },
    frame,
    linked,
  }: { programme: ProgrammeVisit['programme']; frame: HallFrame; linked: boolean },
): StepView {
  const { now, lang } = frame;
  const href = linked && step?.href && !step.settled ? `${baseOf(id, stage.id)}/${step.href}` : undefined;
  const ends = stage.closesAt ?? (stage.kind === 'sessions' ? endsAt : null);
  const closed = state === 'closed' || state === 'archived';
  const over = closed || (ends !== null && ends <= now);
  // What has no time of its own begins with the programme.
  const starts = stage.opensAt ?? (stage.kind === 'enrolment' ? null : startsAt);
  const ahead = starts !== null && starts > now;
  const told = findStageHall(stage.kind)?.phase?.(view as never);
  // Works are taken from the day a contest is published, before it begins.
  const timed = over ? 'done' : ahead && !step?.href ? 'next' : 'now';
  return {
    name: titleOf(stage, lang),
    ...(href
      ? { open: { label: pick(step?.words ?? ['', ''], lang), href: frame.account ? href : signInHref(href) } }
      : {}),
    state: closed ? 'done' : (told ?? timed),
    ...(stage.opensAt ? { when: { starts: stage.opensAt, ...(stage.closesAt ? { ends: stage.closesAt } : {}) } } : {}),
    ...(standing ? { mine: pick(standing.words, lang) } : {}),
  };
}

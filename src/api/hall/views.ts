import { dayOf } from '../../kernel/dates.ts';
import { type Lang, pick } from '../../kernel/words.ts';
import { type ProgrammeState, programmeStates } from '../../programmes/life/rules.ts';
import type { ProgrammeRow } from '../../programmes/queries.ts';
import { findTemplate } from '../../programmes/templates/register.ts';
import type { PublicProgramme } from '../../programmes/visit/service.ts';
import type { HallFrame, PictureView, TagView } from '../../web/hall/views/frame.ts';
import type { ProgrammeItemView, SeatsView, WhenView } from '../../web/hall/views/programme.ts';

const LAST_CHANCE_MS = 24 * 3_600_000;
const PICTURE_WIDTHS = [320, 640, 1280] as const;

export function titleOf(programme: Pick<ProgrammeRow, 'title' | 'titleEn'>, lang: Lang): string {
  return lang === 'en' && programme.titleEn ? programme.titleEn : programme.title;
}

export function kindOf(programme: Pick<ProgrammeRow, 'template'>, lang: Lang): string {
  const template = findTemplate(programme.template);
  return template ? pick(template.words, lang) : programme.template;
}

export function whenOf(programme: Pick<ProgrammeRow, 'startsAt' | 'endsAt'>): WhenView | undefined {
  if (!programme.startsAt) return undefined;
  return { starts: programme.startsAt, ...(programme.endsAt ? { ends: programme.endsAt } : {}) };
}

/** The officer's photo, or the woodcut of its kind. */
export function pictureOf(programme: Pick<ProgrammeRow, 'coverFileId' | 'woodcut' | 'title'>): PictureView {
  const { coverFileId, woodcut, title } = programme;
  if (!coverFileId) return { kind: 'woodcut', name: woodcut };
  return {
    kind: 'photo',
    alt: title,
    width: 1280,
    height: 853,
    sources: PICTURE_WIDTHS.map((width) => ({ href: `/files/${coverFileId}?width=${width}`, width })),
  };
}

export function seatsOf({
  seats,
  taken,
  waiting,
}: Pick<PublicProgramme, 'seats' | 'taken' | 'waiting'>): SeatsView | undefined {
  if (taken === null) return undefined;
  return { taken, ...(seats === null ? {} : { capacity: seats }), ...(waiting ? { waiting } : {}) };
}

/** 报名中 · 最后一天 · 候补 · 今天 · 进行中 · 已结束: what a reader would want to know first. */
export function tagOf(
  programme: PublicProgramme,
  frame: Pick<HallFrame, 'now' | 'lang' | 'zone'>,
): TagView | undefined {
  const { lang, now, zone } = frame;
  const state = programme.state as ProgrammeState;
  const say = (zh: string, en: string) => (lang === 'zh' ? zh : en);
  if (state === 'closed' || state === 'archived' || state === 'cancelled')
    return { tone: 'quiet', text: pick(programmeStates[state], lang) };
  const { deadline, seats, taken, opensAt } = programme;
  if (taken !== null && (deadline === null || deadline > now)) {
    if (opensAt && opensAt > now) return { tone: 'gold', text: say('即将报名', 'Opens soon') };
    if (seats !== null && taken >= seats) return { tone: 'gold', text: say('可候补', 'Waiting list') };
    if (deadline && deadline.getTime() - now.getTime() < LAST_CHANCE_MS)
      return { tone: 'last', text: say('最后一天', 'Last day') };
    return { tone: 'open', text: say('报名中', 'Open') };
  }
  if (programme.startsAt && dayOf(programme.startsAt, zone) === dayOf(now, zone))
    return { tone: 'last', text: say('今天', 'Today') };
  return state === 'running'
    ? { tone: 'open', text: say('进行中', 'Running') }
    : { tone: 'gold', text: say('即将开始', 'Coming') };
}

/** A programme as lists in the hall show it. */
export function itemOf(programme: PublicProgramme, frame: Pick<HallFrame, 'now' | 'lang' | 'zone'>): ProgrammeItemView {
  const when = whenOf(programme);
  const seats = seatsOf(programme);
  const tag = tagOf(programme, frame);
  return {
    href: `/programmes/${programme.id}`,
    title: titleOf(programme, frame.lang),
    kind: kindOf(programme, frame.lang),
    unit: programme.unitShortName,
    picture: pictureOf(programme),
    ...(tag ? { tag } : {}),
    ...(when ? { when } : {}),
    ...(programme.place ? { place: programme.place } : {}),
    ...(programme.deadline ? { deadline: programme.deadline } : {}),
    ...(seats ? { seats } : {}),
    ...(programme.summary ? { summary: programme.summary } : {}),
  };
}

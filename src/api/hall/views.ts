import { dayOf } from '../../kernel/dates.ts';
import { type Lang, pick } from '../../kernel/words.ts';
import { liveStates, type ProgrammeState, programmeStates } from '../../programmes/life/rules.ts';
import type { ProgrammeRow } from '../../programmes/queries.ts';
import { findTemplate } from '../../programmes/templates/register.ts';
import type { PublicProgramme } from '../../programmes/visit/service.ts';
import type { HallFrame, PictureView, TagView } from '../../web/hall/views/frame.ts';
import type { ProgrammeItemView, SeatsView, WhenView } from '../../web/hall/views/programme.ts';

const LAST_CHANCE_MS = 24 * 3_600_000;
const PICTURE_WIDTHS = [320, 640, 1280] as const;

/** What a programme, one of its stages or a ladder is called, in the reader's language where it has a title in it. */
export function titleOf({ title, titleEn }: { title: string; titleEn: string | null }, lang: Lang): string {
  return lang === 'en' && titleEn ? titleEn : title;
}

/** A text that officers may have given in English too, in the reader's language. */
export const inLang = (zh: string, en: string, lang: Lang): string => (lang === 'en' && en !== '' ? en : zh);
export const placeIn = ({ place, placeEn }: Pick<ProgrammeRow, 'place' | 'placeEn'>, lang: Lang): string =>
  inLang(place, placeEn, lang);
export const unitIn = ({ unitName, unitNameEn }: Pick<ProgrammeRow, 'unitName' | 'unitNameEn'>, lang: Lang): string =>
  inLang(unitName, unitNameEn, lang);

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

/** Places as they stand; what is left says nothing any more once nobody can ask for it. */
export function seatsOf({
  seats,
  taken,
  waiting,
  closed = false,
  collecting,
  asked,
}: Pick<PublicProgramme, 'seats' | 'taken' | 'waiting'> & {
  closed?: boolean;
  /** Places are given out later, all at once. */
  collecting?: boolean | null;
  asked?: number | null;
}): SeatsView | undefined {
  if (taken === null || (seats === null && taken === 0 && !asked)) return undefined;
  return {
    ...(collecting ? { collecting: typeof asked === 'number' ? { asked } : {} } : {}),
    taken,
    ...(seats === null ? {} : { capacity: seats }),
    ...(waiting && !closed ? { waiting } : {}),
    ...(closed ? { closed } : {}),
  };
}

/** Whether asking for a place is over: by its deadline, or with the programme. */
export function isEnrolmentOver(
  { state, deadline }: Pick<PublicProgramme, 'state' | 'deadline'>,
  { now }: Pick<HallFrame, 'now'>,
): boolean {
  return !liveStates.includes(state as ProgrammeState) || (deadline !== null && deadline <= now);
}

/** 报名中 · 最后一天 · 候补 · 今天 · 进行中 · 已结束: what a reader would want to know first. */
export function tagOf(
  programme: PublicProgramme,
  frame: Pick<HallFrame, 'now' | 'lang' | 'zone'>,
): TagView | undefined {
  const { lang, now, zone } = frame;
  const state = programme.state as ProgrammeState;
  const say = (zh: string, en: string) => (lang === 'zh' ? zh : en);
  if (!liveStates.includes(state)) return { tone: 'quiet', text: pick(programmeStates[state], lang) };
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
  const closed = isEnrolmentOver(programme, frame);
  const seats = seatsOf({ ...programme, closed });
  const tag = tagOf(programme, frame);
  return {
    href: `/programmes/${programme.id}`,
    title: titleOf(programme, frame.lang),
    kind: kindOf(programme, frame.lang),
    unit: inLang(programme.unitShortName, programme.unitNameEn, frame.lang),
    picture: pictureOf(programme),
    ...(tag ? { tag } : {}),
    ...(when ? { when } : {}),
    ...(programme.place ? { place: placeIn(programme, frame.lang) } : {}),
    ...(programme.deadline && liveStates.includes(programme.state as ProgrammeState)
      ? { deadline: programme.deadline, closed }
      : {}),
    ...(seats ? { seats } : {}),
    ...(programme.summary ? { summary: inLang(programme.summary, programme.summaryEn, frame.lang) } : {}),
  };
}

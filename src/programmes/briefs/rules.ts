import { clockOf, type Day, dayOf } from '../../kernel/dates.ts';
import type { BriefText, NumberLink } from '../../press/contract.ts';
import { formatNumber } from '../../press/rules.ts';

/** A number and the figure that it is. */
export interface Told {
  value: number;
  indicator: string;
  holder: NumberLink['holder'];
}

/** A sentence of a stage, with those of its numbers that figures stand behind. */
export interface Sentence {
  zh: string;
  numbers: Told[];
}

/** All that a brief is drafted from. Whatever a programme has no record of is left out, never told as nothing. */
export interface Material {
  title: string;
  summary: string;
  isCampaign: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
  place: string;
  /** Organiser, whoever stands above it, and those credited beside it. */
  unit: string;
  superior?: string | undefined;
  besides: string[];
  campaign?: { title: string; strand: string | null } | undefined;
  strands: string[];
  people?: Told | undefined;
  attendances?: Told | undefined;
  programmes?: Told | undefined;
  /** The figures that the programme's page puts first. */
  headline: (Told & { label: string; unit: string })[];
  process: Sentence[];
  effect: Sentence[];
  quotes: { text: string; by: string }[];
  photos: { fileId: string; caption: string }[];
}

type Run = Exclude<BriefText['body'][number], { kind: 'heading' | 'quote' | 'figures' | 'table' }>['runs'][number];

const MOST_PHOTOS = 3;
const MOST_NAMES = 3;
const MOST_FIGURES = 4;
const MASTHEAD_CHARACTERS = 16;
const LINE_CHARACTERS = 200;
const eventWord =
  /(活动|行动|大会|会|赛|展|展览|课|班|营|讲座|培训|论坛|沙龙|仪式|演出|汇演|晚会|典礼|座谈|交流|来访)[”》」]?$/;

/** Drafts a brief in the form officers know: time, place and people first, then process, effect, what comes next. */
export function composeBrief(material: Material, { now, zone }: { now: Date; zone: string }): BriefText {
  const links: NumberLink[] = [];
  const linked = (told: Told): Run => ({ text: formatNumber(told.value), source: linkOf(links, told) });
  const about = { now, zone, linked };
  const { campaign, quotes, photos, unit, superior, besides } = material;

  const body: BriefText['body'] = [];
  const say = (runs: Run[]) => {
    if (runs.length > 0) body.push({ kind: 'paragraph', runs });
  };
  say([...leadOf(material, about), ...(material.summary ? [sentence(material.summary)] : [])]);
  const figures = material.headline.filter(({ value }) => value > 0).slice(0, MOST_FIGURES);
  if (figures.length > 1)
    body.push({
      kind: 'figures',
      items: figures.map(({ label, unit: measure, ...told }) => ({
        label,
        value: formatNumber(told.value),
        unit: measure,
        source: linkOf(links, told),
      })),
    });
  say([...campaignRuns(material, linked), ...material.process.flatMap((each) => runsOf(each, linked))]);
  say(material.effect.flatMap((each) => runsOf(each, linked)));
  for (const { text, by } of quotes) body.push({ kind: 'quote', text, by: clip(by) });
  say(closingOf(material, about));

  return {
    lang: 'zh',
    masthead: { name: mastheadOf(unit), issuer: clip(unit) },
    headline: headlineOf(material, now),
    body,
    photos: photos
      .slice(0, MOST_PHOTOS)
      .map(({ fileId, caption }) => ({ fileId, caption: clip(caption || campaign?.title || material.title) })),
    colophon: { report: superior ? [clip(superior)] : [], send: besides.map(clip), text: [clip(unit)] },
    links,
  };
}

function linkOf(links: NumberLink[], { indicator, holder }: Told): string {
  const known = links.find(
    (link) => link.indicator === indicator && link.holder.kind === holder.kind && link.holder.id === holder.id,
  );
  if (known) return known.key;
  const key = `n${links.length + 1}`;
  links.push({ key, indicator, holder, period: 'all' });
  return key;
}

const clip = (text: string): string => Array.from(text.trim()).slice(0, LINE_CHARACTERS).join('');
const sentence = (text: string): string => (/[。！？…”]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`);
const isAhead = ({ startsAt }: Material, now: Date): boolean => startsAt !== null && startsAt > now;

/** `在区文化宫举办“职工汇演”`: what lasts for days is carried on (开展), what lasts for hours is held (举办). */
function verbOf({ startsAt, endsAt, isCampaign }: Material): string {
  const days = startsAt && endsAt ? (endsAt.getTime() - startsAt.getTime()) / 86_400_000 : 0;
  return isCampaign || days > 2 ? '开展' : '举办';
}

const quoted = (title: string): string =>
  /^[“《「]/.test(title) ? title : `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`;

function headlineOf(material: Material, now: Date): string {
  const { title, unit } = material;
  const headline = title.startsWith(unit)
    ? title
    : `${unit}${isAhead(material, now) ? '将' : ''}${verbOf(material)}${/[，。：；？！、,:;?!]/.test(title) ? quoted(title) : title}`;
  return Array.from(headline).slice(0, 120).join('');
}

function mastheadOf(unit: string): string {
  const name = `${unit}简报`;
  return Array.from(name).length <= MASTHEAD_CHARACTERS ? name : '工会简报';
}

interface About {
  now: Date;
  zone: string;
  linked: (told: Told) => Run;
}

function leadOf(material: Material, { now, zone, linked }: About): Run[] {
  const { startsAt, endsAt, unit, besides, place, title, people, attendances } = material;
  const when = startsAt ? `${timeOf(startsAt, endsAt, { zone, now })}，` : '';
  const others = besides.length === 0 ? '' : `会同${namesOf(besides)}`;
  const where = place ? `在${place}` : '';
  const ahead = isAhead(material, now) ? '将' : '';
  const what = `${when}${unit}${others}${ahead}${where}${verbOf(material)}${quoted(title)}${eventWord.test(title) ? '' : '活动'}`;
  if (!people || people.value === 0) {
    return attendances && attendances.value > 0 ? [`${what}，`, linked(attendances), '人次参加。'] : [`${what}。`];
  }
  const runs: Run[] = [`${what}，`, linked(people), '名职工参加'];
  if (attendances && attendances.value > people.value) runs.push('，累计参加', linked(attendances), '人次');
  return [...runs, '。'];
}

/** `A、B`, `A、B、C等5家单位`. */
function namesOf(names: string[]): string {
  const shown = names.slice(0, MOST_NAMES).join('、');
  return names.length > MOST_NAMES ? `${shown}等${names.length}家单位` : shown;
}

/** `11月28日下午`, `11月3日至28日`, `2025年12月1日至2026年2月3日`. */
function timeOf(from: Date, to: Date | null, { zone, now }: { zone: string; now: Date }): string {
  const first = dayOf(from, zone);
  const last = to ? dayOf(to, zone) : first;
  const thisYear = dayOf(now, zone).slice(0, 4);
  const year = (day: Day, than: string) => (day.slice(0, 4) === than ? '' : `${day.slice(0, 4)}年`);
  if (first === last) return `${year(first, thisYear)}${monthDay(first)}${partOfDay(from, to, zone)}`;
  const begin = `${year(first, thisYear)}${monthDay(first)}`;
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${begin}至${year(last, first.slice(0, 4))}${sameMonth ? `${Number(last.slice(8))}日` : monthDay(last)}`;
}

const monthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

function partOfDay(from: Date, to: Date | null, zone: string): string {
  const begins = clockOf(from, zone);
  const ends = to ? clockOf(to, zone) : begins;
  if (begins < '12:00') return ends <= '13:00' ? '上午' : '';
  return begins < '18:00' ? '下午' : '晚上';
}

function campaignRuns({ isCampaign, strands, programmes, attendances }: Material, linked: (told: Told) => Run): Run[] {
  if (!isCampaign || !programmes || programmes.value === 0) return [];
  const along = strands.length > 1 ? `行动围绕${strands.join('、')}${strands.length}条主线推进，` : '';
  const reached: Run[] = attendances && attendances.value > 0 ? ['，参加', linked(attendances), '人次'] : [];
  return [`${along}已开展活动`, linked(programmes), '项', ...reached, '。'];
}

/** What comes next, where the records say it: nothing is promised that they do not. */
function closingOf({ campaign, startsAt, endsAt }: Material, { now, zone }: About): Run[] {
  const runs: string[] = [];
  if (campaign)
    runs.push(`活动是${quoted(campaign.title)}${campaign.strand ? `中“${campaign.strand}”主线` : ''}的一项内容。`);
  if (startsAt && endsAt && startsAt <= now && endsAt > now && dayOf(endsAt, zone) !== dayOf(now, zone))
    runs.push(
      `活动将持续至${dayOf(endsAt, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4) ? '' : `${dayOf(endsAt, zone).slice(0, 4)}年`}${monthDay(dayOf(endsAt, zone))}。`,
    );
  return runs;
}

/** A sentence in runs: each number that a figure stands behind becomes a link, wherever the text shows it. */
export function runsOf({ zh, numbers }: Sentence, linked: (told: Told) => Run): Run[] {
  const found: { at: number; end: number; told: Told }[] = [];
  for (const told of numbers) {
    const shown = [...new Set([formatNumber(told.value), String(told.value)])];
    const place = shown
      .flatMap((text) => placesOf(zh, text))
      .sort((a, b) => a.at - b.at)
      .find(({ at, end }) => found.every((other) => end <= other.at || at >= other.end));
    if (place) found.push({ ...place, told });
  }
  const runs: Run[] = [];
  let from = 0;
  for (const { at, end, told } of found.sort((a, b) => a.at - b.at)) {
    if (at > from) runs.push(zh.slice(from, at));
    runs.push(linked(told));
    from = end;
  }
  if (from < zh.length) runs.push(zh.slice(from));
  return runs;
}

/** Before a number: it goes on from there, is part of a date or a time of day, or only says which one (第). */
const GOES_ON_BEFORE = /([\d.,:：/-]|第\s?)$/;
/** After a number: it goes on, or is a day, a month, a year or a time of day (11月28日, 2026-11-28, 9:30). */
const GOES_ON_AFTER = /^(\d|[.,:：/-]\d|\s?[年月日号时点])/;

/** Where a number stands as a whole, not as a part of a longer one or of a date. */
function placesOf(zh: string, text: string): { at: number; end: number }[] {
  const places: { at: number; end: number }[] = [];
  for (let at = zh.indexOf(text); at !== -1; at = zh.indexOf(text, at + 1)) {
    const end = at + text.length;
    if (!GOES_ON_BEFORE.test(zh.slice(0, at)) && !GOES_ON_AFTER.test(zh.slice(end))) places.push({ at, end });
  }
  return places;
}

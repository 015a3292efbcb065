import type { IconName } from '../../kit/icons.ts';
import type { QrBits } from '../../kit/qr.ts';
import type { FilterGroup, FormTarget, Link, PagerView, PictureView, TagView } from './frame.ts';
import type { HonourCardView } from './honours.ts';

export interface WhenView {
  starts: Date;
  ends?: Date;
  /** A day without a clock: only the date is printed. */
  wholeDay?: boolean;
}

/** Places of an enrolment as they stand. */
export interface SeatsView {
  taken: number;
  /** Absent where places are not limited. */
  capacity?: number;
  waiting?: number;
  /** Places are given out later, all at once: how many have asked, where that is known; nobody has one yet. */
  collecting?: { asked?: number };
  /** Nobody can ask for a place any more: only how many came to have one is said. */
  closed?: boolean;
  /** What the reader's own union has left, where quotas apply. */
  ownQuota?: { unit: string; left: number };
}

/** A programme in a list. */
export interface ProgrammeItemView {
  href: string;
  title: string;
  /** 兴趣课、普法宣传… in the reader's language. */
  kind: string;
  /** Who holds it. */
  unit: string;
  tag?: TagView;
  when?: WhenView;
  place?: string;
  deadline?: Date;
  /** The deadline is behind. */
  closed?: boolean;
  seats?: SeatsView;
  picture?: PictureView;
  summary?: string;
}

/** One reason, each on its own line: met, not met, or not known yet. `fix` is what to do about it. */
export interface WhyLine {
  ok: boolean | 'unknown';
  text: string;
  fix?: Link;
}

export interface WhyView {
  allowed: boolean;
  lines: WhyLine[];
}

/** The one action of a page. `refused` keeps the button's place and says why not. */
export type ActionView =
  | { kind: 'link'; label: string; href: string }
  | ({ kind: 'form'; label: string; confirm?: string } & FormTarget)
  | { kind: 'refused'; label: string; reason: string; fix?: Link };

/** A step of the programme, and whether it is behind, now or ahead. */
export interface StepView {
  name: string;
  state: 'done' | 'now' | 'next';
  when?: WhenView;
  /** What the reader's own part in it is: 已签到, 第 2 位候补. */
  mine?: string;
  /** What the reader can do in it, where several steps are open at once. */
  open?: Link;
}

export interface AgendaItemView {
  /** Running order as printed: `1`, `第一篇章`. */
  order?: string;
  title: string;
  starts?: Date;
  ends?: Date;
  speakers?: { name: string; post?: string; honour?: Link | undefined }[];
  note?: string;
  /** Chapters group acts; an item that opens a chapter carries its name. */
  chapter?: string;
}

export interface MaterialView extends Link {
  /** PDF, DOCX, MP4… */
  type: string;
  bytes?: number;
}

export interface ProgrammeView {
  href: string;
  title: string;
  kind: string;
  unit: string;
  summary?: string;
  /** Longer text, one paragraph each. */
  body?: string[];
  tag?: TagView;
  picture?: PictureView;
  when?: WhenView;
  place?: { name: string; address?: string; mapHref?: string };
  /** Held online as well, or only. */
  online?: { label: string; href?: string };
  deadline?: Date;
  /** Who it is for, in one line. */
  audience?: string;
  seats?: SeatsView;
  action?: ActionView;
  why?: WhyView;
  /** The reader's own standing: 你已报名，座位 3 排 12 号. */
  mine?: { tone: TagView['tone']; text: string; links: Link[] };
  /** Changes of time or place since publication, newest first. */
  changes?: { at: Date; text: string }[];
  /** Set when cancelled: the reason given. */
  cancelled?: string;
  steps: StepView[];
  /** 主办、承办、协办: role and units. */
  organisers: { role: string; units: string[] }[];
  contact?: { name: string; phone?: string };
  materials: MaterialView[];
  campaign?: Link;
  /** The page's own address as a code, printed on the sheet for the wall only. */
  code?: QrBits;
  /** Fragment that `live-refresh` asks again for seats and action: an address and its version stamp. */
  live?: { href: string; version: string; everySeconds: number };
}

/** A line of the diary: what happens on a day. */
export interface DiaryItemView {
  href: string;
  title: string;
  when: WhenView;
  place?: string;
  mine?: boolean;
}

export interface NoticeView {
  href: string;
  /** 公示、通知、更正… set in the frame's head. */
  head: string;
  title: string;
  note?: string;
}

export interface FigureView {
  label: string;
  value: number;
  /** 场、人次、份 */
  unit?: string;
  /** Opens the records behind the number. */
  href?: string;
  /** Declared by a unit rather than counted from records. */
  declared?: boolean;
  /** Too few to publish: shown as a dash. */
  suppressed?: boolean;
}

export interface FiguresView {
  title: string;
  figures: FigureView[];
  freshAt: Date;
  more?: Link;
}

export interface DoorView extends Link {
  icon: IconName;
}

export interface FrontView {
  /** The latest of the wall of honour; nothing before anybody agreed to be on it. */
  honours?: { title: string; more: Link; cards: HonourCardView[] };
  lead?: ProgrammeItemView & { action?: ActionView };
  open: ProgrammeItemView[];
  openTotal: number;
  /** The whole list of what is open. */
  openHref: string;
  diary: DiaryItemView[];
  notices: NoticeView[];
  figures?: FiguresView;
  doors?: DoorView[];
  /** Shown to whoever is no member yet. */
  join?: { href: string; members?: number };
}

export interface ProgrammesView {
  /** Where the list is not that of all programmes. */
  title?: string;
  /** Searching the list; what is kept in the form's hidden fields, so that a search stays inside the filters. */
  find?: { query: string; kept: Record<string, string> };
  /** 为我推荐、正在报名、按日期、全部 */
  tabs: { label: string; href: string; current?: boolean }[];
  filters: FilterGroup[];
  items: ProgrammeItemView[];
  pager: PagerView;
  /** Why these: 因为你是朝阳区的快递员. */
  because?: string;
  /** Said of an empty list; without it, that no programme fits the filters. */
  none?: string;
  clearHref?: string;
}

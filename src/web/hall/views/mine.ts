import type { QrBits } from '../../kit/qr.ts';
import type { FieldView, FormTarget, Link, PagerView, PictureView, TagView } from './frame.ts';
import type { SeatsView, WhenView, WhyView } from './programme.ts';

/** Something the house knows already: shown masked, never asked. */
export interface KnownView {
  /** Name of the field it answers; a field of that name is not drawn. */
  name: string;
  label: string;
  /** Masked by the server. */
  value: string;
}

export interface TeamMemberView {
  name: string;
  phone: string;
  nameError?: string;
  phoneError?: string;
}

export interface TeamView {
  name: string;
  nameError?: string;
  /** Least and most members, the captain included. */
  least: number;
  most: number;
  /** What the team competes in, where there is a choice. */
  category?: { value: string; options: { value: string; label: string }[] };
  /** Captain first, already known; then rows to fill. */
  captain: string;
  members: TeamMemberView[];
  error?: string;
}

export interface EnrolView extends FormTarget {
  programme: {
    title: string;
    href: string;
    kind: string;
    unit: string;
    when?: WhenView;
    place?: string;
    picture?: PictureView;
  };
  seats?: SeatsView;
  deadline?: Date;
  known: KnownView[];
  knownHref: string;
  /** Fields of the profile that are not known yet: asked once, kept. */
  ask: FieldView[];
  /** Extra questions of this programme. */
  questions: FieldView[];
  team?: TeamView;
  /** Why the reader cannot enrol: said instead of the form. */
  why?: WhyView;
  consent?: { name: string; text: string; error?: string };
  submit: string;
  /** Errors that belong to no field. */
  errors?: string[];
}

/** What became of a request, with what comes next. */
export interface ReceiptView {
  tone: 'done' | 'waiting' | 'refused';
  title: string;
  lines: string[];
  programme: { title: string; href: string; when?: WhenView; place?: string };
  facts?: { label: string; value: string }[];
  /** Until when something has to be done, as a clock. */
  deadline?: { label: string; at: Date };
  next: Link[];
  main?: Link;
  /** Asked once more before it is done. */
  confirm?: FormTarget & { label: string };
  reference?: string;
}

export interface MineView {
  href: string;
  title: string;
  tag: TagView;
  when?: WhenView;
  place?: string;
  seat?: string;
  /** Place in the waiting list, counted from 1. */
  waiting?: { position: number; of: number };
  /** A freed place, held until a moment. */
  offer?: { until: Date; accept: FormTarget; decline: FormTarget };
  calendarHref?: string;
  cancel?: FormTarget;
  todo?: Link;
}

export interface MessageView {
  title: string;
  text?: string;
  at: Date;
  href?: string;
  unread?: boolean;
}

export interface MyView {
  /** The reader holds an honour, and has to say where they may be shown. */
  honours?: boolean;
  /** Whether certificates are among what the reader has. */
  certificates?: boolean;
  /** Whether the reader had a place and did not come. */
  absences?: boolean;
  /** Whether the reader is on a skill ladder. */
  ladders?: boolean;
  name: string;
  /** Whether this account is a worker's own: it has a code, data and what it joined. */
  own: boolean;
  unit?: string;
  /** Role and address of what waits for this person: scanning, reporting. */
  duties: (Link & { note?: string })[];
  coming: MineView[];
  past: MineView[];
  pastTotal?: number;
  messages: MessageView[];
  calendarHref?: string;
  signOut: FormTarget;
}

export interface MessagesView {
  messages: MessageView[];
  readAll?: FormTarget;
  pager?: PagerView;
}

/** One window of the rotating code. */
export interface CodeWindow extends QrBits {
  /** ISO 8601, UTC. */
  validFrom: string;
  validUntil: string;
}

export interface MyCodeView {
  /** Masked. */
  name: string;
  unit?: string;
  /** Now, and as many coming ones as the server hands out; the page keeps them for a lost network. */
  codes: CodeWindow[];
  /** Address that answers `{ codes: CodeWindow[] }`. */
  api: string;
  /** Names the account in the phone's store, so that another's codes are dropped. */
  accountKey: string;
  /** What is on today. */
  today: { title: string; href: string; when: WhenView; place?: string; seat?: string }[];
}

export interface MyDataView {
  groups: {
    title: string;
    rows: { label: string; value: string; source?: string; at?: Date; correctHref?: string }[];
  }[];
  /** The field being corrected, when one is. */
  correcting?: FormTarget & { fields: FieldView[]; note?: string };
  corrections: { field: string; state: TagView; at: Date }[];
  exportHref: string;
  looked: { at: Date; who: string; what: string; reason?: string }[];
  lookedMore?: string;
  consents: { text: string; at: Date; withdraw?: FormTarget }[];
}

export type SignInStep = 'phone' | 'code' | 'officer' | 'totp';

export interface SignInView extends FormTarget {
  step: SignInStep;
  phone?: string;
  account?: string;
  /** Shown on the page when codes are not really sent. */
  demoCode?: string;
  resend?: FormTarget;
  resendAfterSeconds?: number;
  /** Address of the other way in, with the place to return to. */
  otherHref: string;
  /** What the reader wanted before being asked to sign in. */
  wanted?: string;
  errors: { field?: string; text: string }[];
  /** Demo accounts to try; `enter` signs in by one press. */
  demoAccounts?: { label: string; sign: string; secret?: string; enter?: FormTarget }[];
}

import type { ProgrammeState } from '../../programmes/life/rules.ts';

/** A point of an agenda or an act, with who speaks or performs. */
export interface DemoItem {
  title: string;
  chapter?: string;
  minutes: number;
  speakers?: readonly { name: string; post: string }[];
}

/** A session, placed by days from the day on which the demo is loaded. */
export interface DemoSession {
  title: string;
  titleEn: string;
  day: number;
  clock: string;
  minutes: number;
  venue: string;
  address?: string;
  online?: boolean;
  capacity?: number;
  agenda?: readonly DemoItem[];
  /** People who come without being on a list. */
  visitors?: number;
  minutesText?: string;
  followUps?: readonly { text: string; owner: string; inDays: number; done: boolean }[];
  reading?: string;
}

/** What partner units report: whole numbers over the days, by unit. */
export interface DemoTally {
  units: readonly string[];
  /** Average of one report. */
  leaflets: number;
  consultations: number;
  /** A report of every unit each so many days. */
  everyDays: number;
}

/** A programme of the demo, as tables tell it. */
export interface DemoProgramme {
  key: string;
  template: string;
  title: string;
  titleEn: string;
  summary: string;
  body: readonly string[];
  /** Name of the owning unit. */
  unit: string;
  state: ProgrammeState;
  sessions: readonly DemoSession[];
  /** Where there are no sessions, from which day until which. */
  span?: { from: number; to: number };
  place: string;
  workerKinds?: readonly string[];
  membersOnly?: boolean;
  fields: Record<string, unknown>;
  strand?: string;
  coOrganisers?: readonly string[];
  partners?: readonly string[];
  seats?: number | null;
  /** Share of the places that are taken; more than 1 gives a waiting list. */
  taken?: number;
  approval?: boolean;
  questions?: readonly Record<string, unknown>[];
  /** Share of those with a place who came. */
  came?: number;
  tally?: DemoTally;
  quotes?: readonly string[];
  cancelReason?: string;
  woodcut?: string;
}

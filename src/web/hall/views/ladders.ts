import type { Link } from './frame.ts';

export type RungLook = 'held' | 'passed' | 'ready' | 'next' | 'ahead';

/** One level of the reader's ladder. */
export interface RungView {
  level: string;
  look: RungLook;
  /** `2026年11月20日认定`, or where it stands. */
  state: string;
  needs: { ok: boolean; text: string }[];
}

/** A ladder that the reader is on. */
export interface MyLadderView {
  id: string;
  title: string;
  trade: string;
  /** The next step in a sentence, and what is missing for it. */
  next: string;
  missing: string[];
  ready: boolean;
  hours: string;
  /** The highest first. */
  rungs: RungView[];
  /** Programmes under way where results and hours are gathered. */
  ways: Link[];
  results: { text: string; note: string }[];
  awards: { text: string; revoked?: string; checkHref?: string }[];
}

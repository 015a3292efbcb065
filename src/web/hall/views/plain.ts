import type { Link, PagerView, TagView } from './frame.ts';
import type { WhenView } from './programme.ts';

export interface SearchView {
  query: string;
  total: number;
  groups: {
    title: string;
    hits: {
      href: string;
      title: string;
      kind?: string;
      when?: WhenView;
      excerpt?: { text: string; hit?: boolean }[];
      tag?: TagView;
    }[];
  }[];
  suggestions: Link[];
  pager?: PagerView;
}

export interface ProblemView {
  /** HTTP status. */
  status: number;
  /** Why, and what to do. */
  text: string;
  code?: string;
  /** Number to give on the phone. */
  reference?: string;
  links: Link[];
}

/** A form that was sent by somebody who is signed in no more. */
export interface SignedOutView {
  /** Where it is sent again. */
  post: string;
  /** Its fields, as they came. */
  sent: readonly (readonly [name: string, text: string])[];
  /** Of them what somebody typed, to be seen and, if all else fails, copied. */
  typed: readonly string[];
}

export interface JoinView {
  href?: string;
  steps: string[];
  contact?: { name: string; phone: string };
}

/** A text page: privacy, about, suggestions. */
export interface TextView {
  title: string;
  lead?: string;
  sections: { title?: string; paragraphs: string[] }[];
  links?: Link[];
}

/** Where somebody stands in line. */
export interface LineView {
  text: string;
  /** From 1; not told while an opening is still gathered. */
  place: number | undefined;
  programme: Link;
}

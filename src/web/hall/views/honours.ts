import type { FilterGroup, FormTarget, PagerView, PictureView, TagView } from './frame.ts';

/** One portrait of the wall. */
export interface HonourCardView {
  href: string;
  name: string;
  /** A person's name is set with wide letters; a collective's is not. */
  collective: boolean;
  award: string;
  /** Year and union. */
  meta: string;
  picture: PictureView;
}

export interface WallView {
  query: string;
  /** Filters that go along when searching. */
  kept: Record<string, string>;
  filters: FilterGroup[];
  /** By level, the highest first. */
  groups: { key: string; title: string; cards: HonourCardView[] }[];
  pager: PagerView;
  clearHref?: string;
}

export interface HonourView {
  name: string;
  collective: boolean;
  kicker: string;
  award: string;
  post: string;
  union: string;
  picture: PictureView;
  paragraphs: string[];
  facts: { label: string; value: string }[];
  others: HonourCardView[];
  url: string;
}

/** One honour of the reader, and where they agree to be shown. */
export interface MyHonourView {
  id: string;
  award: string;
  kicker: string;
  facts: { label: string; value: string }[];
  /** Why and when it was revoked; then nothing is asked any more. */
  revoked?: string;
  /** When and by whom the present answer was given. */
  answered: TagView;
  href?: string;
  ask?: FormTarget & { options: { value: string; label: string }[]; agreed: string[] };
}

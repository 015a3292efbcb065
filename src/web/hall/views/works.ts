import type { FieldView, FormTarget, Link, TagView } from './frame.ts';
import type { KnownView } from './mine.ts';

/** A file that is part of a work, as its row of the form shows it. */
export interface WorkFileView {
  id: string;
  kind: 'picture' | 'document';
  name: string;
  caption: string;
  /** Address of a small copy. */
  picture?: string;
}

export interface WorkFormView extends FormTarget {
  programme: Link;
  kicker: string;
  title: string;
  state?: TagView;
  /** Taken from the profile, not asked. */
  known: KnownView[];
  knownHref: string;
  /** What comes before the files, and after. */
  first: FieldView[];
  rest: FieldView[];
  files: WorkFileView[];
  /** Boxes that take files. */
  pickers: { name: string; kind: WorkFileView['kind']; label: string; hint: string; accept: string; error?: string }[];
  statement?: { title: string; text: string; agree: FieldView };
  /** What keeps it from being handed in; nothing where it is complete. */
  missing: string[];
  missingTitle: string;
  complete?: string;
  /** Each sends the form with its own meaning. */
  buttons: { action: string; label: string; quiet?: boolean }[];
  note: string;
  errors?: string[];
  words: WorkFormWords;
}

export interface WorkFormWords {
  caption: string;
  remove: string;
  uploading: string;
  uploaded: string;
  failed: string;
  retry: string;
  waiting: string;
  still: string;
}

export interface WorkItemView {
  id: string;
  title: string;
  tag: TagView;
  bits: string[];
  picture?: string;
  missing?: string;
  reason?: string;
  links: Link[];
}

export interface WorksView {
  programme: Link;
  title: string;
  lead: string[];
  begin?: Link;
  works: WorkItemView[];
  others?: { title: string; works: WorkItemView[] };
  empty: { title: string; text: string };
  note: string;
}

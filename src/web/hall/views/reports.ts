import type { FieldView, FormTarget, Link, PagerView } from './frame.ts';
import type { FigureView } from './programme.ts';

export interface TallyRow {
  id: string;
  day: string;
  indicator: string;
  unit: string;
  amount: number;
  note?: string;
  by: string;
  at: Date;
  evidence: { href: string; label: string }[];
  /** Earlier amounts, newest first, each with who changed it and why. */
  corrections: { amount: number; by: string; at: Date; reason: string }[];
  correct?: FormTarget;
}

export interface TallyReportView extends FormTarget {
  programme: Link;
  /** Left out where the form asks for which unit. */
  reporter?: string;
  /** What is asked: amounts by indicator, day, evidence, a note. */
  fields: FieldView[];
  errors?: string[];
  totals: FigureView[];
  rows: TallyRow[];
  pager?: PagerView;
}

export interface FeedbackView extends FormTarget {
  programme: Link;
  /** True when answers carry no name. */
  anonymous: boolean;
  fields: FieldView[];
  errors?: string[];
  sent?: boolean;
}

export interface FiguresPageView {
  title: string;
  periods: (Link & { current?: boolean })[];
  /** The period's own words: 2026年11月. */
  period: string;
  groups: { title: string; figures: FigureView[] }[];
  /** A course over time; drawn as bars with a table beside it. */
  course?: { title: string; unit: string; points: { label: string; value: number }[] };
  /** The same figures by unit. */
  byUnit?: { columns: string[]; rows: { name: string; href?: string; values: (number | null)[] }[] };
  freshAt: Date;
  /** Records behind one number, when one was opened. */
  records?: { title: string; columns: string[]; rows: string[][]; pager?: PagerView };
  exportHref?: string;
}

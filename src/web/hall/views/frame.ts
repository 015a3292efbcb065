import type { Lang } from '../../../kernel/words.ts';

/** What a text is set for: the reader's language, the federation's zone, the moment of printing. */
export interface Edition {
  lang: Lang;
  /** IANA zone of the federation. */
  zone: string;
  now: Date;
}

export const sizes = ['normal', 'large'] as const;
export const themes = ['auto', 'light', 'dark'] as const;
export type Size = (typeof sizes)[number];
export type Theme = (typeof themes)[number];

/** What every hall page is drawn in; the route makes one per request. */
export interface HallFrame extends Edition {
  size: Size;
  theme: Theme;
  /** Path and query of this page, as asked for. */
  path: string;
  /** Scheme and host, for canonical links and share cards: `https://hall.example`. */
  origin: string;
  /** The federation that publishes this hall, in the reader's language. */
  federation: string;
  /** True when the federation holds demo data: every page is then marked. */
  demo: boolean;
  /** Who is signed in; `name` is masked by the server. */
  account?: { name: string; unread: number };
  /** Said once, above the page, after a redirect. */
  flash?: { tone: 'done' | 'refused'; text: string };
  /** Addresses of the built style sheet and island script. */
  assets: { stylesheet: string; script: string };
}

export interface Link {
  label: string;
  href: string;
}

/** open: green · last: red wash · gold: neutral mark · quiet: over or elsewhere. */
export type Tone = 'open' | 'last' | 'gold' | 'quiet';

export interface TagView {
  tone: Tone;
  text: string;
}

export type PictureView =
  | {
      kind: 'photo';
      alt: string;
      /** Natural size in pixels; keeps the place while the picture loads. */
      width: number;
      height: number;
      /** The same picture at several widths in pixels, smallest first. */
      sources: { href: string; width: number }[];
      caption?: string;
      /** Photographer or giver. */
      credit?: string;
    }
  /** A drawing from `/woodcuts/<name>.svg`, for what has no photo. */
  | { kind: 'woodcut'; name: string; alt?: string };

/** One answer asked of a reader. `value` is what was last typed, kept after an error. */
export interface FieldView {
  name: string;
  label: string;
  kind:
    | 'text'
    | 'longText'
    | 'number'
    | 'day'
    | 'clock'
    | 'phone'
    | 'password'
    | 'code'
    | 'oneOf'
    | 'anyOf'
    | 'select'
    | 'yes'
    | 'rating'
    | 'file';
  required?: boolean;
  /** Stands in place of “optional” where the answer is needed only sometimes, and says when. */
  neededWhen?: string;
  hint?: string;
  value?: string | readonly string[];
  /** For oneOf, anyOf and select; a disabled option says why in `note`. */
  options?: readonly { value: string; label: string; note?: string; disabled?: boolean }[];
  error?: string;
  /** Unit of measure set behind the box: 份, 人次. */
  unit?: string;
  maxLength?: number;
  min?: number | string;
  max?: number | string;
  /** WHATWG autofill token. */
  autoComplete?: string;
  /** For file: accepted types, and whether several. */
  accept?: string;
  multiple?: boolean;
}

/** A form's target: where it posts, and what goes along unseen. */
export interface FormTarget {
  post: string;
  hidden?: Readonly<Record<string, string>>;
}

/** Which part of a longer list is shown. */
export interface PagerView {
  from: number;
  to: number;
  total: number;
  previous?: string;
  next?: string;
}

/** One way to narrow a list, every option a link. */
export interface FilterGroup {
  label: string;
  /** `chips` in a row, `days` as a strip of dates, `row` beside its label across a desk. */
  look?: 'chips' | 'days' | 'row';
  options: { label: string; href: string; current?: boolean; count?: number; at?: Date }[];
}

import type { ReactNode } from 'react';
import type { Refusal } from '../kernel/refusal.ts';
import type { Bilingual } from '../kernel/words.ts';
import type { HallFrame, PictureView } from '../web/hall/views/frame.ts';
import type { WhenView } from '../web/hall/views/programme.ts';

/** What a form of the hall sent: every field as text, several values where it may be several. */
export type HallForm = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A form that was refused: what was typed, and why, so that the page is drawn again with nothing lost. */
export interface Attempt {
  values: HallForm;
  /** Absent where only the form was changed. */
  refusal: Refusal | undefined;
}

/** The programme around a stage, as its pages name it. */
export interface ProgrammePlace {
  id: string;
  title: string;
  href: string;
  kind: Bilingual;
  unit: string;
  when?: WhenView;
  place?: string;
  picture?: PictureView;
  /** It has ended or was called off: nothing in it is still to come. */
  over?: true;
}

export interface PanelProps<View> {
  view: View;
  frame: HallFrame;
  /** Address of this stage in the hall: `/programmes/<id>/<stage id>`; its pages lie below. */
  base: string;
  programme: ProgrammePlace;
  /** What the stage is called, where the programme has several of its kind: three rounds, five events. */
  stage?: string;
}

export interface PageProps<View> extends PanelProps<View> {
  attempt: Attempt | undefined;
}

/** A page of a stage in the hall, at `<base>/<name>`: `read` of the manifest gives its view, forms take actions. */
export interface StagePage<View = never> {
  title: readonly [zh: string, en: string];
  /** Name of the read that gives the view. */
  read: string;
  /** The read's query from the address. */
  query?: (search: URLSearchParams) => Record<string, unknown>;
  /** Every visitor who did not sign in sees the same: it is printed at most once a second, however many look. */
  alike?: true;
  /** For one pair of eyes, or two: no browser keeps it on a disk, not even to go back. */
  unkept?: true;
  /** The whole page, drawn in the hall's shell by one of the pages of web/hall. */
  Page: (props: PageProps<View>) => ReactNode;
  /**
   * How files of its forms are kept, by the fields that take pictures and those that take documents; files in any other
   * field are not taken. `original` keeps pictures also as they came.
   */
  uploads?: {
    visibility: 'public' | 'private';
    pictures?: readonly string[];
    documents?: readonly string[];
    original?: boolean;
    /** In no unit's care: nobody opens them but whoever sends them, until the action says otherwise. */
    ownOnly?: boolean;
  };
  /** What a posted form does, by the form's hidden field `action`. */
  forms?: Record<string, StageForm>;
}

export interface StageForm {
  /** Name of the action in the manifest. */
  action: string;
  parse: (form: HallForm) => unknown;
  /** A press that only changes the form (one more row): the form to draw again, or nothing where it is sent. */
  redraw?: (form: HallForm) => HallForm | undefined;
  /**
   * Where to go afterwards, below the stage's base or the programme's page, and what is said there; or why the form is shown
   * again although the action refused nothing, since what it counted has to stay.
   */
  next: (
    output: never,
    places: { base: string; programme: string; form: HallForm },
  ) => { href: string; said?: readonly [zh: string, en: string] } | { refusal: Refusal };
}

/** Ahead, at it, or done: the course on a programme's page. */
export type StagePhase = 'next' | 'now' | 'done';

/** The hall side of a stage: its panel on the programme's page, and its own pages. */
export interface StageHall<View = never> {
  kind: string;
  Panel: (props: PanelProps<View>) => ReactNode;
  /** How far its job has come, where it knows better than its window and the programme's dates. */
  phase?: (view: View) => StagePhase | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: pages of one stage have different views; each names its own.
  pages: Record<string, StagePage<any>>;
}

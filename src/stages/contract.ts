import type { z } from 'zod';
import type { ListDeclaration } from '../kernel/lists.ts';
import type { Why } from '../kernel/why.ts';
import type { Bilingual } from '../kernel/words.ts';

/** What flows through stages. */
export const subjectKinds = ['person', 'team', 'unit', 'entry'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/**
 * Who may take an action or read:
 * `anyone` (public), `participant` (a person who signed in), `helper` (sessions.check-in), `reporter` (tally.report),
 * `named` (whoever signed in and is named by the stage itself, such as a judge or a reviewer: the service checks which),
 * `manager` (programmes.manage on the programme's unit).
 */
export const doers = ['anyone', 'participant', 'helper', 'reporter', 'named', 'manager'] as const;
export type Doer = (typeof doers)[number];

/**
 * When an action may be taken: `open` within the stage's window while the whole lives, `live` while it lives,
 * `afterwards` within the window even once it has closed, `always` until it is archived, `ever` even then: what must be
 * possible as long as anything is shown, such as taking it down.
 */
export type ActionTime = 'open' | 'live' | 'afterwards' | 'always' | 'ever';

/** One thing that can be done in a stage. The host makes the API route, checks who and when, and opens the transaction. */
export interface ActionDeclaration {
  by: Doer;
  words: Bilingual;
  when: ActionTime;
  input: z.ZodType;
  output: z.ZodType;
  /** Participants must satisfy the programme's audience. */
  audience?: boolean;
  /** Nothing of the request is kept for a repeat: not even that this person made it. */
  secret?: boolean;
  /** Those who take it in the same moment are served together (`StageService.together`). */
  together?: boolean;
}

/** One thing that can be read from a stage: JSON (`output`), a list with its export (`list`), or a file to print (`file`). */
export interface ReadDeclaration {
  by: Doer;
  words: Bilingual;
  query?: z.ZodObject;
  output?: z.ZodType;
  list?: ListDeclaration;
  /** Content type of the file, such as `application/pdf`. */
  file?: string;
  /**
   * The same for everybody who may see the programme, and asked by very many: answered from memory. It is at most a second
   * old, and at once new after a change in the same process.
   */
  kept?: boolean;
}

/** What a stage says of itself: all that the host needs to draw, route, check and count. */
export interface StageManifest {
  kind: string;
  words: Bilingual;
  about: Bilingual;
  /** Settings of one instance; every field is `titled` (kernel/fields.ts). Defaults make a new instance valid. */
  settings: z.ZodObject;
  subjects: { in: readonly SubjectKind[]; out: readonly SubjectKind[] };
  /** It may take from several stages at once, and tells their results apart; others take from one. */
  takesSeveral?: true;
  actions: Record<string, ActionDeclaration>;
  reads: Record<string, ReadDeclaration>;
  /** Indicators (figures/catalogue) this stage writes facts of. */
  figures: readonly string[];
  /** Where it shows itself. */
  panels: { hall: boolean; console: boolean; screen: boolean };
}

/** Declares a stage; checked when the engine loads it. */
export function defineStage<const M extends StageManifest>(manifest: M): M {
  return manifest;
}

/** Settings of a manifest, parsed. */
export type SettingsOf<M extends StageManifest> = z.output<M['settings']>;

/** The one thing a visitor can do at a stage now, as the hall's button shows it. */
export interface NextStep {
  words: Bilingual;
  /** A hall address below the programme's page; left out where nothing can be done. */
  href?: string;
  /** The step only shows what was done; any other open step goes before it. */
  settled?: boolean;
  /** Asked of this reader by name, such as to judge: it goes before what anybody may do. */
  asked?: boolean;
  /** The time for it is behind: the words say so alone, with what comes after and where to look; no invitation, no conditions. */
  over?: { words?: Bilingual; way?: { words: Bilingual; href: string } };
  whys: Why[];
}

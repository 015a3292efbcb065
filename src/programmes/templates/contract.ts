import type { z } from 'zod';
import type { Bilingual } from '../../kernel/words.ts';

/** A stage as a template names it: its kind, its settings, and which stage feeds it. */
export interface TemplateStage {
  /** Unique within the template; `takesFrom` refers to it. */
  key: string;
  /** Kind of a stage (`src/stages/<kind>`). */
  use: string;
  title: Bilingual;
  takesFrom?: string;
  /** Further stages that feed it, where its kind takes from several. */
  alsoFrom?: readonly string[];
  /** Checked against the stage's settings schema when the template is loaded. */
  settings?: Record<string, unknown>;
}

/** What a union runs, as data: at most 80 lines in `templates/`. */
export interface ProgrammeTemplate {
  key: string;
  /** The row of programmes that this template carries, such as `C5`. */
  row: string;
  words: Bilingual;
  about: Bilingual;
  /** Woodcut shown until the officer gives a photo. */
  woodcut: string;
  /** What this kind of programme needs to know besides title, time and place. Every field is `titled`. */
  fields: z.ZodObject;
  /** Whom it is for unless the officer says otherwise. */
  audience?: Record<string, unknown>;
  stages: readonly TemplateStage[];
  /** Indicators that the programme's page puts first. */
  headline: readonly string[];
  /** A campaign groups other programmes and shows one page of progress. */
  campaign?: boolean;
}

/** Declares a template; `checkTemplates` validates it when the engine loads. */
export function defineProgramme<const T extends ProgrammeTemplate>(template: T): T {
  return template;
}

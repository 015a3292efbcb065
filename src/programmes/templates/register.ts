import type { ProgrammeTemplate } from './contract.ts';

/** Every template of the gallery, in its order. A new one is added here. */
export const templates: readonly ProgrammeTemplate[] = [];

const byKey = new Map(templates.map((template) => [template.key, template]));

/** A template by its key, or nothing for one that was never there. */
export function findTemplate(key: string): ProgrammeTemplate | undefined {
  return byKey.get(key);
}

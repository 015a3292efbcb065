import type { Bilingual } from '../../../kernel/words.ts';

/** The part of JSON Schema that `describeForm` writes, with the words that `titled` puts beside each field. */
export interface JsonSchema {
  type?: string | undefined;
  properties?: Record<string, JsonSchema> | undefined;
  required?: readonly string[] | undefined;
  items?: JsonSchema | undefined;
  enum?: readonly unknown[] | undefined;
  const?: unknown;
  anyOf?: readonly JsonSchema[] | undefined;
  oneOf?: readonly JsonSchema[] | undefined;
  allOf?: readonly JsonSchema[] | undefined;
  $ref?: string | undefined;
  $defs?: Record<string, JsonSchema> | undefined;
  format?: string | undefined;
  pattern?: string | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  default?: unknown;
  label?: Bilingual | undefined;
  help?: Bilingual | undefined;
  widget?: string | undefined;
  choices?: Record<string, Bilingual> | undefined;
  suggestions?: readonly string[] | undefined;
  /** May be nothing: set by `resolve` where `null` was one of its types. */
  nullable?: boolean | undefined;
}

/** Follows a reference and unwraps `T | null`; words of the outside outweigh those inside. */
export function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const { $ref, anyOf, allOf, ...own } = schema;
  if ($ref) {
    const name = $ref.replace('#/$defs/', '');
    return resolve({ ...(root.$defs?.[name] ?? {}), ...own }, root);
  }
  if (allOf?.length === 1 && allOf[0]) return resolve({ ...allOf[0], ...own }, root);
  const solid = anyOf?.filter((each) => each.type !== 'null');
  const nullable = solid !== undefined && solid.length < (anyOf?.length ?? 0) ? { nullable: true } : {};
  if (solid?.length === 1 && solid[0]) return resolve({ ...solid[0], ...own, ...nullable }, root);
  return solid ? { ...schema, anyOf: solid, ...nullable } : schema;
}

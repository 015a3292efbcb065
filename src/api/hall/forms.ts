import { Refusal, type RefusedField } from '../../kernel/refusal.ts';
import { actorOf, type Scope } from '../../people/access/rules.ts';
import { keepDocument, keepPicture } from '../../platform/files/uploads.ts';
import type { House } from '../../platform/house.ts';
import { httpRefusals } from '../../platform/http/errors.ts';
import type { HallForm, StagePage } from '../../stages/hall.tsx';

/** What a form brought, and, where a file was refused, why: nothing else that was typed is lost. */
export interface ReadForm {
  values: HallForm;
  refusal: Refusal | undefined;
}

export type Fields = Record<string, string | File | (string | File)[]>;

/** A form's fields as text; files are kept first and come as ids, in those fields that the page's `uploads` names. */
export async function readForm(
  fields: Fields,
  house: House,
  { scope, unitId, page }: { scope: Scope; unitId: string; page: Pick<StagePage, 'uploads'> },
): Promise<ReadForm> {
  const keeping = {
    federationId: scope.federationId,
    unitId: page.uploads?.ownOnly ? null : unitId,
    by: actorOf(scope).id ?? null,
    visibility: page.uploads?.visibility ?? 'private',
    original: page.uploads?.original ?? false,
  };
  const values: Record<string, string | string[]> = {};
  const refused: RefusedField[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const keep = page.uploads?.documents?.includes(name)
      ? keepDocument
      : page.uploads?.pictures?.includes(name)
        ? keepPicture
        : undefined;
    const parts: string[] = [];
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part === 'string') parts.push(part);
      else if (keep && part.size > 0) {
        try {
          parts.push(
            (await keep(house, keeping, { name: part.name, bytes: Buffer.from(await part.arrayBuffer()) })).id,
          );
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refused.push({
            path: name,
            words: [`“${part.name}”：${error.words[0]}`, `“${part.name}”: ${error.words[1]}`],
          });
        }
      }
    }
    if (parts.length > 0) values[name] = parts.length === 1 ? (parts[0] ?? '') : parts;
  }
  return { values, refusal: refused.length > 0 ? httpRefusals.invalid({ count: refused.length }, refused) : undefined };
}

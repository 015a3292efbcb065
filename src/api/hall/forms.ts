import type { Context } from 'hono';
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

/** A form's fields as text; files are kept first and come as ids, as the page's `uploads` says. */
export async function readForm(
  context: Context,
  house: House,
  { scope, unitId, page }: { scope: Scope; unitId: string; page: Pick<StagePage, 'uploads'> },
): Promise<ReadForm> {
  const body = await context.req.parseBody({ all: true });
  const keeping = {
    federationId: scope.federationId,
    unitId,
    by: actorOf(scope).id ?? null,
    visibility: page.uploads?.visibility ?? 'public',
    original: page.uploads?.original ?? false,
  };
  const values: Record<string, string | string[]> = {};
  const refused: RefusedField[] = [];
  for (const [name, value] of Object.entries(body)) {
    const keep = page.uploads?.documents?.includes(name) ? keepDocument : keepPicture;
    const parts: string[] = [];
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part === 'string') parts.push(part);
      else if (part.size > 0) {
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

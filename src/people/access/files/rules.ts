import type { UnitPath } from '../../../kernel/unit-path.ts';
import { actorOf, may, type Scope } from '../rules.ts';

/** What decides who may open a file. */
export interface FileOwner {
  visibility: string;
  uploadedBy: string | null;
  /** Of the unit that it was given to; nothing where it was given to none. */
  unitPath: UnitPath | null;
}

/**
 * `true` where the scope may open the file: a public one, one of its own, or one that was given to a unit within its
 * reach. Only such a file may be put anywhere else, where others then see it.
 */
export function mayOpenFile(scope: Pick<Scope, 'actor' | 'grants'>, file: FileOwner): boolean {
  if (file.visibility === 'public') return true;
  const { id } = actorOf(scope);
  if (id !== undefined && id === file.uploadedBy) return true;
  return file.unitPath !== null && may(scope, 'programmes.read', file.unitPath);
}

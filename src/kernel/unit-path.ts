/**
 * A unit's place in the tree: labels from the top down, dot-separated, as PostgreSQL's `ltree` holds them.
 * A label is the unit's id without hyphens, so a path needs no look-up and never changes with a name.
 */
export type UnitPath = string & { readonly brand?: 'UnitPath' };

/** The label of a unit in a path. */
export function labelOf(unitId: string): string {
  return unitId.replaceAll('-', '');
}

/** The unit id behind a label. */
export function unitIdOf(label: string): string {
  return `${label.slice(0, 8)}-${label.slice(8, 12)}-${label.slice(12, 16)}-${label.slice(16, 20)}-${label.slice(20)}`;
}

/** The path of a child below its parent's path; a top unit has no parent. */
export function childPath(parent: UnitPath | null, unitId: string): UnitPath {
  return parent ? `${parent}.${labelOf(unitId)}` : labelOf(unitId);
}

/** `true` where `path` is `top` itself or lies below it. */
export function isWithin(path: UnitPath, top: UnitPath): boolean {
  return path === top || path.startsWith(`${top}.`);
}

/** Unit ids from the top down to the unit itself. */
export function ancestorIds(path: UnitPath): string[] {
  return path.split('.').map(unitIdOf);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestorIds, childPath, isWithin, labelOf, unitIdOf } from './unit-path.ts';

const ids = fc.array(fc.uuid(), { minLength: 1, maxLength: 6 });
const pathOf = (chain: readonly string[]) => chain.reduce<string | null>((path, id) => childPath(path, id), null) ?? '';

describe('paths', () => {
  test('a label names its unit, and a path its whole line', () => {
    fc.assert(
      fc.property(ids, (chain) => {
        for (const id of chain) expect(unitIdOf(labelOf(id))).toBe(id);
        expect(ancestorIds(pathOf(chain))).toEqual(chain);
      }),
    );
  });

  test('a unit lies within every unit above it and itself, and within no other', () => {
    fc.assert(
      fc.property(ids, fc.uuid(), (chain, other) => {
        const path = pathOf(chain);
        for (let depth = 1; depth <= chain.length; depth++) {
          const top = pathOf(chain.slice(0, depth));
          expect(isWithin(path, top)).toBe(true);
          expect(isWithin(top, path)).toBe(depth === chain.length);
          expect(isWithin(path, childPath(top, other))).toBe(false);
        }
      }),
    );
  });

  test('a longer name that begins alike is not below', () => {
    expect(isWithin('top.easter', 'top.east')).toBe(false);
  });
});

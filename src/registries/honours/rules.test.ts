import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DisplayUse,
  displayUseNames,
  type HonourKind,
  type HonourState,
  honourKinds,
  honourStates,
  nameOfTitle,
  suggestedTitles,
} from './register.ts';
import { isShown, keeperOf, levelsHeld, problemsOf, tidyUses } from './rules.ts';

describe('the English of a title', () => {
  test.each([
    ['劳动模范', 'Model Worker'],
    ['全国五一劳动奖章', 'National May Day Labour Medal'],
    ['区级先进工作者', 'District Outstanding Worker'],
    ['安全标兵', '安全标兵'],
    ['全国', '全国'],
  ])('%s: %s', (title, english) => {
    expect(nameOfTitle(title)).toEqual([title, english]);
  });

  test('every title that is suggested has one', () => {
    const titles = Object.values(suggestedTitles).flat();
    expect(titles.filter((title) => nameOfTitle(title)[1] === title)).toEqual([]);
  });
});

describe('who keeps an honour', () => {
  const path = 'city.district.street.factory';

  test.each([
    ['national', 'city'],
    ['city', 'city'],
    ['district', 'city.district'],
    ['enterprise', path],
  ] as const)('%s is entered and revoked on %s', (level, keeper) => {
    expect(keeperOf(level, path)).toBe(keeper);
  });

  test('an honour of the federation itself is kept there at every level', () => {
    expect((['national', 'city', 'district', 'enterprise'] as const).map((level) => keeperOf(level, 'city'))).toEqual([
      'city',
      'city',
      'city',
      'city',
    ]);
  });
});

describe('what is shown', () => {
  const state = fc.constantFrom(...(Object.keys(honourStates) as HonourState[]));
  const kind = fc.constantFrom(...(Object.keys(honourKinds) as HonourKind[]));
  const uses = fc.subarray([...displayUseNames]);
  const use = fc.constantFrom<DisplayUse>(...displayUseNames);

  test('a revoked honour is shown nowhere, whoever holds it and whatever was agreed', () => {
    fc.assert(
      fc.property(kind, uses, use, (of, shownIn, where) => {
        expect(isShown({ state: 'revoked', kind: of, shownIn }, where)).toBe(false);
      }),
    );
  });

  test('a person is shown exactly where they agreed, a collective everywhere', () => {
    fc.assert(
      fc.property(state, uses, use, (of, shownIn, where) => {
        const held = of === 'conferred';
        expect(isShown({ state: of, kind: 'individual', shownIn }, where)).toBe(held && shownIn.includes(where));
        expect(isShown({ state: of, kind: 'collective', shownIn: [] }, where)).toBe(held);
      }),
    );
  });

  test('uses come in the order of the register, each once', () => {
    expect(tidyUses(['screen', 'hall', 'screen'])).toEqual(['hall', 'screen']);
  });
});

describe('entries', () => {
  const entry = {
    kind: 'individual',
    year: 2025,
    conferredOn: '2026-04-28',
    personId: null,
    holderUnitId: null,
  } as const;
  const paths = (changes: Partial<Parameters<typeof problemsOf>[0]>) =>
    problemsOf({ ...entry, ...changes }, { today: '2026-08-29' }).map(({ path }) => path);

  test.each([
    ['the year before its conferral', {}, []],
    ['a day still to come', { conferredOn: '2026-08-30' }, ['conferredOn']],
    ['a year after its conferral', { year: 2027 }, ['year']],
    ['a year long before its conferral', { year: 2020 }, ['year']],
    ['a collective that names a person', { kind: 'collective', personId: 'p' }, ['personId']],
    ['a person held by a unit', { holderUnitId: 'u' }, ['holderUnitId']],
  ] as const)('%s', (_, changes, expected) => {
    expect(paths(changes)).toEqual(expected);
  });

  test('levels held are told once each, highest first, without what was revoked', () => {
    expect(
      levelsHeld([
        { level: 'district', state: 'conferred' },
        { level: 'city', state: 'revoked' },
        { level: 'national', state: 'conferred' },
        { level: 'district', state: 'conferred' },
      ]),
    ).toEqual(['national', 'district']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinRange, splitRange } from './filter.ts';
import {
  apiQuery,
  decodeList,
  encodeList,
  exportQuery,
  foreignSearch,
  type ListShape,
  type ListState,
  listSearch,
  shownKeys,
  withChange,
} from './search-state.ts';

const shape: ListShape = {
  columns: [
    { key: 'name', sortable: true, primary: true },
    { key: 'state' },
    { key: 'createdAt', sortable: true },
    { key: 'unitName', hidden: true },
  ],
  filters: [
    { key: 'words', title: ['文字', 'Words'], kind: 'text' },
    {
      key: 'state',
      title: ['状态', 'State'],
      kind: 'select',
      multiple: true,
      options: [
        { value: 'draft', title: ['草稿', 'Draft'] },
        { value: 'open', title: ['报名中', 'Open'] },
      ],
    },
    { key: 'kind', title: ['类型', 'Kind'], kind: 'select', options: [{ value: 'a', title: ['甲', 'A'] }] },
    { key: 'created', title: ['创建', 'Created'], kind: 'date-range', ends: ['from', 'to'] },
    { key: 'unitId', title: ['工会', 'Union'], kind: 'unit' },
  ],
  defaultSort: '-createdAt',
};

const plain: ListState = {
  q: '',
  sort: '-createdAt',
  filters: {},
  columns: undefined,
  limit: 50,
  cursor: undefined,
  page: 1,
};

describe('reading the address', () => {
  test('an empty address is the default state', () => {
    expect(decodeList(shape, {})).toEqual(plain);
  });

  test('what does not fit the list is dropped', () => {
    const search = listSearch.parse({
      sort: 'unitName',
      state: 'open,closed,open',
      kind: 'b',
      created: '2026-02-30..',
      unknown: 'x',
      limit: '7',
      page: '-3',
      cols: 'unitName,nothing',
    });

    expect(decodeList(shape, search)).toEqual({ ...plain, filters: { state: 'open' }, columns: ['name', 'unitName'] });
  });

  test('a range that ends before it begins is dropped', () => {
    expect(decodeList(shape, { created: '2026-03-01..2026-02-01' }).filters).toEqual({});
    expect(decodeList(shape, { created: '..2026-02-01' }).filters).toEqual({ created: '..2026-02-01' });
  });

  test('a filter of one choice keeps one', () => {
    expect(decodeList(shape, { kind: 'a,a,b' }).filters).toEqual({ kind: 'a' });
  });

  test('values that are no text are ignored, not refused', () => {
    expect(listSearch.parse({ q: 5, state: ['open'] })).toEqual({ q: undefined, state: undefined });
  });
});

describe('writing the address', () => {
  test('defaults stay out of it', () => {
    expect(Object.values(encodeList(shape, plain)).filter((value) => value !== undefined)).toEqual([]);
  });

  test('reading gives back what was written', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    const range = fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}..${b}` : `${b}..${a}`));
    const filters = fc.record(
      {
        words: fc.constantFrom('李', 'Ouyang Jian', '100%', 'a,b'),
        state: fc.constantFrom('draft', 'open', 'draft,open'),
        kind: fc.constant('a'),
        created: range,
        unitId: fc.uuid(),
      },
      { requiredKeys: [] },
    );
    const states = fc.record({
      q: fc.string({ maxLength: 50 }).map((q) => q.trim()),
      sort: fc.constantFrom('name', '-name', 'createdAt', '-createdAt'),
      filters,
      columns: fc.option(
        fc.subarray(['state', 'createdAt', 'unitName']).map((keys) => ['name', ...keys]),
        { nil: undefined },
      ),
      limit: fc.constantFrom(20, 50, 100),
      page: fc.integer({ min: 2, max: 99 }),
      cursor: fc.constant('eyJhIjoxfQ'),
    });

    fc.assert(
      fc.property(states, (state) => {
        const written = listSearch.parse(JSON.parse(JSON.stringify(encodeList(shape, state))));
        expect(decodeList(shape, written)).toEqual(state);
      }),
    );
  });
});

test('what belongs to the page around the list stays in the address', () => {
  expect(foreignSearch(shape, { unit: 'u1', q: 'x', state: 'open', cursor: 'c', period: '2026' })).toEqual({
    unit: 'u1',
    period: '2026',
  });
});

test('a changed filter starts at the first page again', () => {
  expect(withChange({ ...plain, cursor: 'c', page: 4 }, { filters: { state: 'open' } })).toEqual({
    ...plain,
    filters: { state: 'open' },
  });
});

test('the API is asked for both ends of a span, and the place outweighs the reader', () => {
  const filters = { created: '2026-01-01..2026-01-31', unitId: 'u1' };

  expect(apiQuery(shape, { ...plain, q: '风筝', cursor: 'c', page: 2, filters }, { unitId: 'u2' })).toEqual({
    q: '风筝',
    sort: '-createdAt',
    limit: 50,
    cursor: 'c',
    from: '2026-01-01',
    to: '2026-01-31',
    unitId: 'u2',
  });
});

test('an export asks the same without paging', () => {
  const filters = { created: '..2026-01-31' };

  expect(exportQuery(shape, { ...plain, cursor: 'c', page: 2, filters })).toEqual({
    sort: '-createdAt',
    to: '2026-01-31',
  });
});

test('hidden columns are shown only when chosen', () => {
  expect(shownKeys(shape, plain)).toEqual(['name', 'state', 'createdAt']);
  expect(shownKeys(shape, { ...plain, columns: ['name', 'unitName'] })).toEqual(['name', 'unitName']);
});

test('ranges split and join', () => {
  expect(splitRange('2026-01-01..')).toEqual({ from: '2026-01-01', to: '' });
  expect(joinRange({ from: '', to: '2026-01-01' })).toBe('..2026-01-01');
  expect(joinRange({ from: '', to: '' })).toBeUndefined();
});

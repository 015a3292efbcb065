import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settings as schema } from './contract.ts';
import { areEnough, type Content, countCharacters, findFull, missingOf, type Owned } from './rules.ts';
import { mayMove, type WorkMove, type WorkState, workMoves, workStates } from './states/rules.ts';

const complete: Content = {
  category: '',
  title: '晨光',
  description: '',
  place: '',
  takenOn: null,
  text: '',
  links: [],
  pictures: 1,
  documents: 0,
  authors: 1,
  mentors: 0,
  agreed: true,
};
const series = { key: 'series', label: '组照', leastPictures: 4, mostPictures: 8, most: 1 };
const essay = { pictures: null, text: { required: true, least: 10, most: 20 } };

describe('what is missing', () => {
  test.each<[string, object, Partial<Content>, string[]]>([
    ['nothing of a complete work', {}, {}, []],
    [
      'title, photo, consent of an empty one',
      {},
      { title: '', pictures: 0, agreed: false },
      ['title', 'files', 'agreed'],
    ],
    ['no consent where no statement is set', { statement: '' }, { agreed: false }, []],
    ['a category where there are some', { categories: [series] }, {}, ['category']],
    ['photos by the limits of the category', { categories: [series] }, { category: 'series', pictures: 3 }, ['files']],
    ['too many photos', {}, { pictures: 11 }, ['files']],
    ['text too short', essay, { pictures: 0, text: '九个字不够长啊啊' }, ['text']],
    ['text too long, blanks apart', essay, { pictures: 0, text: '字 '.repeat(21) }, ['text']],
    ['text that fits, blanks apart', essay, { pictures: 0, text: '字 '.repeat(20) }, []],
    ['a link', { links: { required: true, most: 1 } }, {}, ['links']],
    ['a file', { files: { required: true } }, {}, ['files']],
    ['anything, where nothing is required', { pictures: { required: false } }, { pictures: 0 }, ['files']],
    [
      'what is asked for',
      { place: 'required', takenOn: 'required', mentor: 'required' },
      {},
      ['place', 'takenOn', 'mentor'],
    ],
    ['too many authors', { authors: 'named', mostAuthors: 2 }, { authors: 3 }, ['coAuthors']],
  ])('%s', (_what, given, content, paths) => {
    expect(missingOf(schema.parse(given), { ...complete, ...content }).map(({ path }) => path)).toEqual(paths);
  });

  test('more photos never make a work lack photos, up to the most', () => {
    const limits = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 50 }), ([a, b], pictures) => {
        const given = schema.parse({ pictures: { least: Math.min(a, b), most: Math.max(a, b) } });
        const lacks = missingOf(given, { ...complete, pictures }).length > 0;
        expect(lacks).toBe(pictures < Math.min(a, b) || pictures > Math.max(a, b));
      }),
    );
  });
});

test.each<[string, number]>([
  ['', 0],
  [' \n\t　', 0],
  ['职工之家', 4],
  ['𠮷野家 3号', 5],
])('%j has %i characters', (text, count) => {
  expect(countCharacters(text)).toBe(count);
});

test('limits: no more works than the most, of all and of a category; fewer than the least are not enough', () => {
  const asks = schema.parse({ categories: [series, { key: 'single', label: '单幅' }], mostWorks: 4, leastWorks: 2 });
  const work = fc.record<Owned>({
    state: fc.constantFrom(...(Object.keys(workStates) as WorkState[])),
    category: fc.constantFrom('series', 'single'),
  });
  fc.assert(
    fc.property(fc.array(work, { maxLength: 8 }), fc.constantFrom('series', 'single'), (owned, category) => {
      const counted = owned.filter(({ state }) => state === 'draft' || state === 'handed-in');
      const full = findFull(asks, owned, category);
      const inSeries = counted.filter((each) => each.category === 'series').length;
      expect(full === 'works').toBe(counted.length >= 4);
      expect(full === 'category').toBe(counted.length < 4 && category === 'series' && inSeries >= 1);
      expect(areEnough(asks, owned)).toBe(owned.filter(({ state }) => state === 'handed-in').length >= 2);
    }),
  );
});

test('a disqualified work is touched by nobody but an officer who reinstates it', () => {
  const moves = (Object.keys(workMoves) as WorkMove[]).filter((move) => mayMove(move, 'disqualified'));
  expect(moves).toEqual(['reinstate']);
});

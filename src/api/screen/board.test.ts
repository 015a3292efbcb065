import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveView, ResultsView } from '../../stages/judging/results/contract.ts';
import { BOARD_ROWS } from '../../web/screen/contract.ts';
import { boardOf, windowOf } from './board.ts';

type Act = LiveView['acts'][number];

const act = (at: number, more: Partial<Act> = {}): Act => ({
  entryId: `entry-${at}`,
  position: at,
  code: String(at).padStart(3, '0'),
  title: `第${at}队`,
  unitName: '东城工会',
  category: at % 2 ? '独唱' : '合唱',
  state: 'ahead',
  score: null,
  rank: null,
  ...more,
});
const nothing: LiveView = {
  title: '决赛',
  state: 'preparing',
  current: null,
  last: null,
  acts: [],
  ranking: [],
  within: 'category',
};
const shown = (at: number, score: string, rank: number) => act(at, { state: 'shown', score, rank });

test('the act on the stage and the score just given are told large, the ranking of its category first', () => {
  const [one, two, three, four] = [shown(1, '9.10', 1), shown(2, '8.80', 1), act(3, { state: 'now' }), act(4)];
  const live: LiveView = {
    ...nothing,
    state: 'marking',
    current: three,
    last: two,
    acts: [one, two, three, four],
    ranking: [one, two],
  };

  expect(boardOf({ live, results: undefined, lang: 'zh' })).toEqual({
    heading: '决赛 · 现场成绩',
    empty: '马上开始，请稍候。',
    now: { label: '正在进行', name: '第3队', from: '独唱 · 东城工会', value: '', note: '' },
    told: { label: '刚刚亮分', name: '第2队', from: '合唱 · 东城工会', value: '8.80', note: '第 1 名' },
    order: {
      title: '出场顺序',
      rows: [
        { number: '1', name: '第1队', from: '东城工会', value: '9.10', lit: false },
        { number: '2', name: '第2队', from: '东城工会', value: '8.80', lit: false },
        { number: '3', name: '第3队', from: '东城工会', value: '正在进行', lit: true },
        { number: '4', name: '第4队', from: '东城工会', value: '', lit: false },
      ],
    },
    rankings: [
      { title: '目前排名 · 合唱', rows: [{ number: '1', name: '第2队', from: '东城工会', value: '8.80', lit: true }] },
      { title: '目前排名 · 独唱', rows: [{ number: '1', name: '第1队', from: '东城工会', value: '9.10', lit: false }] },
    ],
  });
});

test('a score of the act that still stands on the stage is told once', () => {
  const one = shown(1, '9.10', 1);
  const live = { ...nothing, state: 'marking' as const, current: one, last: one, acts: [one], ranking: [one] };
  const { now, told } = boardOf({ live, results: undefined, lang: 'en' });
  expect([now, told?.value]).toEqual([null, '9.10']);
});

test('a round that is not live shows nothing until it is released, then everybody in turn', () => {
  const sealed: ResultsView = { releasedAt: null, scores: false, categories: [] };
  const before = boardOf({ live: { ...nothing, state: 'marking' }, results: sealed, lang: 'zh' });
  expect([before.empty, before.rankings, before.order]).toEqual(['结果还没有公布。', [], null]);

  const rows = Array.from({ length: BOARD_ROWS + 1 }, (_, at) => ({
    rank: at + 1,
    title: `第${at + 1}队`,
    unitName: '',
    score: null,
    on: true,
  }));
  const results: ResultsView = { releasedAt: new Date(0), scores: false, categories: [{ category: '', rows }] };
  const { rankings, empty } = boardOf({ live: { ...nothing, state: 'released' }, results, lang: 'zh' });
  expect([empty, rankings.map((table) => table.rows.length)]).toEqual(['', [BOARD_ROWS, 1]]);
});

test('the act that is looked for is always within the rows that are seen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(199), (count, asked) => {
      const at = Math.min(asked, count - 1);
      const seen = windowOf(
        Array.from({ length: count }, (_, each) => each),
        at,
      );
      expect(seen).toContain(at);
      expect(seen).toHaveLength(Math.min(count, BOARD_ROWS));
    }),
  );
});

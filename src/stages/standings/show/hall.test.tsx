import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { frameIn } from '../../../web/hall/pages.fixture.tsx';
import type { Explained } from '../contract.ts';
import { Panel } from './hall.tsx';

const own: Explained = {
  subject: { kind: 'person', id: '0190a000-0000-7000-8000-000000000001' },
  name: '王小明',
  unitName: '东城工会',
  group: '',
  rank: 2,
  total: '181.50',
  events: [
    {
      eventId: '0190a000-0000-7000-8000-000000000002',
      title: ['英语', 'English'],
      rank: 2,
      score: '91.50',
      weight: 100,
      value: '91.50',
      fate: 'counted',
    },
  ],
  whys: [['两项全部计入', 'Both count']],
};
const programme = {
  id: 'p',
  title: '职业技能竞赛',
  href: '/programmes/p',
  kind: ['竞赛', 'Contest'] as const,
  unit: '总工会',
};
const results = { releasedAt: null, totals: false, groups: [] };
const panel = (mine: Explained) =>
  renderToStaticMarkup(
    <Panel view={{ mine: [mine], results }} frame={frameIn('zh')} base="/programmes/p/s" programme={programme} />,
  );

test('one’s own standing shows each event and why; where only the rank is told, neither a table nor an empty list', () => {
  expect(panel(own)).toMatch(/<table.*英语.*91\.50.*<details>/s);

  const kept = panel({ ...own, total: '', events: [], whys: [] });
  expect(kept).toContain('第 2 名');
  expect(kept).not.toMatch(/<table|<details/);
});

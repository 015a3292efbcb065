import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { frameIn } from '../../../web/hall/pages.fixture.tsx';
import type { ClaimView } from './contract.ts';
import { Claim, Draw, SealNote } from './hall.tsx';
import type { DrawView } from './show/service.ts';

const seed = 'b07426a27356118b0b3b061dd0734b5fe60b2a05aaea311c3582b576eb1251e6';
const commitment = 'b823f77f591bdbf313cd7913c44a4877503057bfd285d39b8fd5f49fd9b1575e';
const place = {
  frame: frameIn('zh'),
  base: '/programmes/p/s',
  programme: { id: 'p', title: '疗休养', href: '/programmes/p', kind: ['活动', 'Programme'] as const, unit: '总工会' },
  attempt: undefined,
};
const claim: ClaimView = {
  enrolmentId: '0190a000-0000-7000-8000-000000000001',
  ...{ ticket: 61, weight: 1, admit: 'priority', commitment, points: 25, lastOn: null, allotted: false },
  ...{
    wishes: [
      ['七月', 'July'],
      ['八月', 'August'],
    ],
    place: null,
    of: 0,
    served: false,
    batch: null,
    wish: null,
  },
  gates: [{ ok: true, words: ['在册会员', 'A member'] }],
  lines: [
    { words: ['一线职工', 'Front line'], points: 20, source: ['会员名册', 'The roster'], declared: false },
    { words: ['市级劳模及以上', 'City honour'], points: 0, source: ['荣誉库中没有记录', 'None'], declared: false },
  ],
  byHand: [{ at: new Date('2026-11-20T04:00:00Z'), points: 5, reason: '带病坚持工作' }],
};
const draw: DrawView = {
  ...{ admit: 'draw', commitment, closesAt: new Date('2026-11-22T04:00:00Z'), allottedAt: null, seed: null },
  ...{ asked: 0, served: 0, met: [] },
};

test('one’s own page shows each line with what it was taken from, also those that bring nothing, and the reason of points by hand', () => {
  const page = renderToStaticMarkup(<Claim {...place} view={claim} />);
  expect(page).toMatch(
    /61 号.*七月、八月.*在册会员.*一线职工.*会员名册.*20.*荣誉库中没有记录.*–.*带病坚持工作.*\+5.*合计.*25/s,
  );
  expect(page).toContain('报名截止后统一分配');
  const after = { ...claim, allotted: true, place: 3, of: 9, served: true, batch: ['七月', 'July'] as const, wish: 2 };
  expect(renderToStaticMarkup(<Claim {...place} view={after} />)).toMatch(/第 3 位，共 9 份申请.*七月（第 2 志愿）/s);
  expect(renderToStaticMarkup(<Claim {...place} view={null} />)).toContain('没有您等待分配的申请');
});

test('the public page shows the seal before, and seed, data and script afterwards', () => {
  const before = renderToStaticMarkup(<Draw {...place} view={draw} />);
  expect(before).toContain(commitment);
  expect(before).not.toMatch(/recompute|published/);
  const view = { ...draw, allottedAt: new Date('2026-11-22T05:00:00Z'), seed, asked: 9, served: 4, met: [3, 1] };
  const after = renderToStaticMarkup(<Draw {...place} view={view} />);
  expect(after).toMatch(
    new RegExp(
      `${seed}.*9 份申请，4 份得到名额.*3 人.*1 人.*href="/api/v1/stages/enrolment/s/published".*data-published`,
      's',
    ),
  );
});

test('the programme’s page tells how places go, and by what the seed is known again', () => {
  const seal = { admit: 'draw' as const, commitment, allottedAt: null, asked: 61 };
  const note = renderToStaticMarkup(<SealNote seal={seal} mine base="/programmes/p/s" frame={frameIn('en')} />);
  expect(note).toMatch(/61 requests so far. Lots are drawn.*b823f77f591bdbf3….*How to check.*My ticket/s);
});

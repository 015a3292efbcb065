import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { briefInput } from '../../press/contract.ts';
import { composeBrief, type Material, runsOf, type Told } from './rules.ts';

const now = new Date('2026-11-29T10:00:00+08:00');
const zone = 'Asia/Shanghai';
const holder = { kind: 'programme', id: '0199f000-0000-7000-8000-000000000001' } as const;
const told = (indicator: string, value: number): Told => ({ indicator, value, holder });

const bare: Material = {
  title: '职工文艺汇演',
  summary: '',
  isCampaign: false,
  startsAt: null,
  endsAt: null,
  place: '',
  unit: '朝阳区总工会',
  besides: [],
  strands: [],
  headline: [],
  process: [],
  effect: [],
  quotes: [],
  photos: [],
};

const textOf = (material: Partial<Material>) =>
  composeBrief({ ...bare, ...material }, { now, zone }).body.map((block) =>
    block.kind === 'paragraph'
      ? block.runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')
      : block.kind,
  );

describe('a draft', () => {
  test('of a full programme leads with time, place and people, then process, effect and what comes next', () => {
    const draft = composeBrief(
      {
        ...bare,
        summary: '汇演以“劳动最光荣”为主题',
        startsAt: new Date('2026-11-28T14:00:00+08:00'),
        endsAt: new Date('2026-11-28T16:30:00+08:00'),
        place: '区工人文化宫',
        superior: '市总工会',
        besides: ['区文旅局', '区融媒体中心'],
        campaign: { title: '建功立业行动', strand: '文化惠工' },
        people: told('people-reached', 1236),
        attendances: told('attendances', 1300),
        headline: [
          { ...told('people-reached', 1236), label: '参加人数', unit: '人' },
          { ...told('attendances', 1300), label: '参加人次', unit: '人次' },
        ],
        process: [{ zh: '活动通过“职工之家”公开报名，1236 人报名参加。', numbers: [told('enrolments', 1236)] }],
        effect: [{ zh: '21 人作出评价，总体平均 4.8 分（满分 5 分）。', numbers: [told('feedback-answers', 21)] }],
        quotes: [{ text: '看得很过瘾。', by: '参加职工' }],
      },
      { now, zone },
    );

    expect(draft).toEqual({
      lang: 'zh',
      masthead: { name: '朝阳区总工会简报', issuer: '朝阳区总工会' },
      headline: '朝阳区总工会举办职工文艺汇演',
      body: [
        {
          kind: 'paragraph',
          runs: [
            '11月28日下午，朝阳区总工会会同区文旅局、区融媒体中心在区工人文化宫举办“职工文艺汇演”，',
            { text: '1,236', source: 'n1' },
            '名职工参加',
            '，累计参加',
            { text: '1,300', source: 'n2' },
            '人次',
            '。',
            '汇演以“劳动最光荣”为主题。',
          ],
        },
        {
          kind: 'figures',
          items: [
            { label: '参加人数', value: '1,236', unit: '人', source: 'n1' },
            { label: '参加人次', value: '1,300', unit: '人次', source: 'n2' },
          ],
        },
        { kind: 'paragraph', runs: ['活动通过“职工之家”公开报名，', { text: '1,236', source: 'n3' }, ' 人报名参加。'] },
        { kind: 'paragraph', runs: [{ text: '21', source: 'n4' }, ' 人作出评价，总体平均 4.8 分（满分 5 分）。'] },
        { kind: 'quote', text: '看得很过瘾。', by: '参加职工' },
        { kind: 'paragraph', runs: ['活动是“建功立业行动”中“文化惠工”主线的一项内容。'] },
      ],
      photos: [],
      colophon: { report: ['市总工会'], send: ['区文旅局', '区融媒体中心'], text: ['朝阳区总工会'] },
      links: ['people-reached', 'attendances', 'enrolments', 'feedback-answers'].map((indicator, at) => ({
        key: `n${at + 1}`,
        indicator,
        holder,
        period: 'all',
      })),
    });
  });

  test.each([
    ['职工文艺汇演', '朝阳区总工会举办职工文艺汇演'],
    ['师傅，请您说：朝阳工匠座谈会', '朝阳区总工会举办“师傅，请您说：朝阳工匠座谈会”'],
    ['《工会法》专题学习：市总机关', '朝阳区总工会举办《工会法》专题学习：市总机关'],
    ['朝阳区总工会：我们的一年', '朝阳区总工会：我们的一年'],
  ])('the headline of %s is %s', (title, headline) => {
    expect(composeBrief({ ...bare, title }, { now, zone }).headline).toBe(headline);
  });

  test.each([
    ['nothing known but its name', {}, ['朝阳区总工会举办“职工文艺汇演”。']],
    ['a name that is no event', { title: '送法进车队' }, ['朝阳区总工会举办“送法进车队”活动。']],
    [
      'one still to come',
      { startsAt: new Date('2026-12-05T09:00:00+08:00') },
      ['12月5日上午，朝阳区总工会将举办“职工文艺汇演”。'],
    ],
    [
      'weeks, not over yet',
      { startsAt: new Date('2026-09-01T09:00:00+08:00'), endsAt: new Date('2026-12-31T18:00:00+08:00') },
      ['9月1日至12月31日，朝阳区总工会开展“职工文艺汇演”。', '活动将持续至12月31日。'],
    ],
    [
      'days of one month of another year',
      { startsAt: new Date('2025-11-03T09:00:00+08:00'), endsAt: new Date('2025-11-28T18:00:00+08:00') },
      ['2025年11月3日至28日，朝阳区总工会开展“职工文艺汇演”。'],
    ],
    [
      'many beside the organiser',
      { besides: ['甲', '乙', '丙', '丁'] },
      ['朝阳区总工会会同甲、乙、丙等4家单位举办“职工文艺汇演”。'],
    ],
    [
      'nobody there',
      { people: told('people-reached', 0), attendances: told('attendances', 0) },
      ['朝阳区总工会举办“职工文艺汇演”。'],
    ],
    [
      'a campaign',
      {
        title: '建功立业行动',
        isCampaign: true,
        strands: ['技能强工', '文化惠工'],
        programmes: told('programmes', 12),
        people: told('people-reached', 900),
        attendances: told('attendances', 900),
      },
      [
        '朝阳区总工会开展“建功立业行动”，900名职工参加。',
        '行动围绕技能强工、文化惠工2条主线推进，已开展活动12项，参加900人次。',
      ],
    ],
  ])('of a programme with %s says no empty phrase', (_, material, expected) => {
    expect(textOf(material)).toEqual(expected);
  });

  test('is a brief that can be kept, whatever the records hold', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((it) => it.trim() !== '');
    const number = fc.option(
      fc.integer({ min: 0, max: 100_000 }).map((value) => told('attendances', value)),
      { nil: undefined },
    );
    const time = fc.option(fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), {
      nil: null,
    });
    const some = fc.record({
      title: words,
      summary: words,
      place: words,
      unit: words,
      people: number,
      attendances: number,
      startsAt: time,
      endsAt: time,
    });
    fc.assert(
      fc.property(some, fc.array(words, { maxLength: 6 }), (material, besides) => {
        const draft = composeBrief({ ...bare, ...material, besides }, { now, zone });
        expect(briefInput.safeParse(draft).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('numbers of a sentence', () => {
  const link = ({ indicator, value }: Told) => ({ text: String(value), source: indicator });

  test.each([
    ['15 家单位共发放资料10,234份、咨询15件。', [told('leaflets', 10_234), told('consultations', 15)], 2],
    ['共 1236 人，其中 23 人获奖。', [told('a', 23)], 1],
    ['评分 4.23 分', [told('a', 23)], 0],
    ['没有数字', [told('a', 5)], 0],
    ['11月28日举办', [told('a', 28)], 0],
    ['11 月 28 日举办', [told('a', 11), told('b', 28)], 0],
    ['2026年、2026-11-28、9:30，第3期', [told('a', 2026), told('b', 28), told('c', 9), told('d', 3)], 0],
    ['11月28日到场28人次', [told('a', 28)], 1],
  ])('%s', (zh, numbers, count) => {
    const runs = runsOf({ zh, numbers }, link);

    expect(runs.filter((run) => typeof run !== 'string').length).toEqual(count);
  });
});

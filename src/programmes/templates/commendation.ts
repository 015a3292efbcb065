import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

/** One district's 3 + 48 + 7: key, name, kind, places, in reserve, level of the honour. */
const groups = [
  ['national', '全国劳动模范', 'National model workers', 'individual', 3, 0, 'national'],
  ['city', '市劳动模范', 'City model workers', 'individual', 48, 5, 'city'],
  ['collective', '市模范集体', 'City model collectives', 'collective', 7, 2, 'city'],
] as const;

/** Up the tree: key, name, who decides, what it rests on, working days. */
const steps = [
  ['vote', '民主推荐', 'Vote in the unit', 'own', 'vote', 10],
  ['unitNotice', '单位公示', 'Notice in the unit', 'own', 'notice', 8],
  ['superior', '上级工会审核', 'Superior union', 'superior', 'nothing', 5],
  ['opinions', '征求部门意见', 'Opinions of departments', 'organiser', 'opinions', 10],
  ['district', '区级评审', 'District review', 'organiser', 'nothing', 5],
  ['above', '市级复核', 'City review', 'above', 'nothing', 10],
] as const;
const departments = ['人力资源和社会保障', '公安', '税务', '应急管理', '市场监管', '生态环境'];

export const commendation = defineProgramme({
  key: 'commendation',
  row: 'H1',
  words: ['劳模先进表彰', 'Commendation'],
  about: [
    '基层推荐、逐级审核、名额与结构比例、公示与异议、授予荣誉',
    'Nominated by unions, reviewed up the tree within quotas, put on the board, conferred',
  ],
  woodcut: 'medal',
  fields: z.object({
    basis: titled(z.string().max(200), ['评选依据', 'Basis'], {
      help: ['如：《关于评选表彰劳动模范的通知》（×工发〔2026〕5号）', 'The document that asks for it'],
    }),
    conditions: titled(z.array(z.string().min(1).max(200)).max(20), ['评选条件', 'Conditions']),
    conferredBy: titled(z.string().max(80), ['授予单位', 'Conferred by']),
    contact: titled(z.string().max(80), ['咨询电话', 'Enquiries']),
  }),
  audience: { membersOnly: false },
  stages: [
    {
      key: 'review',
      use: 'review',
      title: ['推荐审核', 'Nomination and review'],
      settings: {
        groups: groups.map(([key, label, labelEn, kind, places, reserve]) => {
          return { key, label, labelEn, kind, places, reserve };
        }),
        // Beijing's model workers of 2015: front line at least 45%, managers at most 8% (domain.md §4).
        shares: [
          { group: 'city', category: 'frontline', op: 'atLeast', measure: 'percent', value: 45 },
          { group: 'city', category: 'manager', op: 'atMost', measure: 'percent', value: 8 },
        ],
        steps: steps.map(([key, label, labelEn, level, asks, days]) => {
          return { key, label, labelEn, level, asks, days, departments: asks === 'opinions' ? departments : [] };
        }),
      },
    },
    {
      key: 'notice',
      use: 'notice',
      title: ['公示', 'Public notice'],
      takesFrom: 'review',
      settings: { places: groups.map(([group, label, labelEn, , places]) => ({ group, label, labelEn, places })) },
    },
    {
      key: 'awards',
      use: 'awards',
      title: ['授予荣誉', 'Conferral'],
      takesFrom: 'notice',
      settings: {
        tiers: groups.map(([key, name, nameEn, kind, count, , level]) => {
          return { key, name, nameEn, count, group: key, honour: { level, title: name, kind } };
        }),
      },
    },
  ],
  headline: ['nominations', 'people-nominated', 'awards'],
});

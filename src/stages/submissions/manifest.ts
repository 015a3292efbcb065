import { z } from 'zod';
import { defineStage } from '../contract.ts';
import {
  deskView,
  detailView,
  likenessKinds,
  pairView,
  receiptView,
  settings,
  summaryView,
  workInput,
  workList,
  workRef,
  workView,
} from './contract.ts';

const pairRef = workRef.extend({ otherId: z.uuid() });
const reasoned = workRef.extend({ reason: z.string().trim().min(1).max(400) });

/** Works: photos, texts, files and videos, drafted and handed in by their authors. */
export const submissionsManifest = defineStage({
  kind: 'submissions',
  words: ['作品征集', 'Submissions'],
  about: [
    '收照片、征文、文件、视频链接；可分类别、组队，查重，出回执',
    'Photos, texts, files and links to videos, in categories, by people or teams; likenesses found, with receipts',
  ],
  settings,
  subjects: { in: ['person', 'team'], out: ['entry'] },
  actions: {
    save: {
      by: 'participant',
      when: 'open',
      audience: true,
      words: ['保存', 'Save'],
      input: workInput,
      output: workView,
    },
    handIn: {
      by: 'participant',
      when: 'open',
      audience: true,
      words: ['提交作品', 'Hand in'],
      input: workInput,
      output: workView,
    },
    withdraw: { by: 'participant', when: 'open', words: ['撤回', 'Withdraw'], input: workRef, output: workView },
    discard: {
      by: 'participant',
      when: 'live',
      words: ['删除草稿', 'Delete the draft'],
      input: workRef,
      output: z.object({ changed: z.literal(1) }),
    },
    disqualify: {
      by: 'manager',
      when: 'live',
      words: ['取消资格', 'Disqualify'],
      input: reasoned,
      output: z.object({ changed: z.literal(1) }),
    },
    reinstate: {
      by: 'manager',
      when: 'live',
      words: ['恢复资格', 'Reinstate'],
      input: reasoned,
      output: z.object({ changed: z.literal(1) }),
    },
    clear: {
      by: 'manager',
      when: 'live',
      words: ['看过，不是雷同', 'No copy'],
      input: pairRef.extend({
        foundAt: z.coerce.date().describe('Of the pair that was looked at'),
        note: z.string().trim().max(400).default(''),
      }),
      output: z.object({ changed: z.literal(1) }),
    },
    reopen: {
      by: 'manager',
      when: 'live',
      words: ['重新标记', 'Mark again'],
      input: pairRef,
      output: z.object({ changed: z.literal(1) }),
    },
  },
  reads: {
    mine: { by: 'participant', words: ['我的作品', 'My works'], output: deskView },
    receipt: { by: 'participant', words: ['回执', 'Receipt'], query: workRef, output: receiptView },
    works: { by: 'manager', words: ['作品', 'Works'], list: workList },
    summary: { by: 'manager', words: ['征集概况', 'Summary'], output: summaryView },
    detail: { by: 'manager', words: ['作品详情', 'One work'], query: workRef, output: detailView },
    pair: {
      by: 'manager',
      words: ['相近作品对照', 'Two works side by side'],
      query: pairRef.extend({
        kind: z.enum(Object.keys(likenessKinds) as (keyof typeof likenessKinds)[]),
      }),
      output: pairView,
    },
    originals: { by: 'manager', words: ['全部原件', 'All originals'], file: 'application/zip' },
  },
  figures: ['works', 'authorships', 'authors'],
  panels: { hall: true, console: true, screen: false },
});

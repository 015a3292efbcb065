import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineStage } from '../contract.ts';
import {
  deskView,
  nameList,
  noticeStatus,
  objectInput,
  publicNotice,
  receiptView,
  registerInput,
  settings,
} from './contract.ts';

const done = z.object({ done: z.literal(true) });
const objectionId = z.uuid();
const reason = titled(z.string().trim().min(2).max(400), ['原因', 'Reason']);

/** A list on the board for so many working days; objections hold it until they are concluded. */
export const noticeManifest = defineStage({
  kind: 'notice',
  words: ['公示', 'Public notice'],
  about: [
    '名单、依据、工作日期限、异议受理，递补',
    'A list, its basis, a period in working days, objections, substitutes',
  ],
  settings,
  subjects: { in: ['entry', 'person', 'unit', 'team'], out: ['entry', 'person', 'unit', 'team'] },
  actions: {
    appoint: {
      by: 'manager',
      when: 'live',
      words: ['指定异议受理人', 'Name who handles objections'],
      input: z.object({
        usernames: titled(z.array(z.string().trim().min(1).max(60)).min(1).max(20), ['账号名', 'User names']),
      }),
      output: done,
    },
    post: {
      by: 'manager',
      when: 'live',
      words: ['发布公示', 'Post the notice'],
      input: z.object({ fromOn: titled(z.iso.date().optional(), ['开始日期', 'First day']) }),
      output: z.object({ listed: z.number().int(), reserve: z.number().int(), untilOn: z.iso.date() }),
    },
    withdraw: {
      by: 'manager',
      when: 'live',
      words: ['撤下', 'Take off the list'],
      input: z.object({ nameId: z.uuid(), reason }),
      output: z.object({ substitute: z.string().nullable().describe('Who moved up') }),
    },
    finish: {
      by: 'manager',
      when: 'live',
      words: ['结束公示', 'End the notice'],
      input: z.object({}),
      output: z.object({ passed: z.number().int() }),
    },
    object: {
      by: 'anyone',
      when: 'live',
      secret: true,
      words: ['反映问题', 'Object'],
      input: objectInput,
      output: z.object({ receipt: z.string().describe('Shown this one time: to look up what became of it') }),
    },
    register: {
      by: 'named',
      when: 'live',
      secret: true,
      words: ['登记来电来信', 'Register one that came otherwise'],
      input: registerInput,
      output: z.object({ objectionId }),
    },
    assign: {
      by: 'named',
      when: 'live',
      words: ['交办', 'Assign'],
      input: z.object({ objectionId, accountId: titled(z.uuid(), ['承办人', 'To']) }),
      output: done,
    },
    note: {
      by: 'named',
      when: 'live',
      secret: true,
      words: ['记录核查', 'Note what was found'],
      input: z.object({ objectionId, words: titled(z.string().trim().min(2).max(4000), ['核查情况', 'Findings']) }),
      output: done,
    },
    conclude: {
      by: 'named',
      when: 'live',
      words: ['作出结论', 'Conclude'],
      input: z.object({
        objectionId,
        outcome: titled(z.enum(['upheld', 'dismissed']), ['结论', 'Outcome'], {
          choices: { upheld: ['属实，撤下', 'Upheld: taken off'], dismissed: ['不属实', 'Dismissed'] },
        }),
        reply: titled(z.string().trim().min(2).max(2000), ['答复', 'Reply'], {
          help: ['反映人凭回执可以看到', 'Whoever objected sees it by the receipt'],
        }),
      }),
      output: z.object({ substitute: z.string().nullable() }),
    },
  },
  reads: {
    notice: { by: 'anyone', words: ['公示', 'The notice'], output: publicNotice },
    sheet: { by: 'anyone', words: ['打印公示', 'The notice to print'], file: 'application/pdf' },
    receipt: {
      by: 'anyone',
      words: ['查询反映结果', 'What became of an objection'],
      query: z.object({ receipt: z.string().trim().max(80).default('') }),
      output: receiptView.nullable(),
    },
    status: { by: 'manager', words: ['公示进度', 'How the notice stands'], output: noticeStatus },
    names: { by: 'manager', words: ['公示名单', 'The list'], list: nameList },
    desk: { by: 'named', words: ['异议受理台', 'The desk of objections'], output: deskView },
  },
  figures: ['notices', 'objections'],
  panels: { hall: true, console: true, screen: false },
});

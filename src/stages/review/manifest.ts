import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineStage } from '../contract.ts';
import {
  approveInput,
  boardView,
  correctInput,
  deskView,
  nominateInput,
  nomineeDetail,
  nomineeList,
  opineInput,
  settings,
} from './contract.ts';
import { nominationQuery, nominationView } from './nominating/contract.ts';

const reason = titled(z.string().trim().min(2).max(400), ['原因', 'Reason']);
const nomineeIds = z.array(z.uuid()).min(1).max(500);
const changed = z.object({ changed: z.number().int() });

/** Nominees go up the tree, step by step, within quotas and shares. */
export const reviewManifest = defineStage({
  kind: 'review',
  words: ['推荐审核', 'Nomination and review'],
  about: ['逐级推荐审核、部门意见、名额与结构比例', 'Up the tree step by step, opinions, quotas and shares'],
  settings,
  subjects: { in: [], out: ['entry'] },
  actions: {
    nominate: {
      by: 'named',
      when: 'open',
      words: ['推荐', 'Nominate'],
      input: nominateInput,
      output: z.object({ nomineeId: z.uuid() }),
    },
    correct: { by: 'named', when: 'live', words: ['修改', 'Correct'], input: correctInput, output: changed },
    submit: { by: 'named', when: 'live', words: ['提交', 'Submit'], input: z.object({ nomineeIds }), output: changed },
    approve: { by: 'named', when: 'live', words: ['通过', 'Approve'], input: approveInput, output: changed },
    return: {
      by: 'named',
      when: 'live',
      words: ['退回修改', 'Return for correction'],
      input: z.object({ nomineeIds, reason }),
      output: changed,
    },
    reject: {
      by: 'named',
      when: 'live',
      words: ['不通过', 'Reject'],
      input: z.object({ nomineeIds, reason }),
      output: changed,
    },
    withdraw: {
      by: 'named',
      when: 'live',
      words: ['撤回', 'Withdraw'],
      input: z.object({ nomineeIds, reason }),
      output: changed,
    },
    opine: {
      by: 'named',
      when: 'live',
      words: ['登记部门意见', 'Enter an opinion'],
      input: opineInput,
      output: changed,
    },
    order: {
      by: 'manager',
      when: 'live',
      words: ['排推荐次序', 'Order the nominees'],
      input: z.object({ group: z.string().max(40), nomineeIds: z.array(z.uuid()).max(5000) }),
      output: changed,
    },
    settle: {
      by: 'manager',
      when: 'live',
      words: ['确定推荐名单', 'Settle the list'],
      input: z.object({}),
      output: z.object({ recommended: z.number().int(), reserve: z.number().int() }),
    },
  },
  reads: {
    desk: { by: 'named', words: ['推荐审核台', 'The desk of nominations'], output: deskView },
    nomination: {
      by: 'named',
      words: ['推荐人选', 'Whom to nominate'],
      query: nominationQuery,
      output: nominationView,
    },
    nominees: { by: 'named', words: ['推荐对象', 'Nominees'], list: nomineeList },
    nominee: {
      by: 'named',
      words: ['推荐对象', 'A nominee'],
      query: z.object({ nomineeId: z.uuid() }),
      output: nomineeDetail,
    },
    board: { by: 'manager', words: ['审核进度与名额', 'Progress and quotas'], output: boardView },
  },
  figures: ['nominations', 'people-nominated'],
  panels: { hall: true, console: true, screen: false },
});

import { z } from 'zod';
import { keyOf, titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { defineRoutes } from '../../kernel/routes.ts';
import { absenceStates } from './register.ts';

const uuid = z.uuid();
const state = keyOf(absenceStates);
const reason = titled(z.string().trim().min(1).max(400), ['理由', 'Reason']);

export const absenceItem = z.object({
  id: uuid,
  name: z.string(),
  personUnit: z.string().nullable().describe('The union of the person'),
  day: z.iso.date(),
  what: z.string(),
  unitName: z.string().describe('The unit that ran it'),
  state,
  appeal: z.string().nullable(),
  reason: z.string().nullable(),
});
export type AbsenceItem = z.output<typeof absenceItem>;

export const absenceList = defineList({
  name: ['未到记录', 'Absences'],
  item: absenceItem,
  columns: {
    name: { title: ['姓名', 'Name'], kind: 'text' },
    personUnit: { title: ['工会', 'Union'], kind: 'text' },
    what: { title: ['活动', 'What'], kind: 'text' },
    day: { title: ['日期', 'Day'], kind: 'date', sortable: true },
    state: { title: ['状态', 'State'], kind: 'tag', values: absenceStates },
    appeal: { title: ['申诉理由', 'Appeal'], kind: 'text' },
    unitName: { title: ['主办单位', 'Run by'], kind: 'unit', hidden: true },
    reason: { title: ['处理说明', 'Decision'], kind: 'text', hidden: true },
  },
  filters: z.object({ state: state.optional() }),
  defaultSort: '-day',
});

export const myAbsence = z.object({
  id: uuid,
  day: z.iso.date(),
  what: z.string(),
  unitName: z.string(),
  state,
  appeal: z.string().nullable(),
  reason: z.string().nullable(),
  /** Nobody has decided on it yet. */
  mayAppeal: z.boolean(),
});
export type MyAbsence = z.output<typeof myAbsence>;

const params = z.object({ absenceId: uuid });
export const absenceRoutes = defineRoutes({
  list: {
    method: 'get',
    path: '/absences',
    words: ['未到记录', 'Absences'],
    access: 'programmes.manage',
    list: absenceList,
  },
  history: {
    method: 'get',
    path: '/absences/{absenceId}/history',
    words: ['一条未到记录的经过', 'What happened to an absence'],
    access: 'programmes.manage',
    params,
    output: z.object({
      items: z.array(
        z.object({
          at: z.date(),
          by: z.string(),
          from: state.nullable(),
          to: state,
          reason: z.string().nullable(),
        }),
      ),
    }),
  },
  decide: {
    method: 'post',
    path: '/absences/{absenceId}/decide',
    words: ['撤销或维持', 'Excuse or uphold'],
    access: 'programmes.manage',
    params,
    body: z.object({ decision: z.enum(['excuse', 'uphold']), reason }),
    output: z.object({ state }),
  },
  listMine: {
    method: 'get',
    path: '/me/absences',
    words: ['我的未到记录', 'My absences'],
    access: 'signed-in',
    output: z.object({ items: z.array(myAbsence) }),
  },
  appeal: {
    method: 'post',
    path: '/me/absences/{absenceId}/appeal',
    words: ['申诉', 'Appeal'],
    access: 'signed-in',
    params,
    body: z.object({ reason }),
    output: z.object({ state }),
  },
});

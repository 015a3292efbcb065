import { z } from 'zod';
import { defineList } from '../../../kernel/lists.ts';
import { methods, modes } from '../rules.ts';
import { methodWords, modeWords } from '../words.ts';

const mode = z.enum(modes);
const method = z.enum(methods);

export const attendanceList = defineList({
  name: ['签到名单', 'Attendance'],
  item: z.object({
    id: z.uuid(),
    personId: z.uuid(),
    sessionId: z.uuid(),
    session: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    unitName: z.string().nullable(),
    expected: z.boolean(),
    mode,
    method,
    at: z.date(),
    enteredByName: z.string(),
    state: z.enum(['live', 'added', 'withdrawn']),
    reason: z.string().nullable(),
  }),
  columns: {
    session: { title: ['场次', 'Session'], kind: 'text' },
    name: { title: ['姓名', 'Name'], kind: 'person', sortable: true },
    phone: { title: ['手机', 'Phone'], kind: 'text' },
    unitName: { title: ['所在工会', 'Union'], kind: 'unit', sortable: true },
    expected: { title: ['在名单上', 'On the list'], kind: 'yesNo' },
    mode: { title: ['方式', 'Way'], kind: 'tag', values: modeWords },
    method: { title: ['签到方式', 'Checked in by'], kind: 'tag', values: methodWords },
    at: { title: ['时间', 'At'], kind: 'dateTime', sortable: true },
    enteredByName: { title: ['经手', 'Entered by'], kind: 'text' },
    state: {
      title: ['状态', 'State'],
      kind: 'tag',
      values: {
        live: ['有效', 'Counts'],
        added: ['补签', 'Added later'],
        withdrawn: ['已撤销', 'Withdrawn'],
      },
    },
    reason: { title: ['更正原因', 'Reason'], kind: 'text' },
  },
  filters: z.object({
    sessionId: z.uuid().optional(),
    mode: mode.optional(),
    method: method.optional(),
    unitId: z.uuid().optional(),
    state: z.enum(['live', 'added', 'withdrawn']).optional(),
  }),
  defaultSort: '-at',
});

export const absentList = defineList({
  name: ['谁还没参加', 'Who is missing'],
  item: z.object({
    personId: z.uuid(),
    name: z.string(),
    phone: z.string().nullable(),
    unitName: z.string().nullable(),
    came: z.number().int(),
    read: z.number().int(),
    toRead: z.number().int(),
  }),
  columns: {
    name: { title: ['姓名', 'Name'], kind: 'person', sortable: true },
    phone: { title: ['手机', 'Phone'], kind: 'text' },
    unitName: { title: ['所在工会', 'Union'], kind: 'unit', sortable: true },
    came: { title: ['参加场次', 'Sessions attended'], kind: 'number' },
    read: { title: ['已读', 'Read'], kind: 'number' },
    toRead: { title: ['应读', 'To read'], kind: 'number' },
  },
  filters: z.object({
    sessionId: z.uuid().optional().describe('Missing from this session; else from all'),
    unitId: z.uuid().optional(),
    missing: z
      .enum(['attendance', 'reading', 'study', 'everyone'])
      .default('attendance')
      .describe('Who did not come, who has not read everything, who did neither, or everyone expected'),
  }),
  defaultSort: 'name',
});

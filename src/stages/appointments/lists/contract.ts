import { z } from 'zod';
import { keyOf } from '../../../kernel/fields.ts';
import { defineList } from '../../../kernel/lists.ts';
import { appointmentStates } from '../rules.ts';

const state = keyOf(appointmentStates);
const provider = z.string().max(40).optional();
const day = z.iso.date().optional();

export const appointmentList = defineList({
  name: ['预约名单', 'Appointments'],
  item: z.object({
    id: z.uuid(),
    startsAt: z.date(),
    endsAt: z.date(),
    provider: z.string(),
    name: z.string(),
    unitName: z.string(),
    phone: z.string(),
    state,
    walkIn: z.boolean(),
    photos: z.number().int(),
    exhibited: z.number().int(),
    reason: z.string(),
  }),
  columns: {
    startsAt: { title: ['时间', 'Time'], kind: 'dateTime', sortable: true },
    provider: { title: ['医生、摄影师等', 'With'], kind: 'text' },
    name: { title: ['姓名', 'Name'], kind: 'person', sortable: true },
    unitName: { title: ['所在工会', 'Union'], kind: 'unit' },
    phone: { title: ['手机', 'Phone'], kind: 'text' },
    state: { title: ['状态', 'State'], kind: 'tag', values: appointmentStates },
    walkIn: { title: ['现场加的', 'Walked in'], kind: 'yesNo' },
    photos: { title: ['照片', 'Photos'], kind: 'number' },
    exhibited: { title: ['同意展览', 'To be exhibited'], kind: 'number' },
    reason: { title: ['取消原因', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({ state: state.optional(), provider, day }),
  defaultSort: 'startsAt',
});

export const slotStates = {
  free: ['可约', 'Free'],
  full: ['已约满', 'Full'],
  closed: ['停止预约', 'Closed'],
  off: ['停诊停拍', 'Called off'],
  over: ['已过', 'Over'],
} as const;

export const slotList = defineList({
  name: ['时段', 'Slots'],
  item: z.object({
    id: z.uuid(),
    startsAt: z.date(),
    endsAt: z.date(),
    provider: z.string(),
    capacity: z.number().int(),
    taken: z.number().int(),
    state: keyOf(slotStates),
  }),
  columns: {
    startsAt: { title: ['开始', 'Starts'], kind: 'dateTime', sortable: true },
    endsAt: { title: ['结束', 'Ends'], kind: 'dateTime' },
    provider: { title: ['医生、摄影师等', 'With'], kind: 'text', sortable: true },
    capacity: { title: ['人数', 'Places'], kind: 'number' },
    taken: { title: ['已约', 'Taken'], kind: 'number' },
    state: { title: ['状态', 'State'], kind: 'tag', values: slotStates },
  },
  filters: z.object({ provider, day, state: keyOf(slotStates).optional() }),
  defaultSort: 'startsAt',
});

export const printList = defineList({
  name: ['冲印单', 'Print order'],
  item: z.object({
    id: z.uuid(),
    startsAt: z.date(),
    name: z.string(),
    unitName: z.string(),
    file: z.string(),
    caption: z.string(),
    copies: z.number().int(),
  }),
  columns: {
    startsAt: { title: ['拍摄时间', 'Taken'], kind: 'dateTime', sortable: true },
    name: { title: ['姓名', 'Name'], kind: 'person' },
    unitName: { title: ['所在工会', 'Union'], kind: 'unit' },
    file: { title: ['文件名', 'File'], kind: 'text' },
    caption: { title: ['说明', 'Caption'], kind: 'text' },
    copies: { title: ['冲印张数', 'Copies'], kind: 'number' },
  },
  filters: z.object({ day }),
  defaultSort: 'startsAt',
});

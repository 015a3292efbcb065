import { z } from 'zod';
import { defineList } from '../../../kernel/lists.ts';
import { defineRoutes } from '../../../kernel/routes.ts';

const day = z.iso.date();

export const trailList = defineList({
  name: ['审计记录', 'Audit trail'],
  item: z.object({
    id: z.uuid(),
    at: z.date(),
    actor: z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string() }),
    action: z.string().describe('slice.verb'),
    what: z.string().describe('The action in words'),
    unit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    subject: z.object({ kind: z.string(), id: z.uuid() }).nullable(),
    detail: z.record(z.string(), z.unknown()),
    requestId: z.string().nullable(),
    seq: z.number().int().nullable().describe('Number in the hash chain; null until sealed'),
  }),
  columns: {
    at: { title: ['时间', 'Time'], kind: 'dateTime', sortable: true },
    actor: { title: ['谁', 'Who'], kind: 'person' },
    what: { title: ['做了什么', 'What'], kind: 'text' },
    unit: { title: ['单位', 'Unit'], kind: 'unit' },
    seq: { title: ['编号', 'Number'], kind: 'number' },
    action: { title: ['代码', 'Code'], kind: 'text', hidden: true },
    requestId: { title: ['请求编号', 'Request'], kind: 'text', hidden: true },
  },
  filters: z.object({
    action: z.string().max(60).optional().describe('An action, or the beginning of several such as `access.`'),
    actorId: z.uuid().optional(),
    unitId: z.uuid().optional(),
    subjectKind: z.string().max(40).optional(),
    subjectId: z.uuid().optional(),
    from: day.optional(),
    to: day.optional().describe('The last day'),
  }),
  defaultSort: '-at',
});

export const trailRoutes = defineRoutes({
  listTrail: {
    method: 'get',
    path: '/audit',
    words: ['审计记录', 'The audit trail'],
    access: 'audit.read',
    list: trailList,
  },
});

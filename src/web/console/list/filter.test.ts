import { expect, test } from 'vitest';
import { z } from 'zod';
import { filtersOf } from './filter.ts';

test('filters follow from a declared list: choices with their words, units, one span for from and to', () => {
  const list = {
    columns: {
      state: { title: ['状态', 'State'], kind: 'tag', values: { open: ['报名中', 'Open'] } },
      post: { title: ['岗位', 'Post'], kind: 'text' },
    },
    filters: z.object({
      state: z.enum(['open', 'shut']).optional(),
      unitId: z.uuid().optional(),
      campaignId: z.uuid().optional(),
      post: z.string().optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
  } as const;

  expect(filtersOf(list)).toEqual([
    {
      key: 'state',
      kind: 'select',
      title: ['状态', 'State'],
      options: [
        { value: 'open', title: ['报名中', 'Open'], tone: undefined },
        { value: 'shut', title: ['shut', 'shut'], tone: undefined },
      ],
    },
    { key: 'unitId', kind: 'unit', title: ['工会', 'Union'] },
    { key: 'post', kind: 'text', title: ['岗位', 'Post'] },
    { key: 'span', kind: 'date-range', title: ['日期', 'Dates'], ends: ['from', 'to'] },
  ]);
});

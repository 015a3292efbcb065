import { z } from 'zod';
import { defineList } from '../../../kernel/lists.ts';
import { defineRoutes } from '../../../kernel/routes.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { roleNames, roles } from '../rules.ts';
import { type GrantState, grantStates } from './rules.ts';

const day = z.iso.date();
const role = z.enum(roleNames);
const stateNames = Object.keys(grantStates) as GrantState[];
const roleWords: Record<string, Bilingual> = Object.fromEntries(roleNames.map((name) => [name, roles[name].words]));

export const grantItem = z.object({
  id: z.uuid(),
  account: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
  role,
  unit: z.object({ id: z.uuid(), name: z.string() }),
  fromOn: day,
  toOn: day.nullable().describe('The last day on which it holds; null has no end'),
  reason: z.string().nullable(),
  grantedAt: z.date(),
  state: z.enum(stateNames),
});

export const grantList = defineList({
  name: ['授权', 'Roles granted'],
  item: grantItem,
  columns: {
    account: { title: ['账号', 'Account'], kind: 'person' },
    role: { title: ['角色', 'Role'], kind: 'tag', values: roleWords },
    unit: { title: ['单位', 'Unit'], kind: 'unit' },
    fromOn: { title: ['自', 'From'], kind: 'date', sortable: true },
    toOn: { title: ['至', 'Until'], kind: 'date', sortable: true },
    state: { title: ['状态', 'State'], kind: 'tag', values: grantStates },
    grantedAt: { title: ['授予时间', 'Granted'], kind: 'dateTime', sortable: true },
    reason: { title: ['理由', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({
    accountId: z.uuid().optional(),
    unitId: z.uuid().optional(),
    role: role.optional(),
    state: z
      .enum([...stateNames, 'standing', 'all'])
      .default('standing')
      .describe('standing: in force or to come'),
  }),
  defaultSort: '-grantedAt',
});

const params = z.object({ grantId: z.uuid() });
const reason = z.string().trim().max(500).optional();

export const grantRoutes = defineRoutes({
  listGrants: {
    method: 'get',
    path: '/grants',
    words: ['角色授权列表', 'List roles granted'],
    access: 'grants.manage',
    list: grantList,
  },
  grantRole: {
    method: 'post',
    path: '/grants',
    words: ['授予角色', 'Grant a role'],
    access: 'grants.manage',
    body: z.object({
      accountId: z.uuid().optional(),
      personId: z.uuid().optional().describe('Instead of accountId: a member, who may not have signed in yet'),
      role,
      unitId: z.uuid(),
      fromOn: day.optional().describe('Today where left out'),
      toOn: day.nullish().describe('The last day; without end where left out'),
      reason,
    }),
    output: grantItem,
    status: 201,
  },
  endGrant: {
    method: 'patch',
    path: '/grants/{grantId}',
    words: ['设定角色的最后一天', 'Set the last day of a role'],
    access: 'grants.manage',
    params,
    body: z.object({ toOn: day }),
    output: grantItem,
  },
  revokeGrant: {
    method: 'post',
    path: '/grants/{grantId}/revoke',
    words: ['立即收回角色', 'Revoke a role at once'],
    access: 'grants.manage',
    params,
    body: z.object({ reason }),
    status: 204,
  },
});

import { z } from 'zod';
import { defineList } from '../../../kernel/lists.ts';
import { defineRoutes } from '../../../kernel/routes.ts';

export const accountItem = z.object({
  id: z.uuid(),
  kind: z.enum(['officer', 'worker']),
  name: z.string(),
  username: z.string().nullable(),
  phone: z.string().nullable().describe('Masked'),
  unit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  hasTotp: z.boolean(),
  mustChangePassword: z.boolean(),
  isDisabled: z.boolean(),
  createdAt: z.date(),
});

export const accountList = defineList({
  name: ['账号', 'Accounts'],
  item: accountItem,
  columns: {
    name: { title: ['姓名', 'Name'], kind: 'person', sortable: true },
    username: { title: ['账号名', 'User name'], kind: 'text', sortable: true },
    kind: {
      title: ['登录方式', 'Signs in'],
      kind: 'tag',
      values: { officer: ['账号密码', 'By password'], worker: ['手机', 'By phone'] },
    },
    phone: { title: ['手机', 'Phone'], kind: 'text', hidden: true },
    unit: { title: ['单位', 'Unit'], kind: 'unit' },
    hasTotp: { title: ['动态口令', 'One-time codes'], kind: 'yesNo' },
    isDisabled: { title: ['已停用', 'Disabled'], kind: 'yesNo' },
    createdAt: { title: ['建立', 'Created'], kind: 'dateTime', sortable: true },
  },
  filters: z.object({
    kind: z.enum(['officer', 'worker', 'all']).default('officer'),
    unitId: z.uuid().optional().describe('Officers of this unit and all below it'),
    state: z.enum(['enabled', 'disabled', 'all']).default('all'),
  }),
  defaultSort: 'name',
});

const params = z.object({ accountId: z.uuid() });
const because = z.object({ reason: z.string().trim().max(500).optional() });
const temporary = z.object({
  username: z.string(),
  temporaryPassword: z.string().describe('Shown this one time; to be changed at the first sign-in'),
});

export const accountRoutes = defineRoutes({
  listAccounts: {
    method: 'get',
    path: '/accounts',
    words: ['账号列表', 'List accounts'],
    access: 'grants.manage',
    list: accountList,
  },
  getAccount: {
    method: 'get',
    path: '/accounts/{accountId}',
    words: ['查看账号', 'See an account'],
    access: 'grants.manage',
    params,
    output: accountItem,
  },
  createOfficer: {
    secret: true,
    method: 'post',
    path: '/accounts',
    words: ['建立干部账号', 'Create an officer account'],
    access: 'grants.manage',
    body: z.object({
      username: z
        .string()
        .trim()
        .min(2)
        .max(60)
        .regex(/^[\p{L}\p{N}._@-]+$/u)
        .describe('Letters of any script, digits, . _ @ -'),
      name: z.string().trim().min(1).max(100),
      unitId: z.uuid().describe('The union the officer works for'),
    }),
    output: accountItem.extend(temporary.shape),
    status: 201,
  },
  disableAccount: {
    method: 'post',
    path: '/accounts/{accountId}/disable',
    words: ['停用账号', 'Disable an account'],
    access: 'grants.manage',
    params,
    body: because,
    status: 204,
  },
  enableAccount: {
    method: 'post',
    path: '/accounts/{accountId}/enable',
    words: ['恢复账号', 'Enable an account'],
    access: 'grants.manage',
    params,
    body: because,
    status: 204,
  },
  resetPassword: {
    secret: true,
    method: 'post',
    path: '/accounts/{accountId}/reset-password',
    words: ['重置密码', 'Reset a password'],
    access: 'grants.manage',
    params,
    body: because,
    output: temporary,
  },
  resetTotp: {
    method: 'post',
    path: '/accounts/{accountId}/reset-totp',
    words: ['重置动态口令', 'Take away a lost second factor'],
    access: 'grants.manage',
    params,
    body: because,
    status: 204,
  },
});

import { z } from 'zod';
import { defineList } from '../../../kernel/lists.ts';
import { defineRoutes } from '../../../kernel/routes.ts';
import { langs } from '../../../kernel/words.ts';
import { abilityNames, roleNames } from '../rules.ts';

const unitRef = z.object({ id: z.uuid(), name: z.string() });
const password = z.string().min(1).max(200);

export const me = z.object({
  account: z.object({
    id: z.uuid(),
    kind: z.enum(['officer', 'worker', 'api-key']),
    name: z.string(),
    username: z.string().nullable(),
    phone: z.string().nullable().describe('Masked'),
    hasTotp: z.boolean(),
  }),
  person: z
    .object({
      id: z.uuid(),
      name: z.string(),
      phone: z.string().nullable().describe('Masked'),
      unit: unitRef.nullable(),
    })
    .nullable(),
  roles: z.array(
    z.object({
      role: z.enum([...roleNames, 'api-key', 'system']),
      unit: unitRef,
      allows: z.array(z.enum(abilityNames)),
    }),
  ),
  federation: z.object({
    id: z.uuid(),
    name: z.string(),
    shortName: z.string(),
    demo: z.boolean(),
    zone: z.string(),
  }),
  unit: unitRef.describe('The unit to begin with'),
  pending: z.enum(['password', 'totp']).nullable().describe('To be done before any role counts'),
  needsName: z.boolean().describe('A worker on no roster yet: ask for the name once'),
  lang: z.enum(langs),
});

export const lookedAtList = defineList({
  name: ['谁看过我的资料', 'Who looked at my data'],
  item: z.object({
    id: z.uuid(),
    at: z.date(),
    who: z.string(),
    what: z.string(),
    unit: unitRef.nullable(),
    reason: z.string().nullable(),
  }),
  columns: {
    at: { title: ['时间', 'Time'], kind: 'dateTime', sortable: true },
    who: { title: ['谁', 'Who'], kind: 'text' },
    what: { title: ['做了什么', 'What'], kind: 'text' },
    unit: { title: ['单位', 'Unit'], kind: 'unit' },
    reason: { title: ['理由', 'Reason'], kind: 'text' },
  },
  filters: z.object({}),
  defaultSort: '-at',
});

export const meRoutes = defineRoutes({
  me: {
    method: 'get',
    path: '/me',
    words: ['我是谁、有哪些角色', 'Who I am and which roles I hold'],
    access: 'signed-in',
    output: me,
  },
  introduce: {
    method: 'post',
    path: '/me/name',
    words: ['第一次登录时登记姓名', 'Give a name at the first sign-in'],
    access: 'signed-in',
    body: z.object({ name: z.string().trim().min(1).max(200) }),
    output: z.object({ personId: z.uuid() }),
    status: 201,
  },
  listSessions: {
    method: 'get',
    path: '/me/sessions',
    words: ['我在哪里登录着', 'Where I am signed in'],
    access: 'signed-in',
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          isCurrent: z.boolean(),
          createdAt: z.date(),
          seenAt: z.date(),
          from: z.string().nullable().describe('Address it was opened from'),
          device: z.string().nullable().describe('As the browser names itself'),
        }),
      ),
    }),
  },
  endSession: {
    method: 'delete',
    path: '/me/sessions/{sessionId}',
    words: ['结束我的一处登录', 'End one of my sessions'],
    access: 'signed-in',
    params: z.object({ sessionId: z.uuid() }),
    status: 204,
  },
  endAllSessions: {
    method: 'delete',
    path: '/me/sessions',
    words: ['退出所有设备', 'Sign out everywhere'],
    access: 'signed-in',
    output: z.object({ ended: z.number().int() }),
  },
  changePassword: {
    secret: true,
    method: 'post',
    path: '/me/password',
    words: ['修改密码', 'Change my password'],
    access: 'signed-in',
    body: z.object({ currentPassword: password, newPassword: password }),
    status: 204,
  },
  enrolTotp: {
    secret: true,
    method: 'post',
    path: '/me/totp',
    words: ['开始设置动态口令', 'Begin to set up one-time codes'],
    access: 'signed-in',
    body: z.object({ password }),
    output: z.object({
      uri: z.string(),
      secret: z.string(),
      qr: z.string().describe('SVG'),
      recoveryCodes: z.array(z.string()).describe('Shown this one time'),
    }),
  },
  confirmTotp: {
    secret: true,
    method: 'post',
    path: '/me/totp/confirm',
    words: ['用第一个动态口令确认设置', 'Confirm with the first one-time code'],
    access: 'signed-in',
    body: z.object({ code: z.string().trim().min(6).max(12) }),
    status: 204,
  },
  disableTotp: {
    secret: true,
    method: 'post',
    path: '/me/totp/disable',
    words: ['停用动态口令', 'Turn one-time codes off'],
    access: 'signed-in',
    body: z.object({ password }),
    status: 204,
  },
  lookedAt: {
    method: 'get',
    path: '/me/looked-at',
    words: ['谁看过或改过我的资料', 'Who looked at or changed my data'],
    access: 'signed-in',
    list: lookedAtList,
  },
});

import { z } from 'zod';
import { defineList } from '../../../kernel/lists.ts';
import { defineRoutes } from '../../../kernel/routes.ts';
import { abilities, abilityNames } from '../rules.ts';

const day = z.iso.date();
const states = { live: ['有效', 'Live'], expired: ['已到期', 'Expired'], revoked: ['已收回', 'Revoked'] } as const;
const allows = z.array(z.enum(abilityNames)).min(1);

export const keyItem = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  allows,
  prefix: z.string().describe('Begins the key; tells keys apart'),
  expiresOn: day.nullable().describe('The last day on which it holds; null has no end'),
  lastUsedAt: z.date().nullable(),
  createdAt: z.date(),
  createdBy: z.string().nullable(),
  state: z.enum(Object.keys(states) as (keyof typeof states)[]),
});

export const keyList = defineList({
  name: ['接口密钥', 'API keys'],
  item: keyItem,
  columns: {
    name: { title: ['名称', 'Name'], kind: 'text', sortable: true },
    prefix: { title: ['密钥', 'Key'], kind: 'text' },
    unit: { title: ['单位', 'Unit'], kind: 'unit' },
    allows: { title: ['权限', 'Allows'], kind: 'tag', values: abilities },
    state: { title: ['状态', 'State'], kind: 'tag', values: states },
    lastUsedAt: { title: ['最近使用', 'Last used'], kind: 'dateTime', sortable: true },
    expiresOn: { title: ['到期', 'Until'], kind: 'date', sortable: true },
    createdAt: { title: ['建立', 'Created'], kind: 'dateTime', sortable: true },
    createdBy: { title: ['建立人', 'Made by'], kind: 'text', hidden: true },
  },
  filters: z.object({
    unitId: z.uuid().optional(),
    state: z.enum([...(Object.keys(states) as (keyof typeof states)[]), 'all']).default('live'),
  }),
  defaultSort: '-createdAt',
});

export const keyRoutes = defineRoutes({
  listKeys: {
    method: 'get',
    path: '/api-keys',
    words: ['接口密钥列表', 'List API keys'],
    access: 'keys.manage',
    list: keyList,
  },
  createKey: {
    secret: true,
    method: 'post',
    path: '/api-keys',
    words: ['建立接口密钥', 'Create an API key'],
    access: 'keys.manage',
    body: z.object({
      name: z.string().trim().min(1).max(100),
      unitId: z.uuid().describe('The key reaches this unit and all below it'),
      allows: allows.describe('Abilities that you hold there yourself'),
      expiresOn: day.nullish().describe('The last day; without end where left out'),
    }),
    output: keyItem.extend({ key: z.string().describe('The whole key, shown this one time') }),
    status: 201,
  },
  revokeKey: {
    method: 'post',
    path: '/api-keys/{keyId}/revoke',
    words: ['立即收回接口密钥', 'Revoke an API key at once'],
    access: 'keys.manage',
    params: z.object({ keyId: z.uuid() }),
    status: 204,
  },
});

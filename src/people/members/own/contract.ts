import { z } from 'zod';
import { defineRoutes } from '../../../kernel/routes.ts';
import { personCorrection } from '../contract.ts';
import { type MembershipState, membershipStates } from '../rules.ts';

const bilingual = z.tuple([z.string(), z.string()]).readonly();
const line = z.object({ key: z.string(), label: bilingual, value: z.string(), at: z.date() });

export const ownData = z.object({
  basics: z.array(line),
  memberships: z.array(
    z.object({
      unit: z.string(),
      state: z.enum(Object.keys(membershipStates) as MembershipState[]),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
      post: z.string().nullable(),
    }),
  ),
  learned: z.array(line).describe('What programmes asked once and do not ask again'),
});
export type OwnData = z.infer<typeof ownData>;
export type OwnLine = z.infer<typeof line>;

const { name, sex, bornOn, documentType, documentNumber, workerKinds } = personCorrection.shape;
export const ownCorrection = z.object({
  name,
  sex,
  bornOn,
  documentType,
  documentNumber,
  workerKinds,
  fields: z
    .record(
      z.string().max(60),
      z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(200)).max(50), z.null()]),
    )
    .optional()
    .describe('What programmes learned, corrected; null forgets it'),
});
export type OwnCorrection = z.infer<typeof ownCorrection>;

export const ownRoutes = defineRoutes({
  data: {
    method: 'get',
    path: '/me/data',
    words: ['我的资料', 'What is held on me'],
    access: 'signed-in',
    output: ownData,
  },
  correct: {
    method: 'patch',
    path: '/me/data',
    words: ['更正我的资料', 'Correct my data'],
    access: 'signed-in',
    body: ownCorrection,
    output: ownData,
  },
  export: {
    method: 'get',
    path: '/me/data/export',
    words: ['导出我的全部资料', 'Everything held on me, as a file'],
    access: 'signed-in',
    file: 'application/json',
  },
  code: {
    method: 'get',
    path: '/me/code',
    words: ['我的码', 'My code at the door'],
    access: 'signed-in',
    output: z.object({
      codes: z
        .array(z.object({ code: z.string(), from: z.date(), until: z.date() }))
        .describe('Now and the coming half minutes, for a lost network'),
    }),
  },
});

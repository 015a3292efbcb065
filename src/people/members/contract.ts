import { z } from 'zod';
import { type DocumentType, documentTypes } from '../../kernel/codes/documents.ts';
import { sexes } from '../../kernel/codes/gb-tables.ts';
import { defineList } from '../../kernel/lists.ts';
import { defineRoutes } from '../../kernel/routes.ts';
import type { Bilingual } from '../../kernel/words.ts';
import { honourLevels } from './audience/rules.ts';
import {
  type EndReason,
  endReasons,
  givenEndReasons,
  type MembershipChangeKind,
  type MembershipMove,
  type MembershipState,
  membershipChangeKinds,
  membershipMoves,
  membershipStates,
  type RetainReason,
  retainReasons,
} from './rules.ts';
import { type WorkerKind, workerKinds } from './worker-kinds/rules.ts';

const uuid = z.uuid();
const day = z.iso.date();
const state = z.enum(Object.keys(membershipStates) as MembershipState[]);
const sex = z.enum(['0', '1', '2', '9']).describe('GB/T 2261.1');
const documentType = z.enum(Object.keys(documentTypes) as DocumentType[]);
const kinds = z.array(z.enum(Object.keys(workerKinds) as WorkerKind[])).max(20);
const wordsOf = <Key extends string>(table: Record<Key, { words: Bilingual }>) =>
  Object.fromEntries(Object.entries<{ words: Bilingual }>(table).map(([key, { words }]) => [key, words])) as Record<
    Key,
    Bilingual
  >;
const params = z.object({ personId: uuid });

/** A member as lists show one: phone and document masked by the server. */
export const memberItem = z.object({
  id: uuid.describe('Of the person'),
  membershipId: uuid,
  name: z.string(),
  sex,
  phoneMasked: z.string().nullable(),
  documentType: documentType.nullable(),
  documentMasked: z.string().nullable(),
  unitId: uuid,
  unitName: z.string(),
  state,
  workerKinds: z.array(z.string()),
  honours: z.array(z.string()),
  post: z.string().nullable(),
  memberNo: z.string().nullable(),
  fromOn: day,
  toOn: day.nullable(),
  phone: z.string().nullable().describe('In full, only where `reveal` was asked with a reason'),
  document: z.string().nullable().describe('In full, only where `reveal` was asked with a reason'),
});
export type MemberItem = z.infer<typeof memberItem>;

export const memberList = defineList({
  name: ['会员', 'Members'],
  keepsTrail: true,
  item: memberItem,
  columns: {
    name: { title: ['姓名', 'Name'], kind: 'text', sortable: true },
    sex: { title: ['性别', 'Sex'], kind: 'tag', values: wordsOf(sexes) },
    unitName: { title: ['所属工会', 'Union'], kind: 'unit', sortable: true },
    state: { title: ['会籍', 'Membership'], kind: 'tag', values: membershipStates },
    phoneMasked: { title: ['手机', 'Phone'], kind: 'text' },
    workerKinds: { title: ['职工类别', 'Kind of worker'], kind: 'tag', values: workerKinds },
    post: { title: ['岗位', 'Post'], kind: 'text' },
    fromOn: { title: ['入会日期', 'Member since'], kind: 'date', sortable: true },
    documentType: { title: ['证件类型', 'Document'], kind: 'tag', values: wordsOf(documentTypes), hidden: true },
    documentMasked: { title: ['证件号码', 'Document number'], kind: 'text', hidden: true },
    honours: { title: ['荣誉', 'Honours'], kind: 'tag', values: honourLevels, hidden: true },
    memberNo: { title: ['会员号', 'Member number'], kind: 'text', hidden: true },
    toOn: { title: ['终止日期', 'Ended'], kind: 'date', hidden: true },
    phone: { title: ['手机（全文）', 'Phone in full'], kind: 'text', hidden: true },
    document: { title: ['证件号码（全文）', 'Document in full'], kind: 'text', hidden: true },
  },
  filters: z.object({
    within: uuid.optional().describe('This unit and all below it'),
    unit: uuid.optional().describe('This unit alone'),
    state: z.string().max(60).optional().describe('States joined by commas; live ones where left out'),
    kind: z.string().max(300).optional().describe('Kinds of worker joined by commas; any of them'),
    honour: z.string().max(100).optional().describe('Levels of honour joined by commas; any of them'),
    sex: sex.optional(),
    joinedFrom: day.optional(),
    joinedTo: day.optional(),
    reveal: z.stringbool().optional().describe('Phones and documents in full; needs members.reveal and a reason'),
    reason: z.string().trim().max(300).optional().describe('Shown to every person whose numbers are revealed'),
  }),
  defaultSort: 'name',
});

const membership = z.object({
  id: uuid,
  unitId: uuid,
  unitName: z.string(),
  state,
  post: z.string().nullable(),
  memberNo: z.string().nullable(),
  fromOn: day,
  toOn: day.nullable(),
  endReason: z.enum(Object.keys(endReasons) as EndReason[]).nullable(),
  version: z.number().int(),
});

export const memberDetail = z.object({
  id: uuid,
  name: z.string(),
  sex,
  bornOn: day.nullable(),
  phoneMasked: z.string().nullable(),
  documentType: documentType.nullable(),
  documentMasked: z.string().nullable(),
  workerKinds: z.array(z.string()),
  honours: z.array(z.string()),
  unitName: z.string(),
  membership,
  known: z
    .array(z.object({ field: z.string(), learnedAt: z.date() }))
    .describe('What programmes have learned of the person; the values are for the person and those programmes'),
  version: z.number().int().describe('Of the person'),
  may: z.object({
    manage: z.boolean(),
    reveal: z.boolean(),
    moves: z.array(z.enum(Object.keys(membershipMoves) as MembershipMove[])),
  }),
});
export type MemberDetail = z.infer<typeof memberDetail>;

const memberChange = z.object({
  id: uuid,
  at: z.date(),
  actorName: z.string(),
  kind: z.enum(Object.keys(membershipChangeKinds) as MembershipChangeKind[]),
  unitName: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

const person = {
  name: z.string().trim().min(1).max(200),
  sex: sex.optional(),
  bornOn: day.nullish(),
  phone: z.string().trim().max(40).nullish().describe('As typed; null clears it'),
  documentType: documentType.optional().describe('citizenId where left out'),
  documentNumber: z.string().trim().max(60).nullish(),
  workerKinds: kinds.optional(),
};
const post = z.string().trim().max(60).nullish();
const memberNo = z.string().trim().max(40).nullish();
const version = z.number().int();

export const joinInput = z.object({
  unitId: uuid,
  ...person,
  post,
  memberNo,
  on: day.optional().describe('Day of joining; today where left out'),
});
export type JoinInput = z.infer<typeof joinInput>;
export const personCorrection = z.object({
  ...person,
  name: person.name.optional(),
  version: version.describe('Of the person'),
});
export type PersonCorrection = z.infer<typeof personCorrection>;
const ofMembership = { version: version.describe('Of the membership') };
export const membershipCorrection = z.object({ post, memberNo, fromOn: day.optional(), ...ofMembership });
export const transferInput = z.object({
  unitId: uuid,
  post,
  on: day.optional(),
  note: z.string().trim().max(300).optional(),
  ...ofMembership,
});
export const retainInput = z.object({
  reason: z.enum(Object.keys(retainReasons) as RetainReason[]),
  note: z.string().trim().max(300).optional(),
  ...ofMembership,
});
export const resumeInput = z.object({ note: z.string().trim().max(300).optional(), ...ofMembership });
export const endInput = z.object({
  reason: z.enum(givenEndReasons as [EndReason, ...EndReason[]]),
  on: day.optional(),
  note: z.string().trim().max(300).optional(),
  ...ofMembership,
});

const moved = z.object({ membershipId: uuid, state, version: z.number().int() });

export const memberRoutes = defineRoutes({
  list: {
    method: 'get',
    path: '/members',
    words: ['会员列表', 'List members'],
    access: 'members.read',
    list: memberList,
  },
  join: {
    method: 'post',
    path: '/members',
    words: ['登记入会', 'Let a person join a union'],
    access: 'members.manage',
    body: joinInput,
    output: z.object({
      id: uuid,
      membershipId: uuid,
      known: z.boolean().describe('The person was on the register already'),
    }),
    status: 201,
  },
  get: {
    method: 'get',
    path: '/members/{personId}',
    words: ['查看会员', 'See a member'],
    access: 'members.read',
    params,
    output: memberDetail,
  },
  correctPerson: {
    method: 'patch',
    path: '/members/{personId}',
    words: ['更正会员资料', "Correct a member's particulars"],
    access: 'members.manage',
    params,
    body: personCorrection,
    output: z.object({ version: z.number().int() }),
  },
  reveal: {
    method: 'post',
    path: '/members/{personId}/reveal',
    words: ['查看电话和证件全文', "See a member's phone and document in full"],
    access: 'members.reveal',
    secret: true,
    params,
    body: z.object({ reason: z.string().trim().max(300).describe('The person sees it') }),
    output: z.object({ phone: z.string().nullable(), document: z.string().nullable() }),
  },
  history: {
    method: 'get',
    path: '/members/{personId}/history',
    words: ['会籍记录', 'History of a membership'],
    access: 'members.read',
    params,
    output: z.object({
      spells: z.array(membership.extend({ unitId: uuid.nullable().describe('Null beyond your reach') })),
      changes: z.array(memberChange),
    }),
  },
  correct: {
    method: 'patch',
    path: '/members/{personId}/membership',
    words: ['更正会籍资料', 'Correct a membership'],
    access: 'members.manage',
    params,
    body: membershipCorrection,
    output: moved,
  },
  transfer: {
    method: 'post',
    path: '/members/{personId}/transfer',
    words: ['转会', 'Transfer a member to another union'],
    access: 'members.manage',
    params,
    body: transferInput,
    output: moved,
  },
  retain: {
    method: 'post',
    path: '/members/{personId}/retain',
    words: ['保留会籍', 'Retain a membership'],
    access: 'members.manage',
    params,
    body: retainInput,
    output: moved,
  },
  resume: {
    method: 'post',
    path: '/members/{personId}/resume',
    words: ['恢复会籍', 'Resume a membership'],
    access: 'members.manage',
    params,
    body: resumeInput,
    output: moved,
  },
  end: {
    method: 'post',
    path: '/members/{personId}/end',
    words: ['终止会籍', 'End a membership'],
    access: 'members.manage',
    params,
    body: endInput,
    output: moved,
  },
});

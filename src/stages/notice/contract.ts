import { z } from 'zod';
import { keyOf, titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { channels, nameStates, noticeStates, objectionStates } from './rules.ts';

const bilingual = z.tuple([z.string(), z.string()]);
const day = z.iso.date();
const why = z.object({ ok: z.boolean(), words: bilingual });

export const settings = z.object({
  basis: titled(z.string().max(200).default(''), ['依据', 'Basis'], {
    help: ['如：《关于评选表彰的通知》（×工发〔2026〕5号）', 'The document that asks for it, with its number'],
  }),
  process: titled(z.string().max(300).default(''), ['产生过程', 'How they were chosen'], {
    help: ['一句话，如：经职工代表大会推荐、区总工会审核', 'One sentence'],
    widget: 'longText',
  }),
  workingDays: titled(z.number().int().min(1).max(30).default(5), ['公示几个工作日', 'Working days'], {
    help: ['按国家节假日和调休计算', 'By the national calendar with make-up days'],
  }),
  places: titled(
    z
      .array(
        z.object({
          group: titled(z.string().max(60).default(''), ['组别', 'Group'], {
            help: ['前一环节的组别代码', 'Its key in the stage before'],
          }),
          label: titled(z.string().max(60).default(''), ['名称', 'As it is called'], {
            help: ['公示上写的组别名称；不填写代码', 'What the list calls it; the key where empty'],
          }),
          labelEn: titled(z.string().max(80).default(''), ['英文名称', 'In English']),
          places: titled(z.number().int().min(0).max(10_000), ['名额', 'Places']),
        }),
      )
      .max(60)
      .default([]),
    ['各组名额', 'Places of each group'],
    {
      help: ['名额以外的按名次为后备；不填则全部公示', 'Others stand in reserve by rank; none set lists all'],
      widget: 'rows',
    },
  ),
  deeds: titled(z.boolean().default(true), ['公示事迹', 'Show the deeds']),
  anonymous: titled(z.boolean().default(true), ['受理匿名反映', 'Take anonymous objections']),
  office: titled(z.string().max(80).default(''), ['受理部门', 'Who receives objections']),
  phone: titled(z.string().max(60).default(''), ['受理电话', 'Phone']),
  address: titled(z.string().max(160).default(''), ['通信地址和邮编', 'Address and postcode']),
  email: titled(z.string().max(120).default(''), ['电子邮箱', 'E-mail']),
});
export type Settings = z.output<typeof settings>;

/** Somebody on the public list: no number, no phone, no address. */
const publicName = z.object({
  id: z.uuid(),
  group: z.string(),
  name: z.string(),
  about: z.string(),
  unitName: z.string(),
  deeds: z.string(),
  substitute: z.boolean().describe('Moved up from the reserve'),
  fromOn: day,
  untilOn: day,
});

export const publicNotice = z.object({
  state: keyOf(noticeStates),
  basis: z.string(),
  process: z.string(),
  fromOn: day.nullable(),
  untilOn: day.nullable(),
  workingDays: z.number().int(),
  names: z.array(publicName),
  office: z.string(),
  phone: z.string(),
  address: z.string(),
  email: z.string(),
  objecting: z.object({ open: z.boolean(), anonymous: z.boolean() }),
  /** The reader's own name, which an objection with a name begins with; empty for whoever did not sign in. */
  reader: z.string(),
  /** Whether the reader handles objections here. */
  handles: z.boolean(),
});
export type PublicNotice = z.output<typeof publicNotice>;

export const nameItem = z.object({
  id: z.uuid(),
  group: z.string(),
  name: z.string(),
  about: z.string(),
  unitName: z.string(),
  state: keyOf(nameStates),
  substitute: z.boolean(),
  fromOn: day.nullable(),
  untilOn: day.nullable(),
  reason: z.string().nullable(),
  rank: z.number().int().nullable(),
});
export const nameList = defineList({
  name: ['公示名单', 'The list of the notice'],
  item: nameItem,
  columns: {
    name: { title: ['姓名或名称', 'Name'], kind: 'text', sortable: true },
    group: { title: ['组别', 'Group'], kind: 'text' },
    unitName: { title: ['单位', 'Unit'], kind: 'text' },
    about: { title: ['说明', 'About'], kind: 'text' },
    rank: { title: ['名次', 'Rank'], kind: 'number' },
    state: { title: ['状态', 'State'], kind: 'tag', values: nameStates },
    substitute: { title: ['递补', 'Substitute'], kind: 'yesNo' },
    untilOn: { title: ['公示到', 'Until'], kind: 'date' },
    reason: { title: ['原因', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({ state: keyOf(nameStates).optional() }),
  defaultSort: 'name',
});

/** How the notice stands, for the officers who run it: how many objections, never whose or what they say. */
export const noticeStatus = z.object({
  state: keyOf(noticeStates),
  fromOn: day.nullable(),
  untilOn: day.nullable(),
  today: day,
  listed: z.number().int(),
  reserve: z.number().int(),
  objections: z.object({ pending: z.number().int(), upheld: z.number().int(), dismissed: z.number().int() }),
  handlers: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
  waiting: z.number().int().describe('Handed in and not on the list yet'),
  post: z.array(why),
  finish: z.array(why),
});

const words = titled(z.string().trim().min(10).max(4000), ['反映的问题', 'What you object to'], { widget: 'longText' });
const objector = {
  named: titled(z.boolean().default(false), ['实名反映', 'With my name']),
  name: titled(z.string().trim().max(60).default(''), ['姓名', 'Your name']),
  contact: titled(z.string().trim().max(120).default(''), ['联系方式', 'How to reach you']),
};
export const objectInput = z.object({ nameId: z.uuid(), words, ...objector });
export type ObjectInput = z.output<typeof objectInput>;
export const registerInput = objectInput.extend({
  channel: titled(z.enum(['phone', 'letter', 'email', 'visit']), ['途径', 'How it came'], {
    choices: channels,
  }),
  receivedOn: titled(day, ['收到日期', 'Received on'], {
    help: ['来信以邮戳日期为准', 'Of a letter, the day of the postmark'],
  }),
});
export type RegisterInput = z.output<typeof registerInput>;

export const objectionView = z.object({
  id: z.uuid(),
  number: z.number().int(),
  state: keyOf(objectionStates),
  channel: keyOf(channels),
  receivedOn: day,
  about: z.object({ id: z.uuid(), name: z.string(), unitName: z.string() }),
  words: z.string(),
  objector: z.object({ name: z.string(), contact: z.string() }).nullable().describe('Null where anonymous'),
  assignedTo: z.object({ accountId: z.uuid(), name: z.string() }).nullable(),
  mine: z.boolean(),
  history: z.array(z.object({ at: z.date(), actorName: z.string(), move: z.string(), words: z.string() })),
});
export type ObjectionView = z.output<typeof objectionView>;

export const receiptView = z.object({
  number: z.number().int(),
  state: keyOf(objectionStates),
  reply: z.string().describe('The conclusion, once there is one'),
});
export type ReceiptView = z.output<typeof receiptView>;

export const deskView = z.object({
  me: z.uuid().describe('The account that looks'),
  names: z.array(z.object({ id: z.uuid(), name: z.string(), unitName: z.string() })),
  objections: z.array(objectionView),
});
export type DeskView = z.output<typeof deskView>;

import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { workStates } from './states/rules.ts';

const key = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/);
const required = () => titled(z.boolean().default(true), ['必交', 'Required']);
const count = (most: number) => z.number().int().min(1).max(most);
const asked = z.enum(['no', 'optional', 'required']);
export type Asked = z.output<typeof asked>;
const askedChoices = {
  no: ['不问', 'Not asked'],
  optional: ['可填', 'Optional'],
  required: ['必填', 'Required'],
} as const;
const ask = (zh: string, en: string, fallback: Asked) =>
  titled(asked.default(fallback), [zh, en], { choices: { ...askedChoices } });

const category = z.object({
  key: titled(key, ['代号', 'Key'], { help: ['小写字母开头', 'Starts with a small letter'] }),
  label: titled(z.string().trim().min(1).max(60), ['类别', 'Category']),
  labelEn: titled(z.string().trim().max(80).default(''), ['类别（英文）', 'In English']),
  most: titled(count(50).nullable().default(null), ['每人最多几件', 'Most works per person']),
  leastPictures: titled(count(40).nullable().default(null), ['最少照片', 'Least photos']),
  mostPictures: titled(count(40).nullable().default(null), ['最多照片', 'Most photos'], {
    help: ['如组照 4 到 8 张；留空按总的规定', 'Such as series of 4 to 8; empty means as for all'],
  }),
});
export type Category = z.output<typeof category>;

const ordered = <Limits extends { least: number; most: number }>(limits: Limits) => limits.most >= limits.least;
const unordered = { params: { words: ['最多不能小于最少', 'Most must not be less than least'] } };

export const STATEMENT =
  '作品由本人（本团队）独立创作，未侵犯他人著作权、肖像权和名誉权；同意主办单位在公益宣传和展览中署名使用。';
export const STATEMENT_EN =
  'The work is our own and violates nobody’s copyright, likeness or honour; the organiser may use it, with our name, for non-commercial publicity and exhibitions.';

export const settings = z.object({
  pictures: titled(
    z
      .object({
        required: required(),
        least: titled(count(40).default(1), ['最少张数', 'Least']),
        most: titled(count(40).default(10), ['最多张数', 'Most']),
        maxMegabytes: titled(count(20).default(20), ['每张最大 MB', 'MB each']),
        leastPixels: titled(z.number().int().min(0).max(10_000).default(0), [
          '长边最少像素',
          'Least pixels of the long side',
        ]),
      })
      .refine(ordered, unordered)
      .nullable()
      .default({ required: true, least: 1, most: 10, maxMegabytes: 20, leastPixels: 0 }),
    ['照片', 'Photos'],
  ),
  text: titled(
    z
      .object({
        required: required(),
        least: titled(z.number().int().min(0).max(20_000).default(0), ['最少字数', 'Least characters']),
        most: titled(z.number().int().min(1).max(20_000).default(5000), ['最多字数', 'Most characters']),
      })
      .refine(ordered, unordered)
      .nullable()
      .default(null),
    ['正文', 'Text'],
    { help: ['征文用；字数不计空格', 'For essays; spaces are not counted'] },
  ),
  files: titled(
    z
      .object({
        required: required(),
        most: titled(count(10).default(3), ['最多个数', 'Most']),
        kinds: titled(z.enum(['all', 'pdf']).default('all'), ['格式', 'Formats'], {
          choices: { all: ['PDF、Word、Excel、PPT', 'PDF, Word, Excel, PowerPoint'], pdf: ['只收 PDF', 'PDF only'] },
        }),
        maxMegabytes: titled(count(50).default(20), ['每个最大 MB', 'MB each']),
      })
      .nullable()
      .default(null),
    ['文件', 'Files'],
  ),
  links: titled(
    z
      .object({ required: required(), most: titled(count(10).default(1), ['最多个数', 'Most']) })
      .nullable()
      .default(null),
    ['视频链接', 'Links to videos'],
    { help: ['视频放在别处，这里填网址', 'Videos stay where they are; their address is handed in'] },
  ),
  leastWorks: titled(count(20).default(1), ['每人最少几件', 'Least works per person'], {
    help: ['不足时作品暂不参评', 'Below it, none of the works goes on'],
  }),
  mostWorks: titled(count(50).default(5), ['每人最多几件', 'Most works per person']),
  categories: titled(z.array(category).max(30).default([]), ['类别', 'Categories'], { widget: 'rows' }),
  authors: titled(z.enum(['single', 'named', 'teams']).default('single'), ['作者', 'Authors'], {
    choices: {
      single: ['一人一件', 'One person'],
      named: ['可加合作者（按手机号）', 'Co-authors, named by phone'],
      teams: ['上一环节的队伍', 'Teams of the stage before'],
    },
  }),
  mostAuthors: titled(z.number().int().min(2).max(50).default(5), ['最多作者', 'Most authors'], {
    help: ['有合作者时', 'Where there are co-authors'],
  }),
  mentor: ask('指导老师', 'Mentor', 'no'),
  description: ask('创作说明', 'Description', 'optional'),
  place: ask('地点', 'Place', 'optional'),
  takenOn: ask('拍摄（创作）日期', 'Date taken or made', 'optional'),
  statement: titled(z.string().trim().max(1000).default(STATEMENT), ['原创声明', 'Statement of originality'], {
    widget: 'longText',
    help: ['作者须同意才能提交；留空表示不要求', 'To be agreed to; empty means none'],
  }),
  statementEn: titled(z.string().trim().max(1500).default(STATEMENT_EN), ['原创声明（英文）', 'In English'], {
    widget: 'longText',
  }),
});
export type Settings = z.output<typeof settings>;

const someone = z.object({ name: z.string().trim().min(1).max(60), phone: z.string().trim().max(30).optional() });
export type Someone = z.output<typeof someone>;

/** A work as its author sends it, whole: what is left out is empty. */
export const workInput = z.object({
  workId: z.uuid().optional().describe('Left out for a new one'),
  category: z.string().max(40).default(''),
  title: z.string().trim().max(80).default(''),
  description: z.string().trim().max(1000).default(''),
  place: z.string().trim().max(80).default(''),
  takenOn: z.iso.date().nullable().default(null),
  text: z.string().max(60_000).default(''),
  links: z
    .array(z.url({ protocol: /^https?$/ }).max(500))
    .max(10)
    .default([]),
  files: z
    .array(z.object({ fileId: z.uuid(), caption: z.string().trim().max(200).default('') }))
    .max(50)
    .default([]),
  coAuthors: z.array(someone).max(49).default([]),
  mentor: someone.nullable().default(null),
  teamId: z.uuid().nullable().default(null),
  agreed: z.boolean().default(false),
});
export type WorkInput = z.output<typeof workInput>;

export const workRef = z.object({ workId: z.uuid() });

const words = z.tuple([z.string(), z.string()]);
const state = z.enum(Object.keys(workStates) as (keyof typeof workStates)[]);
const person = z.object({
  name: z.string(),
  part: z.enum(['author', 'captain', 'member', 'mentor']),
  phone: z.string().nullable().describe('Masked'),
});
const file = z.object({
  fileId: z.uuid(),
  kind: z.enum(['picture', 'document']),
  name: z.string(),
  caption: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  href: z.string().describe('Opens it for some hours; `&width=` gives a smaller copy of a picture'),
});
const missing = z.object({ path: z.string(), words });

export const workView = z.object({
  id: z.uuid(),
  number: z.number().int().nullable(),
  state,
  category: z.string(),
  title: z.string(),
  description: z.string(),
  place: z.string(),
  takenOn: z.iso.date().nullable(),
  text: z.string(),
  characters: z.number().int(),
  links: z.array(z.string()),
  people: z.array(person),
  files: z.array(file),
  teamId: z.uuid().nullable(),
  agreed: z.boolean(),
  reason: z.string().nullable(),
  changedAt: z.date(),
  handedInAt: z.date().nullable(),
  /** What keeps it from being handed in. */
  missing: z.array(missing),
  /** Whether the one who looks may still change it. */
  mayChange: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type WorkView = z.output<typeof workView>;

/** The author's works, and what a form needs to know: no question that the profile answers. */
export const deskView = z.object({
  author: z.string(),
  unitName: z.string(),
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
  works: z.array(workView),
  /** Works of others in which this person is named. */
  named: z.array(workView),
  asks: settings,
  /** How many more works may be begun. */
  left: z.number().int(),
  /** How many more must be handed in before any goes on. */
  short: z.number().int(),
  isOpen: z.boolean(),
  closesAt: z.date().nullable(),
});
export type DeskView = z.output<typeof deskView>;

export const receiptView = z.object({ work: workView, categoryWords: words.nullable(), statement: words });

export const likenessKinds = {
  same: ['同一文件', 'Same file'],
  picture: ['画面相近', 'Near picture'],
  text: ['文字相近', 'Near text'],
} as const;
const likenessKind = z.enum(Object.keys(likenessKinds) as (keyof typeof likenessKinds)[]);
export type LikenessKind = z.output<typeof likenessKind>;

export const workList = defineList({
  name: ['作品', 'Works'],
  item: z.object({
    id: z.uuid(),
    number: z.number().int().nullable(),
    title: z.string(),
    category: z.string(),
    author: z.string(),
    people: z.string(),
    unitName: z.string().nullable(),
    phone: z.string().nullable(),
    state,
    pictures: z.number().int(),
    documents: z.number().int(),
    characters: z.number().int(),
    flags: z.string(),
    handedInAt: z.date().nullable(),
    reason: z.string().nullable(),
    pictureHref: z.string().nullable(),
  }),
  columns: {
    number: { title: ['编号', 'No.'], kind: 'number', sortable: true },
    title: { title: ['标题', 'Title'], kind: 'text', sortable: true },
    category: { title: ['类别', 'Category'], kind: 'text' },
    author: { title: ['作者', 'Author'], kind: 'text', sortable: true },
    people: { title: ['全部作者', 'All authors'], kind: 'text', hidden: true },
    unitName: { title: ['单位', 'Unit'], kind: 'unit', sortable: true },
    phone: { title: ['手机', 'Phone'], kind: 'text', hidden: true },
    state: { title: ['状态', 'State'], kind: 'tag', values: workStates },
    pictures: { title: ['照片', 'Photos'], kind: 'number' },
    documents: { title: ['文件', 'Files'], kind: 'number', hidden: true },
    characters: { title: ['字数', 'Characters'], kind: 'number' },
    flags: { title: ['提示', 'Flags'], kind: 'text' },
    handedInAt: { title: ['提交时间', 'Handed in'], kind: 'dateTime', sortable: true },
    reason: { title: ['原因', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({
    state: state.optional(),
    category: z.string().max(40).optional(),
    unitId: z.uuid().optional(),
    flag: z
      .enum(['any', ...likenessKind.options])
      .optional()
      .describe('Works that are like another one, and how'),
  }),
  defaultSort: '-handedInAt',
});

const likeness = z.object({
  otherId: z.uuid(),
  kind: likenessKind,
  score: z.number(),
  /** Nothing of a work beyond the reader's scope is told. */
  other: z
    .object({ number: z.number().int().nullable(), title: z.string(), author: z.string(), stage: z.string() })
    .nullable(),
  cleared: z
    .object({ by: z.string(), at: z.date(), note: z.string() })
    .nullable()
    .describe('An officer looked at the pair and found no copy'),
});

export const detailView = z.object({
  work: workView,
  unitName: z.string().nullable(),
  history: z.array(
    z.object({
      at: z.date(),
      by: z.string(),
      change: z.string(),
      reason: z.string().nullable(),
      beforeTitle: z.string().nullable(),
    }),
  ),
  likenesses: z.array(likeness),
});

/** A stretch of text that stands in both, by UTF-16 positions in each. */
const passage = z.object({
  from: z.number().int(),
  to: z.number().int(),
  otherFrom: z.number().int(),
  otherTo: z.number().int(),
});
const side = z.object({
  number: z.number().int().nullable(),
  title: z.string(),
  author: z.string(),
  unitName: z.string().nullable(),
  handedInAt: z.date().nullable(),
  text: z.string(),
  pictureHref: z.string().nullable(),
});
export const pairView = z.object({
  kind: likenessKind,
  score: z.number(),
  cleared: likeness.shape.cleared,
  foundAt: z.date().describe('When the pair was last found alike: `clear` tells it back, as what was looked at'),
  one: side,
  other: side,
  passages: z.array(passage),
});

export const summaryView = z.object({
  states: z.record(z.string(), z.number().int()),
  categories: z.array(z.object({ key: z.string(), words, works: z.number().int() })),
  authors: z.number().int(),
  units: z.number().int(),
  flagged: z.number().int(),
  /** Handed in, but not going on: fewer than the least number of works. */
  held: z.number().int(),
});

import { z } from 'zod';
import { keyOf, titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { galleryStates, orders, pieceStates, uses } from './rules.ts';

const bilingual = z.tuple([z.string(), z.string()]);
const uuid = z.uuid();

const zone = z.object({
  key: titled(z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/), ['代号', 'Key'], {
    help: ['小写字母开头', 'Starts with a small letter'],
  }),
  label: titled(z.string().trim().min(1).max(60), ['展区', 'Zone']),
  labelEn: titled(z.string().trim().max(80).default(''), ['展区（英文）', 'In English']),
  groups: titled(z.string().trim().max(400).default(''), ['收哪些等次或类别', 'Takes these awards or categories'], {
    help: ['代号，用逗号分开；留空由人工布展', 'Their keys, parted by commas; none: placed by hand'],
  }),
});

/** What may stand beside a piece. */
export const besides = {
  author: ['作者', 'Author'],
  unit: ['单位', 'Union'],
  award: ['奖项', 'Award'],
  rank: ['名次', 'Rank'],
  place: ['地点', 'Place'],
} as const;
const beside = keyOf(besides);

export const settings = z.object({
  foreword: titled(z.string().trim().max(1000).default(''), ['前言', 'Foreword'], { widget: 'longText' }),
  forewordEn: titled(z.string().trim().max(1500).default(''), ['前言（英文）', 'In English'], { widget: 'longText' }),
  zones: titled(z.array(zone).max(30).default([]), ['展区', 'Zones'], {
    widget: 'rows',
    help: ['留空按奖项或类别自动分区', 'None: one for each award or category'],
  }),
  order: titled(keyOf(orders).default('rank'), ['排列', 'Order'], {
    choices: orders,
    help: ['人工排过的在前', 'What was placed by hand comes first'],
  }),
  beside: titled(z.array(beside).max(5).default(['author', 'unit', 'award', 'place']), ['展签内容', 'Labels say'], {
    choices: besides,
  }),
  people: titled(z.enum(['consented', 'none']).default('consented'), ['人物', 'People'], {
    choices: {
      consented: ['本人同意的展出', 'Shown where they agreed'],
      none: ['只展作品和集体', 'Works and collectives alone'],
    },
  }),
  visits: titled(z.boolean().default(true), ['显示参观次数', 'Show the number of visits'], {
    help: ['只计次数，不识别、不追踪任何人', 'A number alone: nobody is identified or followed'],
  }),
});
export type Settings = z.output<typeof settings>;

const picture = z.object({
  /** Takes `&width=` for a smaller copy. */
  href: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  caption: z.string(),
});

const label = z.object({
  id: uuid,
  kind: z.enum(['entry', 'person', 'team']),
  title: z.string(),
  by: z.string(),
  unitName: z.string(),
  award: z.string(),
  place: z.string(),
});

const pieceCard = label.extend({
  picture: picture.nullable().describe('The first; none for a text'),
  pictures: z.number().int(),
  opening: z.string().describe('How the text begins, where there is no picture'),
  featured: z.boolean(),
});
export type PieceCard = z.output<typeof pieceCard>;

const zoneView = z.object({ key: z.string(), words: bilingual, count: z.number().int(), pieces: z.array(pieceCard) });

export const exhibitionQuery = z.object({
  zone: z.string().max(60).optional().describe('One zone, whole, by pages'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});

export const exhibitionView = z.object({
  isOn: z.boolean(),
  foreword: bilingual,
  closesAt: z.date().nullable(),
  count: z.number().int(),
  /** Of all zones the first pieces; of the zone that was asked for one page. */
  zones: z.array(zoneView),
  page: z.object({ from: z.number().int(), to: z.number().int(), total: z.number().int() }).nullable(),
  visits: z.number().int().nullable().describe('Openings of the exhibition, not people; null where it is not shown'),
});
export type ExhibitionView = z.output<typeof exhibitionView>;

export const pieceRef = z.object({ pieceId: uuid });
const neighbour = z.object({ id: uuid, title: z.string(), picture: z.string() }).nullable();

export const pieceView = z.object({
  piece: label.extend({
    about: z.string(),
    rank: z.number().int().nullable(),
    text: z.string(),
    pictures: z.array(picture),
    documents: z.array(z.object({ href: z.string(), caption: z.string() })),
    links: z.array(z.string()),
  }),
  zone: z.object({ key: z.string(), words: bilingual }),
  at: z.number().int().describe('Place in the whole exhibition, from 1'),
  of: z.number().int(),
  previous: neighbour,
  next: neighbour,
});
export type PieceView = z.output<typeof pieceView>;

export const fileQuery = pieceRef.extend({
  at: z.coerce.number().int().min(0).max(60).default(0).describe('Which of its files'),
  width: z.coerce.number().int().min(16).max(4096).optional(),
  use: z.enum(uses).default('hall'),
});

export const screenView = z.object({
  isOn: z.boolean(),
  slides: z.array(label.extend({ zone: bilingual, text: z.string(), picture: z.string() })),
});

const pieces = z.object({ pieceIds: z.array(uuid).min(1).max(500) });
const reason = titled(z.string().trim().min(2).max(200), ['原因', 'Reason']);
export const placeInput = pieces.extend({
  zone: titled(z.string().max(60).nullable(), ['展区', 'Zone']).describe('Null: where the settings put it'),
});
export const orderInput = z.object({
  pieceIds: z.array(uuid).min(1).max(2000).describe('Of one zone, in the order in which they are to hang'),
});
export const featureInput = pieces.extend({ featured: z.boolean() });
export const hideInput = pieces.extend({ reason });
export const showInput = pieces;
export const consentInput = pieceRef.extend({
  hall: titled(z.boolean().default(false), ['线上展览', 'In the hall']),
  wall: titled(z.boolean().default(false), ['公共场所大屏', 'On screens in public places']),
  evidence: titled(z.string().trim().max(200).default(''), ['依据', 'Evidence'], {
    help: ['如：本人签字的同意书', 'Such as a signed form'],
  }),
});
export const agreeInput = pieceRef.extend({ hall: z.boolean().default(false), wall: z.boolean().default(false) });

export const mineView = z.object({
  isOn: z.boolean(),
  pieces: z.array(
    z.object({
      id: uuid,
      title: z.string(),
      hall: z.boolean(),
      wall: z.boolean(),
      /** When this person last said so; null where they never did. */
      answeredAt: z.date().nullable(),
      hiddenReason: z.string().nullable(),
    }),
  ),
});
export type MineView = z.output<typeof mineView>;

export const deskView = z.object({
  state: keyOf(galleryStates),
  isOn: z.boolean(),
  openedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  zones: z.array(z.object({ key: z.string(), words: bilingual, count: z.number().int() })),
  states: z.record(z.string(), z.number().int()),
  visits: z.number().int(),
  days: z.array(z.object({ day: z.iso.date(), visits: z.number().int() })).describe('The last fourteen with visits'),
  whys: z.array(z.object({ ok: z.boolean(), words: bilingual })).describe('What has to be so before it opens'),
});
export type DeskView = z.output<typeof deskView>;

export const pieceList = defineList({
  name: ['展品', 'Pieces'],
  item: z.object({
    id: uuid,
    title: z.string(),
    by: z.string(),
    unitName: z.string(),
    award: z.string(),
    zone: z.string(),
    position: z.number().int().describe('Place in the exhibition as it hangs, from 1'),
    state: keyOf(pieceStates),
    onWall: z.boolean(),
    featured: z.boolean(),
    reason: z.string().nullable(),
    pictureHref: z.string().nullable(),
  }),
  columns: {
    position: { title: ['序号', 'No.'], kind: 'number', sortable: true },
    title: { title: ['展品', 'Piece'], kind: 'text', sortable: true },
    by: { title: ['作者', 'Author'], kind: 'text' },
    unitName: { title: ['单位', 'Union'], kind: 'text' },
    award: { title: ['奖项', 'Award'], kind: 'text' },
    zone: { title: ['展区', 'Zone'], kind: 'text' },
    state: { title: ['状态', 'State'], kind: 'tag', values: pieceStates },
    onWall: { title: ['可上大屏', 'On screens'], kind: 'yesNo' },
    featured: { title: ['重点', 'Featured'], kind: 'yesNo' },
    reason: { title: ['原因', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({ state: keyOf(pieceStates).optional(), zone: z.string().max(60).optional() }),
  defaultSort: 'position',
});

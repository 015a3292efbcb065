import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import type { JsonSchema } from '../../form/json-schema.ts';
import type { ProgrammeDetail } from '../../stage-panel.ts';

const parts = { 'co-organiser': ['协办', 'Co-organiser'], partner: ['协作', 'Partner'] } as const;

const basics = describeForm(
  z.object({
    title: titled(z.string().min(1).max(120), ['名称', 'Title']),
    titleEn: titled(z.string().max(200).optional(), ['英文名称', 'Title in English']),
    startsAt: titled(z.coerce.date().optional(), ['开始时间', 'Starts'], { widget: 'dateTime' }),
    endsAt: titled(z.coerce.date().optional(), ['结束时间', 'Ends'], { widget: 'dateTime' }),
    place: titled(z.string().max(200).optional(), ['地点', 'Place'], {
      help: ['线上活动写“线上”', 'Write “online” for an online programme'],
    }),
    placeEn: titled(z.string().max(200).optional(), ['英文地点', 'Place in English']),
    summary: titled(z.string().max(400).optional(), ['一句话介绍', 'In short'], { widget: 'longText' }),
    summaryEn: titled(z.string().max(600).optional(), ['英文一句话介绍', 'In short, in English'], {
      widget: 'longText',
    }),
    body: titled(z.string().max(20_000).optional(), ['详细介绍', 'In full'], { widget: 'longText' }),
    units: titled(
      z.array(
        z.object({
          unitId: titled(z.string(), ['单位', 'Unit'], { widget: 'unit' }),
          part: titled(z.enum(['co-organiser', 'partner']), ['参与方式', 'Part'], { choices: parts }),
        }),
      ),
      ['协办与协作单位', 'Co-organisers and partners'],
      { help: ['列名并可填报；数字仍归主办工会', 'Named, and may report; figures stay with the organiser'] },
    ),
    coverFileId: titled(z.string().optional(), ['封面照片', 'Cover photo'], {
      widget: 'picture',
      help: ['没有照片时用木刻画', 'A woodcut stands there without one'],
    }),
  }),
) as JsonSchema;

/** A campaign that a programme may belong to. */
export interface Campaign {
  id: string;
  title: string;
}

/** The form of a programme's basics; which campaign it belongs to is asked where there are any. */
export function basicsForm(campaigns: readonly Campaign[]): JsonSchema {
  if (campaigns.length === 0) return basics;
  const { units, coverFileId, ...first } = basics.properties ?? {};
  const campaignId: JsonSchema = {
    type: 'string',
    enum: campaigns.map((campaign) => campaign.id),
    choices: Object.fromEntries(campaigns.map(({ id, title }) => [id, [title, title] as const])),
    label: ['属于哪个综合行动', 'Campaign it belongs to'],
  };
  const strand: JsonSchema = {
    type: 'string',
    maxLength: 60,
    label: ['分项', 'Strand'],
    help: ['在综合行动里的哪一项', 'Its part there'],
  };
  return {
    ...basics,
    properties: { ...first, campaignId, strand, ...(units ? { units } : {}), ...(coverFileId ? { coverFileId } : {}) },
  };
}

/** What the form starts with. */
export function basicsOf(programme: ProgrammeDetail): Record<string, unknown> {
  const { title, titleEn, startsAt, endsAt, campaignId, strand, coverFileId, ...more } = programme;
  const { place, placeEn, summary, summaryEn, body } = more;
  const units = more.units.map(({ id, part }) => ({ unitId: id, part }));
  return {
    ...{ title, titleEn, startsAt, endsAt, place, placeEn, summary, summaryEn, body },
    ...{ campaignId, strand, coverFileId, units },
  };
}

/** Fields that may be emptied: a missing one is sent as nothing. */
export const emptied = {
  titleEn: null,
  startsAt: null,
  endsAt: null,
  campaignId: null,
  strand: null,
  coverFileId: null,
  summary: '',
  summaryEn: '',
  body: '',
  place: '',
  placeEn: '',
};

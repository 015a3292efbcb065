import { z } from 'zod';
import { keyOf, titled } from '../../kernel/fields.ts';
import { colours, moveNames } from './rules.ts';
import { MOST_DAYS, weekdays } from './slots/rules.ts';

export const bilingual = z.tuple([z.string(), z.string()]);
const uuid = z.uuid();
const day = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const reason = titled(z.string().trim().min(2).max(200), ['原因', 'Reason']);

const provider = z.object({
  key: titled(z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/), ['代号', 'Key'], {
    help: ['小写字母开头', 'Starts with a small letter'],
  }),
  name: titled(z.string().trim().min(1).max(60), ['姓名或名称', 'Name'], {
    help: ['如：张医生', 'Such as Dr Zhang'],
  }),
  nameEn: titled(z.string().trim().max(80).default(''), ['英文名称', 'In English']),
  about: titled(z.string().trim().max(80).default(''), ['科室或专长', 'What they do']),
  aboutEn: titled(z.string().trim().max(120).default(''), ['科室或专长（英文）', 'In English']),
  place: titled(z.string().trim().max(80).default(''), ['地点', 'Place']),
  placeEn: titled(z.string().trim().max(120).default(''), ['地点（英文）', 'In English']),
  colour: titled(keyOf(colours).default('red'), ['颜色', 'Colour'], { choices: colours }),
  username: titled(z.string().trim().max(60).default(''), ['账号名', 'User name'], {
    help: [
      '填写后本人登录看自己的名单、写只有本人和当事人能看的记录、交照片',
      'They then sign in to their own list, write notes that only they and the person read, and hand photos over',
    ],
  }),
});

export const settings = z.object({
  providers: titled(z.array(provider).max(40).default([]), ['医生、摄影师、律师', 'Doctors, photographers, lawyers'], {
    widget: 'rows',
  }),
  moveUntilHours: titled(z.number().int().min(0).max(240).default(2), [
    '提前几小时停止改约',
    'Moved until, hours before',
  ]),
  again: titled(z.boolean().default(false), ['完成后还可再约', 'May book again once served']),
  walkIns: titled(z.boolean().default(true), ['现场可加人', 'People may walk in']),
  notes: titled(z.boolean().default(false), ['写私密记录和转诊', 'Private notes and referrals'], {
    help: [
      '只有写的人和当事人能打开，每次查看都留痕',
      'Only the author and the person open them; every look is on record',
    ],
  }),
  photos: titled(z.boolean().default(false), ['拍照交付', 'Photos are handed over'], {
    help: [
      '照片只给被拍的人；本人同意的才交给下一环节展览',
      'Photos are for whom they show; those that the person agrees to go on to the exhibition',
    ],
  }),
  prints: titled(z.number().int().min(0).max(20).default(0), ['每人可冲印几张', 'Prints each may order'], {
    help: ['0 为不冲印；冲印单由摄影师导出', '0: none; the photographer exports the order'],
  }),
  eraseDays: titled(z.number().int().min(1).max(1095).default(90), ['几天后删除', 'Erased after how many days'], {
    help: [
      '从预约那天起算，到时自动删除私密记录的内容和现场登记的姓名；次数仍在数据里',
      'From the appointment on: then what notes say and the names of people on no roster are deleted by themselves; figures stay',
    ],
  }),
  claimDays: titled(z.number().int().min(1).max(365).default(90), ['取片码有效天数', 'Days a claim code holds']),
  remind: titled(z.boolean().default(true), ['前一天提醒', 'Remind the day before']),
});
export type Settings = z.output<typeof settings>;
export type Provider = Settings['providers'][number];

const appointmentId = uuid;
export const appointmentRef = z.object({ appointmentId });
export const done = z.object({ done: z.literal(true) });
export const changed = z.object({ changed: z.number().int() });

export const hoursInput = z
  .object({
    providers: titled(z.array(z.string().max(40)).max(40).default([]), ['谁', 'Who'], {
      help: ['代号；留空是全部', 'Their keys; none: all of them'],
    }),
    fromOn: titled(day, ['从哪天', 'First day'], { widget: 'date' }),
    untilOn: titled(day, ['到哪天', 'Last day'], { widget: 'date' }),
    weekdays: titled(
      z
        .array(titled(keyOf(weekdays), ['星期几', 'Weekday'], { choices: weekdays }))
        .max(7)
        .default([]),
      ['星期几', 'Weekdays'],
      {
        choices: weekdays,
        help: ['不选是每天', 'None: every day'],
      },
    ),
    starts: titled(clock, ['几点开始', 'From'], { widget: 'clock' }),
    ends: titled(clock, ['几点结束', 'Until'], { widget: 'clock' }),
    breaks: titled(
      z
        .array(
          z.object({
            starts: titled(clock, ['从', 'From'], { widget: 'clock' }),
            ends: titled(clock, ['到', 'Until'], { widget: 'clock' }),
          }),
        )
        .max(6)
        .default([]),
      ['休息', 'Breaks'],
      { widget: 'rows' },
    ),
    minutes: titled(z.number().int().min(5).max(480).default(15), ['每个时段几分钟', 'Minutes of a slot']),
    capacity: titled(z.number().int().min(1).max(200).default(1), ['每个时段几人', 'People in a slot']),
  })
  .describe(`Working hours of at most ${MOST_DAYS} days, cut into slots`);
export const hoursOutput = z.object({
  added: z.number().int(),
  skipped: z.number().int().describe('Slots that touch one that is there already'),
});
const slotIds = z.array(uuid).min(1).max(500);
export const slotsInput = z.object({ slotIds });
export const capacityInput = z.object({
  slotIds,
  capacity: titled(z.number().int().min(1).max(200), ['每个时段几人', 'People in a slot']),
});
export const callOffInput = z.object({ slotIds, reason });
export const callOffOutput = z.object({
  cancelled: z.number().int(),
  left: z.number().int().describe('Who arrived, or whose time is over without a mark: they stay as they are'),
});

export const bookInput = z.object({ slotId: uuid });
export const moveInput = z.object({ appointmentId, slotId: uuid });
export const booked = z.object({ appointmentId, startsAt: z.date(), endsAt: z.date() });
export const walkInInput = z.object({
  slotId: uuid,
  personId: titled(uuid.nullable().default(null), ['从名册中选', 'From the roster'], { widget: 'person' }),
  name: titled(z.string().trim().max(60).default(''), ['姓名', 'Name'], {
    help: ['名册上没有的人', 'Of somebody who is on no roster'],
  }),
});
export const markInput = z.object({ appointmentId, move: z.enum(moveNames) });

export const noteInput = z.object({
  appointmentId,
  words: titled(z.string().trim().min(2).max(4000), ['记录', 'Note'], { widget: 'longText' }),
});
export const referInput = z.object({
  appointmentId,
  to: titled(z.string().trim().min(2).max(120), ['转到哪里', 'Refer to'], {
    help: ['如：试点区医院心内科', 'Such as a hospital’s department'],
  }),
  words: titled(z.string().trim().min(2).max(2000), ['为什么', 'Why'], { widget: 'longText' }),
});
export const noted = z.object({ noteId: uuid });

export const addPhotosInput = z.object({
  appointmentId,
  photos: titled(
    z
      .array(z.object({ fileId: uuid, caption: titled(z.string().trim().max(80).default(''), ['说明', 'Caption']) }))
      .min(1)
      .max(30),
    ['照片', 'Photos'],
  ),
});
export const photoRef = z.object({ photoId: uuid });
export const claimInput = z.object({
  code: titled(z.string().trim().min(1).max(40), ['取片码', 'Claim code']),
});
export const claimOutput = z.object({
  ticket: z.string().nullable().describe('Opens the photos for an hour; null where the code opens none'),
  until: z.date().nullable(),
});
export const codeOutput = z.object({ code: z.string().describe('As printed'), expiresAt: z.date(), sent: z.boolean() });
export const codeInput = appointmentRef.extend({
  send: titled(z.boolean().default(false), ['发短信给本人', 'Send it as a text message']),
});
export const codesInput = z.object({ day });
export const codesOutput = z.object({
  made: z.number().int().describe('Sitters with photos who had no code that opens'),
});
const ticket = z.string().max(120).optional().describe('Of whoever claimed by a code; left out by whoever signed in');
export const removePhotoInput = photoRef.extend({ ticket });
export const consentChoiceInput = z.object({
  ticket,
  appointmentId: appointmentId.optional().describe('Of whoever signed in'),
  exhibit: z.array(uuid).max(100).describe('Photos that may be shown; all others of the appointment may not'),
  named: z.boolean().default(false),
  prints: z
    .array(z.object({ photoId: uuid, copies: z.number().int().min(0).max(20) }))
    .max(100)
    .default([])
    .describe('Copies on paper; photos that are not named keep what was ordered'),
});

export const timesQuery = z.object({
  day: day.optional(),
  provider: z.string().max(40).optional(),
  moving: uuid.optional().describe('The appointment that is to be moved'),
});
export const dayQuery = z.object({
  day: day.optional(),
  provider: z.string().max(40).optional(),
  q: z.string().trim().max(60).default(''),
});
export const photosQuery = z
  .object({ ticket, appointmentId: appointmentId.optional() })
  .refine((asked) => asked.ticket !== undefined || asked.appointmentId !== undefined, 'a ticket or an appointment');
export const photoQuery = photoRef.extend({
  ticket,
  width: z.coerce.number().int().min(16).max(4096).optional(),
});

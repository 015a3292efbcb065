import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { methods, modes, outcomeKinds, visibilities } from './rules.ts';
import { methodWords, modeWords } from './words.ts';

const mode = z.enum(modes);
const method = z.enum(methods);
export const bilingual = z.tuple([z.string(), z.string()]);
const reason = titled(z.string().trim().min(1).max(400), ['原因', 'Reason']);
/** Null is no moment, though it could be read as one in 1970. */
const moment = z.coerce.date().min(new Date('2000-01-01T00:00:00Z'));
const version = z.number().int().min(1).describe('As last read; another change in between is refused');

/** Settings of one stage of sessions. */
export const settings = z.object({
  modes: titled(
    z
      .array(titled(mode, ['方式', 'Way'], { choices: modeWords }))
      .min(1)
      .default(['on-site']),
    ['参加方式', 'Ways to attend'],
    { choices: modeWords },
  ),
  ways: titled(
    z
      .array(titled(method, ['签到方式', 'Way to check in'], { choices: methodWords }))
      .min(1)
      .default(['code', 'poster', 'hand', 'self']),
    ['签到方式', 'Ways to check in'],
    { choices: methodWords },
  ),
  opens: titled(z.enum(['anyone', 'list']).default('anyone'), ['谁能签到', 'Who may check in'], {
    help: ['前面有报名等环节时，以其名单为准', 'Where a stage such as enrolment feeds this one, its list holds'],
    choices: { anyone: ['谁来都行', 'Whoever comes'], list: ['名单上的人', 'Those on the list'] },
  }),
  minutesBefore: titled(z.number().int().min(0).max(1440).default(60), [
    '开始前多少分钟可签到',
    'Check-in opens, minutes before the start',
  ]),
  minutesAfter: titled(z.number().int().min(0).max(1440).default(30), [
    '结束后多少分钟停止签到',
    'Check-in closes, minutes after the end',
  ]),
  hours: titled(
    z.number().min(0).max(100).multipleOf(0.5).default(0),
    ['每场计培训学时', 'Training hours of a session'],
    {
      help: ['签到即计入，0 表示不计', 'Gathered by checking in; 0 for none'],
    },
  ),
  minutes: titled(z.boolean().default(false), ['要写会议记录', 'Minutes are asked for'], {
    help: ['没写时会提醒', 'Whoever is in charge is reminded'],
  }),
});
export type Settings = z.output<typeof settings>;

export const sessionFields = z.object({
  title: titled(z.string().trim().min(1).max(120), ['名称', 'Title']),
  titleEn: titled(z.string().trim().max(160).default(''), ['英文名称', 'Title in English']),
  startsAt: titled(moment, ['开始', 'Starts'], { widget: 'dateTime' }),
  endsAt: titled(moment, ['结束', 'Ends'], { widget: 'dateTime' }),
  onSite: titled(z.boolean().default(true), ['现场', 'On site']),
  online: titled(z.boolean().default(false), ['线上', 'Online']),
  venue: titled(z.string().trim().max(120).default(''), ['场地', 'Venue']),
  address: titled(z.string().trim().max(200).default(''), ['地址', 'Address']),
  onlineLink: titled(
    z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .default(null),
    ['线上入口', 'Online link'],
    {
      help: ['只给能参加的人看', 'Shown only to those who may come'],
    },
  ),
  capacity: titled(z.number().int().min(1).max(1_000_000).nullable().default(null), ['容纳人数', 'Capacity']),
  note: titled(z.string().trim().max(1000).default(''), ['说明', 'Note'], { widget: 'longText' }),
  forGroup: titled(z.string().trim().max(40).default(''), ['哪一批的', 'For whom'], {
    help: ['只是名单里一批人的，选这一批；留空为所有人', 'One batch of the list; empty for everybody'],
  }),
});
export type SessionFields = z.output<typeof sessionFields>;

const given = sessionFields.shape;
/** A change names only what changes: no default creeps in. */
const changes = z.object({
  title: given.title.optional(),
  titleEn: given.titleEn.unwrap().optional(),
  startsAt: given.startsAt.optional(),
  endsAt: given.endsAt.optional(),
  onSite: given.onSite.unwrap().optional(),
  online: given.online.unwrap().optional(),
  venue: given.venue.unwrap().optional(),
  address: given.address.unwrap().optional(),
  onlineLink: given.onlineLink.unwrap().optional(),
  capacity: given.capacity.unwrap().optional(),
  note: given.note.unwrap().optional(),
  forGroup: given.forGroup.unwrap().optional(),
});
export const sessionChanges = changes.extend({ sessionId: z.uuid(), version });
export const sessionRef = z.object({ sessionId: z.uuid() });
export const cancelling = sessionRef.extend({ reason, version });
export const changed = z.object({ id: z.uuid(), version: z.number().int() });

const speaker = z.object({
  name: titled(z.string().trim().min(1).max(60), ['姓名', 'Name']),
  post: titled(z.string().trim().max(120).default(''), ['单位职务', 'Post']),
  honourId: titled(z.uuid().nullable().default(null), ['荣誉', 'Honour'], {
    widget: 'honour',
    help: [
      '报告事迹的劳模先进，从荣誉名册中选；本人同意展示的，活动页链到光荣榜',
      'Of whoever tells of their work: the programme links to the wall of honour where they agreed to be shown',
    ],
  }),
});
export const agendaItem = z.object({
  chapter: titled(z.string().trim().max(60).default(''), ['篇章', 'Chapter'], {
    help: ['同一篇章的节目连着排', 'Items of one chapter follow each other'],
  }),
  title: titled(z.string().trim().min(1).max(160), ['节目或议程', 'Act or item']),
  startsAt: titled(z.coerce.date().nullable().default(null), ['开始', 'Starts'], { widget: 'dateTime' }),
  minutes: titled(z.number().int().min(1).max(1440).nullable().default(null), ['分钟', 'Minutes']),
  speakers: titled(z.array(speaker).max(40).default([]), ['发言人或表演者', 'Speakers or performers'], {
    widget: 'rows',
  }),
  note: titled(z.string().trim().max(400).default(''), ['说明', 'Note']),
});
export const agendaInput = sessionRef.extend({ items: z.array(agendaItem).max(200) });

export const planTeamsInput = sessionRef.extend({
  startsAt: titled(moment.nullable().default(null), ['第一队几点', 'When the first begins'], {
    help: ['不填则接着已有节目，或从场次开始时算', 'None: after what is there, or when the session begins'],
    widget: 'dateTime',
  }),
  minutes: titled(z.number().int().min(1).max(600).default(10), ['每队几分钟', 'Minutes for each']),
});

export const materialInput = z.object({
  sessionId: z.uuid().nullable().default(null).describe('Left out for material of the whole stage'),
  title: titled(z.string().trim().min(1).max(120), ['标题', 'Title']),
  fileId: titled(z.uuid().nullable().default(null), ['文件', 'File'], { widget: 'file' }),
  url: titled(
    z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .default(null),
    ['网址', 'Link'],
  ),
  visibility: titled(z.enum(['public', 'participants']).default('public'), ['谁能看', 'Who sees it'], {
    choices: { public: ['公开', 'Everyone'], participants: ['参加者', 'Participants'] },
  }),
  reading: titled(z.boolean().default(false), ['要求阅读', 'To be read']),
});
export type MaterialInput = z.output<typeof materialInput>;
export const materialRef = z.object({ materialId: z.uuid() });

export const minutesInput = sessionRef.extend({
  body: titled(z.string().trim().min(1).max(50_000), ['会议记录', 'Minutes'], { widget: 'longText' }),
  visibility: titled(z.enum(visibilities).default('participants'), ['谁能看', 'Who sees it'], {
    choices: {
      public: ['公开', 'Everyone'],
      participants: ['参加者', 'Participants'],
      organisers: ['主办方', 'Organisers'],
    },
  }),
  version: z.number().int().min(0).default(0).describe('As last read; 0 where none were written yet'),
});
export const followUp = z.object({
  id: z.uuid().optional().describe('Of one that is there; left out for a new one'),
  text: titled(z.string().trim().min(1).max(400), ['事项', 'What']),
  owner: titled(z.string().trim().max(80).default(''), ['负责', 'Who']),
  dueOn: titled(z.iso.date().nullable().default(null), ['期限', 'Due'], { widget: 'date' }),
  done: titled(z.boolean().default(false), ['已完成', 'Done']),
});
export const followUpsInput = sessionRef.extend({ followUps: z.array(followUp).max(100) });

export const scansInput = z.object({
  scans: z
    .array(
      z.object({
        scanId: z.uuid().describe('Made by the phone once per scan; sent again, it is the same scan'),
        sessionId: z.string().max(100),
        code: z.string().max(8000).describe('Whatever the camera read'),
        scannedAt: z.coerce.date().describe('By the clock of the phone'),
      }),
    )
    .min(1)
    .max(500),
  sentAt: z.coerce
    .date()
    .optional()
    .describe('The phone’s clock as it sends: a clock that is wrong is set right by it'),
});
export type Scan = z.output<typeof scansInput>['scans'][number];
const outcome = z.object({
  outcome: z.enum(outcomeKinds),
  name: z.string().nullable(),
  words: z.object({ zh: z.string(), en: z.string() }),
});
export const scansOutput = z.object({ results: z.array(outcome.extend({ scanId: z.uuid() })) });
export const handInInput = sessionRef.extend({ personIds: z.array(z.uuid()).min(1).max(500) });
export const handInOutput = z.object({
  sessionId: z.uuid(),
  results: z.array(outcome.extend({ personId: z.uuid() })),
});
export const teamInInput = sessionRef.extend({
  teamId: z.uuid(),
  absent: z.array(z.uuid()).max(500).default([]).describe('Persons of the team who are not there'),
});
export const teamInOutput = handInOutput.extend({
  team: z.string(),
  unknown: z.number().int().describe('Members whom the register does not know, so that they cannot be counted'),
});
export const posterInput = sessionRef.extend({ token: z.string().max(100) });
export const selfOutput = z.object({
  sessionId: z.uuid(),
  state: z.enum(['done', 'already']),
  name: z.string(),
  at: z.date(),
});
export const correctionInput = sessionRef.extend({
  change: z.enum(['add', 'withdraw']),
  personIds: z.array(z.uuid()).min(1).max(500),
  mode: mode.default('on-site'),
  at: z.coerce.date().optional().describe('When they came; the start of the session unless given'),
  reason,
});
export type CorrectionInput = z.output<typeof correctionInput>;
export const correctionOutput = z.object({ changed: z.number().int() });
export const guestsInput = z.object({ personIds: z.array(z.uuid()).min(1).max(1000) });

const agendaView = z.object({
  chapter: z.string(),
  title: z.string(),
  startsAt: z.date().nullable(),
  minutes: z.number().int().nullable(),
  speakers: z.array(
    z.object({
      name: z.string(),
      post: z.string(),
      honourId: z.uuid().nullable(),
      honour: z
        .object({ id: z.uuid(), title: z.string(), year: z.number().int() })
        .nullable()
        .describe('As the wall of honour shows it; null where it shows nothing'),
    }),
  ),
  note: z.string(),
});
const materialView = z.object({
  id: z.uuid(),
  sessionId: z.uuid().nullable(),
  title: z.string(),
  url: z.string().nullable(),
  fileId: z.uuid().nullable(),
  fileKind: z.string().nullable(),
  contentType: z.string().nullable(),
  bytes: z.number().nullable(),
  visibility: z.enum(['public', 'participants']),
  reading: z.boolean(),
  readAt: z.date().nullable().describe('When you read it'),
});
export type MaterialView = z.output<typeof materialView>;
export const sessionView = z.object({
  id: z.uuid(),
  title: z.string(),
  titleEn: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  onSite: z.boolean(),
  online: z.boolean(),
  venue: z.string(),
  address: z.string(),
  onlineLink: z.string().nullable().describe('Only for those who may come'),
  capacity: z.number().int().nullable(),
  note: z.string(),
  forGroup: z.string().describe('Key of the group that is expected; empty for everybody'),
  cancelReason: z.string().nullable(),
  rollClosedAt: z.date().nullable().describe('When those who did not come were entered as absent'),
  version: z.number().int(),
  agenda: z.array(agendaView),
  materials: z.array(materialView),
  arrived: z.number().int(),
  minutes: z.string().nullable().describe('Where you may see them'),
  mine: z.object({ at: z.date(), mode }).nullable(),
});
export type SessionView = z.output<typeof sessionView>;
export const programmeView = z.object({
  stageId: z.uuid(),
  expected: z.number().int().nullable().describe('People on the list; null where whoever comes may check in'),
  invited: z.boolean().describe('Whether you may come'),
  sessions: z.array(sessionView),
  materials: z.array(materialView).describe('Of the whole stage'),
  groups: z.array(z.object({ key: z.string(), label: bilingual })).describe('Groups that people on the list are in'),
});
export type ProgrammeView = z.output<typeof programmeView>;

const heldSession = sessionRef.extend({
  title: bilingual,
  startsAt: z.date(),
  endsAt: z.date(),
  place: z.string(),
  cancelled: z.boolean(),
  arrived: z.number().int(),
  online: z.number().int().describe('Of those arrived'),
});
export const helperQuery = z.object({
  sessionId: z.uuid().optional(),
  q: z.string().trim().max(60).optional(),
});
const foundPerson = z.object({
  personId: z.uuid(),
  name: z.string().describe('Masked unless on the list'),
  unitName: z.string(),
  phoneTail: z.string(),
  arrivedAt: z.date().nullable(),
});
export const helperView = z.object({
  stageId: z.uuid(),
  sessions: z.array(heldSession),
  current: z.uuid().nullable().describe('The session asked for, else the one nearest to now'),
  expected: z.number().int().nullable(),
  byHand: z.boolean(),
  poster: z.boolean(),
  mayPrint: z.boolean(),
  query: z.string(),
  found: z.array(foundPerson),
  teams: z
    .array(
      z.object({
        teamId: z.uuid(),
        name: z.string(),
        unitName: z.string(),
        members: z.number().int(),
        known: z.number().int().describe('Members whom the register knows'),
        arrived: z.number().int(),
      }),
    )
    .describe('Teams that take part, to be checked in at once'),
});
export type HelperData = z.output<typeof helperView>;
export const lookUpQuery = sessionRef.extend({ q: z.string().trim().min(2).max(60) });
export const lookUpView = z.array(foundPerson);

export const checkInQuery = z.object({ sessionId: z.uuid(), token: z.string().max(100).default('') });
export const checkInStates = [
  'open',
  'already',
  'tooEarly',
  'tooLate',
  'notOnList',
  'full',
  'refused',
  'signIn',
] as const;
export const checkInView = z.object({
  state: z.enum(checkInStates),
  session: z.object({
    id: z.uuid(),
    title: bilingual,
    startsAt: z.date(),
    endsAt: z.date(),
    place: z.string(),
    onlineLink: z.string().nullable(),
  }),
  /** How a press of the button checks in: by the poster in the room, or oneself online. */
  by: z.enum(['poster', 'self']),
  token: z.string(),
  name: z.string().nullable(),
  at: z.date().nullable(),
  reason: bilingual.nullable(),
});
export type CheckInData = z.output<typeof checkInView>;

export const minutesView = z.object({
  sessionId: z.uuid(),
  body: z.string(),
  visibility: z.enum(visibilities),
  writerName: z.string(),
  writtenAt: z.date().nullable(),
  version: z.number().int(),
  followUps: z.array(followUp.required({ id: true }).extend({ doneAt: z.date().nullable() })),
});

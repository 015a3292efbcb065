import { z } from 'zod';
import { keyOf } from '../../../kernel/fields.ts';
import { bilingual } from '../contract.ts';
import { appointmentStates, type Colour, colours, moveNames } from '../rules.ts';

const uuid = z.uuid();
const day = z.iso.date();
const why = z.object({ ok: z.boolean(), words: bilingual });

const providerView = z.object({
  key: z.string(),
  name: bilingual,
  about: bilingual,
  place: bilingual,
  colour: keyOf<Colour>(colours),
});
export type ProviderView = z.output<typeof providerView>;

const whenView = z.object({ id: uuid, provider: providerView, startsAt: z.date(), endsAt: z.date() });

export const timesView = z.object({
  days: z.array(z.object({ day, free: z.number().int().describe('Places left') })),
  day: day.nullable().describe('The day whose times are listed; null where there is none'),
  providers: z.array(providerView.extend({ free: z.number().int().describe('Places left on all days') })),
  provider: z.string().nullable(),
  /** Free ones alone: what is taken or over is nobody's business. */
  slots: z.array(whenView.extend({ left: z.number().int() })),
  mine: whenView.nullable().describe('What the reader holds and has not used'),
  moving: whenView.nullable().describe('What is to be moved, where it still may be'),
  hasHours: z.boolean().describe('Whether any hours are entered: else none can come free'),
  whys: z.array(why).describe('What has to be so before this reader may book'),
});
export type TimesView = z.output<typeof timesView>;

const mineItem = whenView.extend({
  state: keyOf(appointmentStates),
  movableUntil: z.date(),
  mayMove: z.boolean(),
  mayCancel: z.boolean(),
  notes: z.number().int(),
  referrals: z.number().int(),
  photos: z.number().int(),
  unanswered: z.number().int().describe('Photos about which the person has not said whether they may be shown'),
});
export const mineView = z.object({ appointments: z.array(mineItem), mayBook: z.boolean() });
export type MineView = z.output<typeof mineView>;

const row = whenView.extend({
  name: z.string(),
  unitName: z.string(),
  phoneTail: z.string(),
  known: z.boolean().describe('On the roster'),
  walkIn: z.boolean(),
  state: keyOf(appointmentStates),
  moves: z.array(z.enum(moveNames)),
  photos: z.number().int(),
  mine: z.boolean().describe('The reader is its provider'),
});
export type RowView = z.output<typeof row>;

export const dayView = z.object({
  days: z.array(z.object({ day, count: z.number().int() })),
  day,
  isToday: z.boolean(),
  providers: z.array(providerView),
  provider: z.string().nullable(),
  rows: z.array(row),
  counts: z.record(z.string(), z.number().int()),
  walkIns: z.boolean(),
  mayLookUp: z.boolean(),
  printsOn: z.boolean(),
  /** Of today, with room, not over yet. */
  free: z.array(whenView.extend({ left: z.number().int() })),
  query: z.string(),
  found: z.array(z.object({ personId: uuid, name: z.string(), unitName: z.string(), phoneTail: z.string() })),
});
export type DayView = z.output<typeof dayView>;

export const visitView = z.object({
  row,
  notesOn: z.boolean(),
  notes: z.number().int(),
  photosOn: z.boolean(),
  photos: z.array(
    z.object({
      id: uuid,
      href: z.string(),
      caption: z.string(),
      exhibit: z.boolean().nullable().describe('Null until the person said'),
    }),
  ),
  claim: z
    .object({ code: z.string(), expiresAt: z.date(), usedAt: z.date().nullable() })
    .nullable()
    .describe('The code that opens them now; for the photographer alone'),
  history: z.array(z.object({ at: z.date(), by: z.string(), kind: z.string(), reason: z.string() })),
});
export type VisitView = z.output<typeof visitView>;

export const notesView = z.object({
  appointment: whenView,
  name: z.string(),
  mayWrite: z.boolean(),
  notes: z.array(
    z.object({
      id: uuid,
      kind: z.enum(['note', 'referral']),
      at: z.date(),
      author: z.string(),
      to: z.string(),
      words: z.string(),
      erasedAt: z.date().nullable().describe('When what it said was deleted'),
    }),
  ),
  eraseDays: z.number().int().describe('Days after the appointment until what they say is deleted'),
});
export type NotesView = z.output<typeof notesView>;

export const photosView = z.object({
  appointment: whenView,
  name: z.string(),
  ticket: z.string().nullable(),
  named: z.boolean(),
  photos: z.array(
    z.object({
      id: uuid,
      href: z.string().describe('Takes `&width=` for a smaller copy'),
      width: z.number().int(),
      height: z.number().int(),
      caption: z.string(),
      exhibit: z.boolean().nullable(),
      prints: z.number().int(),
    }),
  ),
  mostPrints: z.number().int(),
  answeredAt: z.date().nullable(),
});
export type PhotosView = z.output<typeof photosView>;

/** The page on which a code is typed shows nothing but its box. */
export const claimView = z.object({});

/** What a page shows: nothing where its hour is over, or its code was revoked. */
export const photosPageView = z.object({ photos: photosView.nullable() });
export type PhotosPageView = z.output<typeof photosPageView>;

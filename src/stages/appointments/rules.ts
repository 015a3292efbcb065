import type { Why } from '../../kernel/why.ts';
import type { Bilingual } from '../../kernel/words.ts';

/** How an appointment stands. */
export const appointmentStates = {
  booked: ['已预约', 'Booked'],
  arrived: ['已到', 'Arrived'],
  done: ['已完成', 'Done'],
  missed: ['没有来', 'Did not come'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies Record<string, Bilingual>;
export type AppointmentState = keyof typeof appointmentStates;

/** The states in which a person still holds a place that they have not used. */
export const liveStates = ['booked', 'arrived'] as const satisfies readonly AppointmentState[];

/** What whoever keeps the list of a day may do, from which state to which. */
export const moves = {
  arrive: { from: ['booked', 'missed'], to: 'arrived', words: ['到了', 'Arrived'] },
  finish: { from: ['booked', 'arrived'], to: 'done', words: ['完成', 'Done'] },
  miss: { from: ['booked'], to: 'missed', words: ['没来', 'Did not come'] },
  undo: { from: ['arrived', 'done', 'missed'], to: 'booked', words: ['撤销', 'Undo'] },
} as const satisfies Record<string, { from: readonly AppointmentState[]; to: AppointmentState; words: Bilingual }>;
export type MoveName = keyof typeof moves;
export const moveNames = Object.keys(moves) as [MoveName, ...MoveName[]];

/** The moves that are open from a state, at this moment: nobody arrives on another day, nor is missed before the time. */
export function openMoves(
  { state, startsAt }: { state: AppointmentState; startsAt: Date },
  { now, isToday }: { now: Date; isToday: boolean },
): MoveName[] {
  return moveNames.filter((name) => {
    const { from }: { from: readonly AppointmentState[] } = moves[name];
    if (!from.includes(state)) return false;
    if (name === 'arrive') return isToday;
    if (name === 'finish') return isToday || now >= startsAt;
    return name === 'miss' ? now >= startsAt : true;
  });
}

/** Whether its person can still do something about it: what has begun or was marked is for whoever keeps the list. */
export const isAhead = ({ state, startsAt }: { state: AppointmentState; startsAt: Date }, now: Date): boolean =>
  state === 'booked' && now < startsAt;

const HOUR_MS = 3_600_000;

/** Until when an appointment may be moved. */
export function movableUntil(startsAt: Date, hours: number): Date {
  return new Date(startsAt.getTime() - hours * HOUR_MS);
}

export interface SlotOffer {
  startsAt: Date;
  capacity: number;
  taken: number;
  closedAt: Date | null;
}

/** Whether somebody may take a place of a slot now, line by line. Walking in is possible while it lasts. */
export function whysOfSlot(
  slot: SlotOffer & { endsAt: Date },
  { now, walkIn = false }: { now: Date; walkIn?: boolean },
): Why[] {
  const isAhead = walkIn ? now < slot.endsAt : now < slot.startsAt;
  return [
    { ok: isAhead, words: isAhead ? ['时间还没到', 'Its time is ahead'] : ['时间已过', 'Its time is over'] },
    {
      ok: slot.closedAt === null,
      words: slot.closedAt === null ? ['开放预约', 'Open for booking'] : ['已停止预约', 'No longer given out'],
    },
    {
      ok: slot.taken < slot.capacity,
      words: slot.taken < slot.capacity ? ['还有空位', 'There is room'] : ['已约满', 'Fully booked'],
    },
  ];
}

/** Whether anybody may still take a place of a slot. */
export const isFree = (slot: SlotOffer & { endsAt: Date }, now: Date): boolean =>
  whysOfSlot(slot, { now }).every(({ ok }) => ok);

/** The first place of a slot that nobody holds. */
export function firstSeat(held: readonly number[]): number {
  const taken = new Set(held);
  let seat = 1;
  while (taken.has(seat)) seat++;
  return seat;
}

/** Colours by which providers are told apart; words stand beside them everywhere. */
export const colours = {
  red: ['红', 'Red'],
  gold: ['金', 'Gold'],
  green: ['绿', 'Green'],
  blue: ['蓝', 'Blue'],
  ink: ['墨', 'Ink'],
} as const satisfies Record<string, Bilingual>;
export type Colour = keyof typeof colours;

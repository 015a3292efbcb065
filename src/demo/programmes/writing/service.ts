import type { Fact } from '../../../figures/service.ts';
import { addDays, dayOf, momentOf } from '../../../kernel/dates.ts';
import type { Tables } from '../../../platform/db/tables.ts';
import type { House } from '../../../platform/house.ts';
import type { DemoAccount } from '../../accounts/contract.ts';
import type { DemoPerson } from '../../people/contract.ts';
import type { Row } from '../../rows/contract.ts';
import type { Dice } from '../../rules.ts';
import type { DemoUnit, DemoUnits } from '../../units/contract.ts';
import type { DemoProgramme, DemoSession } from '../contract.ts';

/** All that is collected while programmes are made, to be written table by table. */
export interface Pile {
  rows: Partial<Record<keyof Tables & string, Row[]>>;
  facts: Fact[];
  /** Sources whose facts were taken back later. */
  reversed: Fact['source'][];
}

export interface Work {
  house: Pick<House, 'keys'>;
  federationId: string;
  /** The moment of loading; nothing that happened lies after it. */
  now: Date;
  today: string;
  units: DemoUnits;
  people: readonly DemoPerson[];
  /** Members by the kinds of worker that programmes ask for, as far as looked for. */
  fitting: Map<string, readonly DemoPerson[]>;
  accounts: ReadonlyMap<string, DemoAccount>;
  pile: Pile;
}

/** A stage as it was made. */
export interface MadeStage {
  id: string;
  kind: string;
  key: string;
  takesFrom: string | null;
  settings: Record<string, unknown>;
  opensAt: Date | null;
  closesAt: Date | null;
}

export interface MadeSession extends DemoSession {
  id: string;
  startsAt: Date;
  endsAt: Date;
}

/** One programme while its people take part. */
export interface Made {
  programme: DemoProgramme;
  id: string;
  campaignId: string | null;
  unit: DemoUnit;
  dice: Dice;
  publishedAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  sessions: readonly MadeSession[];
  stages: readonly MadeStage[];
}

export function newPile(): Pile {
  return { rows: {}, facts: [], reversed: [] };
}

/** Puts rows of one table on the pile. */
export function put(pile: Pile, table: keyof Pile['rows'], rows: readonly Row[]): void {
  const kept = pile.rows[table];
  if (kept) for (const row of rows) kept.push(row);
  else pile.rows[table] = [...rows];
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

/** When a session begins; the clock `now-30` means half an hour ago, so that it runs while somebody looks. */
export function startOf({ now, today }: Work, { day, clock }: { day: number; clock: string }): Date {
  if (!clock.startsWith('now')) return momentOf(addDays(today, day), clock);
  const ago = Number(clock.slice('now-'.length)) * MINUTE_MS;
  return new Date(Math.floor((now.getTime() - ago) / QUARTER_MS) * QUARTER_MS);
}

export function later(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * MINUTE_MS);
}

/** The latest of two, and the earliest. */
export const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** The day of a moment, remembered: asked for each of thousands of rows. */
export function dayOnce(): (time: Date) => string {
  const known = new Map<number, string>();
  return (time) => {
    const hour = Math.floor(time.getTime() / 3_600_000);
    const day = known.get(hour) ?? dayOf(time);
    known.set(hour, day);
    return day;
  };
}

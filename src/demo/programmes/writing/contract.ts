import type { Fact } from '../../../figures/service.ts';
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

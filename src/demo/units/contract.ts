import type { UnitPath } from '../../kernel/unit-path.ts';
import type { UnitKind } from '../../people/units/rules.ts';
import type { Trade } from './rules.ts';

/** A unit of the demo as it was made. */
export interface DemoUnit {
  id: string;
  parentId: string | null;
  path: UnitPath;
  kind: UnitKind;
  name: string;
  /** Parts of the name, spelled one by one. */
  parts: readonly string[];
  fromOn: string;
  uscc: string | null;
  regionCode: string | null;
  industryId: string | null;
  address: string | null;
  validUntil: string | null;
  /** What is done there; unions that lead others have none. */
  trade?: Trade;
}

/** The tree of the demo. */
export interface DemoUnits {
  all: readonly DemoUnit[];
  byName: ReadonlyMap<string, DemoUnit>;
  top: DemoUnit;
  districts: readonly DemoUnit[];
  /** Unions of employers and what lies below them: where members are. */
  homes: readonly DemoUnit[];
  partners: readonly DemoUnit[];
}

import { parseUscc } from '../../../kernel/codes/uscc.ts';
import type { Day } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { unitRefusals } from '../errors.ts';
import { findByUscc, findSibling, type Tenant, type UnitRow } from '../queries.ts';
import {
  findUnitName,
  judgeEffectiveDay,
  leadersOf,
  MAX_UNIT_NAME_CHARACTERS,
  mayLieUnder,
  PLAN_AHEAD_DAYS,
  type UnitKind,
  unitKinds,
} from '../rules.ts';
import { getActiveUnit } from '../service.ts';

/**
 * The name in its normal form, free among the units of a superior.
 * @throws units.bad-name, units.name-taken
 */
export async function checkName(
  db: Trx | Db,
  tenant: Tenant,
  { name: text, parent, butNot }: { name: string; parent: Pick<UnitRow, 'id' | 'name'> | null; butNot?: string },
): Promise<string> {
  const name = findUnitName(text);
  if (name === undefined) throw unitRefusals.badName({ limit: MAX_UNIT_NAME_CHARACTERS }, [nameField]);
  if (parent && (await findSibling(db, tenant, { parentId: parent.id, name, butNot })))
    throw unitRefusals.nameTaken({ name, parent: parent.name }, [nameField]);
  return name;
}
const nameField = { path: 'name', words: ['请改名称', 'Change the name'] } as const;

/** @throws units.kind-not-under */
export function checkPlace(kind: UnitKind, parent: Pick<UnitRow, 'kind' | 'name'>): void {
  if (mayLieUnder(kind, parent.kind)) return;
  const [leaders, leadersEn] = leadersOf(kind);
  const [zh, en] = unitKinds[kind].words;
  const [parentKind, parentKindEn] = unitKinds[parent.kind].words;
  throw unitRefusals.kindNotUnder({
    kind: zh,
    kindEn: en,
    parentKind,
    parentKindEn,
    parent: parent.name,
    leaders,
    leadersEn,
  });
}

/**
 * A unified social credit code in its normal form, carried by no other active unit; a mismatch within the
 * organisation code (GB 11714) only warns.
 * @throws units.bad-uscc, units.uscc-taken
 */
export async function checkUscc(
  db: Trx | Db,
  tenant: Tenant,
  { uscc: text, butNot }: { uscc: string | null | undefined; butNot?: string },
): Promise<{ uscc: string | null; warnings: Bilingual[] }> {
  if (!text?.trim()) return { uscc: null, warnings: [] };
  const parsed = parseUscc(text);
  if (!parsed.ok) {
    const [zh, en] = parsed.words;
    throw unitRefusals.badUscc({ zh, en }, [{ path: 'uscc', words: parsed.words }]);
  }
  const uscc = parsed.value.code;
  const holder = await findByUscc(db, tenant, { uscc, butNot });
  if (holder) throw unitRefusals.usccTaken({ uscc, unit: holder.name });
  return { uscc, warnings: parsed.value.warnings.map((warning) => warning.words) };
}

/** @throws units.not-industrial, units.not-found, units.not-active */
export async function checkIndustry(db: Trx | Db, tenant: Tenant, industryId: string | null | undefined) {
  if (!industryId) return null;
  const industry = await getActiveUnit(db, tenant, industryId);
  if (industry.kind !== 'industrial') throw unitRefusals.notIndustrial({ unit: industry.name });
  return industry.id;
}

interface DayInput {
  unit: Pick<UnitRow, 'name'>;
  on: Day | undefined;
  today: Day;
  since: Day;
  reason: string | undefined;
}

/**
 * The effective day of a change, and whether it lies ahead.
 * @throws units.bad-day, units.too-early, units.too-late, units.reason-needed
 */
export function checkDay({ unit, on, today, since, reason }: DayInput): { on: Day; planned: boolean } {
  const day = on ?? (today < since ? since : today);
  const verdict = judgeEffectiveDay({ on: day, today, since, reason });
  if (verdict.ok) return { on: day, planned: verdict.planned };
  switch (verdict.problem) {
    case 'notADay':
      throw unitRefusals.badDay({ on: day });
    case 'tooEarly':
      throw unitRefusals.tooEarly({ unit: unit.name, since });
    case 'tooLate':
      throw unitRefusals.tooLate({ days: PLAN_AHEAD_DAYS });
    case 'reasonNeeded':
      throw unitRefusals.reasonNeeded({}, [{ path: 'reason', words: ['请写明原因', 'Give the reason'] }]);
  }
}

/** @throws units.no-members-here */
export function refuseWithoutMembers(unit: Pick<UnitRow, 'name' | 'kind'>) {
  const { holdsMembers, words } = unitKinds[unit.kind];
  if (!holdsMembers) throw unitRefusals.noMembersHere({ unit: unit.name, kind: words[0], kindEn: words[1] });
}

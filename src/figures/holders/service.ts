import { sql } from 'kysely';
import type { UnitPath } from '../../kernel/unit-path.ts';
import type { Scope } from '../../people/access/rules.ts';
import { demandOn, getUnit } from '../../people/units/service.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import { findIndicator } from '../catalogue/register.ts';
import { type HolderKind, type HolderQuery, holderKinds, type Indicator } from '../contract.ts';
import { figureRefusals } from '../errors.ts';

/** Whom figures are kept for. A stage has none of its own: its figures are added from its records when asked for. */
export interface Holder {
  kind: HolderKind;
  id: string;
}

export interface NamedHolder extends Holder {
  name: string;
  /** Of the unit itself, or of the one that owns the programme. */
  unitPath: UnitPath;
}

/**
 * The holder that a query names, where the scope may read its figures.
 * @throws figures.one-holder, figures.unknown-programme, units.not-found, access.not-allowed
 */
export async function getReadableHolder(
  db: Db | Trx,
  scope: Scope,
  { unitId, programmeId, campaignId, stageId }: HolderQuery & { stageId?: string | undefined },
): Promise<NamedHolder> {
  const ids = { unit: unitId, programme: programmeId, campaign: campaignId, stage: stageId };
  const named = holderKinds.flatMap((kind) => (ids[kind] === undefined ? [] : [{ kind, id: ids[kind] }]));
  const [holder] = named;
  if (!holder || named.length !== 1) throw figureRefusals.oneHolder();
  return getReadable(db, scope, holder);
}

/** The same by kind and id. @throws figures.unknown-programme, units.not-found, access.not-allowed */
export async function getReadable(db: Db | Trx, scope: Scope, { kind, id }: Holder): Promise<NamedHolder> {
  if (kind === 'unit') {
    const unit = await getUnit(db, scope, id);
    demandOn(scope, 'figures.read', unit);
    return { kind, id, name: unit.name, unitPath: unit.path };
  }
  const programmeId =
    kind === 'stage'
      ? sql`(select programme_id from stages where federation_id = ${scope.federationId} and id = ${id})`
      : id;
  const { rows } = await sql<{ title: string; unitName: string; unitPath: string }>`
    select programme.title, unit.name as unit_name, unit.path as unit_path
      from programmes programme
      join units unit on unit.federation_id = programme.federation_id and unit.id = programme.unit_id
     where programme.federation_id = ${scope.federationId} and programme.id = ${programmeId}`.execute(db);
  const [programme] = rows;
  if (!programme) throw figureRefusals.unknownProgramme();
  demandOn(scope, 'figures.read', { name: programme.unitName, path: programme.unitPath });
  return { kind, id, name: programme.title, unitPath: programme.unitPath };
}

/** @throws figures.unknown-indicator */
export function getIndicator(code: string): Indicator {
  const indicator = findIndicator(code);
  if (!indicator) throw figureRefusals.unknownIndicator({ indicator: code });
  return indicator;
}

/** The indicator whose facts stand behind this one. */
export function factsOf({ code, of, count }: Indicator): string {
  return count === 'people' ? (of ?? code) : code;
}

/** The condition that `fact` belongs to a holder, as it was counted. */
export function heldBy(federationId: string, { kind, id }: Holder) {
  if (kind === 'programme') return sql<boolean>`fact.programme_id = ${id}`;
  if (kind === 'campaign') return sql<boolean>`fact.campaign_id = ${id}`;
  if (kind === 'stage') return sql<boolean>`fact.stage_id = ${id}`;
  return sql<boolean>`exists (
    select from fact_lines kept
     where kept.federation_id = ${federationId} and kept.unit_id = fact.unit_id and kept.day = fact.day
       and kept.line @> array[${id}]::uuid[])`;
}

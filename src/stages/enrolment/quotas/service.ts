import { accessRefusals } from '../../../people/access/errors.ts';
import { may } from '../../../people/access/rules.ts';
import type { StageContext } from '../../service.ts';
import type { Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { moveUpNow } from '../offers/service.ts';
import { type Key, lockBooks } from '../queries.ts';
import { rehome } from './arranging/service.ts';
import { quotaRefusals } from './errors.ts';
import { getClawBack, keepQuotaMoves, listGivenQuotas, type QuotaMove, writeQuotas } from './queries.ts';
import { type GivenQuota, type Giving, giveDown, grantedTo, type NotGiven } from './rules.ts';

type Context = StageContext<Settings>;

/**
 * Gives of a unit's quota to units below it, or takes back: by whoever runs programmes for the unit that gives. Whoever
 * waits under one of them moves up as far as there is room.
 * @throws quotas.none-to-give, not-below, given-by-another, in-use, short, named-twice, clawed-back,
 *   enrolment.unknown-quota-unit, access.not-allowed
 */
export async function giveQuota(
  context: Context,
  { fromUnitId, rows }: { fromUnitId: string; rows: readonly { unitId: string; places: number }[] },
): Promise<{ changed: number }> {
  const { trx, stage, scope, now, host } = context;
  const key: Key = { federationId: stage.federationId, stageId: stage.id };
  await lockBooks(trx, key);
  const units = await unitsOf(context, [fromUnitId, ...rows.map(({ unitId }) => unitId)]);
  const giver = units.get(fromUnitId);
  if (!giver) throw quotaRefusals.noneToGive();
  if (!may(scope, 'programmes.manage', giver.path))
    throw accessRefusals.notAllowed({ unit: giver.name, ability: ['下拨名额', 'give places'] });
  if ((await getClawBack(trx, key)).clawedBackAt) throw quotaRefusals.clawedBack();
  const unknown = rows.filter(({ unitId }) => !units.has(unitId)).length;
  if (unknown > 0) throw enrolmentRefusals.unknownQuotaUnit({ count: unknown });
  const before = await listGivenQuotas(trx, key);
  const given = rows.map(({ unitId, places }): Giving => ({ unitId, places, path: units.get(unitId)?.path ?? '' }));
  const result = giveDown(before, fromUnitId, given);
  if ('refused' in result) throw refusalOf(result.refused, (unitId) => units.get(unitId)?.name ?? '', giver.name);
  const moves = movesOf(before, result.quotas, fromUnitId, rows);
  await writeQuotas(trx, key, { before, after: result.quotas });
  await keepQuotaMoves(trx, key, { moves, at: now, actorId: scope.actor.kind === 'account' ? scope.actor.id : null });
  await rehome(context);
  await moveUpNow(context);
  await host.audit(
    'enrolment.give-quota',
    { kind: 'unit', id: fromUnitId },
    { stage: stage.id, moves: moves.map(({ kind, toUnitId, places }) => ({ kind, toUnitId, places })) },
  );
  return { changed: moves.length };
}

async function unitsOf({ trx, stage }: Context, ids: readonly string[]) {
  const rows = await trx
    .selectFrom('units')
    .select(['id', 'name', 'path'])
    .where('federationId', '=', stage.federationId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function movesOf(
  before: readonly GivenQuota[],
  after: readonly GivenQuota[],
  giver: string,
  rows: readonly { unitId: string }[],
): QuotaMove[] {
  return rows.flatMap(({ unitId }): QuotaMove[] => {
    const more = grantedTo(after, unitId) - grantedTo(before, unitId);
    if (more === 0) return [];
    return more > 0
      ? [{ kind: 'given', fromUnitId: giver, toUnitId: unitId, places: more }]
      : [{ kind: 'taken-back', fromUnitId: unitId, toUnitId: giver, places: -more }];
  });
}

function refusalOf(refused: NotGiven, nameOf: (unitId: string) => string, giver: string) {
  const unit = 'unitId' in refused ? nameOf(refused.unitId) : '';
  const fields = [{ path: 'rows', words: [unit || '名额不够', unit || 'Not enough places'] as const }];
  switch (refused.because) {
    case 'noneToGive':
      return quotaRefusals.noneToGive();
    case 'namedTwice':
      return quotaRefusals.namedTwice({ unit }, fields);
    case 'notBelow':
      return quotaRefusals.notBelow({ unit, giver }, fields);
    case 'givenByAnother':
      return quotaRefusals.givenByAnother({ unit }, fields);
    case 'inUse':
      return quotaRefusals.inUse({ unit, inUse: refused.inUse, places: refused.places }, fields);
    case 'short':
      return quotaRefusals.short({ giver, left: refused.left, asked: refused.asked }, fields);
  }
}

import { ancestorIds, isWithin } from '../../../kernel/unit-path.ts';
import { pick } from '../../../kernel/words.ts';
import type { FieldView } from '../contract.ts';
import { type Context, type Draft, drawUp, keyOf, organisersIn } from '../drafting/service.ts';
import { getList, selectAwards } from '../queries.ts';
import { awarded, byParticipation, winsAward } from '../rules.ts';

export interface Partaker {
  unitId: string;
  name: string;
  works: number;
  people: number;
}

/** Unions of which somebody took part, with what they handed in and how many people that were; the busiest first. */
export async function partakersOf(context: Context, among: 'unit' | 'below'): Promise<Partaker[]> {
  const cards = awarded(await context.host.field(), 'any');
  const unitOf = await unitsOf(context, unitIds(cards), among);
  const byUnit = Map.groupBy(cards, ({ unitId }) => (unitId ? (unitOf.get(unitId)?.id ?? '') : ''));
  return [...byUnit]
    .flatMap(([unitId, theirs]): Partaker[] => {
      const name = [...unitOf.values()].find(({ id }) => id === unitId)?.name;
      if (!unitId || name === undefined) return [];
      const people = new Set(
        theirs.flatMap((card) => card.people.filter(winsAward).map(({ personId, name: said }) => personId ?? said)),
      );
      return [{ unitId, name, works: theirs.length, people: people.size }];
    })
    .sort(byParticipation);
}

/** By unit: itself, or the one above it that lies directly below the organiser; units elsewhere stand for themselves. */
async function unitsOf(
  { trx, stage }: Context,
  ids: readonly string[],
  among: 'unit' | 'below',
): Promise<Map<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const select = (wanted: readonly string[]) =>
    trx
      .selectFrom('units')
      .select(['id', 'name', 'path'])
      .where('federationId', '=', stage.federationId)
      .where('id', 'in', [...wanted])
      .execute();
  const own = await select([...new Set(ids)]);
  if (among === 'unit') return new Map(own.map(({ id, name }) => [id, { id, name }]));
  const depth = ancestorIds(stage.unitPath).length;
  const upper = new Map(
    own.map(({ id, path }) => [id, isWithin(path, stage.unitPath) ? (ancestorIds(path)[depth] ?? id) : id]),
  );
  const names = new Map((await select([...new Set(upper.values())])).map(({ id, name }) => [id, name]));
  return new Map([...upper].map(([id, top]) => [id, { id: top, name: names.get(top) ?? '' }]));
}

/** Figures of each union beside whether it was picked, for the officer who picks. */
export async function fieldOf(context: Context): Promise<FieldView> {
  const { trx, stage, scope } = context;
  const { organisers } = stage.settings;
  if (!organisers) return { name: '', places: null, chosen: 0, units: [] };
  const partakers = await partakersOf(context, organisers.among);
  const draft = await drawUp(context);
  const picked = organisersIn(draft.choices);
  const winners = await unitsOfWinners(context, draft);
  const unitOf = await unitsOf(context, winners, organisers.among);
  const awards = Map.groupBy(winners, (unitId) => unitOf.get(unitId)?.id ?? '');
  const { state } = await getList(trx, keyOf(context));
  const given =
    state === 'released'
      ? new Set(
          (await selectAwards(trx, keyOf(context)).where('organiser', '=', true).execute())
            .filter((award) => award.state === 'given')
            .map(({ subjectId }) => subjectId),
        )
      : new Set(picked.keys());
  return {
    name: pick([organisers.name, organisers.nameEn || organisers.name], scope.lang),
    places: organisers.count,
    chosen: given.size,
    units: partakers.map((unit) => ({
      ...unit,
      awards: awards.get(unit.unitId)?.length ?? 0,
      chosen: given.has(unit.unitId),
      reason: picked.get(unit.unitId) ?? '',
    })),
  };
}

/** The union of each award, once for each. */
async function unitsOfWinners(context: Context, { contenders, assignment }: Draft): Promise<string[]> {
  const { state } = await getList(context.trx, keyOf(context));
  if (state === 'draft')
    return unitIds(contenders.filter(({ key }) => assignment.tiers.has(key)).map(({ card }) => card));
  const rows = await selectAwards(context.trx, keyOf(context))
    .where('organiser', '=', false)
    .where('state', '=', 'given')
    .execute();
  return unitIds(rows);
}

const unitIds = (of: readonly { unitId: string | null }[]): string[] => of.flatMap(({ unitId }) => unitId ?? []);

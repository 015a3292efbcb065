import { sexes } from '../../../kernel/codes/gb-tables.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { isWithin } from '../../../kernel/unit-path.ts';
import { actorOf, findPersonId, may } from '../../../people/access/rules.ts';
import { getFederation } from '../../../people/access/settings/service.ts';
import { getActiveUnit } from '../../../people/units/service.ts';
import { lastWorkingDay } from '../../../platform/calendar/working-days.ts';
import { isPgError } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import type { CorrectInput, NominateInput, Settings } from '../contract.ts';
import { moveNominee, nomineeMoves, nomineeStates } from '../course/rules.ts';
import { reviewRefusals } from '../errors.ts';
import { getBoard, keepMoves, lockNominees, type NomineeRow, setStandings } from '../queries.ts';
import { actsForNominator, type Context, keyOf } from '../show/service.ts';

const UNIQUE_VIOLATION = '23505';

/**
 * Puts a person or a collective of a union forward, as a draft or at the first step.
 * @throws review.settled, not-your-unit, unknown-group, unknown-category, person-needed, name-needed, self, twice,
 * too-long, deeds-needed
 */
export async function nominate(context: Context, input: NominateInput): Promise<{ nomineeId: string }> {
  const { trx, stage, scope, now, host } = context;
  await admitChange(context);
  const unit = await getActiveUnit(trx, scope, input.unitId);
  if (!may(scope, 'programmes.manage', unit.path) || !isWithin(unit.path, stage.unitPath))
    throw reviewRefusals.notYourUnit({ unit: unit.name });
  const group = stage.settings.groups.find(({ key }) => key === input.group);
  if (!group) throw reviewRefusals.unknownGroup({}, [{ path: 'group', words: ['请重新选择', 'Choose again'] }]);
  admitDeeds(stage.settings, input);
  const whom = group.kind === 'individual' ? await personOf(context, input, unit) : collectiveOf(input);
  if (input.submit && input.deedsShort === '') throw reviewRefusals.deedsNeeded({ name: whom.name });
  const id = newId();
  const day = dayOf(now, scope.zone);
  try {
    await trx
      .insertInto('reviewNominees')
      .values({
        federationId: stage.federationId,
        id,
        stageId: stage.id,
        groupKey: group.key,
        kind: group.kind,
        unitId: unit.id,
        ...whom,
        categories: input.categories,
        deedsShort: input.deedsShort,
        deedsLong: input.deedsLong,
        state: input.submit ? 'reviewing' : 'draft',
        step: 0,
        dueOn: input.submit ? await dueDay(context, 0) : null,
        createdAt: now,
        updatedAt: now,
      })
      .execute();
  } catch (error) {
    if (isPgError(error, UNIQUE_VIOLATION)) throw reviewRefusals.twice({ name: whom.name });
    throw error;
  }
  await keepMoves(trx, {
    federationId: stage.federationId,
    lines: [
      { nomineeId: id, move: 'nominate', step: 0 },
      ...(input.submit ? [{ nomineeId: id, move: 'submit' as const, step: 0 }] : []),
    ],
    actor: actorOf(scope),
    now,
    newId,
  });
  await host.record([
    {
      indicator: 'nominations',
      day,
      amount: 1,
      unitId: unit.id,
      ...(whom.personId ? { personId: whom.personId } : {}),
      source: { kind: 'nominee', id },
    },
  ]);
  return { nomineeId: id };
}

/** @throws review.settled */
export async function admitChange(context: Context): Promise<void> {
  const { settledAt } = await getBoard(context.trx, keyOf(context), { lock: true });
  if (settledAt) throw reviewRefusals.settled();
}

function admitDeeds(
  settings: Settings,
  { categories, deedsShort, deedsLong }: Pick<NominateInput, 'categories' | 'deedsShort' | 'deedsLong'>,
): void {
  const known = new Set(settings.categories.map(({ key }) => key));
  const unknown = categories.find((category) => !known.has(category));
  if (unknown) throw reviewRefusals.unknownCategory({ category: unknown });
  // Characters as people count them: a rare Han character is one, not two.
  if ([...deedsShort].length > settings.deedsShortMost || [...deedsLong].length > settings.deedsLongMost)
    throw reviewRefusals.tooLong({ short: settings.deedsShortMost, long: settings.deedsLongMost });
}

/** The person with what a public list says of them; a live member of the nominating union or below. */
async function personOf(context: Context, input: NominateInput, unit: { path: string }) {
  const { trx, stage, scope } = context;
  const person = input.personId
    ? await trx
        .selectFrom('persons')
        .innerJoin('memberships', (join) =>
          join
            .onRef('memberships.federationId', '=', 'persons.federationId')
            .onRef('memberships.personId', '=', 'persons.id')
            .on('memberships.state', '<>', 'ended'),
        )
        .innerJoin('units', (join) =>
          join
            .onRef('units.federationId', '=', 'memberships.federationId')
            .onRef('units.id', '=', 'memberships.unitId'),
        )
        .select(['persons.id', 'persons.name', 'persons.sex', 'memberships.post', 'units.path'])
        .where('persons.federationId', '=', stage.federationId)
        .where('persons.id', '=', input.personId)
        .executeTakeFirst()
    : undefined;
  if (!person || !isWithin(person.path, unit.path))
    throw reviewRefusals.personNeeded({}, [{ path: 'personId', words: ['请选择', 'Choose'] }]);
  if (!stage.settings.selfNomination && findPersonId(scope) === person.id) throw reviewRefusals.self();
  const sex = person.sex === '1' || person.sex === '2' ? [sexes[person.sex].words[0]] : [];
  return {
    personId: person.id,
    name: person.name,
    about: input.about || [...sex, ...(person.post ? [person.post] : [])].join('，'),
  };
}

function collectiveOf({ name, about }: NominateInput) {
  if (name === '') throw reviewRefusals.nameNeeded({}, [{ path: 'name', words: ['请填写', 'Please fill in'] }]);
  return { personId: null, name, about };
}

/** The last working day for a step that is reached today. */
export async function dueDay({ house, stage, now, scope }: Context, step: number): Promise<string | null> {
  const days = stage.settings.steps[step]?.days;
  if (!days) return null;
  const { holidays } = await getFederation(house, stage.federationId);
  return lastWorkingDay(dayOf(now, scope.zone), days, holidays);
}

/** Corrects a draft, or what was returned. @throws review.settled, no-nominee, wrong-move, unknown-category, too-long */
export async function correct(context: Context, { nomineeId, ...changes }: CorrectInput): Promise<{ changed: number }> {
  const { trx, stage, scope, now } = context;
  await admitChange(context);
  const [row] = await ownNominees(context, [nomineeId]);
  if (!row) throw reviewRefusals.noNominee();
  if (row.state !== 'draft' && row.state !== 'returned') throw wrongMove(row, ['修改', 'Correct']);
  admitDeeds(stage.settings, changes);
  const { about, ...rest } = changes;
  await trx
    .updateTable('reviewNominees')
    .set((eb) => ({ ...rest, ...(about ? { about } : {}), version: eb('version', '+', 1), updatedAt: now }))
    .where('federationId', '=', stage.federationId)
    .where('id', '=', nomineeId)
    .execute();
  await keepMoves(trx, {
    federationId: stage.federationId,
    lines: [{ nomineeId, move: 'correct', step: row.step }],
    actor: actorOf(scope),
    now,
    newId,
  });
  return { changed: 1 };
}

export function wrongMove(row: Pick<NomineeRow, 'name' | 'state'>, move: readonly [string, string]) {
  return reviewRefusals.wrongMove({ name: row.name, state: nomineeStates[row.state], move });
}

async function ownNominees(context: Context, ids: readonly string[]): Promise<NomineeRow[]> {
  const rows = await lockNominees(context.trx, keyOf(context), ids);
  if (rows.length !== new Set(ids).size || rows.some((row) => !actsForNominator(context, row)))
    throw reviewRefusals.noNominee();
  return rows;
}

/** Submits drafts and what was returned. @throws review.settled, no-nominee, wrong-move, deeds-needed */
export function submit(context: Context, { nomineeIds }: { nomineeIds: string[] }) {
  return moveOwn(context, { nomineeIds, move: 'submit' });
}

/** Takes nominees back. @throws review.settled, no-nominee, wrong-move */
export function withdraw(context: Context, { nomineeIds, reason }: { nomineeIds: string[]; reason: string }) {
  return moveOwn(context, { nomineeIds, move: 'withdraw', reason });
}

async function moveOwn(
  context: Context,
  { nomineeIds, move, reason }: { nomineeIds: string[]; move: 'submit' | 'withdraw'; reason?: string },
): Promise<{ changed: number }> {
  const { trx, stage, scope, now, host } = context;
  await admitChange(context);
  const rows = await ownNominees(context, nomineeIds);
  const next = [];
  for (const row of rows) {
    const standing = moveNominee(row, move, stage.settings.steps.length);
    if (!standing) throw wrongMove(row, nomineeMoves[move].words);
    if (move === 'submit' && row.deedsShort === '') throw reviewRefusals.deedsNeeded({ name: row.name });
    const dueOn = standing.state === 'reviewing' ? await dueDay(context, standing.step) : null;
    next.push({ id: row.id, ...standing, dueOn });
  }
  await setStandings(trx, keyOf(context), next, now);
  await keepMoves(trx, {
    federationId: stage.federationId,
    lines: rows.map((row) => ({ nomineeId: row.id, move, step: row.step, reason })),
    actor: actorOf(scope),
    now,
    newId,
  });
  if (move === 'withdraw') await host.reverse(rows.map(({ id }) => ({ kind: 'nominee', id })));
  return { changed: rows.length };
}

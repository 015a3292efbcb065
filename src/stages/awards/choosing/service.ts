import { actorOf } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { Subject } from '../../service.ts';
import type { DecideInput, PlaceInput } from '../contract.ts';
import { type Context, drawUp, keyOf, organisersIn } from '../drafting/service.ts';
import { awardRefusals } from '../errors.ts';
import { partakersOf } from '../organisers/service.ts';
import { getList, nextChoice } from '../queries.ts';

interface Choice {
  kind: 'place' | 'tie' | 'organiser';
  subject: Subject;
  tier: string;
  chosen: 'auto' | 'none' | 'ineligible' | 'tier' | 'yes' | 'no';
}

/** Locks the list while it is a draft. @throws awards.released */
export async function lockDraft(context: Context): Promise<void> {
  const { state } = await getList(context.trx, keyOf(context), { lock: true });
  if (state !== 'draft') throw awardRefusals.released();
}

async function keep(context: Context, choices: readonly Choice[], reason: string): Promise<void> {
  const { trx, stage, scope, now, host } = context;
  const actor = actorOf(scope);
  const first = await nextChoice(trx, keyOf(context));
  await trx
    .insertInto('awardChoices')
    .values(
      choices.map(({ kind, subject, tier, chosen }, index) => ({
        federationId: stage.federationId,
        id: newId(),
        stageId: stage.id,
        number: first + index,
        kind,
        subjectKind: subject.kind,
        subjectId: subject.id,
        tier,
        chosen,
        reason,
        actorId: actor.id ?? null,
        actorName: actor.name,
        at: now,
      })),
    )
    .execute();
  await host.audit(
    'awards.choose',
    { kind: 'stage', id: stage.id },
    { reason, choices: choices.map(({ kind, subject, tier, chosen }) => ({ kind, subject, tier, chosen })) },
  );
}

/**
 * Puts somebody into a tier, into none, or leaves them to the rule again; the reason is kept. Nobody goes beyond the
 * places: those put into a tier by hand take its first places, and whoever was lowest by rule falls.
 * @throws awards.released, not-in, unknown-tier, full
 */
export async function place(context: Context, { subject, to, tier, reason }: PlaceInput) {
  await lockDraft(context);
  const { contenders, tiers } = await drawUp(context);
  const one = contenders.find(({ subject: { kind, id } }) => kind === subject.kind && id === subject.id);
  if (!one) throw awardRefusals.notIn();
  if (to === 'tier') {
    const wanted = tiers.find(({ key }) => key === tier);
    if (!wanted || (wanted.group !== '' && wanted.group !== one.group))
      throw awardRefusals.unknownTier({}, [{ path: 'tier', words: ['没有这个等次', 'No such tier'] }]);
    const there = contenders.filter(
      ({ key, place: by, group }) =>
        key !== one.key && by?.chosen === 'tier' && by.tier === tier && (wanted.per === 'all' || group === one.group),
    );
    if (wanted.count !== null && there.length >= wanted.count)
      throw awardRefusals.full({ tier: wanted.settings.name, count: wanted.count });
  }
  await keep(context, [{ kind: 'place', subject, tier: to === 'tier' ? tier : '', chosen: to }], reason);
  return { done: true as const };
}

/** Decides who of equal ranks gets the last places of a tier. @throws awards.released, no-tie, too-many */
export async function decide(context: Context, { tier, group, chosen, reason }: DecideInput) {
  await lockDraft(context);
  const { contenders, assignment } = await drawUp(context);
  const tie = assignment.open.find((each) => each.tier === tier && each.group === group);
  const keys = new Set(chosen.map(({ kind, id }) => `${kind} ${id}`));
  if (!tie || [...keys].some((key) => !tie.keys.includes(key))) throw awardRefusals.noTie();
  if (keys.size > tie.places) throw awardRefusals.tooMany({ places: tie.places, count: keys.size });
  const among = contenders.filter(({ key }) => tie.keys.includes(key));
  await keep(
    context,
    among.map(({ key, subject: { kind, id } }) => ({
      kind: 'tie',
      subject: { kind, id },
      tier,
      chosen: keys.has(key) ? 'yes' : 'no',
    })),
    reason,
  );
  return { done: true as const };
}

/** Picks a union for the award to organisers, or drops it again. @throws awards.released, no-organisers, not-taking-part, too-many */
export async function organise(
  context: Context,
  { unitId, chosen, reason }: { unitId: string; chosen: boolean; reason: string },
) {
  await lockDraft(context);
  const { organisers } = context.stage.settings;
  if (!organisers) throw awardRefusals.noOrganisers();
  const draft = await drawUp(context);
  const picked = new Set(organisersIn(draft.choices).keys());
  if (chosen) {
    if (!(await partakersOf(context, organisers.among)).some((unit) => unit.unitId === unitId))
      throw awardRefusals.notTakingPart();
    picked.add(unitId);
    if (organisers.count !== null && picked.size > organisers.count)
      throw awardRefusals.tooMany({ places: organisers.count - picked.size + 1, count: 1 });
  }
  await keep(
    context,
    [{ kind: 'organiser', subject: { kind: 'unit', id: unitId }, tier: '', chosen: chosen ? 'yes' : 'no' }],
    reason,
  );
  return { done: true as const };
}

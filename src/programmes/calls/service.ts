import { dayOf, formatMoment } from '../../kernel/dates.ts';
import type { Bilingual } from '../../kernel/words.ts';
import { accessRefusals } from '../../people/access/errors.ts';
import { findPersonId, may, type Scope } from '../../people/access/rules.ts';
import { type Db, inTransaction, type Trx } from '../../platform/db/connect.ts';
import { forgetKept } from '../../platform/db/kept.ts';
import type { House } from '../../platform/house.ts';
import type { ActionTime, Doer } from '../../stages/contract.ts';
import type { StageContext } from '../../stages/service.ts';
import { programmeRefusals } from '../errors.ts';
import { contextOf, getManifest, getStageService } from '../host/service.ts';
import { frozenStates, liveStates, type ProgrammeState, programmeStates, publicStates } from '../life/rules.ts';
import { findProgramme, findStage, type ProgrammeRow, type StageRow } from '../queries.ts';

export interface StageCall {
  kind: string;
  stageId: string;
  name: string;
  input: unknown;
}

/**
 * Takes a declared action of a stage: checks who, when and the audience, then runs it in one transaction.
 * @throws programme.unknown-stage, not-live, not-open-yet, window-over, not-for-you, access.*
 */
export async function takeAction(house: House, scope: Scope, call: StageCall): Promise<unknown> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const { programme, stage, declared } = await findOpenAction(trx, scope, { call, now });
    const act = getStageService(stage.kind).actions[call.name];
    if (!act) throw programmeRefusals.unknownStage();
    forgetKept(trx, { topic: programme.id, part: stage.id });
    const context = contextOf({ house, trx, scope, now, programme, stage });
    if (declared.audience) await admitAudience(context, scope);
    return act(context, declared.input.parse(call.input) as never);
  });
}

/**
 * Refuses whom `takeAction` would refuse for who they are and when they come: before the pictures of a form are kept.
 * @throws as takeAction, save for the audience and the input
 */
export async function admitAction(house: House, scope: Scope, call: Omit<StageCall, 'input'>): Promise<void> {
  await findOpenAction(house.db, scope, { call, now: house.now() });
}

async function findOpenAction(
  db: Trx | Db,
  scope: Scope,
  { call, now }: { call: Omit<StageCall, 'input'>; now: Date },
) {
  const { programme, stage } = await getStageOfKind(db, scope, call);
  const declared = getManifest(stage.kind).actions[call.name];
  if (!declared) throw programmeRefusals.unknownStage();
  admitDoer(scope, declared.by, programme);
  admitTime(scope, { when: declared.when, programme, stage, now });
  return { programme, stage, declared };
}

/** Reads from a stage, as declared in its manifest. */
export async function read(house: House, scope: Scope, call: StageCall): Promise<unknown> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const { programme, stage } = await getStageOfKind(trx, scope, call);
    const declared = getManifest(stage.kind).reads[call.name];
    const look = getStageService(stage.kind).reads[call.name];
    if (!declared || !look) throw programmeRefusals.unknownStage();
    admitDoer(scope, declared.by, programme);
    return look(contextOf({ house, trx, scope, now, programme, stage }), call.input as never);
  });
}

async function getStageOfKind(
  trx: Trx | Db,
  scope: Scope,
  { kind, stageId }: Pick<StageCall, 'kind' | 'stageId'>,
): Promise<{ programme: ProgrammeRow; stage: StageRow }> {
  const stage = await findStage(trx, scope, stageId);
  if (!stage || stage.kind !== kind) throw programmeRefusals.unknownStage();
  const programme = await findProgramme(trx, scope, stage.programmeId);
  if (!programme) throw programmeRefusals.unknownStage();
  const visible =
    publicStates.includes(programme.state as ProgrammeState) || may(scope, 'programmes.read', programme.unitPath);
  if (!visible) throw programmeRefusals.unknownStage();
  return { programme, stage };
}

/** Whether this scope may do what such a doer does on this programme. Reporters and helpers of partner units are checked by the stage. */
function admitDoer(scope: Scope, by: Doer, programme: ProgrammeRow): void {
  switch (by) {
    case 'anyone':
      return;
    case 'participant':
      if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
      if (!findPersonId(scope)) throw accessRefusals.notAPerson();
      return;
    case 'helper':
      return admitAbility(scope, programme, 'sessions.check-in', '现场签到', 'check people in');
    case 'reporter':
      if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
      if (!scope.grants.some((grant) => grant.allows.includes('tally.report')))
        throw accessRefusals.notAllowedAnywhere({ ability: ['填报', 'report'] });
      return;
    case 'named':
      if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
      return;
    case 'manager':
      return admitAbility(scope, programme, 'programmes.manage', '举办活动', 'run programmes');
  }
}

function admitAbility(
  scope: Scope,
  programme: ProgrammeRow,
  ability: 'sessions.check-in' | 'programmes.manage',
  zh: string,
  en: string,
): void {
  if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
  if (!may(scope, ability, programme.unitPath)) {
    throw accessRefusals.notAllowed({ unit: programme.unitName, ability: [zh, en] });
  }
}

function admitTime(
  scope: Scope,
  { when, programme, stage, now }: { when: ActionTime; programme: ProgrammeRow; stage: StageRow; now: Date },
): void {
  if (when === 'ever') return;
  const state = programme.state as ProgrammeState;
  if (frozenStates.includes(state)) throw programmeRefusals.frozen({ state: programmeStates[state] });
  if (when === 'always') return;
  const states = when === 'afterwards' ? [...liveStates, 'closed'] : liveStates;
  if (!states.includes(state)) throw programmeRefusals.notLive({ state: programmeStates[state] });
  if (when === 'live') return;
  const at = (moment: Date): Bilingual => {
    const style = { zone: scope.zone, thisYear: Number(dayOf(now, scope.zone).slice(0, 4)) };
    return [formatMoment(moment, { ...style, lang: 'zh' }), formatMoment(moment, { ...style, lang: 'en' })];
  };
  if (stage.opensAt && now < stage.opensAt) throw programmeRefusals.notOpenYet({ opensAt: at(stage.opensAt) });
  if (stage.closesAt && now >= stage.closesAt) throw programmeRefusals.windowOver({ closesAt: at(stage.closesAt) });
}

async function admitAudience(context: StageContext<never>, scope: Scope): Promise<void> {
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  const unmet = (await context.host.audience(personId)).filter((why) => !why.ok);
  if (unmet.length > 0) {
    throw programmeRefusals.notForYou({
      whys: [unmet.map((why) => why.words[0]).join('；'), unmet.map((why) => why.words[1]).join('; ')],
    });
  }
}

import { dayOf, formatMoment } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { accessRefusals } from '../../../people/access/errors.ts';
import { findPersonId, may, type Scope } from '../../../people/access/rules.ts';
import { allOf, type Db, type Trx } from '../../../platform/db/connect.ts';
import type { ActionDeclaration, ActionTime, Doer } from '../../../stages/contract.ts';
import { programmeRefusals } from '../../errors.ts';
import { getManifest } from '../../host/service.ts';
import { frozenStates, liveStates, type ProgrammeState, programmeStates, publicStates } from '../../life/rules.ts';
import { findProgrammeOf, findStage, type ProgrammeRow, type StageRow } from '../../queries.ts';

/** What is asked of a stage. */
export interface StageCall {
  kind: string;
  stageId: string;
  name: string;
  input: unknown;
}

/** A stage of a running programme. */
export interface Place {
  programme: ProgrammeRow;
  stage: StageRow;
}

/** @throws programme.unknown-stage */
export function getAction({ kind, name }: Pick<StageCall, 'kind' | 'name'>): ActionDeclaration {
  const declared = getManifest(kind).actions[name];
  if (!declared) throw programmeRefusals.unknownStage();
  return declared;
}

/** @throws programme.unknown-stage */
export async function findPlace(
  db: Trx | Db,
  scope: Pick<Scope, 'federationId'>,
  { kind, stageId }: Pick<StageCall, 'kind' | 'stageId'>,
): Promise<Place> {
  const [stage, programme] = await allOf([findStage(db, scope, stageId), findProgrammeOf(db, scope, stageId)]);
  if (stage?.kind !== kind || !programme) throw programmeRefusals.unknownStage();
  return { programme, stage };
}

/**
 * Refuses whom this place does not show itself to, or who may not do what such a doer does there.
 * @throws programme.unknown-stage, access.*
 */
export function admitTo({ programme }: Place, scope: Scope, by: Doer): void {
  const visible =
    publicStates.includes(programme.state as ProgrammeState) || may(scope, 'programmes.read', programme.unitPath);
  if (!visible) throw programmeRefusals.unknownStage();
  admitDoer(scope, by, programme);
}

/**
 * Refuses whom an action would refuse for who they are and when they come.
 * @throws programme.unknown-stage, not-live, not-open-yet, window-over, access.*
 */
export function admitToAction(
  place: Place,
  scope: Scope,
  { declared, now }: { declared: ActionDeclaration; now: Date },
) {
  admitTo(place, scope, declared.by);
  admitTime(scope, { ...place, when: declared.when, now });
}

/** Refuses a person who lacks something that the audience asks. @throws programme.not-for-you, access.not-a-person */
export function admitByAudience(scope: Scope, whysOf: readonly Why[]): void {
  if (!findPersonId(scope)) throw accessRefusals.notAPerson();
  const unmet = whysOf.filter((why) => !why.ok);
  if (unmet.length > 0) {
    throw programmeRefusals.notForYou({
      whys: [unmet.map((why) => why.words[0]).join('；'), unmet.map((why) => why.words[1]).join('; ')],
    });
  }
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

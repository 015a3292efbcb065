import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import type { EnrolmentRow } from '../../queries.ts';
import type { HealthState } from '../contract.ts';
import { findHealth, listDoctors } from '../queries.ts';
import { stayBegins } from '../rules.ts';

type Context = StageContext<Settings>;

/** Whether this stage asks those who have a place of their health. */
export const isAsked = ({ stage }: Pick<Context, 'stage'>): boolean => stage.settings.healthForm.questions.length > 0;

/** Whether this person's form is in, is missing, or is not asked at all: only whoever has a place is asked. */
export async function stateOfHealth(
  context: Context,
  row: Pick<EnrolmentRow, 'id' | 'state' | 'personId'>,
  personId: string,
): Promise<HealthState> {
  if (row.state !== 'admitted' || row.personId !== personId) return 'none';
  // One that is in stays its person's, also where none is asked any more.
  if (await findHealth(context.trx, context.stage.federationId, row.id)) return 'in';
  return isAsked(context) ? 'missing' : 'none';
}

/** Whether the person can still hand it in or change it, and until when. */
export function timeOfHealth(
  { stage, scope, now }: Context,
  batch: string | null,
): { until: Date | null; open: boolean } {
  const until = stayBegins(stage.settings, { batch, beginsAt: stage.beginsAt, zone: scope.zone });
  return { until, open: until === null || now < until };
}

/** Whether a form's person agreed to the account that asks: being named later opens nothing that was there before. */
export function includesReader({ scope }: Pick<Context, 'scope'>, readers: readonly string[] | null): boolean {
  const { actor } = scope;
  return actor.kind === 'account' && readers !== null && readers.includes(actor.id);
}

/** Whether the settings name this account as a doctor; roles count for nothing here. */
export async function isDoctor(context: Context): Promise<boolean> {
  const { actor } = context.scope;
  if (actor.kind !== 'account' || context.stage.settings.healthForm.doctors.length === 0) return false;
  return (await listDoctors(context.trx, { federationId: context.stage.federationId, stageId: context.stage.id })).some(
    ({ id }) => id === actor.id,
  );
}

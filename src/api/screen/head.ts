import { programmeRefusals } from '../../programmes/errors.ts';
import { findProgramme, findStage, type StageRow } from '../../programmes/queries.ts';
import { titleOf, unitIn } from '../hall/views.ts';
import type { ScreenReading } from './page.ts';

/** The stage that a screen shows, and the head of its page: what the programme is called, and whose it is. @throws programme.unknown-stage */
export async function headOf({
  house,
  scope,
  asked,
}: Pick<ScreenReading<{ stage: string }>, 'house' | 'scope' | 'asked'>): Promise<{
  stage: StageRow;
  head: { masthead: string; issuer: string };
}> {
  const stage = await findStage(house.db, scope, asked.stage);
  const programme = stage && (await findProgramme(house.db, scope, stage.programmeId));
  if (!programme) throw programmeRefusals.unknownStage();
  return { stage, head: { masthead: titleOf(programme, scope.lang), issuer: unitIn(programme, scope.lang) } };
}

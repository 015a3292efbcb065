import { optionsOf } from '../../../web/console/list/column.ts';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { stageList } from '../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../manifest.ts';
import { enrolmentStates } from '../rules.ts';

/** The enrolments of a stage, as `DataList` takes them. */
export function enrolmentSource(stageId: string) {
  return stageList(enrolmentManifest, stageId, 'enrolments');
}

type RowIn<Source> = Source extends ListSource<infer Row> ? Row : never;
export type EnrolmentRow = RowIn<ReturnType<typeof enrolmentSource>>;

/** States with their tones, for lists and details. */
export const stateOptions = optionsOf(enrolmentStates, {
  requested: 'gold',
  applied: 'gold',
  offered: 'gold',
  admitted: 'green',
  waiting: 'gold',
  declined: 'red',
  lapsed: 'red',
});

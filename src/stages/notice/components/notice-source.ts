import { optionsOf } from '../../../web/console/list/column.ts';

import type { ListSource } from '../../../web/console/list/list-source.ts';
import { stageList, stageRead } from '../../../web/console/stage-calls.ts';
import { noticeManifest } from '../manifest.ts';
import { nameStates } from '../rules.ts';

/** How the notice of a stage stands. */
export const statusQuery = (stageId: string) => stageRead(noticeManifest, stageId, 'status');

/** Its list. */
export const namesSource = (stageId: string) => stageList(noticeManifest, stageId, 'names');
export type NameRow = ReturnType<typeof namesSource> extends ListSource<infer Row> ? Row : never;

export const nameStateOptions = optionsOf(nameStates, {
  listed: 'green',
  reserve: 'gold',
  removed: 'red',
  passed: 'green',
});

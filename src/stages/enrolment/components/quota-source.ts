import type { Page } from '../../../kernel/lists.ts';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { stageList } from '../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../manifest.ts';

/** The quotas of a stage, as far as whoever asks reaches. */
export function quotaSource(stageId: string) {
  return stageList(enrolmentManifest, stageId, 'quotas');
}

type RowIn<Source> = Source extends ListSource<infer Row> ? Row : never;
export type QuotaRow = RowIn<ReturnType<typeof quotaSource>>;
export type QuotaPage = Page<QuotaRow>;

/** As many as a table shows; the sheet has all of them. */
export const quotaPage = { limit: 200 };

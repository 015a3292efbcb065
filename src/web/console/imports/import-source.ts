import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { rosterRoutes, unitRosterRoutes } from '../../../people/rosters/contract.ts';
import type { RosterState, RosterSubject } from '../../../people/rosters/rules.ts';
import { type AnswerOf, apiBase, ask, pathOf, queryOf, queryString } from '../api.ts';
import { type ListSource, type RowOf, sourceOf } from '../list/list-source.ts';
import { unitsChanged } from '../units/unit-source.ts';
import { uploadFile } from '../upload.ts';

/** An import of a sheet, as it stands on the server: it goes on whether or not anybody watches. */
export type ImportJob = AnswerOf<(typeof rosterRoutes)['get']>;
export type ImportRow = RowOf<(typeof rosterRoutes)['list']>;
/** A row that cannot go in, by the number that the sheet itself shows. */
export type BadRow = AnswerOf<(typeof rosterRoutes)['badRows']>['items'][number];

const watchMs = 1000;
const busyStates: readonly RosterState[] = ['checking', 'running'];

/** `true` while the server is at work. */
export function isBusy(state: RosterState): boolean {
  return busyStates.includes(state);
}

type Mapping = Record<string, string>;

function sourceAt(routes: typeof rosterRoutes | typeof unitRosterRoutes) {
  return {
    list: sourceOf(routes.list) as ListSource<ImportRow>,
    /** One import; asked for again while the server is at work. */
    one: (importId: string) =>
      queryOptions({
        ...queryOf(routes.get, { params: { importId } }),
        refetchInterval: (query) => (query.state.data && isBusy(query.state.data.state) ? watchMs : false),
      }),
    /** Rows that cannot go in. */
    badRows: (importId: string): ListSource<BadRow> => ({ path: pathOf(routes.badRows.path, { importId }) }),
    /** The rows that could not go in, as a sheet to correct and bring again. */
    badSheetAddress: (importId: string) => `${apiBase}${pathOf(routes.badSheet.path, { importId })}`,
    /** An empty sheet with the usual headings. */
    templateAddress: `${apiBase}${routes.template.path}`,
    upload: (file: File, unitId: string, onProgress: (percent: number) => void) =>
      uploadFile<{ id: string }>({ path: `${routes.upload.path}${queryString({ unitId })}`, file, onProgress }),
    choose: (importId: string, body: { sheetName?: string; headingRow?: number }) =>
      ask(routes.choose, { params: { importId }, body }),
    map: (importId: string, mapping: Mapping) => ask(routes.map, { params: { importId }, body: { mapping } }),
    run: (importId: string) => ask(routes.run, { params: { importId } }),
    abandon: (importId: string) => ask(routes.abandon, { params: { importId } }),
  };
}

/** Imports of each subject: where they are asked for and what is done with one. */
export const importSources = {
  members: sourceAt(rosterRoutes),
  units: sourceAt(unitRosterRoutes),
} as const satisfies Record<RosterSubject, object>;

/** Asks anew for whatever the rows that went in may have changed. */
export async function importDone(client: QueryClient, subject: RosterSubject): Promise<void> {
  if (subject === 'units') await unitsChanged(client);
}

import { queryOptions } from '@tanstack/react-query';
import { rosterRoutes } from '../../../people/rosters/contract.ts';
import type { RosterState } from '../../../people/rosters/rules.ts';
import { type AnswerOf, apiBase, ask, pathOf, queryOf, queryString } from '../api.ts';
import { type ListSource, type RowOf, sourceOf } from '../list/list-source.ts';
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

export const importSource: ListSource<ImportRow> = sourceOf(rosterRoutes.list);

/** One import; asked for again while the server is at work. */
export function importQuery(importId: string) {
  return queryOptions({
    ...queryOf(rosterRoutes.get, { params: { importId } }),
    refetchInterval: (query) => (query.state.data && isBusy(query.state.data.state) ? watchMs : false),
  });
}

/** Rows that cannot go in. */
export function badRowsSource(importId: string): ListSource<BadRow> {
  return { path: pathOf(rosterRoutes.badRows.path, { importId }) };
}

/** The rows that could not go in, as a sheet to correct and bring again. */
export function badSheetAddress(importId: string): string {
  return `${apiBase}${pathOf(rosterRoutes.badSheet.path, { importId })}`;
}

/** An empty sheet with the usual headings. */
export const templateAddress = `${apiBase}${rosterRoutes.template.path}`;

type Mapping = Record<string, string>;

/** What is done with an import. */
export const importCalls = {
  upload: (file: File, unitId: string, onProgress: (percent: number) => void) =>
    uploadFile<{ id: string }>({ path: `${rosterRoutes.upload.path}${queryString({ unitId })}`, file, onProgress }),
  choose: (importId: string, body: { sheetName?: string; headingRow?: number }) =>
    ask(rosterRoutes.choose, { params: { importId }, body }),
  map: (importId: string, mapping: Mapping) => ask(rosterRoutes.map, { params: { importId }, body: { mapping } }),
  run: (importId: string) => ask(rosterRoutes.run, { params: { importId } }),
  abandon: (importId: string) => ask(rosterRoutes.abandon, { params: { importId } }),
};

import { queryOptions } from '@tanstack/react-query';
import type { Bilingual } from '../../../kernel/words.ts';
import { api, apiBase, queryString } from '../api.ts';
import type { ListSource } from '../list/list-source.ts';
import { uploadFile } from '../upload.ts';

export type ImportState = 'mapping' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'abandoned';

/** An import of a sheet, as it stands on the server: it goes on whether or not anybody watches. */
export interface ImportJob {
  id: string;
  fileName: string;
  unitId: string;
  unitName: string;
  state: ImportState;
  /** Columns of the sheet with some of their values. */
  columns: { key: string; header: string; samples: string[] }[];
  /** Which column fills which field; recognised by the usual headings, corrected by the officer. */
  mapping: Record<string, string>;
  /** Fields that a row can fill. */
  fields: { key: string; words: Bilingual; required: boolean }[];
  rowsTotal: number;
  rowsChecked: number;
  rowsGood: number;
  rowsBad: number;
  rowsCreated: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  failure: { zh: string; en: string } | null;
  createdAt: string;
}

/** A row that cannot go in, by the number that the sheet itself shows. */
export interface BadRow {
  rowNumber: number;
  name: string;
  problems: { column: string; words: Bilingual }[];
}

const watchMs = 1000;
const busyStates: readonly ImportState[] = ['checking', 'running'];

/** `true` while the server is at work. */
export function isBusy(state: ImportState): boolean {
  return busyStates.includes(state);
}

/** Where an import of one kind lives, such as `/members/imports`. */
export function importCalls(path: string) {
  return {
    path,
    list: { path } as ListSource<ImportJob>,
    badRows: (importId: string): ListSource<BadRow> => ({ path: `${path}/${importId}/bad-rows` }),
    /** Asked again while the server is at work. */
    query: (importId: string) =>
      queryOptions({
        queryKey: [path, 'one', importId],
        queryFn: ({ signal }) => api.get<ImportJob>(`${path}/${importId}`, undefined, signal),
        refetchInterval: (query) => (query.state.data && isBusy(query.state.data.state) ? watchMs : false),
      }),
    upload: (file: File, unitId: string, onProgress: (percent: number) => void) =>
      uploadFile<{ id: string }>({ path: `${path}${queryString({ unitId })}`, file, onProgress }),
    map: (importId: string, mapping: Record<string, string>) =>
      api.put<ImportJob>(`${path}/${importId}/mapping`, { mapping }),
    run: (importId: string) => api.post<ImportJob>(`${path}/${importId}/run`),
    abandon: (importId: string) => api.post(`${path}/${importId}/abandon`),
    /** The rows that could not go in, as a sheet to correct and bring again. */
    badSheet: (importId: string) => `${apiBase}${path}/${importId}/bad-rows/export`,
  };
}

export type ImportCalls = ReturnType<typeof importCalls>;

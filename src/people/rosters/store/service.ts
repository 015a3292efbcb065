import type { House } from '../../../platform/house.ts';
import { rosterRefusals } from '../errors.ts';
import type { StoredRow } from '../rows/rules.ts';

type Store = Pick<House, 'files' | 'vault'>;

interface Of {
  federationId: string;
  importId: string;
}

/** Where an import's sheet lies; what lies there is encrypted. */
export function sheetKey({ federationId, importId }: Of): string {
  return `${federationId}/roster/${importId}.bin`;
}

export async function putSheet({ files, vault }: Store, of: Of, bytes: Buffer): Promise<string> {
  const key = sheetKey(of);
  const sealed = vault.seal(bytes.toString('base64'), `roster_imports:${of.importId}:sheet`);
  await files.put(key, sealed, 'application/octet-stream');
  return key;
}

/** @throws roster.gone */
export async function getSheet({ files, vault }: Store, of: Of): Promise<Buffer> {
  const key = sheetKey(of);
  if (!(await files.exists(key))) throw rosterRefusals.gone();
  return Buffer.from(vault.open(await files.get(key), `roster_imports:${of.importId}:sheet`), 'base64');
}

/** One row's cells, bound to their place. */
export function sealCells(
  { vault }: Pick<House, 'vault'>,
  at: { importId: string; rowNumber: number },
  row: StoredRow,
): Buffer {
  return vault.seal(JSON.stringify(row), `roster_import_rows:${at.importId}:${at.rowNumber}`);
}

export function openCells(
  { vault }: Pick<House, 'vault'>,
  at: { importId: string; rowNumber: number },
  sealed: Buffer | null,
): StoredRow {
  if (!sealed) return { cells: [] };
  return JSON.parse(vault.open(sealed, `roster_import_rows:${at.importId}:${at.rowNumber}`)) as StoredRow;
}

type Samples = Record<string, string[]>;

/** What the columns hold in the first rows, by column. */
export function sealSamples({ vault }: Pick<House, 'vault'>, importId: string, samples: Samples): Buffer {
  return vault.seal(JSON.stringify(samples), `roster_imports:${importId}:samples`);
}

export function openSamples({ vault }: Pick<House, 'vault'>, importId: string, sealed: Buffer | null): Samples {
  return sealed ? (JSON.parse(vault.open(sealed, `roster_imports:${importId}:samples`)) as Samples) : {};
}

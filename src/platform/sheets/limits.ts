const MEGABYTE = 1024 * 1024;

export interface SheetLimits {
  fileBytes: number;
  /** All parts of an xlsx together, unpacked. */
  unpackedBytes: number;
  /** Unpacked bytes per byte of the file. Real sheets stay below 50; a deflate bomb reaches 1,000. */
  ratio: number;
  /** Files in the archive. A workbook has about ten, and one for each picture. */
  entries: number;
  /** Rows that hold anything. */
  rows: number;
  columns: number;
  /** Excel's own limit is 32,767. */
  cellCharacters: number;
}

export const defaultSheetLimits: SheetLimits = {
  fileBytes: 50 * MEGABYTE,
  unpackedBytes: 400 * MEGABYTE,
  ratio: 200,
  entries: 2_000,
  rows: 1_000_000,
  columns: 500,
  cellCharacters: 32_767,
};

/** Below this an archive is harmless whatever its ratio; a few repeated rows already compress beyond 200. */
export const RATIO_MATTERS_FROM_BYTES = 16 * MEGABYTE;

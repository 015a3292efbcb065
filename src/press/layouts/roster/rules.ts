/** Characters across: a Han character or full-width sign counts two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, it) => sum + (/[\u1100-\u{3ffff}]/u.test(it) ? 2 : 1), 0);

/** No column is narrower than two Han characters, none takes more than twenty before it wraps. */
const NARROWEST = 4;
const WIDEST = 40;

/**
 * Shares of the page's width: what nine cells of ten need, or the longest word of the head, within bounds. So one
 * long remark does not squeeze the names.
 */
export function columnShares(
  columns: readonly { label: string; share?: number | undefined }[],
  rows: readonly (readonly string[])[],
): number[] {
  return columns.map(({ label, share }, at) => {
    if (share !== undefined) return share * NARROWEST;
    const widths = rows.map((row) => widthOf(row[at] ?? '')).sort((a, b) => a - b);
    const most = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
    return Math.min(WIDEST, Math.max(NARROWEST, most, widthOf(label)) + 2);
  });
}

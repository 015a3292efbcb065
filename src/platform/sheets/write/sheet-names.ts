/** Excel's limit; counted in UTF-16 units, as Excel does. */
const MAX_NAME_LENGTH = 31;

/** A name that Excel accepts for a sheet and that none of `taken` has: case does not tell sheets apart. */
export function sheetNameFrom(name: string, taken: readonly string[] = []): string {
  const allowed = name
    .toWellFormed()
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[' ]+|[' ]+$/g, '');
  const base = allowed === '' || /^history$/i.test(allowed) ? 'Sheet' : allowed;
  const isTaken = (candidate: string) => taken.some((other) => other.toLowerCase() === candidate.toLowerCase());
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`;
    const candidate = cut(base, MAX_NAME_LENGTH - ending.length) + ending;
    if (!isTaken(candidate)) return candidate;
  }
}

/** The first part of a text, without half a character or a blank at its end. */
function cut(text: string, length: number): string {
  const part = text.slice(0, length);
  return (part.isWellFormed() ? part : part.slice(0, -1)).replace(/[' ]+$/, '');
}

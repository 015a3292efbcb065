/** The first line that says something, of an error or a text. */
export function firstLine(said: unknown): string {
  const text = said instanceof Error ? said.message || String('code' in said ? said.code : said.name) : String(said);
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

/** `true` for an error of the system: with one of these names, such as `ENOENT`, or with any where none is given. */
export function isErrno(error: unknown, ...names: string[]): error is NodeJS.ErrnoException {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return false;
  return names.length === 0 || names.includes(error.code);
}

/** `true` where PostgreSQL or the system says that the disk is full, in any of its ways. */
export function tellsOfFullDisk(said: string): boolean {
  return /no space left|disk quota|free disk space|wrote only \d+ of/i.test(said);
}

/** What PostgreSQL gives as its reason, among all it says: the first line that is no mere note, without time and pid. */
export function reasonOf(said: string): string {
  const line = said.split('\n').find((candidate) => /FATAL|PANIC|error:/i.test(candidate)) ?? firstLine(said);
  return line.replace(/^.*?(FATAL|PANIC|error): */i, '').trim();
}

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

/** `true` for an error of the system with one of these names, such as `ENOENT`. */
export function isErrno(error: unknown, ...names: string[]): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && names.includes(error.code);
}

/** What stands for `${…}` when a template is read as text. */
export const hole = '__hole__';

/** Text that is SQL even without the `sql` tag. */
export const startsLikeAWrite =
  /^\s*(insert\s+into|update\s+\S+\s+(as\s+\w+\s+)?set|delete\s+from|merge\s+into|copy\s+\S+\s*\()/i;

const writes = [
  /\b(?:insert|merge)\s+into\s+([\w."]+)/gi,
  /\bdelete\s+from\s+(?:only\s+)?([\w."]+)/gi,
  /\bupdate\s+(?:only\s+)?([\w."]+)(?:\s+(?:as\s+)?(?!set\b)\w+)?\s+set\b/gi,
  /\btruncate\s+(?:table\s+)?([\w."]+)/gi,
  /\bcopy\s+([\w."]+)\s*(?:\([^)]*\))?\s*from\b/gi,
];

/** Tables a piece of SQL writes, in snake_case without schema. `?` stands for a table put in by a parameter. */
export function tablesWritten(sql: string): string[] {
  const bare = sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''");
  const names = writes.flatMap((pattern) => [...bare.matchAll(pattern)].map((match) => match[1] ?? ''));
  return names.filter((name) => name.toLowerCase() !== 'set').map(tableName);
}

/** The name of a table as the database knows it: no schema, no alias, no quotes, snake_case. */
export function tableName(written: string): string {
  const bare = written.trim().split(/\s+/)[0] ?? '';
  if (bare.startsWith(hole)) return '?';
  return bare
    .replaceAll('"', '')
    .replace(/^.*\./, '')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Writes src/platform/db/tables.ts from db/migrations: `node scripts/db-types.ts`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '../src/platform/db/migrate.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';

/** TypeScript types by PostgreSQL type: as read, and as written where that differs. */
const scalar: Record<string, [read: string, write?: string]> = {
  uuid: ['string'],
  text: ['string'],
  bytea: ['Buffer'],
  bool: ['boolean'],
  date: ['string'],
  time: ['string'],
  ltree: ['string'],
  tsvector: ['string'],
  int2: ['number'],
  int4: ['number'],
  int8: ['number'],
  float8: ['number'],
  numeric: ['number'],
  xid8: ['string'],
  timestamptz: ['Date'],
  json: ['Json', 'JsonInput'],
  jsonb: ['Json', 'JsonInput'],
};

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  filled: boolean;
  generated: boolean;
}

const columnsOfPublic = `
  select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
         a.atthasdef or a.attidentity <> '' as filled, a.attgenerated <> '' or a.attidentity = 'a' as generated
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_type t on t.oid = a.atttypid
   where a.attnum > 0 and not a.attisdropped and c.relname <> 'migrations'
   order by c.relname, a.attnum`;

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string) => camel(`_${name}`);

function typeOf({ type, nullable, filled, generated }: Column): string {
  const list = type.startsWith('_');
  const known = scalar[list ? type.slice(1) : type];
  if (!known) throw new Error(`No TypeScript type for PostgreSQL's ${type}: add it to scripts/db-types.ts`);
  const or = nullable ? ' | null' : '';
  const [read, write] = [known[0], known[1] ?? known[0]].map((name) => `${list ? `${name}[]` : name}${or}`);
  if (generated) return `ColumnType<${read}, never, never>`;
  if (filled) return `ColumnType<${read}, ${write} | undefined, ${write}>`;
  return read === write ? `${read}` : `ColumnType<${read}, ${write}, ${write}>`;
}

/** The TypeScript source of all tables of a migrated database. */
export async function describeTables(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Column>(columnsOfPublic);
  await client.end();
  const tables = Map.groupBy(rows, (row) => row.table);
  const interfaces = [...tables].map(
    ([table, columns]) =>
      `export interface ${pascal(table)}Table {\n${columns.map((column) => `  ${camel(column.column)}: ${typeOf(column)};\n`).join('')}}\n`,
  );
  return `// Written by scripts/db-types.ts from db/migrations; do not edit.
import type { ColumnType } from 'kysely';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** jsonb goes in as text: JSON.stringify(value). */
export type JsonInput = string;

${interfaces.join('\n')}
export interface Tables {
${[...tables.keys()].map((table) => `  ${camel(table)}: ${pascal(table)}Table;\n`).join('')}}
`;
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..');
  const dataFolder = await mkdtemp(join(tmpdir(), 'unionhall-types-'));
  const database = await startEmbedded({ dataFolder: join(dataFolder, 'data'), isDurable: false });
  try {
    await migrate(database.url, join(root, 'db', 'migrations'));
    await writeFile(join(root, 'src/platform/db/tables.ts'), await describeTables(database.url));
  } finally {
    await database.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

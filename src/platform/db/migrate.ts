import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

const lockId = 7_350_041;

/**
 * Brings a database to the newest schema. Each file of `folder` runs once, in order, in its own transaction;
 * a file that changed after it ran is refused. Safe when several servers start at once.
 * @returns the names of the files that ran now.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockId]);
    await client.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
    );
    const ran = new Map<string, string>(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations')).rows.map((row) => [
        row.name,
        row.sha256,
      ]),
    );
    const fresh: string[] = [];
    for (const name of names) {
      const source = await readFile(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(source).digest('hex');
      const known = ran.get(name);
      if (known === sha256) continue;
      if (known) throw new Error(`Migration ${name} was changed after it ran; add a new one instead.`);
      await client.query('begin');
      await client.query(source);
      await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256]);
      await client.query('commit');
      fresh.push(name);
    }
    return fresh;
  } finally {
    await client.end();
  }
}

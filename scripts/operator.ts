import { readFile } from 'node:fs/promises';
import { Refusal } from '../src/kernel/refusal.ts';
import type { Env } from '../src/platform/env.ts';
import { layoutOf } from '../src/platform/postgres/cluster.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';
import { urlOf } from '../src/platform/postgres/ownership.ts';
import { findPostmaster } from '../src/platform/postgres/postmaster.ts';

/**
 * For commands of whoever runs the machine: the database named in `DATABASE_URL`, the embedded one of a running server, or
 * else the embedded one started here.
 */
export async function openAsOperator({
  databaseUrl,
  dataFolder,
}: Env): Promise<{ url: string; stop: () => Promise<void> }> {
  if (databaseUrl) return { url: databaseUrl, stop: async () => undefined };
  const { clusterFolder, passwordFile } = layoutOf(dataFolder);
  const running = await findPostmaster(clusterFolder);
  if (!running?.isReady) return startEmbedded({ dataFolder });
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const url = urlOf({ user: 'unionhall', password, port: running.port, database: 'unionhall' });
  return { url, stop: async () => undefined };
}

/** What a command says when it fails. */
export function sayProblem(error: unknown): string {
  if (error instanceof Refusal) return error.words.join(' / ');
  return error instanceof Error ? error.message : String(error);
}

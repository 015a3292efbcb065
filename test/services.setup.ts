import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/platform/db/migrate.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';
import { runAsAdmin, TEMPLATE_DATABASE, withDatabase } from './database.ts';
import { scratchFolder } from './scratch.ts';

/** One PostgreSQL for all service tests, its template migrated once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await scratchFolder('services');
  const database = await startEmbedded({ dataFolder: folder, isDurable: false });
  const teardown = async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await runAsAdmin(database.adminUrl, `create database ${TEMPLATE_DATABASE} owner unionhall strategy file_copy`);
    await migrate(
      withDatabase(database.adminUrl, TEMPLATE_DATABASE),
      join(import.meta.dirname, '..', 'db', 'migrations'),
    );
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('databaseAdminUrl', database.adminUrl);
  return teardown;
}

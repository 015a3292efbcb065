import type { Bilingual } from '../../kernel/words.ts';
import { checkServer } from './check-server.ts';
import { type DatabaseStep, type EmbeddedOptions, startEmbedded } from './embedded.ts';

/** The database that a server works on. */
export interface Database {
  url: string;
  isEmbedded: boolean;
  /** Close every pool first. Does nothing for a server named in `DATABASE_URL`. */
  stop: (options?: { force?: boolean }) => Promise<void>;
}

/**
 * The PostgreSQL named in `DATABASE_URL` after it passed its checks, or else the embedded one of the data folder.
 * @throws database.* refusals, each one line for the terminal
 */
export async function openDatabase({
  databaseUrl,
  ...embedded
}: EmbeddedOptions & { databaseUrl: string | undefined }): Promise<Database> {
  if (databaseUrl !== undefined) {
    await checkServer(databaseUrl);
    return { url: databaseUrl, isEmbedded: false, stop: async () => undefined };
  }
  const { url, stop } = await startEmbedded(embedded);
  return { url, isEmbedded: true, stop };
}

/** What to print while the embedded database starts. */
export const databaseSteps = {
  creating: ['建立数据库', 'Creating the database'],
  starting: ['启动数据库', 'Starting the database'],
  recovering: ['数据库正在恢复，请稍候', 'The database is recovering, one moment'],
  adopting: ['接管上次未正常关闭的数据库', 'Taking over the database left running last time'],
} as const satisfies Record<DatabaseStep, Bilingual>;

import type { Logger } from 'pino';
import type { Keys } from './crypto/keys.ts';
import type { Vault } from './crypto/vault.ts';
import type { Db } from './db/connect.ts';
import type { FileStore } from './files/store.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { CodeSender } from './notify/codes.ts';

/** The outside world as services see it: made once in main.ts, passed as the first argument. */
export interface House {
  db: Db;
  vault: Vault;
  keys: Keys;
  files: FileStore;
  jobs: Jobs;
  codes: CodeSender;
  log: Logger;
  now: () => Date;
  /** Public address of this installation, without a trailing slash. */
  url: string;
}

import { describe, expect, test } from 'vitest';
import { judgeServer, type ServerFacts } from './check-server.ts';

const at = { server: 'db:5432', user: 'hall', database: 'hall' };
const good: ServerFacts = {
  version: '15.2',
  versionNumber: 150_002,
  encoding: 'UTF8',
  isStandby: false,
  extensions: ['btree_gist', 'ltree', 'pg_trgm', 'plpgsql'],
  mayCreate: true,
};

test('PostgreSQL 15 with its contrib package will do', () => {
  expect(() => judgeServer(good, at)).not.toThrow();
});

describe('a server that will not do is refused in one sentence', () => {
  test.each<[string, Partial<ServerFacts>, string]>([
    [
      'tooOld',
      { version: '14.11', versionNumber: 140_011 },
      'The database at db:5432 is PostgreSQL 14.11; Unionhall needs 15 or later.',
    ],
    [
      'wrongEncoding',
      { encoding: 'SQL_ASCII' },
      'The database at db:5432 has encoding SQL_ASCII; Unionhall needs UTF8. Make it anew: create database … encoding utf8 template template0.',
    ],
    [
      'standby',
      { isStandby: true },
      'The database at db:5432 is a read-only standby. Name the primary in DATABASE_URL.',
    ],
    [
      'extensionsMissing',
      { extensions: ['plpgsql', 'ltree'] },
      'The database at db:5432 lacks the extensions pg_trgm, btree_gist. Install the contrib package of PostgreSQL.',
    ],
    [
      'mayNotCreate',
      { mayCreate: false },
      'User hall may not create in the database at db:5432. Make it the owner: alter database hall owner to hall.',
    ],
  ])('%s', (name, facts, sentence) => {
    expect(() => judgeServer({ ...good, ...facts }, at)).toThrow(`database.${name}: ${sentence}`);
  });
});

import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runAsAdmin, testDatabase, withDatabase } from '../../../test/database.ts';
import { checkServer } from './check-server.ts';
import { freePort } from './postmaster.ts';

const { url } = await testDatabase();
const adminUrl = inject('databaseAdminUrl');
const ascii = `ascii_${process.pid}`;

beforeAll(() => runAsAdmin(adminUrl, `create database ${ascii} encoding sql_ascii locale 'C' template template0`));
afterAll(() => runAsAdmin(adminUrl, `drop database ${ascii}`));

function changed(change: (url: URL) => void): string {
  const copy = new URL(url);
  change(copy);
  return copy.href;
}

test('a good server passes', async () => {
  await expect(checkServer(url)).resolves.toBeUndefined();
});

test('a wrong password is refused, and not repeated', async () => {
  const wrong = changed((copy) => (copy.password = 'hunter2'));

  await expect(checkServer(wrong)).rejects.toMatchObject({ code: 'database.signInRefused' });
  await expect(checkServer(wrong)).rejects.not.toThrow('hunter2');
});

test('a missing password is refused', async () => {
  await expect(checkServer(changed((copy) => (copy.password = '')))).rejects.toMatchObject({
    code: 'database.signInRefused',
  });
});

test('a database that is not there is refused by name', async () => {
  await expect(checkServer(withDatabase(adminUrl, 'nowhere'))).rejects.toThrow(/There is no database nowhere at 127/);
});

test('a port where nothing listens is refused', async () => {
  const port = await freePort();

  await expect(checkServer(changed((copy) => (copy.port = String(port))))).rejects.toMatchObject({
    code: 'database.unreachable',
  });
});

test('a host that is not there is refused', async () => {
  await expect(checkServer(changed((copy) => (copy.hostname = 'database.invalid')))).rejects.toMatchObject({
    code: 'database.unreachable',
  });
});

test('another encoding is refused', async () => {
  await expect(checkServer(withDatabase(adminUrl, ascii))).rejects.toMatchObject({ code: 'database.wrongEncoding' });
});

test('a database of somebody else is refused', async () => {
  await expect(checkServer(withDatabase(adminUrl, 'postgres'))).rejects.toMatchObject({
    code: 'database.mayNotCreate',
  });
});

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sealAudit } from '../src/platform/audit/seal.ts';
import { writeAudit } from '../src/platform/audit/write.ts';
import { newId } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log/log.ts';
import { testDatabase } from '../test/database.ts';

const { db, url } = await testDatabase();
const now = () => new Date('2026-11-21T09:00:00Z');

function verify(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const script = join(import.meta.dirname, 'audit-verify.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: { ...process.env, DATABASE_URL: url } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

test('prints counts and the head, and fails at the first broken link', async () => {
  const federationId = newId();
  await db
    .insertInto('federations')
    .values({ id: federationId, name: '甲', shortName: '甲', createdAt: now() })
    .execute();
  const entry = { federationId, at: now(), actor: { kind: 'system' as const, name: 'test' }, action: 'test.entry' };
  await writeAudit(db, entry, entry, entry);
  await sealAudit({ db, now, log: createLog({ level: 'silent' }) });
  await writeAudit(db, entry);

  const whole = await verify();
  const head = /head (\S+)/.exec(whole.out)?.[1] ?? '';
  const withHead = await verify('--head', head);
  await sql`update audit_entries set actor_name = 'nobody'`.execute(db);
  const broken = await verify();

  expect(whole).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(whole.out.trim().split('\n').at(-1) ?? '')).toEqual({
    name: 'audit:verify',
    ok: true,
    federations: 1,
    sealed: 3,
    unsealed: 1,
  });
  expect(head).toMatch(new RegExp(`^${federationId}:3:[0-9a-f]{64}$`));
  expect(withHead.code).toBe(0);
  expect(broken.code).toBe(1);
  expect(broken.err).toContain('broken at 1');
});

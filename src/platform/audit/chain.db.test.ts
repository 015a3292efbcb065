import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { newId } from '../ids.ts';
import { createLog } from '../log/log.ts';
import { sealAudit } from './seal.ts';
import { verifyAudit } from './verify.ts';
import { writeAudit } from './write.ts';

const { db } = await testDatabase();
const log = createLog({ level: 'silent' });
const now = () => new Date('2026-11-21T09:00:00Z');

/** A federation with entries, all sealed. */
async function sealedTrail(entries = 6) {
  const federationId = newId();
  await db
    .insertInto('federations')
    .values({ id: federationId, name: '测试总工会', shortName: '测试', createdAt: now() })
    .execute();
  for (let nth = 0; nth < entries; nth++) {
    await writeAudit(db, {
      federationId,
      at: new Date(now().getTime() + nth),
      actor: { kind: 'account', id: newId(), name: '李明' },
      action: 'members.reveal',
      unitId: newId(),
      subject: { kind: 'person', id: newId() },
      detail: { reason: '核对', nth, amount: 0.1 },
      requestId: `r${nth}`,
    });
  }
  await sealAudit({ db, now, log });
  const ids = await db
    .selectFrom('auditSeals')
    .select('entryId')
    .where('federationId', '=', federationId)
    .orderBy('seq')
    .execute();
  return { federationId, ids: ids.map((row) => row.entryId) };
}

async function reportOf(federationId: string, heads: Parameters<typeof verifyAudit>[1] = {}) {
  return (await verifyAudit(db, heads)).find((report) => report.federationId === federationId);
}

describe('the audit chain', () => {
  test('is whole after sealing, and again after more was sealed', async () => {
    const { federationId } = await sealedTrail(3);
    await writeAudit(db, { federationId, at: now(), actor: { kind: 'system', name: 'test' }, action: 'test.more' });
    const waiting = await reportOf(federationId);
    await sealAudit({ db, now, log });

    const whole = await reportOf(federationId);

    expect(waiting).toEqual({ federationId, sealed: 3, unsealed: 1, head: { seq: 3, hash: expect.any(String) } });
    expect(whole).toEqual({ federationId, sealed: 4, unsealed: 0, head: { seq: 4, hash: expect.any(String) } });
  });

  test('finds stragglers that tell of long ago when it looks through everything', async () => {
    const { federationId } = await sealedTrail(2);
    const yesterday = new Date(now().getTime() - 86_400_000);
    await writeAudit(db, { federationId, at: yesterday, actor: { kind: 'system', name: 'test' }, action: 'test.late' });

    await sealAudit({ db, now, log });
    const usual = await reportOf(federationId);
    await sealAudit({ db, now, log }, { all: true });

    expect(usual).toMatchObject({ sealed: 2, unsealed: 1 });
    expect(await reportOf(federationId)).toMatchObject({ sealed: 3, unsealed: 0 });
  });

  test('seals each entry once when several processes seal', async () => {
    const federationId = (await sealedTrail(1)).federationId;
    const more = Array.from({ length: 50 }, () => ({
      federationId,
      at: now(),
      actor: { kind: 'system' as const, name: 'test' },
      action: 'test.many',
    }));
    await writeAudit(db, ...more);

    await Promise.all([1, 2, 3, 4].map(() => sealAudit({ db, now, log })));

    expect(await reportOf(federationId)).toMatchObject({ sealed: 51, unsealed: 0 });
  });

  test.each([
    ['at', sql`at + interval '1 microsecond'`],
    ['actor_kind', sql`'system'`],
    ['actor_id', sql`null`],
    ['actor_name', sql`actor_name || ' '`],
    ['action', sql`'members.read'`],
    ['unit_id', sql`gen_random_uuid()`],
    ['subject_kind', sql`'unit'`],
    ['subject_id', sql`gen_random_uuid()`],
    ['detail', sql`detail || '{"amount": 0.10000000000000001}'`],
    ['request_id', sql`'r'`],
  ])('shows a change of %s', async (column, value) => {
    const { federationId, ids } = await sealedTrail();

    await sql`update audit_entries set ${sql.ref(column)} = ${value} where id = ${ids[2]}`.execute(db);

    expect(await reportOf(federationId)).toMatchObject({
      sealed: 2,
      broken: { seq: 3, entryId: ids[2], why: 'entry-changed' },
    });
  });

  test('shows an entry taken out with its seal', async () => {
    const { federationId, ids } = await sealedTrail();

    await sql`delete from audit_seals where entry_id = ${ids[2]}`.execute(db);
    await sql`delete from audit_entries where id = ${ids[2]}`.execute(db);

    expect(await reportOf(federationId)).toMatchObject({ sealed: 2, broken: { seq: 3, why: 'gap' } });
  });

  test('shows an entry taken out with the numbers closed up behind it', async () => {
    const { federationId, ids } = await sealedTrail();

    await sql`delete from audit_seals where entry_id = ${ids[2]}`.execute(db);
    for (const seq of [4, 5, 6]) {
      await sql`update audit_seals set seq = ${seq - 1} where federation_id = ${federationId} and seq = ${seq}`.execute(
        db,
      );
    }

    expect(await reportOf(federationId)).toMatchObject({ sealed: 2, broken: { seq: 3, why: 'link-changed' } });
  });

  test('shows two entries that changed places', async () => {
    const { federationId, ids } = await sealedTrail();
    const [second, third] = [ids[1], ids[2]];

    await sql`alter table audit_seals drop constraint audit_seals_federation_id_entry_id_key`.execute(db);
    await sql`update audit_seals set entry_id = case entry_id when ${second}::uuid then ${third}::uuid else ${second}::uuid end
      where federation_id = ${federationId} and entry_id in (${second}, ${third})`.execute(db);
    await sql`alter table audit_seals add unique (federation_id, entry_id)`.execute(db);

    expect(await reportOf(federationId)).toMatchObject({ sealed: 1, broken: { seq: 2, why: 'entry-changed' } });
  });

  test('shows an entry slipped in by rewriting one link', async () => {
    const { federationId, ids } = await sealedTrail();

    await sql`update audit_seals set hash = sha256('forged') where entry_id = ${ids[3]}`.execute(db);

    expect(await reportOf(federationId)).toMatchObject({ sealed: 3, broken: { seq: 4, why: 'entry-changed' } });
  });

  test('shows a cut-off end to whoever noted an earlier head', async () => {
    const { federationId, ids } = await sealedTrail();
    const noted = await reportOf(federationId);
    const heads = [{ federationId, ...(noted?.head ?? { seq: 0, hash: '' }) }];
    const before = await reportOf(federationId, { heads });

    for (const id of ids.slice(4)) {
      await sql`delete from audit_seals where entry_id = ${id}`.execute(db);
      await sql`delete from audit_entries where id = ${id}`.execute(db);
    }

    expect(before?.broken).toBeUndefined();
    expect((await reportOf(federationId))?.broken).toBeUndefined();
    expect(await reportOf(federationId, { heads })).toMatchObject({ broken: { seq: 5, why: 'head-missing' } });
  });
});

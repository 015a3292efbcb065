import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { mintScope } from '../src/people/access/mint/service.ts';
import { type Ability, abilityNames, type Grant, type Scope } from '../src/people/access/rules.ts';
import { createTopUnit } from '../src/people/units/making/service.ts';
import { createVault } from '../src/platform/crypto/vault.ts';
import { type Db, inTransaction } from '../src/platform/db/connect.ts';
import type { FileStore } from '../src/platform/files/store.ts';
import type { House } from '../src/platform/house.ts';
import { newId } from '../src/platform/ids.ts';
import type { Jobs } from '../src/platform/jobs/jobs.ts';
import { createLog } from '../src/platform/log/log.ts';

export interface PeopleHouse extends House {
  jobs: Jobs & { waiting: { name: string; data: Record<string, unknown> }[]; drain: () => Promise<number> };
  stored: Map<string, Buffer>;
  /** Sets the day, at noon in Shanghai. */
  setDay: (day: string) => void;
}

/** A house on a real database, with files in memory, jobs done when asked, and a clock that stands still. */
export function peopleHouse(db: Db, day = '2026-11-20'): PeopleHouse {
  let now = noonOf(day);
  const stored = new Map<string, Buffer>();
  return {
    db,
    vault: createVault(randomBytes(32)),
    keys: { data: randomBytes(32), signing: randomBytes(32) },
    files: memoryStore(stored),
    jobs: heldJobs(),
    codes: { kind: 'http', send: async () => undefined },
    log: createLog({ level: 'silent' }),
    now: () => now,
    url: 'http://127.0.0.1:3000',
    stored,
    setDay: (next) => {
      now = noonOf(next);
    },
  };
}

const noonOf = (day: string) => new Date(`${day}T04:00:00Z`);

function memoryStore(stored: Map<string, Buffer>): FileStore {
  const found = (key: string) => {
    const bytes = stored.get(key);
    if (!bytes) throw new Error(`no file ${key}`);
    return bytes;
  };
  return {
    put: async (key, content) => void stored.set(key, Buffer.from(content)),
    get: async (key) => found(key),
    getStream: async (key) => Readable.from([found(key)]),
    facts: async (key) => ({ bytes: found(key).length, contentType: '', etag: '', lastModified: new Date(0) }),
    exists: async (key) => stored.has(key),
    delete: async (key) => void stored.delete(key),
    findSignedUrl: async () => undefined,
  };
}

function heldJobs(): PeopleHouse['jobs'] {
  const handlers = new Map<string, (data: Record<string, unknown>) => Promise<void>>();
  const waiting: { name: string; data: Record<string, unknown> }[] = [];
  const known = new Set<string>();
  return {
    waiting,
    enqueue: async (_trx, name, data) => void waiting.push({ name, data: { ...data } }),
    enqueueAll: async (_trx, name, jobs) => {
      for (const { id, data } of jobs) {
        if (!known.has(id)) waiting.push({ name, data: { ...data } });
        known.add(id);
      }
    },
    work: async (name, handle) => void handlers.set(name, handle),
    every: () => undefined,
    stop: async () => undefined,
    drain: async () => {
      let done = 0;
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        await handlers.get(job.name)?.(job.data);
        done++;
      }
      return done;
    },
  };
}

/** A federation with its top unit, and an administrator who may do everything in it. */
export async function foundFederation(house: House, { name = '北京市总工会' }: { name?: string } = {}) {
  const federationId = newId();
  const now = house.now();
  await house.db
    .insertInto('federations')
    .values({ id: federationId, name, shortName: name, domain: `f${federationId.slice(-8)}.test`, createdAt: now })
    .execute();
  const topId = await inTransaction(house.db, (trx) =>
    createTopUnit(trx, { federationId }, { name, fromOn: '2000-01-01', actorName: '测试', now }),
  );
  const scope = await scopeOn(house, federationId, [{ unitId: topId }]);
  return { federationId, topId, scope };
}

/** A scope with every ability, or those given, on some units as they lie now. */
export async function scopeOn(
  house: House,
  federationId: string,
  grants: readonly { unitId: string; allows?: readonly Ability[] }[],
  { personId = null }: { personId?: string | null } = {},
): Promise<Scope> {
  const units = await house.db
    .selectFrom('units')
    .select(['id', 'path'])
    .where('federationId', '=', federationId)
    .execute();
  const paths = new Map(units.map((unit) => [unit.id, unit.path]));
  return mintScope({
    federationId,
    actor: { kind: 'account', id: newId(), name: '张干事', personId },
    grants: grants.map(
      ({ unitId, allows = abilityNames }): Grant => ({
        role: 'unit-officer',
        unitId,
        path: paths.get(unitId) ?? '',
        allows,
      }),
    ),
    lang: 'zh',
    zone: 'Asia/Shanghai',
    requestId: newId(),
  });
}

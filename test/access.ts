import { randomBytes } from 'node:crypto';
import { childPath } from '../src/kernel/unit-path.ts';
import { addOfficer } from '../src/people/access/accounts/queries.ts';
import { addGrant } from '../src/people/access/grants/queries.ts';
import { identityOf } from '../src/people/access/identity/service.ts';
import type { RegisterPerson } from '../src/people/access/me/service.ts';
import { cookiesOf, scopeOfRequest } from '../src/people/access/mint/service.ts';
import type { Role, Scope } from '../src/people/access/rules.ts';
import { forgetFederations } from '../src/people/access/settings/service.ts';
import { signInWithPassword } from '../src/people/access/sign-in/password/service.ts';
import { createVault } from '../src/platform/crypto/vault.ts';
import { type Db, inTransaction } from '../src/platform/db/connect.ts';
import type { House } from '../src/platform/house.ts';
import { newId } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log/log.ts';
import type { Message } from '../src/platform/notify/codes.ts';

export interface AccessHouse extends House {
  /** What was sent, the last one last. */
  sent: Message[];
  /** Lets time pass, for everything that asks the house for it. */
  pass: (time: { minutes?: number; days?: number }) => void;
  /** Back to the real time: new sessions are stamped with it. */
  rewind: () => void;
}

/** A house with a real database and vault, a sender that keeps messages, and a clock that can be put forward. */
export function accessHouse(db: Db, { url = 'http://127.0.0.1:3000' }: { url?: string } = {}): AccessHouse {
  const sent: Message[] = [];
  let aheadMs = 0;
  return {
    db,
    vault: createVault(randomBytes(32)),
    keys: { data: randomBytes(32), signing: randomBytes(32) },
    files: undefined as never,
    jobs: {
      enqueue: async () => undefined,
      enqueueAll: async () => undefined,
      work: async () => undefined,
      every: () => undefined,
      stop: async () => undefined,
    },
    codes: { kind: 'http', send: async (message) => void sent.push(message) },
    log: createLog({ level: 'silent' }),
    now: () => new Date(Date.now() + aheadMs),
    url,
    sent,
    pass: ({ minutes = 0, days = 0 }) => {
      aheadMs += (days * 1440 + minutes) * 60_000;
    },
    rewind: () => {
      aheadMs = 0;
    },
  };
}

export interface PlantedUnit {
  id: string;
  path: string;
}

/** A federation with a top unit. Each has a domain of its own, so that several fit one database. */
export async function plantFederation(
  db: Db,
  { demo = false, settings = {} }: { demo?: boolean; settings?: object } = {},
) {
  const federationId = newId();
  const domain = `f${federationId.slice(-8)}.test`;
  const createdAt = new Date();
  await db
    .insertInto('federations')
    .values({
      id: federationId,
      name: `${domain} 总工会`,
      shortName: '总工会',
      domain,
      demo,
      settings: JSON.stringify(settings),
      createdAt,
    })
    .execute();
  forgetFederations({ db });
  const top = await plantUnit(db, federationId, null);
  return { federationId, domain, top };
}

export async function plantUnit(db: Db, federationId: string, parent: PlantedUnit | null): Promise<PlantedUnit> {
  const id = newId();
  const path = childPath(parent?.path ?? null, id);
  const name = `单位${id.slice(-6)}`;
  await db
    .insertInto('units')
    .values({
      federationId,
      id,
      parentId: parent?.id ?? null,
      path,
      kind: parent ? 'primary' : 'territorial',
      name,
      shortName: name,
      pinyin: 'danwei',
      initials: 'dw',
      fromOn: '2020-01-01',
      createdAt: new Date(),
    })
    .execute();
  return { id, path };
}

/** A person on the roster. `phone` in E.164. */
export async function plantPerson(
  house: House,
  federationId: string,
  { name, phone }: { name: string; phone?: string },
) {
  const id = newId();
  const now = new Date();
  await house.db
    .insertInto('persons')
    .values({
      federationId,
      id,
      name,
      pinyin: 'ren',
      initials: 'r',
      phoneHash: phone ? house.vault.hash(phone, 'phone') : null,
      codeSecret: randomBytes(20),
      codeRef: randomBytes(6).toString('hex').toUpperCase(),
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return id;
}

/** As people/members puts a person on the register. */
export function registerPerson(house: House): RegisterPerson {
  return (_trx, { federationId }, { name, phone }) => plantPerson(house, federationId, { name, phone });
}

export const PASSWORD = 'Harbour-7-lantern';
let passwordHash: string | undefined;

/** An officer with roles on units, all with the same password. */
export async function plantOfficer(
  house: House,
  federationId: string,
  { username, name = username, unit, roles = [], mustChangePassword = false }: PlantedOfficer,
): Promise<string> {
  const context = await identityOf(house).$context;
  passwordHash ??= await context.password.hash(PASSWORD);
  const hash = passwordHash;
  const now = new Date();
  return inTransaction(house.db, async (trx) => {
    const officer = {
      federationId,
      username,
      name,
      unitId: unit.id,
      passwordHash: hash,
      mustChangePassword,
      now,
    };
    const accountId = await addOfficer(trx, officer);
    if (accountId === undefined) throw new Error(`There is an officer ${username} already.`);
    for (const [role, { id: unitId }] of roles) {
      const dates = { fromOn: '2020-01-01', toOn: null, reason: null, grantedBy: null, now };
      await addGrant(trx, { federationId, id: newId(), accountId, role, unitId, ...dates });
    }
    return accountId;
  });
}

interface PlantedOfficer {
  username: string;
  name?: string;
  unit: Pick<PlantedUnit, 'id'>;
  roles?: readonly (readonly [Role, Pick<PlantedUnit, 'id'>])[];
  mustChangePassword?: boolean;
}

/** A browser in which an officer has signed in. */
export async function officer(
  house: House,
  host: string,
  username: string,
  { ip }: { ip?: string } = {},
): Promise<Client> {
  const browser = client(house, { host, ...(ip ? { ip } : {}) });
  await browser.ask((scope) => signInWithPassword(house, scope, { username, password: PASSWORD }));
  return browser;
}

/** A browser at one address with its cookies. */
export interface Client {
  headers: (more?: Record<string, string>) => Headers;
  scope: (more?: Record<string, string>) => Promise<Scope>;
  /** Runs one request: mints the scope, works, keeps the cookies that come back, even when refused. */
  ask: <Result>(work: (scope: Scope) => Promise<Result>, more?: Record<string, string>) => Promise<Result>;
  cookies: Map<string, string>;
}

export function client(house: House, { host, ip = '203.0.113.5' }: { host: string; ip?: string }): Client {
  const cookies = new Map<string, string>();
  const headers = (more: Record<string, string> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ host, 'user-agent': 'test', ...(cookie ? { cookie } : {}), ...more });
  };
  const scope = (more?: Record<string, string>) =>
    scopeOfRequest(house, { headers: headers(more), ip, requestId: newId() });
  return {
    cookies,
    headers,
    scope,
    async ask(work, more) {
      const mine = await scope(more);
      try {
        return await work(mine);
      } finally {
        for (const line of cookiesOf(mine)) {
          const [pair = '', ...attributes] = line.split('; ');
          const name = pair.slice(0, pair.indexOf('='));
          if (attributes.includes('Max-Age=0')) cookies.delete(name);
          else cookies.set(name, pair.slice(name.length + 1));
        }
      }
    },
  };
}

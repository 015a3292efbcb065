import { addDays, dayOf } from '../../kernel/dates.ts';
import { identityOf } from '../../people/access/identity/service.ts';
import type { Trx } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';
import { insertRows } from '../rows/queries.ts';
import { DEMO_SEED, diceOf } from '../rules.ts';
import { demoSignIns } from '../sign-ins/rules.ts';
import type { DemoUnits } from '../units/contract.ts';
import type { DemoAccount } from './contract.ts';
import { demoOfficers } from './rules.ts';

/** Hashes the demo's passwords; slow by design, so it is begun early. @returns hash by user name */
export async function hashPasswords(house: House): Promise<Map<string, string>> {
  const { password } = await identityOf(house).$context;
  const officers = demoSignIns.filter(({ way }) => way === 'password');
  // One hash for one password: each officer of the demo has the same, and hashing costs a tenth of a second.
  const hashes = new Map<string, string>();
  for (const { secret } of officers) if (!hashes.has(secret)) hashes.set(secret, await password.hash(secret));
  return new Map(officers.map(({ sign, secret }) => [sign, hashes.get(secret) ?? '']));
}

interface Inserting {
  federationId: string;
  units: DemoUnits;
  hashes: ReadonlyMap<string, string>;
  now: Date;
}

/** Writes the officers with their passwords and roles. @returns accounts by user name */
export async function insertAccounts(
  trx: Trx,
  { federationId, units, hashes, now }: Inserting,
): Promise<ReadonlyMap<string, DemoAccount>> {
  const dice = diceOf(DEMO_SEED + 4);
  const made = demoOfficers.map(({ sign, name, role, unit }) => {
    const unitId = units.byName.get(unit)?.id;
    if (!unitId) throw new RangeError(`no unit ${unit}`);
    return { sign, name, role, unitId, id: dice.id(), userId: dice.id() };
  });
  const times = { createdAt: now, updatedAt: now };
  await insertRows(
    trx,
    'authUsers',
    made.map(({ userId, name, sign }) => ({
      id: userId,
      name,
      email: `${userId}@officer.invalid`,
      emailVerified: false,
      username: sign,
      displayUsername: sign,
      twoFactorEnabled: false,
      ...times,
    })),
  );
  await insertRows(
    trx,
    'authAccounts',
    made.map(({ userId, sign }) => ({
      id: dice.id(),
      userId,
      accountId: userId,
      providerId: 'credential',
      password: hashes.get(sign),
      ...times,
    })),
  );
  await insertRows(
    trx,
    'accounts',
    made.map(({ id, userId, name, unitId }) => ({
      federationId,
      id,
      userId,
      kind: 'officer',
      unitId,
      name,
      mustChangePassword: false,
      createdAt: now,
    })),
  );
  await insertRows(
    trx,
    'roleGrants',
    made.map(({ id, role, unitId }) => ({
      federationId,
      id: dice.id(),
      accountId: id,
      role,
      unitId,
      fromOn: addDays(dayOf(now), -400),
      reason: '演示数据',
      grantedAt: now,
    })),
  );
  return new Map(made.map(({ sign, id, name }) => [sign, { id, name }]));
}

import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  accessHouse,
  type Client,
  officer,
  type PlantedUnit,
  plantFederation,
  plantOfficer,
  plantPerson,
  plantUnit,
} from '../../../../test/access.ts';
import { testDatabase } from '../../../../test/database.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { isWithin } from '../../../kernel/unit-path.ts';
import { createOfficer, disableAccount, listAccounts, resetPassword } from '../accounts/service.ts';
import type { Role } from '../rules.ts';
import { endGrant, grantRole, listGrants, revokeGrant } from './service.ts';

const { db } = await testDatabase();
const house = accessHouse(db);
const today = dayOf(new Date());
const everything = { limit: 500, state: 'all', kind: 'all' } as const;

let federationId = '';
let host = '';
let top: PlantedUnit;
let district: PlantedUnit;
let street: PlantedUnit;
let other: PlantedUnit;
let nth = 0;
beforeEach(async () => {
  const planted = await plantFederation(db);
  ({ federationId, domain: host, top } = planted);
  district = await plantUnit(db, federationId, top);
  street = await plantUnit(db, federationId, district);
  other = await plantUnit(db, federationId, top);
});

type Roles = readonly (readonly [Role, PlantedUnit])[];
async function plant(unit: PlantedUnit, roles: Roles = []) {
  nth += 1;
  const username = `person.${nth}`;
  const id = await plantOfficer(house, federationId, { username, unit, roles });
  return { id, username };
}
async function security(unit: PlantedUnit): Promise<Client & { id: string }> {
  const { id, username } = await plant(unit, [['security-administrator', unit]]);
  return { ...(await officer(house, host, username)), id };
}
const grant = (by: Client, accountId: string, role: Role, unit: PlantedUnit, more = {}) =>
  by.ask((scope) => grantRole(house, scope, { accountId, role, unitId: unit.id, ...more }));

describe('granting a role', () => {
  test('works within reach, is dated, and is written down', async () => {
    const admin = await security(district);
    const clerk = await plant(street);

    const granted = await grant(admin, clerk.id, 'unit-officer', street, { toOn: addDays(today, 30), reason: '换届' });

    expect(granted).toEqual({
      id: expect.any(String),
      account: { id: clerk.id, name: clerk.username, kind: 'officer' },
      role: 'unit-officer',
      unit: { id: street.id, name: expect.any(String) },
      fromOn: today,
      toOn: addDays(today, 30),
      reason: '换届',
      grantedAt: expect.any(Date),
      state: 'live',
    });
    const entry = await db
      .selectFrom('auditEntries')
      .select(['actorId', 'action', 'unitId', 'subjectId', 'detail'])
      .where('federationId', '=', federationId)
      .where('action', '=', 'access.grant')
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({
      actorId: admin.id,
      action: 'access.grant',
      unitId: street.id,
      subjectId: clerk.id,
      detail: { grantId: granted.id, role: 'unit-officer', fromOn: today, toOn: addDays(today, 30), reason: '换届' },
    });
  });

  test('is refused above and beside the reach, for units elsewhere, and to oneself', async () => {
    const admin = await security(district);
    const clerk = await plant(street);
    const foreign = await plantFederation(db);

    await expect(grant(admin, clerk.id, 'unit-officer', top)).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(grant(admin, clerk.id, 'unit-officer', other)).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(grant(admin, clerk.id, 'unit-officer', foreign.top)).rejects.toMatchObject({ status: 404 });
    await expect(grant(admin, admin.id, 'unit-officer', district)).rejects.toMatchObject({
      code: 'access.notYourself',
    });
    const colleague = await plant(other);
    await expect(grant(admin, colleague.id, 'unit-officer', street)).rejects.toMatchObject({
      code: 'access.noSuchAccount',
    });
  });

  test('is refused to whoever may not grant: officers and federation administrators', async () => {
    const clerk = await plant(street);
    for (const role of ['federation-administrator', 'unit-officer', 'auditor'] as const) {
      const { username } = await plant(top, [[role, top]]);
      const browser = await officer(house, host, username);
      await expect(grant(browser, clerk.id, 'check-in-helper', street)).rejects.toMatchObject({
        code: 'access.notAllowed',
      });
    }
  });

  test('keeps auditors apart, and refuses doubles, closed units and dates that end before they begin', async () => {
    const admin = await security(top);
    const clerk = await plant(street, [['unit-officer', street]]);
    const auditor = await plant(top, [['auditor', top]]);

    await expect(grant(admin, clerk.id, 'auditor', top)).rejects.toMatchObject({ code: 'access.auditApart' });
    await expect(grant(admin, auditor.id, 'check-in-helper', top)).rejects.toMatchObject({ code: 'access.auditApart' });
    await expect(grant(admin, clerk.id, 'unit-officer', street)).rejects.toMatchObject({
      code: 'access.grantedAlready',
    });
    const past = { toOn: addDays(today, -1) };
    await expect(grant(admin, clerk.id, 'unit-officer', district, past)).rejects.toMatchObject({
      code: 'access.endsBeforeItBegins',
    });
    const back = { fromOn: addDays(today, 9), toOn: addDays(today, 8) };
    await expect(grant(admin, clerk.id, 'unit-officer', district, back)).rejects.toMatchObject({
      code: 'access.endsBeforeItBegins',
    });
    await db.updateTable('units').set({ status: 'closed', toOn: today }).where('id', '=', other.id).execute();
    await expect(grant(admin, clerk.id, 'unit-officer', other)).rejects.toMatchObject({ status: 409 });
  });

  test('to a member reaches the account that the phone will open, with roles for phones only', async () => {
    const admin = await security(district);
    const personId = await plantPerson(house, federationId, { name: '王芳', phone: '+8613700000001' });
    await db.updateTable('persons').set({ phoneMasked: '137****0001' }).where('id', '=', personId).execute();
    const now = new Date();
    const membership = {
      federationId,
      id: personId,
      personId,
      unitId: street.id,
      state: 'active',
      fromOn: '2020-01-01',
      createdAt: now,
    };
    await db.insertInto('memberships').values(membership).execute();
    const toPerson = (role: Role) =>
      admin.ask((scope) => grantRole(house, scope, { personId, role, unitId: street.id }));

    await expect(toPerson('unit-officer')).rejects.toMatchObject({ code: 'access.officersOnly' });
    const granted = await toPerson('check-in-helper');

    expect(granted.account).toMatchObject({ name: '王芳', kind: 'worker' });
    const stranger = await plantPerson(house, federationId, { name: '外人', phone: '+8613700000002' });
    const refused = admin.ask((scope) =>
      grantRole(house, scope, { personId: stranger, role: 'check-in-helper', unitId: street.id }),
    );
    await expect(refused).rejects.toMatchObject({ code: 'access.noSuchPerson' });
  });
});

describe('ending a role', () => {
  test('takes hold with the next request', async () => {
    const admin = await security(top);
    const { id, username } = await plant(district);
    const granted = await grant(admin, id, 'unit-officer', district);
    const browser = await officer(house, host, username);
    const before = (await browser.scope()).grants.length;

    await admin.ask((scope) => revokeGrant(house, scope, { grantId: granted.id, reason: '调离' }));

    expect([before, (await browser.scope()).grants.length]).toEqual([1, 0]);
    const again = admin.ask((scope) => revokeGrant(house, scope, { grantId: granted.id }));
    await expect(again).rejects.toMatchObject({ code: 'access.grantOver' });
  });

  test('is refused outside the reach, and the own role is not prolonged', async () => {
    const [admin, elsewhere] = [await security(district), await security(other)];
    const clerk = await plant(street);
    const granted = await grant(admin, clerk.id, 'unit-officer', street);
    const own = await admin.ask((scope) => listGrants(house, scope, { ...everything, accountId: admin.id }));

    const revoked = () => elsewhere.ask((scope) => revokeGrant(house, scope, { grantId: granted.id }));
    const prolonged = () =>
      admin.ask((scope) => endGrant(house, scope, { grantId: own.items[0]?.id ?? '', toOn: '2099-01-01' }));

    await expect(revoked()).rejects.toMatchObject({ code: 'access.noSuchGrant' });
    await expect(prolonged()).rejects.toMatchObject({ code: 'access.notYourself' });
  });

  test('never removes the last administrator, nor by an end date, nor by disabling', async () => {
    const admin = await security(top);
    const chief = await plant(top, [['federation-administrator', top]]);
    const grants = await admin.ask((scope) => listGrants(house, scope, everything));
    const idOf = (accountId: string) => grants.items.find((each) => each.account.id === accountId)?.id ?? '';
    const last = { code: 'access.lastAdministrator', status: 409 };

    await expect(admin.ask((scope) => revokeGrant(house, scope, { grantId: idOf(chief.id) }))).rejects.toMatchObject(
      last,
    );
    await expect(admin.ask((scope) => revokeGrant(house, scope, { grantId: idOf(admin.id) }))).rejects.toMatchObject(
      last,
    );
    await expect(
      admin.ask((scope) => endGrant(house, scope, { grantId: idOf(chief.id), toOn: addDays(today, 9) })),
    ).rejects.toMatchObject(last);
    await expect(admin.ask((scope) => disableAccount(house, scope, { accountId: chief.id }))).rejects.toMatchObject(
      last,
    );

    const second = await plant(top);
    await grant(admin, second.id, 'federation-administrator', top);
    await admin.ask((scope) => disableAccount(house, scope, { accountId: chief.id }));
    expect(await admin.ask((scope) => listAccounts(house, scope, { ...everything, state: 'disabled' }))).toMatchObject({
      items: [{ id: chief.id, isDisabled: true }],
    });
  });

  test('two who remove each other at once leave one', async () => {
    const [first, second] = [await security(top), await security(top)];
    const grants = await first.ask((scope) => listGrants(house, scope, everything));
    const revoke = (by: Client, of: string) =>
      by.ask((scope) =>
        revokeGrant(house, scope, { grantId: grants.items.find((each) => each.account.id === of)?.id ?? '' }),
      );

    const outcomes = await Promise.allSettled([revoke(first, second.id), revoke(second, first.id)]);

    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('managing accounts', () => {
  test('a new officer has a temporary password, no role, and works for a union within reach', async () => {
    const admin = await security(district);
    const make = (unit: PlantedUnit, username = `new.${nth}`) =>
      admin.ask((scope) => createOfficer(house, scope, { username, name: '赵敏', unitId: unit.id }));

    const made = await make(street);

    expect(made).toMatchObject({ name: '赵敏', unit: { id: street.id }, mustChangePassword: true, isDisabled: false });
    expect(made.temporaryPassword).toMatch(/^[\w]{4}-[\w]{4}-[\w]{4}$/);
    await expect(make(other, `new.${nth}.b`)).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(make(street, `NEW.${nth}`)).rejects.toMatchObject({ code: 'access.usernameTaken' });
  });

  test('a district takes over no account that reaches further, nor one elsewhere, nor its own', async () => {
    const admin = await security(district);
    const mayor = await plant(street, [
      ['unit-officer', street],
      ['unit-officer', top],
    ]);
    const colleague = await plant(other);
    const clerk = await plant(street, [['unit-officer', street]]);
    const reset = (accountId: string) => admin.ask((scope) => resetPassword(house, scope, { accountId }));

    await expect(reset(mayor.id)).rejects.toMatchObject({ code: 'access.beyondYourReach' });
    await expect(reset(colleague.id)).rejects.toMatchObject({ code: 'access.noSuchAccount' });
    await expect(reset(admin.id)).rejects.toMatchObject({ code: 'access.notYourself' });
    const signedIn = await officer(house, host, clerk.username);
    expect(await reset(clerk.id)).toEqual({ username: clerk.username, temporaryPassword: expect.any(String) });
    expect((await signedIn.scope()).actor.kind).toBe('visitor');
    const foreign = await plantFederation(db);
    const abroad = await plantOfficer(house, foreign.federationId, { username: `abroad.${nth}`, unit: foreign.top });
    await expect(reset(abroad)).rejects.toMatchObject({ code: 'access.noSuchAccount' });
  });

  test('property: lists show what lies within reach and nothing outside it', async () => {
    const units = [top, district, street, other];
    for (const parent of [street, other, other]) units.push(await plantUnit(db, federationId, parent));
    const roles: Role[] = ['unit-officer', 'programme-manager', 'security-administrator'];
    const planted = new Map<string, { home: PlantedUnit; on: PlantedUnit }>();
    for (const [at, home] of units.entries()) {
      const on = units[(at * 3 + 1) % units.length] ?? top;
      const { id } = await plant(home, [[roles[at % 3] ?? 'unit-officer', on]]);
      planted.set(id, { home, on });
    }
    const admins = new Map<string, Client & { id: string }>();
    for (const unit of units) admins.set(unit.id, await security(unit));

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...units), async (unit) => {
        const admin = admins.get(unit.id);
        if (!admin) throw new Error('unreachable');
        const accounts = await admin.ask((scope) => listAccounts(house, scope, everything));
        const grants = await admin.ask((scope) => listGrants(house, scope, everything));

        for (const [id, { home, on }] of planted) {
          const within = isWithin(home.path, unit.path) || isWithin(on.path, unit.path);
          expect(accounts.items.some((each) => each.id === id)).toBe(within);
          expect(grants.items.some((each) => each.account.id === id)).toBe(isWithin(on.path, unit.path));
        }
      }),
      { numRuns: 15 },
    );
  });
});

import { parsePersonName } from '../../../kernel/codes/person-name.ts';
import type { Lang } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { httpRefusals } from '../../../platform/http/errors.ts';
import { accessRefusals } from '../errors.ts';
import { readTops } from '../mint/queries.ts';
import type { Ability, Grant, Pending, Scope } from '../rules.ts';
import { getFederation } from '../settings/service.ts';
import { phoneContext } from '../sign-in/phone/service.ts';
import { changeWorker, findPersonByPhone } from '../sign-in/queries.ts';
import { findAccountFacts, findPerson, lockWorker, readUnitNames } from './queries.ts';

export interface UnitRef {
  id: string;
  name: string;
}

export interface Me {
  account: {
    id: string;
    kind: 'officer' | 'worker' | 'api-key';
    name: string;
    username: string | null;
    /** Masked. */
    phone: string | null;
    hasTotp: boolean;
  };
  person: { id: string; name: string; phone: string | null; unit: UnitRef | null } | null;
  roles: { role: Grant['role']; unit: UnitRef; allows: Ability[] }[];
  federation: { id: string; name: string; shortName: string; demo: boolean; zone: string };
  /** The unit to begin with: of the first role, else of the officer or the membership, else the top. */
  unit: UnitRef;
  /** What has to be done before any role counts. */
  pending: Pending | null;
  /** A worker on no roster yet, to be asked for a name once. */
  needsName: boolean;
  lang: Lang;
}

/** Who the scope is, for the surfaces. @throws access.sign-in-first */
export async function describeMe(house: Pick<House, 'db' | 'now'>, scope: Scope): Promise<Me> {
  const { actor, federationId, grants, lang } = scope;
  if (actor.kind !== 'account' && actor.kind !== 'api-key') throw accessRefusals.signInFirst();
  const personId = actor.kind === 'account' ? actor.personId : null;
  const [federation, tops, names, account, person] = await Promise.all([
    getFederation(house, federationId),
    readTops(house.db, federationId),
    readUnitNames(house.db, { federationId, unitIds: [...new Set(grants.map((grant) => grant.unitId))] }),
    actor.kind === 'account' ? findAccountFacts(house.db, { federationId, accountId: actor.id }) : undefined,
    personId ? findPerson(house.db, { federationId, personId }) : undefined,
  ]);
  const roles = grants.map(({ role, unitId, allows }) => ({
    role,
    unit: { id: unitId, name: names.get(unitId) ?? '' },
    allows: [...allows],
  }));
  const membership = refOf(person);
  const kind = account?.kind === 'officer' ? 'officer' : account ? 'worker' : 'api-key';
  return {
    account: {
      id: actor.id,
      kind,
      name: actor.name,
      username: account?.username ?? null,
      phone: account?.phoneMasked ?? null,
      hasTotp: account?.twoFactorEnabled ?? false,
    },
    person: person ? { id: person.id, name: person.name, phone: person.phoneMasked, unit: membership } : null,
    roles,
    federation: {
      id: federation.id,
      name: federation.name,
      shortName: federation.shortName,
      demo: federation.demo,
      zone: federation.zone,
    },
    unit: roles[0]?.unit ?? refOf(account) ?? membership ?? topOf(tops) ?? { id: federation.id, name: federation.name },
    pending: scope.pending ?? null,
    needsName: kind === 'worker' && !person,
    lang,
  };
}

/**
 * Puts a person on the register; handed in by the API, which takes it from people/members.
 * @param phone E.164
 * @returns the person's id
 */
export type RegisterPerson = (
  trx: Trx,
  tenant: { federationId: string },
  person: { name: string; phone: string; now: Date },
) => Promise<string>;

/**
 * A worker on no roster gives a name, once: from now on there is a person with name and phone, a member of no union yet.
 * A union that lets this phone in later finds the same person.
 * @throws access.known, access.not-a-person, request.invalid
 */
export async function introduce(
  house: Pick<House, 'db' | 'now' | 'vault'>,
  scope: Scope,
  { name: typed, registerPerson }: { name: string; registerPerson: RegisterPerson },
): Promise<{ personId: string }> {
  const { federationId, actor } = scope;
  if (actor.kind !== 'account') throw accessRefusals.notAPerson();
  const name = parsePersonName(typed);
  if (!name.ok) throw httpRefusals.invalid({ count: 1 }, [{ path: 'name', words: name.words }]);
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const worker = await lockWorker(trx, { federationId, accountId: actor.id });
    if (!worker?.phoneHash || !worker.phoneCipher) throw accessRefusals.notAPerson();
    if (await findPersonByPhone(trx, { federationId, phoneHash: worker.phoneHash })) throw accessRefusals.known();
    const phone = house.vault.open(worker.phoneCipher, phoneContext(federationId, actor.id));
    const personId = await registerPerson(trx, { federationId }, { name: name.value, phone, now });
    await changeWorker(trx, { federationId, accountId: actor.id }, { personId, name: name.value });
    await writeAudit(trx, {
      federationId,
      at: now,
      actor: { kind: 'account', id: actor.id, name: name.value },
      action: 'access.introduce',
      subject: { kind: 'person', id: personId },
      requestId: scope.requestId,
    });
    return { personId };
  });
}

function topOf([top]: readonly UnitRef[]): UnitRef | undefined {
  return top && { id: top.id, name: top.name };
}

function refOf(row: { unitId: string | null; unitName: string | null } | undefined): UnitRef | null {
  return row?.unitId && row.unitName ? { id: row.unitId, name: row.unitName } : null;
}

import type { Lang } from '../../../kernel/words.ts';
import type { House } from '../../../platform/house.ts';
import { accessRefusals } from '../errors.ts';
import { readTops } from '../mint/queries.ts';
import type { Ability, Grant, Pending, Scope } from '../rules.ts';
import { getFederation } from '../settings/service.ts';
import { findAccountFacts, findPerson, readUnitNames } from './queries.ts';

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

function topOf([top]: readonly UnitRef[]): UnitRef | undefined {
  return top && { id: top.id, name: top.name };
}

function refOf(row: { unitId: string | null; unitName: string | null } | undefined): UnitRef | null {
  return row?.unitId && row.unitName ? { id: row.unitId, name: row.unitName } : null;
}

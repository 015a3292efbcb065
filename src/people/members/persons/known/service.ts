import type { Sex } from '../../../../kernel/codes/gb-tables.ts';
import type { Day } from '../../../../kernel/dates.ts';
import type { UnitPath } from '../../../../kernel/unit-path.ts';
import type { Db, Trx } from '../../../../platform/db/connect.ts';
import type { Tenant } from '../../queries.ts';
import type { MembershipState } from '../../rules.ts';
import type { KnownPerson } from '../rules.ts';

/** A person on the register with the live membership, as joining and importing look at it. */
export interface KnownMember extends KnownPerson {
  sex: Sex;
  bornOn: Day | null;
  workerKinds: string[];
  membership: {
    id: string;
    unitId: string;
    unitName: string;
    unitPath: UnitPath;
    state: MembershipState;
    post: string | null;
    memberNo: string | null;
    fromOn: Day;
  } | null;
}

/** Persons who have one of these documents or phones, by the hex of its hash. */
export async function listKnown(
  db: Trx | Db,
  { federationId }: Tenant,
  { documents, phones }: { documents: readonly Buffer[]; phones: readonly Buffer[] },
): Promise<{ byDocument: Map<string, KnownMember>; byPhone: Map<string, KnownMember> }> {
  const byDocument = new Map<string, KnownMember>();
  const byPhone = new Map<string, KnownMember>();
  if (documents.length + phones.length === 0) return { byDocument, byPhone };
  const rows = await db
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select([
      'persons.id',
      'persons.name',
      'persons.sex',
      'persons.bornOn',
      'persons.workerKinds',
      'persons.documentHash',
      'persons.phoneHash',
      'memberships.id as membershipId',
      'memberships.unitId',
      'memberships.state',
      'memberships.post',
      'memberships.memberNo',
      'memberships.fromOn',
      'units.name as unitName',
      'units.path as unitPath',
    ])
    .where('persons.federationId', '=', federationId)
    .where((eb) =>
      eb.or([
        ...(documents.length > 0 ? [eb('persons.documentHash', 'in', [...documents])] : []),
        ...(phones.length > 0 ? [eb('persons.phoneHash', 'in', [...phones])] : []),
      ]),
    )
    .execute();
  for (const row of rows) {
    const { membershipId, unitId, unitName, unitPath, state, post, memberNo, fromOn, ...person } = row;
    const membership =
      membershipId && unitId && unitPath && fromOn
        ? {
            id: membershipId,
            unitId,
            unitName: unitName ?? '',
            unitPath,
            state: state as MembershipState,
            post,
            memberNo,
            fromOn,
          }
        : null;
    const known: KnownMember = {
      ...person,
      sex: person.sex as Sex,
      documentHash: person.documentHash?.toString('hex') ?? null,
      phoneHash: person.phoneHash?.toString('hex') ?? null,
      membership,
    };
    if (known.documentHash) byDocument.set(known.documentHash, known);
    if (known.phoneHash) byPhone.set(known.phoneHash, known);
  }
  return { byDocument, byPhone };
}

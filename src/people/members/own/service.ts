import { documentTypes } from '../../../kernel/codes/documents.ts';
import { sexes } from '../../../kernel/codes/gb-tables.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import type { Db } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { workerKinds } from '../worker-kinds/rules.ts';
import { listOwnFields, listOwnMemberships, readOwn } from './queries.ts';

/** One line of what the house holds on a person, as that person sees it. */
export interface OwnLine {
  key: string;
  label: Bilingual;
  value: string;
  at: Date;
}

export interface OwnData {
  basics: OwnLine[];
  memberships: { unit: string; state: string; from: string; to: string | null; post: string | null }[];
  learned: OwnLine[];
}

/** Everything held on a person, numbers masked. */
export async function ownData(house: Pick<House, 'db'>, scope: Scope, personId: string): Promise<OwnData> {
  const { federationId } = scope;
  const [person, memberships, fields] = await Promise.all([
    readOwn(house.db, { federationId, personId }),
    listOwnMemberships(house.db, { federationId, personId }),
    listOwnFields(house.db, { federationId, personId }),
  ]);
  const at = person.updatedAt;
  const line = (key: string, label: Bilingual, value: string | null): OwnLine[] =>
    value ? [{ key, label, value, at }] : [];
  const kinds = person.workerKinds.map((kind) => workerKinds[kind as keyof typeof workerKinds]?.[0] ?? kind).join('、');
  const document = documentTypes[person.documentKind as keyof typeof documentTypes];
  return {
    basics: [
      ...line('name', ['姓名', 'Name'], person.name),
      ...line('sex', ['性别', 'Sex'], sexes[person.sex as keyof typeof sexes]?.words[0] ?? null),
      ...line('bornOn', ['出生日期', 'Date of birth'], person.bornOn),
      ...line('phone', ['手机', 'Phone'], person.phoneMasked),
      ...line('document', document ? document.words : ['证件', 'Document'], person.documentMasked),
      ...line('workerKinds', ['职工类别', 'Kind of worker'], kinds),
    ],
    memberships: memberships.map(({ unitName, state, fromOn, toOn, post }) => ({
      unit: unitName,
      state,
      from: fromOn,
      to: toOn,
      post,
    })),
    learned: fields.map(({ field, value, learnedAt }) => ({
      key: field,
      label: [field, field] as const,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      at: learnedAt,
    })),
  };
}

/** The same in full, for the person alone, as a file (个人信息保护法 art. 45); leaves a trace. */
export async function exportOwnData(house: Pick<House, 'db' | 'now'>, scope: Scope, personId: string): Promise<object> {
  const now = house.now();
  const data = await ownData(house, scope, personId);
  await writeAudit(house.db, {
    federationId: scope.federationId,
    at: now,
    actor: actorOf(scope),
    action: 'members.export-own',
    subject: { kind: 'person', id: personId },
    requestId: scope.requestId,
  });
  return { exportedAt: now.toISOString(), ...data };
}

/** Name of the union that a person belongs to now. */
export async function findHome(
  db: Db,
  { federationId, personId }: { federationId: string; personId: string },
): Promise<string | undefined> {
  const [live] = (await listOwnMemberships(db, { federationId, personId })).filter(
    (membership) => membership.state !== 'ended',
  );
  return live?.unitName;
}

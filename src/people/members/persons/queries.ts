import type { Sex } from '../../../kernel/codes/gb-tables.ts';
import type { Day } from '../../../kernel/dates.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Tenant } from '../queries.ts';

type PersonColumns = {
  name: string;
  pinyin: string;
  initials: string;
  sex: Sex;
  bornOn: Day | null;
  workerKinds: string[];
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneMasked: string | null;
  documentKind: string | null;
  documentCipher: Buffer | null;
  documentHash: Buffer | null;
  documentMasked: string | null;
};
export type PersonSet = Partial<PersonColumns>;

/** Writes a new person. The database refuses a document or phone that another has. */
export async function insertPerson(
  trx: Trx,
  { federationId }: Tenant,
  person: PersonSet &
    Pick<PersonColumns, 'name' | 'pinyin' | 'initials'> & {
      id: string;
      codeRef: string;
      codeSecret: Buffer;
      now: Date;
    },
): Promise<void> {
  const { now, ...columns } = person;
  await trx
    .insertInto('persons')
    .values({ federationId, ...columns, createdAt: now, updatedAt: now })
    .execute();
}

/** @returns the new version */
export async function setPerson(
  trx: Trx,
  { federationId }: Tenant,
  { id, now, set }: { id: string; now: Date; set: PersonSet },
): Promise<number> {
  const { version } = await trx
    .updateTable('persons')
    .set((eb) => ({ ...set, updatedAt: now, version: eb('version', '+', 1) }))
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

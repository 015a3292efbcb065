import { parsePhone } from '../../../kernel/codes/phone.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import { spellPerson } from '../../units/spelling/service.ts';
import { insertPerson } from '../persons/queries.ts';
import { newCodeKeys, sealPhone } from '../sealing/service.ts';

/**
 * Registers somebody who signed in by phone and is on no roster: a person with a name and a phone, a member of no union.
 * @param phone E.164, proven by a code
 * @returns the person's id
 */
export function registerPerson(house: Pick<House, 'vault'>) {
  return async (
    trx: Trx,
    tenant: { federationId: string },
    { name, phone, now }: { name: string; phone: string; now: Date },
  ): Promise<string> => {
    const id = newId();
    const parsed = parsePhone(phone);
    if (!parsed.ok) throw new Error('A phone that signed in must be a phone number.');
    await insertPerson(trx, tenant, {
      id,
      name,
      ...spellPerson(name),
      ...sealPhone(house, id, parsed.value),
      ...newCodeKeys(),
      now,
    });
    return id;
  };
}

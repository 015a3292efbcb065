import { addressOf } from '../../../people/access/mint/service.ts';
import type { Scope } from '../../../people/access/rules.ts';
import type { House } from '../../../platform/house.ts';
import { giveBackHits, type Limit, takeHits } from '../../../platform/http/limits.ts';
import type { CertificateCheck } from '../contract.ts';
import { selectCertificates } from '../queries.ts';
import { readNumber } from '../rules.ts';

/** Numbers that do not exist, from one address. Those that do cost nothing: a hall full of people may scan theirs. */
const missLimit: Limit = { name: 'certificate check', hits: 30, windowSeconds: 600 };

/**
 * What a number certifies, for anybody. A wrong number learns nothing but that: neither how near it came nor whether
 * the serial is taken.
 * @throws request.too-many after many numbers that do not exist
 */
export async function checkCertificate(
  house: Pick<House, 'db' | 'vault' | 'now'>,
  scope: Scope,
  typed: string,
): Promise<CertificateCheck> {
  const read = readNumber(typed.slice(0, 80));
  if ('misread' in read) return { found: false, misread: true };
  const claims = [{ limit: missLimit, by: house.vault.hash(addressOf(scope), 'certificate check').toString('hex') }];
  await takeHits(house.db, claims, house.now());
  const row = await selectCertificates(house.db, scope)
    .where('certificates.number', '=', read.number)
    .executeTakeFirst();
  if (!row) return { found: false, misread: false };
  await giveBackHits(house.db, claims, house.now());
  const { number, revokedOn, title, holderName, award, issuers, issuedOn } = row;
  return {
    found: true,
    number,
    state: revokedOn ? 'revoked' : 'valid',
    revokedOn,
    title,
    holderName,
    award,
    issuers,
    issuedOn,
  };
}

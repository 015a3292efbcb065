import { maskPhone } from '../../../../kernel/codes/masking.ts';
import { parsePhone } from '../../../../kernel/codes/phone.ts';
import { counted } from '../../../../kernel/words.ts';
import { inTransaction, type Trx } from '../../../../platform/db/connect.ts';
import type { House } from '../../../../platform/house.ts';
import { limitKeyOf } from '../../../../platform/http/client-ip.ts';
import { httpRefusals } from '../../../../platform/http/errors.ts';
import { giveBackHits, takeHits } from '../../../../platform/http/limits.ts';
import { newId, newSecret } from '../../../../platform/ids.ts';
import { hashPhone } from '../../../members/sealing/service.ts';
import { accessRefusals } from '../../errors.ts';
import { findKnownDevice, rememberDevice } from '../../identity/device/service.ts';
import { dropCode, keepCode } from '../../identity/queries.ts';
import { hashOfCode, headersFor, identityOf } from '../../identity/service.ts';
import type { Scope } from '../../rules.ts';
import { CODE_DIGITS, CODE_SECONDS, signInLimits } from '../../settings/rules.ts';
import { type AccountRow, addWorker, changeWorker, findPersonByPhone, findWorker, getUserOfPhone } from '../queries.ts';
import {
  arrive,
  enter,
  failuresOf,
  refusedOr,
  refuseLocked,
  type SignInOutcome,
  setCookies,
  writeFailure,
} from '../service.ts';

/**
 * Sends a code to a phone, known or not: nothing tells them apart.
 * @throws request.invalid, request.too-many, access.no-sender, notify.not-sent
 */
export async function requestCode(house: House, scope: Scope, { phone }: { phone: string }) {
  const { incoming, federation } = enter(scope);
  const { e164, phoneHash } = readPhone(house, phone);
  const demo = house.codes.kind === 'demo';
  if (demo && !federation.demo) throw accessRefusals.noSender();
  const now = house.now();
  const device = findKnownDevice(house, incoming.headers, phoneHash);
  const by = device ? `${phoneHash}:${device}` : phoneHash;
  const { codeMinute, codeHour, codeDay, codeAddress } = signInLimits;
  await takeHits(
    house.db,
    [
      { limit: { ...codeAddress, hits: federation.access.codesPerAddressPerHour }, by: limitKeyOf(incoming.ip) },
      ...[codeMinute, codeHour, codeDay].map((limit) => ({ limit, by })),
    ],
    now,
  );
  const code = newCode();
  const codeHash = hashOfCode(house, phoneHash, code);
  await keepCode(house.db, { phoneHash, codeHash, now });
  try {
    await house.codes.send({ phone: e164, code, purpose: 'sign-in', text: textOf(federation.shortName, code) });
  } catch (error) {
    await dropCode(house.db, { phoneHash, codeHash });
    throw error;
  }
  return {
    phone: maskPhone(e164),
    expiresInSeconds: CODE_SECONDS,
    resendAfterSeconds: codeMinute.windowSeconds,
    /** Shown on the page where nothing is really sent. */
    demoCode: demo ? code : null,
  };
}

/**
 * Signs a worker in by the code sent to the phone.
 * @throws request.invalid, access.wrong-code, access.locked, access.disabled
 */
export async function signInWithCode(
  house: House,
  scope: Scope,
  { phone, code }: { phone: string; code: string },
): Promise<SignInOutcome> {
  const { incoming, federation } = enter(scope);
  const { e164, phoneHash } = readPhone(house, phone);
  const claims = [failuresOf(federation, incoming.ip)];
  await refuseLocked(house, claims);
  const call = { phoneNumber: phoneHash, code: code.replace(/\D/g, '') };
  const signedIn = await identityOf(house)
    .api.verifyPhoneNumber({ body: call, headers: headersFor(incoming, []), returnHeaders: true })
    .catch(refusedOr(undefined));
  const hash = Buffer.from(phoneHash, 'hex');
  if (!signedIn?.response.token) {
    const account = await findWorker(house.db, { federationId: federation.id, phoneHash: hash });
    await writeFailure(house, scope, { account, method: 'code' });
    throw accessRefusals.wrongCode();
  }
  const { token, user } = signedIn.response;
  const account = await inTransaction(house.db, async (trx) => {
    const worker = await settleWorker(house, trx, {
      federationId: federation.id,
      phone: { hash, masked: maskPhone(e164), e164 },
      userId: user.id,
    });
    await arrive(house, scope, trx, { account: worker, token, method: 'code' });
    return worker;
  });
  if (account.disabledAt) throw accessRefusals.disabled();
  await giveBackHits(house.db, claims, house.now());
  setCookies(scope, signedIn.headers, rememberDevice(house, incoming.headers, phoneHash, account.id));
  return { outcome: 'signed-in', needsName: account.personId === null };
}

/**
 * The account of the worker with this phone, made where there is none, tied to whoever has the phone by the roster: a
 * number given to somebody else must not open the former holder's records.
 * @param phone `e164` where it is known: a role may be granted to a person before the first sign-in
 */
export async function settleWorker(
  house: Pick<House, 'vault' | 'now'>,
  trx: Trx,
  { federationId, phone, userId }: { federationId: string; phone: WorkerPhone; userId?: string },
): Promise<AccountRow> {
  const now = house.now();
  const { hash: phoneHash, masked: phoneMasked, e164 } = phone;
  const person = await findPersonByPhone(trx, { federationId, phoneHash });
  const found = await findWorker(trx, { federationId, phoneHash });
  const id = found?.id ?? newId();
  const phoneCipher = e164 === undefined ? null : house.vault.seal(e164, phoneContext(federationId, id));
  if (!found) {
    return addWorker(trx, {
      federationId,
      id,
      userId: userId ?? (await getUserOfPhone(trx, { phoneHash, now })),
      name: person?.name ?? phoneMasked,
      personId: person?.id ?? null,
      phoneHash,
      phoneCipher,
      phoneMasked,
      now,
    });
  }
  if (found.personId === (person?.id ?? null) && (found.hasPhone || !phoneCipher)) return found;
  const linked = { personId: person?.id ?? null, name: person?.name ?? found.name };
  await changeWorker(trx, { federationId, accountId: id }, { ...linked, ...(phoneCipher ? { phoneCipher } : {}) });
  return { ...found, ...linked };
}

export interface WorkerPhone {
  hash: Buffer;
  masked: string;
  e164?: string;
}

/** What binds an account's encrypted phone to its row. */
export function phoneContext(federationId: string, accountId: string): string {
  return `accounts:${federationId}:${accountId}:phone`;
}

function readPhone(house: Pick<House, 'vault'>, typed: string): { e164: string; phoneHash: string } {
  const phone = parsePhone(typed);
  if (!phone.ok) throw httpRefusals.invalid({ count: 1 }, [{ path: 'phone', words: phone.words }]);
  const { e164 } = phone.value;
  return { e164, phoneHash: hashPhone(house, e164).toString('hex') };
}

/** Six digits; of 48 random bits, so that no digit is likelier than another by more than 1 in 10⁸. */
function newCode(): string {
  return String(newSecret(6).readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
}

function textOf(sender: string, code: string) {
  const minutes = CODE_SECONDS / 60;
  return [
    `【${sender}】验证码 ${code}，${minutes} 分钟内有效。请勿告诉任何人，工作人员不会索要。`,
    `[${sender}] Your code is ${code}, valid for ${counted(minutes, 'minute')}. Give it to nobody; staff never ask for it.`,
  ] as const;
}

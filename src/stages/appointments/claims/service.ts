import { createHash, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { addDays, momentOf } from '../../../kernel/dates.ts';
import { addressOf } from '../../../people/access/mint/service.ts';
import { openPhone } from '../../../people/members/sealing/service.ts';
import { giveBackHits, type Limit, takeHits } from '../../../platform/http/limits.ts';
import { newId } from '../../../platform/ids.ts';
import { sendNotices } from '../../../platform/notify/notices.ts';
import type { codeInput } from '../contract.ts';
import { appointmentRefusals } from '../errors.ts';
import { getServed } from '../notes/service.ts';
import { listTakenBy } from '../photos/queries.ts';
import { keepingOf } from '../providers/service.ts';
import { type AppointmentRow, type Context, keyOf, selectAppointments } from '../queries.ts';
import { codeFrom, readCode, sayCode } from './rules.ts';

const DAY_MS = 86_400_000;
const TICKET_MS = 3_600_000;
/** Codes that open nothing, from one address: a hall of people shares one, a script has one too. */
const missLimit: Limit = { name: 'photo claim', hits: 20, windowSeconds: 600 };

/** The code of a claim: made anew from the house's key, so that a card can be printed again while no row holds it. */
const codeOf = ({ house }: Pick<Context, 'house'>, claimId: string): string =>
  codeFrom(createHash('sha512').update(house.vault.hash(claimId, 'photo claim code')).digest());

const hashOf = ({ house, stage }: Pick<Context, 'house' | 'stage'>, code: string): Buffer =>
  house.vault.hash(`${stage.id}:${code}`, 'photo claim');

/**
 * A new code for the photos of one appointment; an earlier one opens nothing from now on. Shown to the photographer alone,
 * who prints it, and sent to the person's phone where that is asked.
 * @throws appointments.photosOff, notProvider, noPhotos, noPhone
 */
export async function makeCode(context: Context, { appointmentId, send }: z.output<typeof codeInput>) {
  const { stage, host } = context;
  if (!stage.settings.photos) throw appointmentRefusals.photosOff();
  const { row, accountId } = await getServed(context, appointmentId);
  if (row.photos === 0) throw appointmentRefusals.noPhotos();
  const taken = await listTakenBy(context.trx, { federationId: stage.federationId, accountId }, [appointmentId]);
  if (!taken.has(appointmentId)) throw appointmentRefusals.notProvider();
  await revoke(context, appointmentId);
  const { id, code, expiresAt } = await keepCode(context, appointmentId);
  if (send) await sendCode(context, row, { id, code });
  await host.audit('appointments.claim-code', { kind: 'appointment', id: appointmentId }, { sent: send });
  return { code: sayCode(code), expiresAt, sent: send };
}

async function keepCode(context: Context, appointmentId: string) {
  const { trx, stage, now } = context;
  const id = newId();
  const code = codeOf(context, id);
  const expiresAt = new Date(now.getTime() + stage.settings.claimDays * DAY_MS);
  await trx
    .insertInto('appointmentClaims')
    .values({ ...keyOf(context), id, appointmentId, codeHash: hashOf(context, code), madeAt: now, expiresAt })
    .execute();
  return { id, code, expiresAt };
}

/**
 * Codes for everybody of a day whom the reader photographed and who has none that opens, to be printed as cards.
 * @throws appointments.photosOff, notProvider
 */
export async function makeCodes(context: Context, { day }: { day: string }) {
  const { trx, stage, scope, now, host } = context;
  if (!stage.settings.photos) throw appointmentRefusals.photosOff();
  const { own } = await keepingOf(context);
  if (own.length === 0) throw appointmentRefusals.notProvider();
  const rows = await selectAppointments(trx, keyOf(context))
    .where('slot.provider', 'in', [...own])
    .where('held.startsAt', '>=', momentOf(day, '00:00', scope.zone))
    .where('held.startsAt', '<', momentOf(addDays(day, 1), '00:00', scope.zone))
    .forUpdate('held')
    .execute();
  const open = await openCodes(
    context,
    rows.map(({ id }) => id),
  );
  const taken = await takenByReader(
    context,
    rows.map(({ id }) => id),
  );
  const lacking = rows.filter(({ id }) => taken.has(id) && !open.has(id)).map(({ id }) => id);
  // One that is over still stands where no newer one may.
  if (lacking.length > 0)
    await trx
      .updateTable('appointmentClaims')
      .set({ revokedAt: now })
      .where('federationId', '=', stage.federationId)
      .where('appointmentId', 'in', lacking)
      .where('revokedAt', 'is', null)
      .execute();
  for (const appointmentId of lacking) await keepCode(context, appointmentId);
  await host.audit('appointments.claim-codes', { kind: 'stage', id: stage.id }, { day, made: lacking.length });
  return { made: lacking.length };
}

/** As a text message, encrypted while it waits. @throws appointments.noPhone */
async function sendCode(
  { house, trx, stage, host }: Context,
  { personId }: AppointmentRow,
  { id, code }: { id: string; code: string },
): Promise<void> {
  const person = personId
    ? await trx
        .selectFrom('persons')
        .select('phoneCipher')
        .where('federationId', '=', stage.federationId)
        .where('id', '=', personId)
        .executeTakeFirst()
    : undefined;
  const phone = personId && person ? openPhone(house, personId, person.phoneCipher) : null;
  if (!phone) throw appointmentRefusals.noPhone();
  const href = `${house.url}${host.href}/${stage.id}/claim`;
  const said = sayCode(code);
  await sendNotices(house, trx, [
    {
      id,
      phone,
      text: [
        `“${stage.occasion}”的照片好了，取片码 ${said}，在 ${href} 输入。请勿转给别人。`,
        `Photos of ${stage.occasionEn}: enter ${said} at ${href}. Keep it to yourself.`,
      ],
    },
  ]);
}

/** The code opens nothing any more, nor do pages that it opened. @throws appointments.notProvider */
export async function revokeCode(context: Context, { appointmentId }: { appointmentId: string }) {
  await getServed(context, appointmentId);
  await revoke(context, appointmentId);
  await context.host.audit('appointments.revoke-code', { kind: 'appointment', id: appointmentId }, {});
  return { done: true as const };
}

async function revoke({ trx, stage, now }: Context, appointmentId: string): Promise<void> {
  await trx
    .updateTable('appointmentClaims')
    .set({ revokedAt: now })
    .where('federationId', '=', stage.federationId)
    .where('appointmentId', '=', appointmentId)
    .where('revokedAt', 'is', null)
    .execute();
}

const selectOpen = ({ trx, stage, now }: Context) =>
  trx
    .selectFrom('appointmentClaims')
    .select(['id', 'appointmentId', 'expiresAt', 'usedAt'])
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now);

/** Appointments whose photos the reader took, every one of them. */
async function takenByReader({ trx, stage, scope }: Context, appointmentIds: readonly string[]): Promise<Set<string>> {
  const { actor } = scope;
  if (actor.kind !== 'account') return new Set();
  return listTakenBy(trx, { federationId: stage.federationId, accountId: actor.id }, appointmentIds);
}

/** Codes that open photos now, by appointment, as they are printed; for whoever took those photos alone. */
export async function openCodes(context: Context, appointmentIds: readonly string[]) {
  const taken = await takenByReader(context, appointmentIds);
  if (taken.size === 0) return new Map<string, never>();
  const rows = await selectOpen(context)
    .where('appointmentId', 'in', [...taken])
    .execute();
  return new Map(
    rows.map(({ id, appointmentId, expiresAt, usedAt }) => [
      appointmentId,
      { code: sayCode(codeOf(context, id)), expiresAt, usedAt },
    ]),
  );
}

/**
 * Turns a code into a ticket for the photos that it opens, for an hour. One that opens nothing is told by none rather than
 * by a refusal: what was counted against guessing must stay counted.
 * @throws request.too-many after many that open nothing
 */
export async function claim(context: Context, { code: typed }: { code: string }) {
  const { house, trx, stage, scope, now } = context;
  const claims = [{ limit: missLimit, by: house.vault.hash(addressOf(scope), 'photo claim').toString('hex') }];
  await takeHits(trx, claims, now);
  const code = readCode(typed);
  const found = code
    ? await selectOpen(context).where('codeHash', '=', hashOf(context, code)).executeTakeFirst()
    : undefined;
  if (!found) return { ticket: null, until: null };
  await giveBackHits(trx, claims, now);
  if (!found.usedAt)
    await trx
      .updateTable('appointmentClaims')
      .set({ usedAt: now })
      .where('federationId', '=', stage.federationId)
      .where('id', '=', found.id)
      .execute();
  const until = new Date(Math.min(now.getTime() + TICKET_MS, found.expiresAt.getTime()));
  return { ticket: ticketOf(context, found.id, until), until };
}

const MINUTE_MS = 60_000;

function ticketOf(context: Pick<Context, 'house'>, claimId: string, until: Date): string {
  const minute = Math.floor(until.getTime() / MINUTE_MS).toString(36);
  return `${claimId}.${minute}.${sealOf(context, `${claimId}.${minute}`)}`;
}

const sealOf = ({ house }: Pick<Context, 'house'>, words: string): string =>
  house.vault.hash(words, 'photo claim ticket').toString('base64url');

/** The appointment that a ticket opens now. @throws appointments.claimOver where it is over, revoked or none */
export async function claimedBy(context: Context, ticket: string): Promise<string> {
  const [, id = '', minute = '', seal = ''] = /^([0-9a-f-]{36})\.([0-9a-z]{1,8})\.([\w-]{43})$/.exec(ticket) ?? [];
  const isReal = seal !== '' && timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(context, `${id}.${minute}`)));
  const isNow = Number.parseInt(minute, 36) * MINUTE_MS > context.now.getTime();
  const found = isReal && isNow ? await selectOpen(context).where('id', '=', id).executeTakeFirst() : undefined;
  if (!found) throw appointmentRefusals.claimOver();
  return found.appointmentId;
}

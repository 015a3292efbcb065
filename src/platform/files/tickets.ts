import { createHmac, timingSafeEqual } from 'node:crypto';

/** A ticket opens a private file for so long: long enough to look at a work in a jury's room, short enough to forget. */
const VALID_HOURS = 12;
const HOUR_MS = 3_600_000;

interface Ticketed {
  federationId: string;
  fileId: string;
}

/**
 * A ticket for one private file, for whoever a service has decided may see it: a judge, who may know neither owner nor
 * name. Whole hours make the address the same for a while, so that a phone keeps the picture.
 * @param signing the house's signing key
 */
export function fileTicket(signing: Buffer, { federationId, fileId, now }: Ticketed & { now: Date }): string {
  const hour = Math.floor(now.getTime() / HOUR_MS) + VALID_HOURS;
  return `${hour.toString(36)}.${sign(signing, { federationId, fileId }, hour)}`;
}

/** Whether a ticket opens this file now. */
export function isTicketFor(
  signing: Buffer,
  { federationId, fileId, ticket, now }: Ticketed & { ticket: string; now: Date },
): boolean {
  const [, until = '', given = ''] = /^([0-9a-z]{1,8})\.([\w-]{43})$/.exec(ticket) ?? [];
  const hour = Number.parseInt(until, 36);
  if (!given || !(hour * HOUR_MS > now.getTime())) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(sign(signing, { federationId, fileId }, hour)));
}

function sign(signing: Buffer, { federationId, fileId }: Ticketed, hour: number): string {
  return createHmac('sha256', signing).update(`file\0${federationId}\0${fileId}\0${hour}`).digest('base64url');
}

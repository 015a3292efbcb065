import { z } from 'zod';
import { type UnitKind, unitKindNames } from '../../units/rules.ts';

/** Every number of signing in that a federation may change; the defaults are those of domain.md §10. */
export const accessSettings = z.object({
  officerIdleMinutes: z.number().int().min(5).max(480).default(30).describe('Officers are signed out after this rest'),
  administratorIdleMinutes: z.number().int().min(5).max(120).default(15).describe('The same for administrators'),
  officerHours: z.number().int().min(1).max(24).default(12).describe('Officers sign in again after this, busy or not'),
  workerIdleDays: z.number().int().min(1).max(90).default(30).describe('Workers are signed out after this rest'),
  workerDays: z.number().int().min(1).max(180).default(180).describe('Workers sign in again after this, busy or not'),
  administratorsNeedTotp: z.boolean().default(false).describe('Administrators need a second factor before roles count'),
  codesPerAddressPerHour: z
    .number()
    .int()
    .min(5)
    .max(100_000)
    .default(30)
    .describe('Codes sent for one network address; raise it where a whole works shares one'),
  failuresPerAddress: z
    .number()
    .int()
    .min(10)
    .max(100_000)
    .default(100)
    .describe('Wrong sign-ins from one network address in 15 minutes'),
});
export type AccessSettings = z.output<typeof accessSettings>;

export const defaultAccessSettings: AccessSettings = accessSettings.parse({});

/** What a federation's settings say about access; anything unreadable counts as not set. */
export function accessSettingsOf(settings: unknown): AccessSettings {
  const own = typeof settings === 'object' && settings !== null && 'access' in settings ? settings.access : {};
  const read = accessSettings.safeParse(own ?? {});
  return read.success ? read.data : defaultAccessSettings;
}

/** What a federation says of itself and asks of its unions. */
export const federationSettings = z.object({
  name: z.string().trim().min(1).max(80),
  shortName: z.string().trim().min(1).max(40).describe('Signs short messages'),
  approval: z.array(z.enum(unitKindNames)).describe('Kinds of unit whose programmes a superior approves'),
  holidays: z
    .array(
      z.object({
        day: z.iso.date(),
        off: z.boolean().describe('Off, or worked to make up'),
        name: z.string().trim().max(40).default(''),
      }),
    )
    .max(400)
    .describe('Days that differ from the national calendar'),
});
const federationHolidays = federationSettings.shape.holidays;
export type FederationSettings = z.output<typeof federationSettings>;

/** The kinds of unit whose programmes a superior approves, as a federation's settings have it. */
export function approvalOf(settings: unknown): UnitKind[] {
  const own = typeof settings === 'object' && settings !== null && 'approval' in settings ? settings.approval : [];
  return Array.isArray(own) ? unitKindNames.filter((kind) => own.includes(kind)) : [];
}

/** The days that differ from the national calendar, as a federation's settings have them. */
export function holidaysOf(settings: unknown): FederationSettings['holidays'] {
  const own = typeof settings === 'object' && settings !== null && 'holidays' in settings ? settings.holidays : [];
  const read = federationHolidays.safeParse(own);
  return read.success ? read.data : [];
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
/** domain.md §10: 5 failures, 15 minutes. */
export const LOCK_SECONDS = 15 * MINUTE;

/** Every limit of signing in, in one table. `hits` in `windowSeconds`. */
export const signInLimits = {
  codeMinute: { name: 'code-minute', hits: 1, windowSeconds: MINUTE },
  codeHour: { name: 'code-hour', hits: 5, windowSeconds: HOUR },
  codeDay: { name: 'code-day', hits: 10, windowSeconds: DAY },
  /** The number comes from the settings. */
  codeAddress: { name: 'code-address', hits: defaultAccessSettings.codesPerAddressPerHour, windowSeconds: HOUR },
  /** Failures of one account from one address, or from one device that has signed in to it before. */
  lock: { name: 'lock', hits: 5, windowSeconds: LOCK_SECONDS },
  /**
   * Failures of one account from anywhere unknown. Wider, so that nobody can lock another out from one address; and
   * known devices do not count here, so that the owner still gets in while somebody tries from many.
   */
  lockAccount: { name: 'lock-account', hits: 30, windowSeconds: LOCK_SECONDS },
  /** Failures from one address over all accounts and phones. The number comes from the settings. */
  failuresAddress: {
    name: 'failures-address',
    hits: defaultAccessSettings.failuresPerAddress,
    windowSeconds: LOCK_SECONDS,
  },
  /** Wrong second factors of one account, from anywhere: the password was right, so this is the owner or a thief. */
  totpAccount: { name: 'totp-account', hits: 10, windowSeconds: LOCK_SECONDS },
  /** Wrong second factors of one sign-in. */
  totpSignIn: { name: 'totp-sign-in', hits: 5, windowSeconds: LOCK_SECONDS },
  /** A TOTP code holds for three steps of 30 s around now, and once only (RFC 6238, 5.2). */
  totpUsed: { name: 'totp-used', hits: 1, windowSeconds: 120 },
  /** Wrong current passwords of somebody signed in. */
  confirm: { name: 'confirm', hits: 5, windowSeconds: LOCK_SECONDS },
  /** Guesses at the first-administrator link. */
  first: { name: 'first', hits: 100, windowSeconds: HOUR },
} as const satisfies Record<string, { name: string; hits: number; windowSeconds: number }>;

/** A code of six digits, five minutes, five tries. */
export const CODE_DIGITS = 6;
export const CODE_SECONDS = 5 * MINUTE;
export const CODE_TRIES = 5;
/** How long the first-administrator link holds. */
export const FIRST_LINK_SECONDS = DAY;
/** A session's last use is written at most this often. */
export const SEEN_EVERY_SECONDS = MINUTE;
/** How long a device is remembered that signed in to an account. */
export const DEVICE_SECONDS = 180 * DAY;
/** The longest that any session may live; settings only shorten it. */
export const SESSION_SECONDS = 180 * DAY;

export interface SessionFacts {
  isOfficer: boolean;
  isAdministrator: boolean;
  createdAt: Date;
  /** The last request, or signing in. */
  seenAt: Date;
  expiresAt: Date;
}

/** `true` once a session has ended: unused for too long, or too old however busy. */
export function hasEnded(session: SessionFacts, settings: AccessSettings, now: Date): boolean {
  const { isOfficer, isAdministrator, createdAt, seenAt, expiresAt } = session;
  const idleSeconds = isOfficer
    ? (isAdministrator ? settings.administratorIdleMinutes : settings.officerIdleMinutes) * MINUTE
    : settings.workerIdleDays * DAY;
  const wholeSeconds = isOfficer ? settings.officerHours * HOUR : settings.workerDays * DAY;
  const age = (since: Date) => (now.getTime() - since.getTime()) / 1000;
  return now >= expiresAt || age(seenAt) >= idleSeconds || age(createdAt) >= wholeSeconds;
}

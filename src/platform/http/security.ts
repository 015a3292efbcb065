import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { newSecret } from '../ids.ts';
import { httpRefusals } from './errors.ts';
import { underlay } from './underlay.ts';

const MAX_AGE_SECONDS = 63_072_000;

/** Data loads nothing and stands in no frame (OWASP REST Security Cheat Sheet). */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * Sets the headers that keep a page to itself: nothing inline runs. The camera is for the helper who scans codes. What is
 * only data has what a browser heeds there: it opens no window, asks for no camera and links nowhere.
 * @param isData whether an address gives out data rather than pages
 */
export function securityHeaders({
  isHttps,
  isData = () => false,
}: Site & { isData?: (path: string) => boolean }): MiddlewareHandler {
  const always = {
    ...(isHttps ? { 'strict-transport-security': `max-age=${MAX_AGE_SECONDS}; includeSubDomains` } : {}),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  };
  const ofData = { ...always, 'content-security-policy': DATA_POLICY };
  const ofPages = {
    ...always,
    'content-security-policy': contentPolicy({ isHttps }),
    'x-frame-options': 'DENY',
    // Not no-referrer: browsers then send forms with `Origin: null`, and our own forms would be refused.
    'referrer-policy': 'same-origin',
    'permissions-policy': permissions,
    'cross-origin-opener-policy': 'same-origin',
  };
  return (context, next) => underlay(context, next, isData(context.req.path) ? ofData : ofPages);
}

interface Site {
  /** Whether this house is reached by https, for HSTS. */
  isHttps: boolean;
}

/**
 * For a page that has to write styles or scripts into itself: a nonce for this very answer, and the policy header that lets
 * in what carries it.
 */
export function drawNonce(site: Site): { nonce: string; headers: { 'content-security-policy': string } } {
  const nonce = newSecret(16).toString('base64url');
  return { nonce, headers: { 'content-security-policy': contentPolicy({ ...site, nonce }) } };
}

const permissions = [
  'camera=(self)',
  'geolocation=(self)',
  'fullscreen=(self)',
  ...['accelerometer', 'display-capture', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'].map(
    (feature) => `${feature}=()`,
  ),
].join(', ');

function contentPolicy({ nonce, isHttps }: Site & { nonce?: string }): string {
  const own = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${own}`,
    `style-src ${own}`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stops writes that another site's page sends with our visitor's cookie, and sign-ins it forges without one.
 * Requests with an API key are let through: a browser never adds one by itself, and a request that has one is judged by
 * it alone.
 * @param publicUrl counts as our own beside the host that was asked, for proxies that rewrite it
 * @throws request.other-site
 */
export function refuseOtherSites({ publicUrl }: { publicUrl: string }): MiddlewareHandler {
  return (context, next) => {
    if (!reading.has(context.req.method) && !isFromOurPages(context, publicUrl)) throw httpRefusals.otherSite();
    return next();
  };
}

function isFromOurPages(context: Context, publicUrl: string): boolean {
  const header = (name: string) => context.req.header(name);
  if (/^bearer /i.test(header('authorization') ?? '')) return true;
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const source = header('origin') ?? header('referer');
  if (source !== undefined) {
    if (!URL.canParse(source)) return false;
    const { origin, host } = new URL(source);
    return origin === publicUrl || host === header('host');
  }
  // No browser leaves all three out; a program without a cookie cannot be anybody's unwitting hand.
  return header('cookie') === undefined;
}

/**
 * Refuses bodies beyond a limit, counted as they arrive where no length was announced.
 * @param uploadBytes for `multipart/form-data`; routes that take files check their own limit below it
 * @throws request.too-large
 */
export function limitBodies({
  bytes = 1_048_576,
  uploadBytes = 64 * 1_048_576,
}: {
  bytes?: number;
  uploadBytes?: number;
} = {}): MiddlewareHandler {
  const refuse = (maxSize: number): never => {
    throw httpRefusals.tooLarge({ limit: `${Math.round(maxSize / 1_048_576)} MB` });
  };
  const limitTo = (maxSize: number) => bodyLimit({ maxSize, onError: () => refuse(maxSize) });
  const small = limitTo(bytes);
  const large = limitTo(uploadBytes);
  return (context, next) => {
    const isUpload = /^multipart\/form-data/i.test(context.req.header('content-type') ?? '');
    const announced = context.req.header('content-length');
    // HTTP takes no more bytes than were announced; only a stream has to be counted as it comes.
    if (announced !== undefined && context.req.header('transfer-encoding') === undefined)
      return Number(announced) > (isUpload ? uploadBytes : bytes) ? refuse(isUpload ? uploadBytes : bytes) : next();
    return (isUpload ? large : small)(context, next);
  };
}

import { createHmac } from 'node:crypto';
import type { House } from '../../../../platform/house.ts';
import { newSecret } from '../../../../platform/ids.ts';
import { headersOf } from '../../mint/service.ts';
import type { Scope } from '../../rules.ts';
import { DEVICE_SECONDS } from '../../settings/rules.ts';
import { cookieNames, findCookie, isHttps } from '../service.ts';

/** So many names of accounts are remembered on one device: of five people, each by what they sign in with and by account. */
const TAGS = 10;

type DeviceHouse = Pick<House, 'keys' | 'url'>;

/**
 * The number of a device that has signed in to this account before, by a cookie that only this house can make (OWASP
 * "device cookies"). Limits count such a device by itself, so that its owner gets in while somebody else tries.
 */
export function findKnownDevice(house: DeviceHouse, headers: Headers, account: string): string | undefined {
  const { device, tags } = readDevice(house, headers);
  return device !== undefined && tags.includes(tagOf(house, device, account)) ? device : undefined;
}

/** The number of the device behind a scope, where its account has signed in on it; for limits by device. */
export function deviceOf(house: DeviceHouse, scope: Scope): string | undefined {
  const headers = headersOf(scope);
  return headers && scope.actor.kind === 'account' ? findKnownDevice(house, headers, scope.actor.id) : undefined;
}

/** The cookie that makes the device known to this account from now on, by each of its names. */
export function rememberDevice(house: DeviceHouse, headers: Headers, ...names: string[]): string {
  const known = readDevice(house, headers);
  const device = known.device ?? newSecret(12).toString('base64url');
  const fresh = names.map((name) => tagOf(house, device, name));
  const tags = [...fresh, ...known.tags.filter((each) => !fresh.includes(each))].slice(0, TAGS);
  const { device: name } = cookieNames(house);
  const secure = isHttps(house) ? '; Secure' : '';
  return `${name}=${[device, ...tags].join('.')}; Max-Age=${DEVICE_SECONDS}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

function readDevice(house: DeviceHouse, headers: Headers): { device: string | undefined; tags: string[] } {
  const [device, ...tags] = findCookie(headers, cookieNames(house).device)?.split('.') ?? [];
  return device && /^[\w-]{16}$/.test(device) ? { device, tags: tags.slice(0, TAGS) } : { device: undefined, tags: [] };
}

function tagOf(house: DeviceHouse, device: string, account: string): string {
  const mac = createHmac('sha256', house.keys.signing).update(`device\0${device}\0${account}`).digest();
  return mac.subarray(0, 16).toString('base64url');
}

import { BlockList, isIP } from 'node:net';

/** `true` for an address of a reverse proxy that we believe. */
export type IsTrusted = (address: string) => boolean;

/**
 * Reads the trusted ranges once.
 * @param ranges addresses or CIDR ranges, IPv4 or IPv6, as `UNIONHALL_TRUSTED_PROXIES` has them
 */
export function trustRanges(ranges: readonly string[]): IsTrusted {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  }
  return (address) => {
    const plain = plainAddress(address);
    return plain !== undefined && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}

/**
 * The address that a request came from. `X-Forwarded-For` is read from the right, only as far as each address that
 * added an entry is a trusted proxy: whatever a client wrote into the header itself is never reached.
 */
export function clientIp({
  socketAddress,
  forwardedFor,
  isTrusted,
}: {
  socketAddress: string | undefined;
  forwardedFor: string | null | undefined;
  isTrusted: IsTrusted;
}): string {
  let client = plainAddress(socketAddress ?? '') ?? 'unknown';
  const hops = forwardedFor?.split(',') ?? [];
  while (isTrusted(client)) {
    const hop = plainAddress(hops.pop() ?? '');
    // A proxy that names nobody, or something that is no address, is itself the last one we can vouch for.
    if (hop === undefined) break;
    client = hop;
  }
  return client;
}

/** Whether an address is of this machine or of a private network (RFC 1918, 6598, 4193, 4291, 3927): of nobody outside. */
export const isPrivate = trustRanges([
  ...['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'],
  ...['::1/128', 'fc00::/7', 'fe80::/10'],
]);

/** Whether this is the address of a client on the internet. */
export function isPublic(address: string): boolean {
  return isIP(address) !== 0 && !isPrivate(address);
}

/**
 * What limits count by: an IPv4 address, or the /64 of an IPv6 address, since one line is given a whole /64
 * (RFC 6177) and could send each try from another address of it.
 */
export function limitKeyOf(address: string): string {
  if (isIP(address) !== 6) return address;
  return `${expand(address).slice(0, 4).join(':')}::/64`;
}

/** An address without port, brackets, zone or the IPv4-in-IPv6 form; nothing for what is no address. */
function plainAddress(text: string): string | undefined {
  if (isIP(text) === 4) return text;
  const bare = text
    .trim()
    .replace(/^"|"$/g, '')
    .replace(/^\[(.+)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  if (isIP(bare) === 4) return bare;
  if (isIP(bare) !== 6) return undefined;
  const groups = expand(bare);
  const isMapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff';
  if (!isMapped) return bare.toLowerCase();
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((pair) => [pair >> 8, pair & 0xff])
    .join('.');
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expand(address: string): string[] {
  const hex = address.replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_, a, b, c, d) => `${(Number(a) * 256 + Number(b)).toString(16)}:${(Number(c) * 256 + Number(d)).toString(16)}`,
  );
  const [head = '', tail] = hex.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => Number.parseInt(group, 16).toString(16));
}

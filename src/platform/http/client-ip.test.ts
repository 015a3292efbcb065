import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientIp, isPublic, limitKeyOf, trustRanges } from './client-ip.ts';

const nobody = trustRanges([]);
const proxies = trustRanges(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);

describe('the address a request came from', () => {
  test.each<[string | undefined, string | undefined, string, string]>([
    ['203.0.113.5', undefined, '203.0.113.5', 'no header'],
    ['203.0.113.5', '1.2.3.4', '203.0.113.5', 'a header from someone who is no proxy'],
    ['10.0.0.1', '198.51.100.9', '198.51.100.9', 'one proxy'],
    ['10.0.0.1', '6.6.6.6, 198.51.100.9', '198.51.100.9', 'a client that wrote its own entry first'],
    ['10.0.0.1', '198.51.100.9, 10.9.9.9', '198.51.100.9', 'two proxies'],
    ['10.0.0.1', '6.6.6.6, 198.51.100.9, 192.0.2.7, 10.9.9.9', '198.51.100.9', 'three proxies and a forgery'],
    ['10.0.0.1', '', '10.0.0.1', 'a proxy that names nobody'],
    ['10.0.0.1', '1.2.3.4, garbage', '10.0.0.1', 'a proxy that names no address'],
    ['10.0.0.1', '10.0.0.2', '10.0.0.2', 'only proxies'],
    ['::ffff:10.0.0.1', '198.51.100.9', '198.51.100.9', 'IPv4 in IPv6'],
    ['fd00::1', '[2001:DB8::5]:443', '2001:db8::5', 'IPv6 with brackets and port'],
    ['fd00::1', '198.51.100.9:5123', '198.51.100.9', 'IPv4 with port'],
    ['fe80::1%eth0', undefined, 'fe80::1', 'a zone'],
    [undefined, '1.2.3.4', 'unknown', 'a socket already closed'],
  ])('%s, "%s" → %s: %s', (socketAddress, forwardedFor, expected) => {
    expect(clientIp({ socketAddress, forwardedFor, isTrusted: proxies })).toBe(expected);
  });

  const address = fc.oneof(fc.ipV4(), fc.ipV6());

  test('property: without trusted proxies no header changes the address', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (socketAddress, forwardedFor) => {
        expect(clientIp({ socketAddress, forwardedFor, isTrusted: nobody })).toBe(socketAddress);
      }),
    );
  });

  test('property: behind a proxy, whatever the client wrote, its own address is found', () => {
    const outsider = fc.ipV4().filter((ip) => !proxies(ip));
    fc.assert(
      fc.property(fc.array(fc.oneof(address, fc.string())), outsider, fc.array(fc.nat(255)), (forged, client, hops) => {
        const forwardedFor = [...forged, client, ...hops.map((host) => `10.1.1.${host}`)].join(',');
        expect(clientIp({ socketAddress: '10.0.0.1', forwardedFor, isTrusted: proxies })).toBe(client);
      }),
    );
  });
});

describe('limits count', () => {
  test.each([
    ['203.0.113.5', '203.0.113.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s by %s', (address, key) => {
    expect(limitKeyOf(address)).toBe(key);
  });

  test('property: all addresses of one /64 together', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 4, maxLength: 4 }), (host) => {
        const groups = host.map((group) => group.toString(16)).join(':');
        expect(limitKeyOf(`2001:db8:7:8:${groups}`)).toBe('2001:db8:7:8::/64');
      }),
    );
  });
});

test.each([
  ['203.0.113.7', true],
  ['2001:db8::7', true],
  ['127.0.0.1', false],
  ['192.168.1.20', false],
  ['172.31.255.1', false],
  ['100.64.3.4', false],
  ['::1', false],
  ['fd00::1', false],
  ['unknown', false],
  ['', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});

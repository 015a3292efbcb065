import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { peopleHouse } from '../../test/people.ts';
import { createApp } from './app.ts';

const { db } = await testDatabase();
const dist = await mkdtemp(join(tmpdir(), 'unionhall-dist-'));
afterAll(() => rm(dist, { recursive: true }));
for (const folder of ['hall', 'console']) await mkdir(join(dist, folder));

test.each([
  ['10.1.2.3', {}, 200],
  // A load balancer of a cloud looks from here (RFC 6598).
  ['100.64.3.4', {}, 200],
  ['::ffff:192.168.1.9', {}, 200],
  ['10.1.2.3', { 'x-forwarded-for': '203.0.113.7' }, 404],
  ['203.0.113.7', {}, 404],
] as const)('metrics, asked for from %s with %o: %i', async (remoteAddress, headers, status) => {
  const app = createApp(peopleHouse(db), { trustedProxies: [], dist, demoSignIns: [] });
  const socket = { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' };
  const answer = await app.request('/metrics', { headers }, { incoming: { socket } });
  expect(answer.status).toBe(status);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { plantFederation } from '../../../test/access.ts';
import { testDatabase } from '../../../test/database.ts';
import { peopleHouse } from '../../../test/people.ts';
import { createApp } from '../app.ts';
import { FLASH } from './frame.ts';

const { db } = await testDatabase();

/** Where a build would be: pages ask for no more of it than where its files are. */
const dist = await mkdtemp(join(tmpdir(), 'unionhall-dist-'));
afterAll(() => rm(dist, { recursive: true }));
const hall = ['styles/hall.css', 'islands/hall.ts', 'islands/service-worker.ts'].map((file) => `src/web/hall/${file}`);
const screen = ['styles/screen.css', 'islands/screen.ts', 'islands/screen-worker.ts'].map(
  (file) => `src/web/screen/${file}`,
);
await mkdir(join(dist, 'hall', '.vite'), { recursive: true });
await mkdir(join(dist, 'console'));
await writeFile(
  join(dist, 'hall', '.vite', 'manifest.json'),
  JSON.stringify(Object.fromEntries([...hall, ...screen].map((key) => [key, { file: key }]))),
);

test('what is said once is said on one page: the page that says it takes it back', async () => {
  const { domain } = await plantFederation(db);
  const app = createApp(peopleHouse(db), { trustedProxies: [], dist, demoSignIns: [] });
  const socket = { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' };
  const look = (headers: Record<string, string>) =>
    app.request('/programmes', { headers: { host: domain, ...headers } }, { incoming: { socket } });
  const said = Buffer.from(JSON.stringify(['done', '报名成功', 'You are enrolled'])).toString('base64url');
  const page = await look({ cookie: `${FLASH}=${said}` });
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('报名成功')]);
  expect(page.headers.getSetCookie()).toEqual([`${FLASH}=; Max-Age=0; Path=/`]);
  expect(await (await look({})).text()).not.toContain('报名成功');
});

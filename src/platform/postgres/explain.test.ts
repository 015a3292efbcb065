import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { databaseRefusals } from './errors.ts';
import { explainStartError } from './explain.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(port: number, host = '127.0.0.1'): Promise<number> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address && typeof address === 'object' ? address.port : 0);
    });
  });
}

test('a taken port names the port and another', async () => {
  const port = await listen(0);
  const error = await listen(port).catch((reason: unknown) => reason);

  expect(explainStartError(error)).toBe(
    `端口 ${port} 已被占用。请换一个，例如：PORT=${port + 1} npm start · Port ${port} is taken. Choose another, for example: PORT=${port + 1} npm start`,
  );
});

test('an address of another machine names HOST', async () => {
  const error = await listen(0, '192.0.2.1').catch((reason: unknown) => reason);

  expect(explainStartError(error)).toMatch(/192\.0\.2\.1.*HOST/);
});

test('a refusal speaks both languages', () => {
  expect(explainStartError(databaseRefusals.noSpace({ folder: '/data' }))).toBe(
    '磁盘已满，无法写入 /data。请腾出空间后再启动。 · The disk is full: /data cannot be written. Free some space and start again.',
  );
});

test('a defect keeps its own message, on one line', () => {
  expect(explainStartError(new Error('broken\nin many lines'))).toBe('启动失败：broken · Could not start');
});

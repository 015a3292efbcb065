import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createVault } from '../crypto/vault.ts';
import { demoSender } from './demo-sender.ts';
import { httpSender } from './http-sender.ts';
import { sendNotices, workNotices } from './notices.ts';

const message = {
  phone: '13800000000',
  text: ['验证码 123456', 'Code 123456'],
  purpose: 'sign-in',
  code: '123456',
} as const;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function provider(answer: (response: ServerResponse) => void) {
  const requests: { headers: IncomingMessage['headers']; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`, requests };
}

describe('the http sender', () => {
  test('posts the message with its token', async () => {
    const { url, requests } = await provider((response) => response.writeHead(202).end('{}'));

    await httpSender({ url, token: 't0ken' }).send(message);

    expect(requests).toEqual([
      {
        headers: expect.objectContaining({ authorization: 'Bearer t0ken', 'content-type': 'application/json' }),
        body: { phone: '13800000000', text: '验证码 123456', purpose: 'sign-in', code: '123456' },
      },
    ]);
  });

  test.each([
    ['an error', (response: ServerResponse) => response.writeHead(500).end('13800000000')],
    [
      'a redirect, which is not followed',
      (response: ServerResponse) => response.writeHead(302, { location: '/' }).end(),
    ],
    ['a broken connection', (response: ServerResponse) => response.destroy()],
    ['silence', () => undefined],
  ])('refuses on %s, naming neither phone nor text', async (_case, answer) => {
    const { url, requests } = await provider(answer);

    const failure = await httpSender({ url, timeoutMs: 200 })
      .send(message)
      .catch((error: Error) => error);

    expect(failure).toMatchObject({ code: 'notify.notSent', status: 503, cause: expect.any(Error) });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toMatch(/13800000000|123456/);
    expect(requests).toHaveLength(1);
  });
});

test('the demo sender shows the last message of each phone, for five minutes', async () => {
  let now = new Date('2026-11-21T08:00:00Z');
  const sender = demoSender({ now: () => now });
  const second = { ...message, code: '654321' };

  await sender.send(message);
  await sender.send(second);

  expect(sender.findLast('13800000000')).toEqual(second);
  expect(sender.findLast('13800000001')).toBeUndefined();
  now = new Date('2026-11-21T08:05:00Z');
  expect(sender.findLast('13800000000')).toBeUndefined();
});

test('a notice waits encrypted in the queue and is sent from there', async () => {
  const queue: { name: string; data: Record<string, unknown> }[] = [];
  const sent: unknown[] = [];
  const handlers = new Map<string, (data: Record<string, unknown>) => Promise<void>>();
  const house = {
    vault: createVault(Buffer.alloc(32, 7)),
    jobs: {
      enqueue: async () => undefined,
      enqueueAll: async (_trx: unknown, name: string, jobs: readonly { data: object }[]) =>
        void queue.push(...jobs.map(({ data }) => ({ name, data: { ...data } }))),
      work: async (name: string, handle: (data: Record<string, unknown>) => Promise<void>) =>
        void handlers.set(name, handle),
      every: () => undefined,
      stop: async () => undefined,
    },
    codes: { kind: 'http' as const, send: async (each: unknown) => void sent.push(each) },
  };
  const { phone, text } = message;

  await sendNotices(house, undefined as never, [{ id: 'one', phone, text }]);
  await workNotices(house);
  for (const { name, data } of queue) await handlers.get(name)?.(data);

  expect(JSON.stringify(queue)).not.toContain(phone);
  expect(sent).toEqual([{ phone, text, purpose: 'notice' }]);
});

import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { UnderlaidResponse, underlay } from './underlay.ts';

function house() {
  const app = new Hono();
  app.use((context, next) => underlay(context, next, { 'x-first': 'laid', 'x-own': 'laid' }));
  app.use((context, next) => underlay(context, next, { 'x-second': 'laid' }));
  app.get('/plain', () => new Response('ok', { headers: { 'x-own': 'its own' } }));
  app.get('/headers', (context) => {
    context.header('set-cookie', 'a=1', { append: true });
    context.header('set-cookie', 'b=2', { append: true });
    return context.text('ok', 201, { 'x-own': 'its own' });
  });
  app.get('/nothing', (context) => context.body(null, 204));
  app.get('/bare', () => new Response('bare'));
  return app;
}

async function ask(path: string, through: 'server' | 'app') {
  if (through === 'app') return house().request(path);
  const server = serve({ fetch: house().fetch, port: 0, serverOptions: { ServerResponse: UnderlaidResponse } });
  try {
    return await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  } finally {
    server.close();
  }
}

test.for([
  ['/plain', 200, 'its own', []],
  ['/headers', 201, 'its own', ['a=1', 'b=2']],
  ['/nothing', 204, 'laid', []],
  ['/bare', 200, 'laid', []],
] as const)(
  'headers lie under the answer of %s, through a server and without one',
  async ([path, status, own, cookies]) => {
    for (const through of ['server', 'app'] as const) {
      const answer = await ask(path, through);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('x-own')).toBe(own);
      expect(answer.headers.get('x-first')).toBe('laid');
      expect(answer.headers.get('x-second')).toBe('laid');
      expect(answer.headers.getSetCookie()).toEqual(cookies);
    }
  },
);

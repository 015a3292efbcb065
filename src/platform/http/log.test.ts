import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createLog } from '../log/log.ts';
import { type RequestVariables, watchRequests } from './log.ts';

function house() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level: 'info', to: { write: (line) => void lines.push(JSON.parse(line)) } });
  const app = new Hono<{ Variables: RequestVariables }>();
  app.use(watchRequests({ log }));
  app.get('/persons/:personId', (context) => {
    context.set('actorId', 'a1');
    return context.json({ requestId: context.get('requestId') });
  });
  app.get('/broken', () => {
    throw new Error('no');
  });
  app.onError((_error, context) => context.text('broken', 500));
  return { app, lines };
}

test('a request is logged by its pattern, without its parameters', async () => {
  const { app, lines } = house();

  const answer = await app.request('/persons/13812345678?q=张明', { headers: { 'x-request-id': 'forged' } });

  const requestId = answer.headers.get('x-request-id');
  expect(await answer.json()).toEqual({ requestId });
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      requestId,
      method: 'GET',
      route: '/persons/:personId',
      status: 200,
      ms: expect.any(Number),
      actorId: 'a1',
      msg: 'request',
    },
  ]);
});

test('what breaks is logged as an error, what nobody serves without its path', async () => {
  const { app, lines } = house();

  await app.request('/broken');
  await app.request('/13812345678');

  expect(lines.map(({ level, route, status }) => ({ level, route, status }))).toEqual([
    { level: 'error', route: '/broken', status: 500 },
    { level: 'info', route: '(none)', status: 404 },
  ]);
});

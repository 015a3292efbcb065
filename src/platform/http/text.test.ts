import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { expect, test } from 'vitest';
import { pack, sendPacked } from './text.ts';

const texts = { short: '好', long: '好'.repeat(2000) };

function house() {
  const app = new Hono();
  app.get('/:length', (context) => {
    setCookie(context, 'flash', '', { path: '/', maxAge: 0 });
    context.header('x-own', 'said before');
    const text = texts[context.req.param('length') as keyof typeof texts];
    return sendPacked(context, pack(text), {
      type: 'text/plain; charset=UTF-8',
      headers: { 'cache-control': 'no-cache' },
    });
  });
  return app;
}

test.each([
  ['short', 'gzip', null],
  ['long', 'gzip', 'gzip'],
  ['long', 'identity', null],
] as const)(
  'a %s text, to whoever takes %s, takes along what was put into the context',
  async (length, accepts, encoding) => {
    const answer = await house().request(`/${length}`, { headers: { 'accept-encoding': accepts } });
    expect({
      cookies: answer.headers.getSetCookie(),
      own: answer.headers.get('x-own'),
      keeping: answer.headers.get('cache-control'),
      type: answer.headers.get('content-type'),
      encoding: answer.headers.get('content-encoding'),
    }).toEqual({
      ...{ cookies: ['flash=; Max-Age=0; Path=/'], own: 'said before', keeping: 'no-cache', encoding },
      type: 'text/plain; charset=UTF-8',
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBe(Number(answer.headers.get('content-length')));
  },
);

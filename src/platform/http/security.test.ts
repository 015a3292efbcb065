import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../kernel/refusal.ts';
import { drawNonce, limitBodies, refuseOtherSites, securityHeaders } from './security.ts';

const url = 'https://hall.example';

function house({ isHttps = true } = {}) {
  const app = new Hono();
  app.onError((error) => {
    if (error instanceof Refusal) return Response.json({ code: error.code }, { status: error.status });
    throw error;
  });
  app.use(
    securityHeaders({ isHttps }),
    refuseOtherSites({ publicUrl: url }),
    limitBodies({ bytes: 1000, uploadBytes: 5000 }),
  );
  app.get('/', (context) => context.html('<p></p>'));
  app.get('/styled', (context) => {
    const { nonce, headers } = drawNonce({ isHttps });
    return context.html(`<style nonce="${nonce}"></style>`, 200, headers);
  });
  app.post('/', async (context) => context.json({ bytes: (await context.req.arrayBuffer()).byteLength }));
  return app;
}

describe('headers', () => {
  test('let nothing inline into a page but what carries the nonce of this very answer', async () => {
    const [first, second] = [await house().request('/styled'), await house().request('/styled')];

    const policy = first.headers.get('content-security-policy') ?? '';
    const nonce = /nonce="(.+)"/.exec(await first.text())?.[1];
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).not.toContain('unsafe');
    expect(second.headers.get('content-security-policy')).not.toBe(policy);
  });

  test('keep the page to itself', async () => {
    const first = await house().request('/');

    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|nonce/);
    expect(Object.fromEntries([...first.headers].filter(([name]) => !name.startsWith('content-')))).toEqual({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(self)'),
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  test('of data are those alone that a browser heeds there', async () => {
    const app = new Hono();
    app.use(securityHeaders({ isHttps: true, isData: (path) => path === '/data' }));
    app.get('/data', (context) => context.json({}));
    const { headers } = await app.request('/data');

    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect([...headers.keys()].filter((name) => !name.startsWith('content-'))).toEqual([
      'cross-origin-resource-policy',
      'strict-transport-security',
      'x-content-type-options',
    ]);
  });

  test('promise no https where there is none', async () => {
    const answer = await house({ isHttps: false }).request('/');

    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(answer.headers.get('content-security-policy')).not.toContain('upgrade');
  });
});

describe('a write', () => {
  const cookie = 'unionhall.session_token=x';
  const host = 'hall.example';

  test.each([
    [200, { cookie, host, 'sec-fetch-site': 'same-origin' }],
    [200, { cookie, host, 'sec-fetch-site': 'none' }],
    [403, { cookie, host, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    [403, { cookie, host, 'sec-fetch-site': 'same-site', origin: 'https://other.hall.example' }],
    [200, { cookie, host, origin: 'https://hall.example' }],
    [200, { cookie, host: 'inner:3000', origin: 'https://hall.example' }],
    [200, { cookie, host: 'district.example', origin: 'https://district.example' }],
    [403, { cookie, host, origin: 'https://evil.example' }],
    [403, { cookie, host, origin: 'https://hall.example.evil.example' }],
    [403, { cookie, host, origin: 'null' }],
    [200, { cookie, host, referer: 'https://hall.example/programmes' }],
    [403, { cookie, host, referer: 'https://evil.example/?https://hall.example' }],
    [403, { cookie, host }],
    [403, { host, origin: 'https://evil.example' }],
    [200, { host }],
    [200, { host, authorization: 'Bearer uh_x', origin: 'https://evil.example' }],
  ])('→ %i for %o', async (status, headers) => {
    expect((await house().request('/', { method: 'POST', headers })).status).toBe(status);
  });

  test('reading is not a write', async () => {
    const answer = await house().request('/', { headers: { cookie, host, 'sec-fetch-site': 'cross-site' } });

    expect(answer.status).toBe(200);
  });
});

describe('a body', () => {
  const post = (body: string | ReadableStream, type: string) =>
    house().request('/', { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' });

  test('is refused beyond its limit, also where it hides its length', async () => {
    const stream = new Blob(['x'.repeat(1001)]).stream();

    expect((await post('x'.repeat(1000), 'application/json')).status).toBe(200);
    expect((await post('x'.repeat(1001), 'application/json')).status).toBe(413);
    expect((await post(stream, 'text/plain')).status).toBe(413);
  });

  test('may be larger with files', async () => {
    expect((await post('x'.repeat(4000), 'multipart/form-data; boundary=a')).status).toBe(200);
    expect((await post('x'.repeat(5001), 'multipart/form-data; boundary=a')).status).toBe(413);
  });
});

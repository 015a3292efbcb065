import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { accessHouse, PASSWORD, plantFederation, plantOfficer, registerPerson } from '../../../test/access.ts';
import { testDatabase } from '../../../test/database.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { bindRoutes, createApi } from '../../platform/http/bind.ts';
import { clientIp, trustRanges } from '../../platform/http/client-ip.ts';
import { type RequestVariables, watchRequests } from '../../platform/http/log.ts';
import { problemOf } from '../../platform/http/problems.ts';
import { limitBodies, refuseOtherSites, securityHeaders } from '../../platform/http/security.ts';
import { accessHandlers } from './api.ts';
import { accessRoutes } from './contract.ts';
import { admit, callerKeyOf, cookiesOf, scopeOfRequest } from './mint/service.ts';
import type { Scope } from './rules.ts';

const { db } = await testDatabase();
const house = accessHouse(db);
const { federationId, domain: host, top } = await plantFederation(db);
const roles = [
  ['security-administrator', top],
  ['federation-administrator', top],
] as const;
await plantOfficer(house, federationId, { username: 'chief', unit: top, roles });

type Variables = RequestVariables & { scope?: Scope };

/** The API as a server assembles it, behind one trusted proxy. */
function server() {
  const isTrusted = trustRanges(['10.0.0.0/8']);
  const app = new Hono<{ Variables: Variables }>();
  app.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    const problem = problemOf(error, { lang: 'zh', requestId: context.get('requestId') });
    return context.json(problem, error.status);
  });
  app.use(watchRequests({ log: house.log }), securityHeaders({ isHttps: false }));
  app.use(refuseOtherSites({ publicUrl: house.url }), limitBodies());
  app.use(async (context, next) => {
    const { headers } = context.req.raw;
    const ip = clientIp({ socketAddress: '10.0.0.1', forwardedFor: headers.get('x-forwarded-for'), isTrusted });
    const requestId = context.get('requestId');
    const scope = await scopeOfRequest(house, { headers, ip, requestId, lang: context.req.query('lang') });
    context.set('scope', scope);
    await next();
    for (const line of cookiesOf(scope)) context.res.headers.append('set-cookie', line);
  });
  const api = createApi();
  bindRoutes(api, {
    tag: 'access',
    routes: accessRoutes,
    handlers: accessHandlers(house, { registerPerson: registerPerson(house) }),
    binding: {
      scopeOf: async (context) => context.get('scope') as Scope,
      admit,
      callerKey: callerKeyOf,
      langOf: (scope) => scope.lang,
      noteExport: async () => undefined,
      answers: { db, hash: (text) => house.vault.hash(text, 'idempotency') },
      now: house.now,
    },
  });
  app.route('/api/v1', api);
  return { app, api };
}

function browser() {
  const { app } = server();
  const cookies = new Map<string, string>();
  return async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {},
  ) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.request(`/api/v1${path}`, {
      method,
      headers: {
        host,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': '203.0.113.8',
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (line.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    const type = answer.headers.get('content-type') ?? '';
    return {
      status: answer.status,
      type,
      json: type.includes('json') ? ((await answer.json()) as Record<string, unknown>) : {},
    };
  };
}

describe('the API of access', () => {
  test('signs in, tells who, grants, makes a key that works, and signs out', async () => {
    const ask = browser();
    expect((await ask('GET', '/me')).json).toMatchObject({ code: 'access.signInFirst', status: 401 });
    const login = await ask('POST', '/sign-in/password', { body: { username: 'chief', password: PASSWORD } });
    expect(login).toMatchObject({ status: 200, json: { outcome: 'signed-in' } });
    expect((await ask('GET', '/me?lang=en')).json).toMatchObject({ account: { username: 'chief' }, lang: 'en' });

    const made = await ask('POST', '/accounts', { body: { username: 'clerk', name: '文员', unitId: top.id } });
    const body = { accountId: made.json.id, role: 'unit-officer', unitId: top.id };
    expect(await ask('POST', '/grants', { body })).toMatchObject({ status: 201, json: { state: 'live' } });
    expect((await ask('GET', '/grants?role=unit-officer')).json).toMatchObject({ total: 1 });
    const key = await ask('POST', '/api-keys', { body: { name: '对接', unitId: top.id, allows: ['units.read'] } });
    const asKey = { headers: { authorization: `Bearer ${key.json.key}`, cookie: '', 'sec-fetch-site': 'cross-site' } };
    expect((await ask('GET', '/me', asKey)).json).toMatchObject({ account: { kind: 'api-key', name: '对接' } });
    expect((await ask('GET', '/grants', asKey)).json).toMatchObject({ code: 'access.notAllowedAnywhere' });
    expect(await ask('PATCH', '/settings/access', { body: { officerIdleMinutes: 45 } })).toMatchObject({
      status: 200,
      json: { officerIdleMinutes: 45, workerIdleDays: 30 },
    });
    const holidays = [{ day: '2026-12-24', off: true, name: '建会纪念' }];
    const own = { name: '海港市总工会', shortName: '海港工会', approval: ['primary', 'joint'], holidays };
    expect(await ask('PATCH', '/settings/federation', { body: own })).toMatchObject({ status: 200, json: own });
    expect((await ask('PATCH', '/settings/federation', { body: { approval: [] } })).json).toEqual({
      ...own,
      approval: [],
    });
    expect((await ask('GET', '/settings/federation')).json).toEqual({ ...own, approval: [] });
    expect((await ask('GET', '/settings/access')).json).toMatchObject({ officerIdleMinutes: 45 });
    expect((await ask('GET', '/me')).json).toMatchObject({
      federation: { name: '海港市总工会', shortName: '海港工会' },
    });
    expect((await ask('PATCH', '/settings/federation', { body: { name: ' ' } })).json).toMatchObject({
      code: 'request.invalid',
      fields: [{ path: 'name' }],
    });

    expect((await ask('POST', '/sign-out')).status).toBe(204);
    expect((await ask('GET', '/me')).status).toBe(401);
  });

  test('takes no write from another site, and no invalid one', async () => {
    const ask = browser();
    await ask('POST', '/sign-in/password', { body: { username: 'chief', password: PASSWORD } });
    const body = { username: 'x', name: '甲', unitId: top.id };

    const forged = await ask('POST', '/accounts', { body, headers: { 'sec-fetch-site': 'cross-site' } });
    const invalid = await ask('POST', '/accounts', { body: { ...body, username: 'a b', unitId: 'none' } });

    expect(forged).toMatchObject({ status: 403, json: { code: 'request.otherSite' } });
    expect(invalid.json).toMatchObject({ code: 'request.invalid', fields: [{ path: 'username' }, { path: 'unitId' }] });
  });

  test('exports its lists as sheets', async () => {
    const ask = browser();
    await ask('POST', '/sign-in/password', { body: { username: 'chief', password: PASSWORD } });

    for (const list of ['/grants', '/accounts', '/api-keys', '/me/looked-at']) {
      const sheet = await ask('GET', `${list}/export`);
      // A list about oneself is refused to officers, who are no persons; the others come as a file.
      expect(sheet.status).toBe(list === '/me/looked-at' ? 403 : 200);
    }
  });

  test('is described whole', () => {
    const { api } = server();
    const document = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'x', version: '1' } });

    const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.keys(path ?? {}));
    const lists = Object.values(accessRoutes).filter((route) => 'list' in route).length;
    expect(operations).toHaveLength(Object.keys(accessRoutes).length + lists);
  });
});

import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { describe, expect, test } from 'vitest';
import { plantFederation } from '../../../test/access.ts';
import { testDatabase } from '../../../test/database.ts';
import { defineList } from '../../kernel/lists.ts';
import { defineRefusals, Refusal } from '../../kernel/refusal.ts';
import { defineRoutes } from '../../kernel/routes.ts';
import { inTransaction } from '../db/connect.ts';
import { readAll } from '../sheets/workbook.fixture.ts';
import { bindRoutes, createApi, type Exported } from './bind.ts';
import { httpRefusals } from './errors.ts';
import { sweepAnswers } from './idempotency.ts';
import { problemOf } from './problems.ts';

const { db } = await testDatabase();
const { federationId } = await plantFederation(db);
const refusals = defineRefusals('bind-test', {
  closed: { status: 403, words: ['不开放', 'Closed'], when: 'a caller without access' },
  broken: { status: 409, words: ['这次没成', 'Not this time'], when: 'the test says so' },
});

const rows = defineList({
  name: ['名单', 'Rows'],
  item: z.object({ name: z.string(), kind: z.string(), count: z.number() }),
  columns: {
    name: { title: ['姓名', 'Name'], kind: 'text', sortable: true },
    kind: { title: ['种类', 'Kind'], kind: 'tag', values: { big: ['大', 'Big'], small: ['小', 'Small'] } },
    count: { title: ['数', 'Count'], kind: 'number' },
  },
  filters: z.object({ least: z.coerce.number().int().optional() }),
  defaultSort: 'name',
});

const routes = defineRoutes({
  count: {
    method: 'post',
    path: '/counters/{name}',
    words: ['加', 'Count'],
    access: 'public',
    params: z.object({ name: z.string().max(20) }),
    body: z
      .object({
        by: z.number().int().min(1),
        note: z.string().min(1).max(5).optional(),
        at: z.coerce.date().optional(),
      })
      .strict(),
    output: z.object({ total: z.number().int() }),
    status: 201,
  },
  rows: { method: 'get', path: '/rows', words: ['名单', 'Rows'], access: 'public', list: rows },
  upload: {
    method: 'post',
    path: '/files',
    words: ['上传', 'Upload'],
    access: 'public',
    upload: { maxBytes: 1000 },
    output: z.object({ bytes: z.number().int(), name: z.string() }),
  },
  clear: {
    method: 'delete',
    path: '/counters/{name}',
    words: ['清', 'Clear'],
    access: 'closed',
    params: z.object({ name: z.string() }),
    status: 204,
  },
  wipe: {
    method: 'delete',
    path: '/wipes/{name}',
    words: ['清', 'Wipe'],
    access: 'public',
    params: z.object({ name: z.string() }),
    status: 204,
  },
});

/** A small app with a counter that says how often work was really done. */
function plantApp({ caller = 'account:one', now = () => new Date() }: { caller?: string; now?: () => Date } = {}) {
  const totals = new Map<string, number>();
  const state = {
    fail: 0,
    uploads: 0,
    exported: [] as Exported[],
    before: async (): Promise<undefined> => undefined,
  };
  const app = createApi();
  app.onError((error, context) => {
    const refusal =
      error instanceof Refusal
        ? error
        : error instanceof HTTPException
          ? error.status === 415
            ? httpRefusals.wrongType()
            : httpRefusals.notJson()
          : undefined;
    if (!refusal) throw error;
    return context.body(JSON.stringify(problemOf(refusal, { lang: 'zh', requestId: 'r1' })), refusal.status, {
      'content-type': 'application/problem+json',
    });
  });
  const all = Array.from({ length: 1203 }, (_, index) => ({
    name: `人${String(index).padStart(4, '0')}`,
    kind: index % 2 ? 'big' : 'small',
    count: index,
  }));
  bindRoutes(app, {
    tag: 'test',
    routes,
    binding: {
      scopeOf: async () => ({ caller }),
      admit: (_scope, access) => {
        if (access === 'closed') throw refusals.closed();
      },
      callerKey: (scope) => ({ federationId, actorKey: scope.caller }),
      langOf: () => 'zh',
      noteExport: async (_scope, exported) => void state.exported.push(exported),
      answers: { db, hash: (text) => createHash('sha256').update(text).digest() },
      now,
    },
    handlers: {
      count: async ({ params, body }) => {
        await state.before();
        if (state.fail-- > 0) throw refusals.broken();
        totals.set(params.name, (totals.get(params.name) ?? 0) + body.by);
        return { total: totals.get(params.name) ?? 0 };
      },
      rows: async (request) => {
        const query = request.query as { limit: number; cursor?: string; least?: number };
        const from = Number(query.cursor ?? 0);
        const fitting = all.filter((row) => row.count >= (query.least ?? 0));
        const items = fitting.slice(from, from + query.limit);
        return {
          items,
          total: fitting.length,
          nextCursor: from + items.length < fitting.length ? String(from + items.length) : null,
        };
      },
      upload: async ({ file }) => {
        state.uploads++;
        return { bytes: file.bytes.length, name: file.name };
      },
      clear: async () => undefined,
      wipe: async ({ params }) => {
        totals.delete(params.name);
        return undefined;
      },
    },
  });
  const post = (path: string, body: unknown, key?: string) =>
    app.request(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
    });
  const upload = (content: string, { name = 'a.txt', key }: { name?: string; key?: string } = {}) => {
    const form = new FormData();
    form.set('file', new File([content], name));
    return app.request('/files', { method: 'POST', body: form, headers: key ? { 'idempotency-key': key } : {} });
  };
  return { app, totals, state, post, upload };
}

const told = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) });

describe('Idempotency-Key', () => {
  test('a repeat gets the first answer, and the work is done once', async () => {
    const { post, totals } = plantApp();
    const first = await told(await post('/counters/a', { by: 2 }, 'k1'));
    const again = await told(await post('/counters/a', { by: 2 }, 'k1'));
    expect([first, again, totals.get('a')]).toEqual([{ status: 201, total: 2 }, { status: 201, total: 2 }, 2]);
    expect(await told(await post('/counters/a', { by: 2 }))).toEqual({ status: 201, total: 4 });
  });

  test('another body, or another address, under the same key is refused', async () => {
    const { post } = plantApp();
    await post('/counters/b', { by: 2 }, 'k2');
    for (const [path, by] of [
      ['/counters/b', 3],
      ['/counters/c', 2],
    ] as const)
      expect(await told(await post(path, { by }, 'k2'))).toMatchObject({ status: 409, code: 'request.keyReused' });
  });

  test('another file under the same key is refused, the same one is not taken twice', async () => {
    const { upload, state } = plantApp();
    expect(await told(await upload('abc', { key: 'k3' }))).toEqual({ status: 200, bytes: 3, name: 'a.txt' });
    expect(await told(await upload('abc', { key: 'k3' }))).toEqual({ status: 200, bytes: 3, name: 'a.txt' });
    expect(await told(await upload('abd', { key: 'k3' }))).toMatchObject({ code: 'request.keyReused' });
    expect(state.uploads).toBe(1);
  });

  test('while the first is at work, a repeat is told to wait', async () => {
    const { post, state, totals } = plantApp();
    const gate = Promise.withResolvers<undefined>();
    const started = Promise.withResolvers<undefined>();
    state.before = () => {
      started.resolve(undefined);
      return gate.promise;
    };
    const first = post('/counters/d', { by: 1 }, 'k4');
    await started.promise;
    expect(await told(await post('/counters/d', { by: 1 }, 'k4'))).toMatchObject({
      status: 409,
      code: 'request.stillRunning',
    });
    gate.resolve(undefined);
    expect([(await first).status, totals.get('d')]).toEqual([201, 1]);
  });

  test('many at once do the work once', async () => {
    const { post, totals } = plantApp();
    const all = await Promise.all(Array.from({ length: 8 }, () => post('/counters/e', { by: 1 }, 'k5')));
    expect(all.every((response) => response.status === 201 || response.status === 409)).toBe(true);
    expect(totals.get('e')).toBe(1);
  });

  test('a refused request frees its key', async () => {
    const { post, state, totals } = plantApp();
    state.fail = 1;
    expect(await told(await post('/counters/f', { by: 1 }, 'k6'))).toMatchObject({
      status: 409,
      code: 'bind-test.broken',
    });
    expect(await told(await post('/counters/f', { by: 1 }, 'k6'))).toEqual({ status: 201, total: 1 });
    expect(totals.get('f')).toBe(1);
  });

  test('a key that a crash left behind is free after a minute, and belongs to whoever took it over', async () => {
    const crashed = new Date('2026-11-20T04:00:00Z');
    await db
      .insertInto('idempotentAnswers')
      .values({ federationId, actorKey: 'account:one', key: 'k7', requestHash: Buffer.alloc(32), createdAt: crashed })
      .execute();
    const at = (seconds: number) => plantApp({ now: () => new Date(crashed.getTime() + seconds * 1000) });
    expect(await told(await at(30).post('/counters/g', { by: 1 }, 'k7'))).toMatchObject({ code: 'request.keyReused' });
    expect(await told(await at(90).post('/counters/g', { by: 1 }, 'k7'))).toEqual({ status: 201, total: 1 });
  });

  test('callers do not see each other, nothing to say is repeated as nothing, and a long key is refused', async () => {
    const one = plantApp();
    const two = plantApp({ caller: 'account:two' });
    await one.post('/counters/h', { by: 5 }, 'k8');
    expect(await told(await two.post('/counters/h', { by: 7 }, 'k8'))).toEqual({ status: 201, total: 7 });
    const wipe = () => one.app.request('/wipes/h', { method: 'DELETE', headers: { 'idempotency-key': 'k9' } });
    expect([(await wipe()).status, (await wipe()).status]).toEqual([204, 204]);
    expect((await one.post('/counters/h', { by: 1 }, 'k'.repeat(201))).status).toBe(422);
  });

  test('answers are swept after a day', async () => {
    const now = new Date('2030-01-02T00:00:00Z');
    const kept = async () =>
      (await db.selectFrom('idempotentAnswers').select('key').where('key', 'like', 's%').orderBy('key').execute()).map(
        (row) => row.key,
      );
    await inTransaction(db, async (trx) => {
      for (const [key, at] of [
        ['s1', '2029-12-31T23:59:59Z'],
        ['s2', '2030-01-01T00:00:01Z'],
      ] as const)
        await trx
          .insertInto('idempotentAnswers')
          .values({ federationId, actorKey: 'x', key, requestHash: Buffer.alloc(32), createdAt: new Date(at) })
          .execute();
    });
    await sweepAnswers(db, now);
    expect(await kept()).toEqual(['s2']);
  });
});

describe('invalid input', () => {
  test('each field is named, in both languages, as problem+json', async () => {
    const { post } = plantApp();
    const response = await post('/counters/a', { by: 0, note: 'too long', colour: 'red' });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await told(response)).toEqual({
      type: '/api/v1/errors#request.invalid',
      title: '有 3 处需要修改，请看标出的项目。',
      status: 422,
      code: 'request.invalid',
      message: { zh: '有 3 处需要修改，请看标出的项目。', en: '3 things need correcting; see the marked fields.' },
      params: { count: 3 },
      fields: [
        { path: 'by', zh: '不能小于 1', en: 'Must be at least 1' },
        { path: 'note', zh: '最多 5 个字', en: 'At most 5 characters' },
        { path: '', zh: '不认识的项目：colour', en: 'Unknown: colour' },
      ],
      requestId: 'r1',
    });
  });

  test.each([
    ['a missing field', {}, 'by', '请填写这一项'],
    ['a value of another kind', { by: 'two' }, 'by', '格式不对，请检查'],
    ['a date that is none', { by: 1, at: 'soon' }, 'at', '格式不对，请检查'],
    ['an empty text', { by: 1, note: '' }, 'note', '请填写这一项'],
    ['no object', 'null', '', '格式不对，请检查'],
  ])('%s', async (_name, body, path, zh) => {
    const { post } = plantApp();
    expect(await told(await post('/counters/a', body))).toMatchObject({ status: 422, fields: [{ path, zh }] });
  });

  test('what is no JSON, and a body of another type, do no work', async () => {
    const { post, app, totals } = plantApp();
    expect(await told(await post('/counters/z', '{"by":'))).toMatchObject({ status: 400, code: 'request.notJson' });
    const plain = await app.request('/counters/z', {
      method: 'POST',
      body: 'by=1',
      headers: { 'content-type': 'text/plain' },
    });
    expect(plain.status).toBe(415);
    expect(totals.size).toBe(0);
  });

  test('who has no access is refused', async () => {
    const { app } = plantApp();
    expect(await told(await app.request('/counters/a', { method: 'DELETE' }))).toMatchObject({
      status: 403,
      code: 'bind-test.closed',
    });
  });
});

describe('lists', () => {
  test('page by limit and cursor, and refuse a limit out of bounds', async () => {
    const { app } = plantApp();
    const page = (await (await app.request('/rows?limit=2&least=1200')).json()) as {
      items: unknown[];
      nextCursor: string;
      total: number;
    };
    expect([page.items.length, page.nextCursor, page.total]).toEqual([2, '2', 3]);
    expect((await app.request('/rows?limit=501')).status).toBe(422);
    expect((await app.request('/rows?least=many')).status).toBe(422);
  });

  test('export every page under the same filters, with words for values', async () => {
    const { app, state } = plantApp();
    const response = await app.request('/rows/export?least=3&limit=2&q=secret');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('名单.xlsx')}`,
    );
    const { rows: lines } = await readAll(Buffer.from(await response.arrayBuffer()));
    expect(lines.length).toBe(1201);
    expect(lines.slice(0, 2).map((line) => line.cells)).toEqual([
      ['姓名', '种类', '数'],
      ['人0003', '大', 3],
    ]);
    expect(state.exported).toMatchObject([{ list: 'test.rows', rows: 1200, filters: { least: 3 }, searched: true }]);
  });
});

describe('uploads', () => {
  test('a file over the limit, no file, and what is no form are refused', async () => {
    const { upload, app, state } = plantApp();
    expect(await told(await upload('x'.repeat(1001)))).toMatchObject({
      status: 413,
      code: 'request.tooLarge',
      params: { limit: '1 KB' },
    });
    expect(await told(await upload('x'.repeat(200_000)))).toMatchObject({ status: 413 });
    const text = new FormData();
    text.set('file', 'no file');
    expect(await told(await app.request('/files', { method: 'POST', body: text }))).toMatchObject({
      status: 422,
      code: 'request.fileMissing',
    });
    for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'application/json', 'text/plain'])
      expect(
        (await app.request('/files', { method: 'POST', body: '{}', headers: { 'content-type': type } })).status,
      ).toBeOneOf([400, 415, 422]);
    expect(state.uploads).toBe(0);
  });
});

test('a name is bound once under a tag, so that no slice takes the place of another', () => {
  const app = createApi();
  const bindWipe = (tag: string) =>
    bindRoutes(app, {
      tag,
      routes: { wipe: routes.wipe },
      handlers: { wipe: async () => undefined },
      binding: {
        scopeOf: async () => ({}),
        admit: () => undefined,
        callerKey: () => ({ federationId, actorKey: 'one' }),
        langOf: () => 'zh',
        noteExport: async () => undefined,
        answers: { db, hash: (text) => createHash('sha256').update(text).digest() },
        now: () => new Date(),
      },
    });
  bindWipe('one');
  bindWipe('other');

  expect(() => bindWipe('one')).toThrow('one.wipe is bound twice');
});

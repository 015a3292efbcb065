import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Answer } from './client.ts';
import { readDocument } from './house.ts';
import { breaches, documentedAnswer, type Operation, operationsOf, spoilt } from './operations.ts';
import type { Asked } from './samples/contract.ts';
import { openToOthers, refusedHere, samples } from './samples.ts';
import { makeWorld, type World } from './world.ts';

const START_TIMEOUT_MS = 60_000;
vi.setConfig({ testTimeout: START_TIMEOUT_MS });
const document = await readDocument();
const operations = operationsOf(document);
let made: Promise<World> | undefined;
/** One world for all: each operation asks for things of its own in it. */
const theWorld = () => (made ??= makeWorld());
let other: Promise<Stranger> | undefined;
/** Holds every role that may be held together, on a union that none of the samples is about. */
const theStranger = () =>
  (other ??= theWorld().then(async (world) =>
    world.signedInOfficer('federation-administrator', await world.unit(world.district)),
  ));
type Stranger = Awaited<ReturnType<World['signedInOfficer']>>;
afterAll(async () => (await made)?.stop(), START_TIMEOUT_MS);

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

describe.each(operations)('$id', (operation) => {
  let prepared: Promise<Asked & { world: World }> | undefined;
  const prepare = () =>
    (prepared ??= theWorld().then(async (world) => ({ world, ...(await sampleOf(operation, world)) })));
  const { method, path } = operation;

  test.runIf(!operation.isPublic)('asks visitors to sign in', async () => {
    const { world, params, query, body } = await prepare();
    const answer = await world.visitor().send(method, path, { params, query, body } as Asked);

    expect(problemOf(answer)).toEqual({ status: 401, code: 'access.signInFirst', breaches: [] });
  });

  test.runIf(idsOf(operation).length > 0)('finds nothing under an unknown id', async () => {
    const { world, as = world.admin, query, body } = await prepare();
    const params = Object.fromEntries(idsOf(operation).map((name) => [name, crypto.randomUUID()]));
    const answer = await as.send(method, path, { params, query, body } as Asked);

    expect(problemOf(answer)).toEqual({ status: 404, code: expect.any(String), breaches: [] });
  });

  const isSheet = operation.id.endsWith('.export') && operations.some(({ id }) => `${id}.export` === operation.id);
  test.runIf(!operation.isPublic && !isSheet && !(operation.id in openToOthers))(
    'tells an officer of another union nothing, and does nothing for them',
    async () => {
      const { params, query, body } = await prepare();
      const { client } = await theStranger();
      const answer = await client.send(method, path, { params, query, body } as Asked);

      const said = JSON.stringify(answer.body)?.slice(0, 300);
      if (answer.status === 200 && answer.type === 'application/json') {
        expect((answer.body as { items?: unknown[] }).items, said).toEqual([]);
      } else {
        expect([403, 404], said).toContain(answer.status);
        expect(problemOf(answer).breaches).toEqual([]);
      }
    },
  );

  const wrong = spoilt(operation.body);
  test.runIf(wrong)('names every field that is wrong', async () => {
    const { world, as = world.admin, params, query } = await prepare();
    const answer = await as.send(method, path, { params, query, body: wrong } as Asked);
    const { fields = [] } = answer.body as { fields?: { path: string }[] };

    expect(problemOf(answer)).toEqual({ status: 422, code: 'request.invalid', breaches: [] });
    expect(new Set(fields.map((field) => field.path.split('.')[0]))).toEqual(new Set(Object.keys(wrong ?? {})));
  });

  test('answers as documented', async () => {
    const { world, as = world.admin, ...sent } = await prepare();
    const answer = await as.send(method, path, sent);
    const expected = refusedHere[operation.id];
    if (expected) {
      expect(problemOf(answer)).toEqual({ status: expected.status, code: expected.code, breaches: [] });
      return;
    }
    const said = JSON.stringify(answer.body)?.slice(0, 800);
    expect(answer.status, said).toBeLessThan(300);
    const documented = operation.answers[answer.status];
    expect(documented, `${answer.status} is documented`).toBeDefined();
    const types = Object.keys(documented ?? {});
    expect(types).toEqual(types[0] === '*/*' ? types : answer.type ? [answer.type] : []);
    const schema = documented?.['application/json'];
    if (schema) expect(breaches(document, schema, answer.body), said).toEqual([]);
    else expect(answer.bytes > 0).toBe(answer.type !== '');
  });
});

test('a key does what it allows, where it reaches, and nothing else', async () => {
  const world = await theWorld();
  const body = { name: '数据大屏', unitId: world.district, allows: ['figures.read'] };
  const { key } = await world.admin.ask<{ key: string }>('post', '/api-keys', { body });
  const program = world.keyed(key);

  expect((await program.send('get', '/figures', { query: { unitId: world.district } })).status).toBe(200);
  expect((await program.send('get', '/figures', { query: { unitId: world.top } })).status).toBeGreaterThanOrEqual(400);
  expect((await program.send('get', '/audit')).status).toBe(403);
  expect((await world.keyed('uh_nothing').send('get', '/figures/catalogue')).status).toBe(401);
});

test('what nobody can keep or sort by is refused, and nothing breaks', async () => {
  const { admin, district } = await theWorld();
  const madeUp = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const list = (query: Record<string, string>) => admin.send('get', '/programmes', { query });
  const body = { template: 'forum', unitId: district, title: '座谈\u0000会' };
  const answers = [
    await admin.send('post', '/programmes', { body }),
    await list({ q: '\u0000' }),
    await list({ sort: 'constructor' }),
    await list({ cursor: madeUp('no day', 'no id') }),
    await list({ cursor: madeUp(1e300, crypto.randomUUID()) }),
    await list({ cursor: madeUp({}, []) }),
  ];

  expect(answers.map((answer) => (answer.status < 300 ? answer.status : problemOf(answer).code))).toEqual([
    'request.unkeepable',
    200,
    'list.unknownSort',
    'list.badCursor',
    'list.badCursor',
    'list.badCursor',
  ]);
});

test('a form of the hall keeps pictures for those who may send it, in the fields that take them', async () => {
  const { house, live, worker, signedInOfficer, district } = await theWorld();
  const { id, stages } = await live('law-campaign');
  const formOf = (fields: Record<string, string>, ...pictures: string[]) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ action: 'report', ...fields })) form.set(name, value);
    for (const name of pictures) form.append(name, new File([onePixel], 'p.png', { type: 'image/png' }));
    return form;
  };
  // The hall lies beside the API.
  const post = (client: World['admin'], body: FormData) =>
    client.send('post', '/../../programmes/{id}/{stage}/report', {
      params: { id, stage: stages.tally ?? '' },
      body,
    });
  const count = async () => (await house.db.selectFrom('files').select('visibility').execute()).length;
  const before = await count();

  await post((await worker()).client, formOf({}, 'evidence'));
  expect(await count()).toBe(before);

  const day = new Date().toISOString().slice(0, 10);
  const report = { unitId: district, indicator: 'leaflets', amount: '1', day };
  const { client } = await signedInOfficer('unit-officer');
  const answer = await post(client, formOf(report, 'evidence', 'note'));
  expect([answer.status, await count()]).toEqual([303, before + 1]);
  const kept = await house.db.selectFrom('files').select('visibility').orderBy('id', 'desc').limit(1).execute();
  expect(kept).toEqual([{ visibility: 'private' }]);
});

test('metrics are for the own network alone: through a proxy there are none', async () => {
  const { house, visitor } = await theWorld();
  expect((await fetch(`${house.url}/metrics`)).status).toBe(200);
  expect((await visitor().send('get', '/../../metrics')).status).toBe(404);
});

test('what asks for a password or a code, or shows a number in full, is never kept for a repeat', () => {
  const fields = (schema: object | undefined) => Object.keys((schema as { properties?: object })?.properties ?? {});
  const telling = operations
    .filter(({ method, body, answers }) => {
      const said = Object.values(answers).flatMap((types) => Object.values(types).flatMap(fields));
      return (
        method !== 'get' &&
        (fields(body).some((name) => /password|^code$/i.test(name)) ||
          said.some((name) => /^(document|phone|key|secret|temporaryPassword)$/.test(name)))
      );
    })
    .filter(({ params }) => params.some(({ name }) => name === 'idempotency-key'));

  expect(telling.map(({ id }) => id)).toEqual([]);
});

test('nothing is excused for an operation that is not there', () => {
  const ids = operations.map((operation) => operation.id);
  expect(Object.keys({ ...refusedHere, ...openToOthers }).filter((id) => !ids.includes(id))).toEqual([]);
});

/** The sample of an operation; without one, the ids of the world by their names. */
async function sampleOf(operation: Operation, world: World): Promise<Asked> {
  const sample = samples[operation.id];
  if (sample) return sample(world);
  const known: Record<string, string> = { unitId: world.primary };
  return { params: Object.fromEntries(idsOf(operation).map((name) => [name, known[name] ?? ''])) };
}

function idsOf({ params }: Operation): string[] {
  return params.filter((param) => param.in === 'path' && param.schema.format === 'uuid').map((param) => param.name);
}

/** A refusal, and how it differs from what the document says of refusals. */
function problemOf(answer: Answer) {
  const refusal = answer.body as { code?: string } | undefined;
  const [first] = operations;
  const schema = first && documentedAnswer(first, answer.status)?.[answer.type];
  return {
    status: answer.status,
    code: refusal?.code,
    breaches: schema ? breaches(document, schema, answer.body) : [`${answer.type} is not documented`],
  };
}

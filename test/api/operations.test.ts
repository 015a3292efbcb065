import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Answer } from './client.ts';
import { readDocument } from './house.ts';
import { breaches, documentedAnswer, type Operation, operationsOf, spoilt } from './operations.ts';
import type { Asked } from './samples/contract.ts';
import { refusedHere, samples } from './samples.ts';
import { makeWorld, type World } from './world.ts';

const START_TIMEOUT_MS = 60_000;
vi.setConfig({ testTimeout: START_TIMEOUT_MS });
const document = await readDocument();
const operations = operationsOf(document);
let made: Promise<World> | undefined;
/** One world for all: each operation asks for things of its own in it. */
const theWorld = () => (made ??= makeWorld());
afterAll(async () => (await made)?.stop(), START_TIMEOUT_MS);

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

test('no refusal is excused for an operation that is not there', () => {
  const ids = operations.map((operation) => operation.id);
  expect(Object.keys(refusedHere).filter((id) => !ids.includes(id))).toEqual([]);
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

import fc from 'fast-check';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { ShapeRouter } from './router.ts';

const id = '019ad0aa-1111-7aaa-aaaa-aaaaaaaaaaaa';

/** Says which handlers an address met, and what each was given. */
function house(options: { router?: ShapeRouter<never> } = {}) {
  const app = new Hono(options);
  const met = (name: string) => async (context: { req: { param: () => object } }, next: () => Promise<void>) => {
    seen.push([name, { ...context.req.param() }]);
    await next();
  };
  const seen: [string, object][] = [];
  app.use('*', met('all'));
  app.get('/units/export', met('export'));
  app.get('/units/:unitId', met('unit'));
  app.get('/units/:unitId/members/:personId', met('member'));
  app.get('/stages/:kind/:stageId', met('stage'));
  app.get('/codes/:code{[a-z0-9-]{36}}', met('code'));
  app.get('/files/:name{[a-z-]+\\.svg}', met('file'));
  app.post('/units/:unitId', met('change'));
  return async (method: string, path: string) => {
    seen.length = 0;
    const { status } = await app.request(path, { method });
    return { status, seen: [...seen] };
  };
}

const segment = fc.oneof(
  fc.constantFrom('units', 'members', 'stages', 'codes', 'files', 'export', 'a.svg', '', 'x', '%E5%BC%A0', `a-${id}`),
  fc.uuid(),
  fc.constantFrom('00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000001', id.toUpperCase()),
);

test('every address meets the handlers, with the parameters, that the tree of routes finds', async () => {
  const [asked, plain] = [house({ router: new ShapeRouter<never>() }), house()];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('GET', 'POST'), fc.array(segment, { maxLength: 5 }), async (method, parts) => {
      const path = `/${parts.join('/')}`;
      expect(await asked(method, path)).toEqual(await plain(method, path));
    }),
    { numRuns: 1500 },
  );
});

test('what was found for one id is found for another, each with its own', async () => {
  const asked = house({ router: new ShapeRouter<never>() });
  const other = '019ad0aa-2222-7aaa-aaaa-aaaaaaaaaaaa';

  await asked('GET', `/units/${id}/members/${other}`);
  const { seen } = await asked('GET', `/units/${other}/members/${id}`);

  expect(seen.at(-1)).toEqual(['member', { unitId: other, personId: id }]);
});

test('addresses that nobody serves, however many, keep nobody from being served', async () => {
  const asked = house({ router: new ShapeRouter<never>() });

  for (let at = 0; at < 3000; at++) await asked('GET', `/nowhere-${at}`);

  expect((await asked('GET', `/units/${id}`)).seen.at(-1)).toEqual(['unit', { unitId: id }]);
});

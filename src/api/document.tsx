import type { OpenAPIHono } from '@hono/zod-openapi';
import { renderToStaticMarkup } from 'react-dom/server';
import { allRefusals } from '../kernel/refusal.ts';
import type { House } from '../platform/house.ts';
import { stageManifests } from '../programmes/stages/register.ts';

/** `/openapi.json` (OpenAPI 3.1), a readable page of it at `/docs`, and the register of errors at `/errors`. */
export function addDocument(api: OpenAPIHono, house: Pick<House, 'url'>): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'unionhall.session_token',
    description: 'Signed in through the hall or the console',
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of a unit: `Authorization: Bearer uh_…`',
  });
  api.get('/openapi.json', (context) => context.json(documentOf(api, house)));
  api.get('/docs', (context) => context.html(`<!doctype html>${renderToStaticMarkup(<Document api={api} />)}`));
  api.get('/errors', (context) => context.html(`<!doctype html>${renderToStaticMarkup(<Errors />)}`));
}

/** What the house can say of each group of operations; a stage's group is told by its manifest. */
const groups: Record<string, string> = {
  access: 'Signing in, sessions, accounts, roles, API keys, the audit trail',
  units: 'The tree of units: districts, industries, enterprise unions, partners',
  rosters: 'Rosters of members brought in from spreadsheets',
  'unit-rosters': 'Lists of units brought in from spreadsheets',
  members: 'People on the roster and their memberships',
  audiences: 'How many people an audience reaches',
  'own-data': 'What is held on the person who asks',
  programmes: 'Templates, programmes, their stages and their life',
  honours: 'Honours of persons and collectives, where they are shown, posters',
  absences: 'Absences: who had a place and did not come, appeals, decisions',
  ladders: 'Skill ladders: what levels need, who stands where, awarding and revoking levels',
  certificates: 'Certificates: checking a number, one’s own, printing singly and in runs, seals',
  briefs: 'Briefs drafted from records, edited, numbered and printed',
  figures: 'Figures rolled up over units and periods, and the records behind them',
  files: 'Pictures and documents',
  ...Object.fromEntries(
    stageManifests.map(({ kind, words, about }) => [`stage-${kind}`, `${words[1]}: ${about[1]} (${words[0]})`]),
  ),
};

/** The OpenAPI 3.1 document as it is given out. */
export function documentOf(api: OpenAPIHono, house: Pick<House, 'url'>): object {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Unionhall API',
      version: '1',
      description:
        'Members, programmes, stages and figures of a trade-union federation. Errors are RFC 9457 problems; lists page by cursor; writes take `Idempotency-Key`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: `${house.url}/api/v1` }],
  });
  const operations = Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path as Record<string, Operation>),
  );
  const tags = [...new Set(operations.flatMap((operation) => operation.tags ?? []))];
  return withoutFormWords({
    ...document,
    tags: tags.map((name) => ({ name, description: groups[name] ?? name })),
  }) as object;
}

/** What `titled` (kernel/fields.ts) says to the console's forms; no part of JSON Schema. */
const formWords = ['label', 'help', 'widget', 'choices', 'suggestions'] as const;

/** A document without what its schemas say to forms: the English label becomes the description where there is none. */
function withoutFormWords(node: unknown, isNames = false): unknown {
  if (Array.isArray(node)) return node.map((each) => withoutFormWords(each));
  if (typeof node !== 'object' || node === null) return node;
  const { label } = node as { label?: unknown };
  const entries = Object.entries(node).filter(([key]) => isNames || !(formWords as readonly string[]).includes(key));
  const kept = Object.fromEntries(entries.map(([key, value]) => [key, withoutFormWords(value, key === 'properties')]));
  if (isNames || !Array.isArray(label) || 'description' in kept) return kept;
  return { ...kept, description: label[1] };
}

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  operationId?: string;
}

function Document({ api }: { api: OpenAPIHono }) {
  const { paths = {}, info } = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Unionhall API', version: '1' },
  });
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{info.title}</title>
      </head>
      <body>
        <h1>Unionhall API</h1>
        <p>
          The whole contract is <a href="openapi.json">openapi.json</a> (OpenAPI 3.1). Every error is an RFC 9457
          problem; its codes are in the <a href="errors">register of errors</a>. Lists take <code>limit</code>,{' '}
          <code>cursor</code>, <code>sort</code>, <code>q</code>; the same address with <code>/export</code> gives a
          spreadsheet. Writes take <code>Idempotency-Key</code>: a repeat gets the first answer again.
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Operation</th>
              <th scope="col">What it does</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ path, method, operation }) => (
              <tr key={`${method} ${path}`}>
                <td>
                  <code>
                    {method.toUpperCase()} {path}
                  </code>
                </td>
                <td>
                  {operation.summary} · {operation.description}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </body>
    </html>
  );
}

function Errors() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Unionhall errors</title>
      </head>
      <body>
        <h1>Register of errors</h1>
        <dl>
          {allRefusals().map(({ code, declaration }) => (
            <div key={code} id={code}>
              <dt>
                <code>{code}</code> ({declaration.status})
              </dt>
              <dd>
                <p lang="zh-CN">{declaration.words[0]}</p>
                <p>{declaration.words[1]}</p>
                <p>
                  <small>Thrown: {declaration.when}.</small>
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </body>
    </html>
  );
}

import type { OpenAPIHono } from '@hono/zod-openapi';
import { renderToStaticMarkup } from 'react-dom/server';
import { allRefusals } from '../kernel/refusal.ts';
import type { House } from '../platform/house.ts';

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
  api.doc31('/openapi.json', {
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
  api.get('/docs', (context) => context.html(`<!doctype html>${renderToStaticMarkup(<Document api={api} />)}`));
  api.get('/errors', (context) => context.html(`<!doctype html>${renderToStaticMarkup(<Errors />)}`));
}

interface Operation {
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

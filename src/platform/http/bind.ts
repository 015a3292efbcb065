import { createHash } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type ListQuery, listQuery, type Page } from '../../kernel/lists.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { RouteDeclaration, Routes } from '../../kernel/routes.ts';
import type { OnceKey } from '../db/answers.ts';
import { httpRefusals } from './errors.ts';
import { exportList } from './export.ts';
import type { FileAnswer, Handlers, UploadedFile } from './handlers.ts';
import { type IdempotencyStore, onceKeyOf, onceOnly } from './idempotency.ts';
import { problemSchema, refuseInvalid } from './problems.ts';
import { pack, sendPacked } from './text.ts';

/** What the house gives the binder: who is calling, and what they may. */
export interface Binding<Scope> {
  scopeOf: (context: Context) => Promise<Scope>;
  /** Throws a refusal where this scope may not call a route with this access. */
  admit: (scope: Scope, access: string) => void;
  /** Names the caller for idempotency keys: one caller never sees another's answer. */
  callerKey: (scope: Scope) => { federationId: string; actorKey: string };
  langOf: (scope: Scope) => 'zh' | 'en';
  /** Keeps the trail of a list that went out whole as a sheet. */
  noteExport: (scope: Scope, exported: Exported) => Promise<void>;
  answers: IdempotencyStore;
  now: () => Date;
}

export interface Exported {
  /** Such as `units.listUnits`. */
  list: string;
  rows: number;
  params: Record<string, unknown>;
  /** What it was filtered by, without the words searched for. */
  filters: Record<string, unknown>;
  searched: boolean;
}

type AnyHandler<Scope> = (request: {
  params: unknown;
  query: unknown;
  body: unknown;
  file: UploadedFile | undefined;
  scope: Scope;
  now: Date;
  once: OnceKey | undefined;
}) => Promise<unknown>;

/** An API application: bind the routes of each slice to it, then read its document. */
export function createApi(): OpenAPIHono {
  return new OpenAPIHono();
}

/**
 * Binds declared routes to handlers: parses, checks access, honours `Idempotency-Key`, answers. Lists get their
 * `/export` beside them. Nothing here knows a domain word.
 * @throws where an operation of this name is bound already: two slices under one tag must not take each other's place
 */
export function bindRoutes<const R extends Routes, Scope>(
  app: OpenAPIHono,
  { tag, routes, handlers, binding }: { tag: string; routes: R; handlers: Handlers<R, Scope>; binding: Binding<Scope> },
): void {
  for (const [name, route] of Object.entries<RouteDeclaration>(routes)) {
    const handler = handlers[name] as AnyHandler<Scope>;
    const operationId = `${tag}.${name}`;
    refuseTwice(app, operationId);
    const read = readerOf(route);
    const { list } = route;
    if (list) {
      const bound = { ...route, path: `${route.path}/export`, words: exportWords(route), file: sheetType };
      bind(app, describe({ tag, operationId: `${operationId}.export`, route: bound }), async (context) => {
        const { params, query: asked } = await read(context);
        const scope = await binding.scopeOf(context);
        binding.admit(scope, route.access);
        const { limit: _limit, cursor: _cursor, ...query } = asked as ListQuery;
        const pages = (page: { limit: number; cursor?: string }) =>
          handler({
            params,
            query: { ...query, ...page },
            body: undefined,
            file: undefined,
            scope,
            now: binding.now(),
            once: undefined,
          }) as Promise<Page<Record<string, unknown>>>;
        const { total, ...sheet } = await exportList({ list, lang: binding.langOf(scope), pages });
        const { q, sort: _sort, ...filters } = query;
        const exported = {
          list: operationId,
          rows: total,
          params: { ...(params as object | undefined) },
          filters,
          searched: q !== undefined,
        };
        if (!list.keepsTrail) await binding.noteExport(scope, exported);
        return sendFile(context, sheet);
      });
    }
    const takesKey = !route.secret && route.method !== 'get';
    const status = route.status ?? 200;
    bind(app, describe({ tag, operationId, route }), async (context) => {
      const { params, query, body } = await read(context);
      const scope = await binding.scopeOf(context);
      binding.admit(scope, route.access);
      const now = binding.now();
      const file = route.upload ? await uploadedFile(context, route.upload.maxBytes) : undefined;
      const once = {
        key: takesKey ? onceHeaderOf(context) : undefined,
        caller: binding.callerKey(scope),
        fingerprint: [context.req.method, context.req.path, query ?? null, body ?? null, print(file)],
        store: binding.answers,
        now,
        status,
      };
      const keptBy = route.keepsAnswer ? onceKeyOf(once) : undefined;
      const request = { params, query, body, file, scope, now, once: keptBy };
      if (route.file) return sendFile(context, (await handler(request)) as FileAnswer);
      const answer = await (route.keepsAnswer ? handler(request) : onceOnly(once, () => handler(request)));
      if (status === 204) return context.body(null, 204);
      return sendPacked(context, pack(JSON.stringify(answer) ?? ''), { status, type: 'application/json', bare: true });
    });
  }
}

/**
 * Puts a route into the document and answers it. The document's own validators would read every request through four more
 * layers, which is felt where many ask at once.
 */
function bind(
  app: OpenAPIHono,
  route: ReturnType<typeof describe>,
  answer: (context: Context) => Promise<Response>,
): void {
  app.openAPIRegistry.registerPath(route);
  app.on(route.method.toUpperCase(), route.getRoutingPath(), answer);
}

/** Reads what a request gives, by the schemas that its route declares. @throws request.invalid, not-json, wrong-type */
function readerOf({ params, body, ...route }: RouteDeclaration) {
  // Put together once: a schema is compiled when it first reads something.
  const query = queryOf(route);
  return async (context: Context) => ({
    params: params && parse(params, context.req.param()),
    query: query && parse(query, one(context.req.queries())),
    body: body && parse(body, await readJson(context)),
  });
}

function parse(schema: z.ZodType, given: unknown): unknown {
  const { success, data, error } = schema.safeParse(given);
  if (!success) throw refuseInvalid(error);
  return data;
}

/** What stands once in an address is a text, what stands several times a list. */
function one(queries: Record<string, string[]>): Record<string, string | string[] | undefined> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** @throws request.not-json; wrong-type for a body that says to be something else, or does not say what it is */
async function readJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type');
  if (type === undefined && (await context.req.text()) === '') return {};
  if (type === undefined || !json.test(type)) throw httpRefusals.wrongType();
  try {
    return await context.req.json();
  } catch (error) {
    throw error instanceof Refusal ? error : httpRefusals.notJson();
  }
}

/** What a route reads from the address: of a list its filters beside what all lists take. */
const queryOf = (route: Pick<RouteDeclaration, 'list' | 'query'>) =>
  route.list ? listQuery.extend(route.list.filters.shape) : route.query;

function refuseTwice(app: OpenAPIHono, operationId: string): void {
  const isBound = app.openAPIRegistry.definitions.some(
    (definition) => definition.type === 'route' && definition.route.operationId === operationId,
  );
  if (isBound) throw new Error(`${operationId} is bound twice: give one of the slices a tag of its own`);
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function exportWords(route: RouteDeclaration) {
  return [`导出：${route.words[0]}`, `Export: ${route.words[1]}`] as const;
}

const binary = { type: 'string' as const, format: 'binary' };

/** Bytes of any kind go out as what they are. */
function typeOf(file: string): string {
  return file === 'application/octet-stream' ? '*/*' : file;
}

const LONGEST_KEY = 200;

/** @throws request.invalid for a key that is too long */
function onceHeaderOf(context: Context): string | undefined {
  const key = context.req.header('idempotency-key');
  if (key !== undefined && key.length > LONGEST_KEY)
    throw httpRefusals.invalid({ count: 1 }, [
      { path: 'idempotency-key', words: [`不能超过 ${LONGEST_KEY} 个字符`, `At most ${LONGEST_KEY} characters`] },
    ]);
  return key;
}

const onceHeader = {
  name: 'idempotency-key',
  in: 'header' as const,
  required: false,
  description: 'Made by the caller; the same request sent again with it gets the first answer again',
  schema: { type: 'string' as const, maxLength: LONGEST_KEY },
};

function describe({ tag, operationId, route }: { tag: string; operationId: string; route: RouteDeclaration }) {
  const query = queryOf(route);
  const output = route.list
    ? z.object({ items: z.array(route.list.item), nextCursor: z.string().nullable(), total: z.number().int() })
    : route.output;
  const status = route.status ?? 200;
  const ok = route.file
    ? {
        description: 'The file',
        content: { [typeOf(route.file)]: { schema: route.file === 'application/json' ? {} : binary } },
      }
    : output && status !== 204
      ? { description: route.words[1], content: { 'application/json': { schema: output } } }
      : { description: route.words[1] };
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: problemSchema } },
  });
  const upload = z.object({ file: z.any().openapi(binary) });
  return createRoute({
    method: route.method,
    path: route.path,
    operationId,
    tags: [tag],
    summary: route.words[1],
    description: `${route.words[0]}。Access: ${route.access}.`,
    security: route.access === 'public' ? [] : [{ session: [] }, { apiKey: [] }],
    // Documented only: a validator of headers would read them all, with every request.
    ...(route.method === 'get' || route.secret ? {} : { parameters: [onceHeader] }),
    request: {
      ...(route.params ? { params: route.params } : {}),
      ...(query ? { query } : {}),
      ...(route.body ? { body: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
      ...(route.upload ? { body: { required: true, content: { 'multipart/form-data': { schema: upload } } } } : {}),
    },
    responses: {
      [status]: ok,
      ...(route.keepsAnswer ? { 202: problem('Taken in, not answered yet: ask again with the same key') } : {}),
      '4XX': problem('Refused: why, and what to do next'),
      '5XX': problem('Broken on our side'),
    },
  });
}

/** What tells one upload from another. */
function print(file: UploadedFile | undefined): string | null {
  return file ? createHash('sha256').update(file.name).update('\0').update(file.bytes).digest('hex') : null;
}

async function uploadedFile(context: Context, maxBytes: number): Promise<UploadedFile> {
  const limit = maxBytes < 1_048_576 ? `${Math.round(maxBytes / 1024)} KB` : `${Math.round(maxBytes / 1_048_576)} MB`;
  if (Number(context.req.header('content-length') ?? 0) > maxBytes + 100_000) throw httpRefusals.tooLarge({ limit });
  const { file } = await context.req.parseBody().catch(() => {
    throw httpRefusals.fileMissing();
  });
  if (!(file instanceof File)) throw httpRefusals.fileMissing();
  if (file.size > maxBytes) throw httpRefusals.tooLarge({ limit });
  return { name: file.name, contentType: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}

function sendFile(context: Context, file: FileAnswer): Response {
  const type = file.contentType ?? sheetType;
  const disposition = `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  const keeping: Record<string, string> = file.kept
    ? { 'cache-control': `private, max-age=${file.kept.seconds}`, etag: file.kept.etag }
    : { 'cache-control': 'private, no-store' };
  if (file.kept && context.req.header('if-none-match') === file.kept.etag) return context.body(null, 304, keeping);
  const headers = { ...keeping, 'content-type': type, 'content-disposition': disposition };
  if (Buffer.isBuffer(file.body)) return context.body(new Uint8Array(file.body), 200, headers);
  return context.body(file.body, 200, headers);
}

/** `true` for errors that are ours to show as they are. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}

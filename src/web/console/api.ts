import { queryOptions } from '@tanstack/react-query';
import type { ClientInput, ClientOutput, RouteDeclaration } from '../../kernel/routes.ts';
import { newKey } from './browser.ts';
import { network, session } from './connection.ts';
import { networkProblem, problemOf } from './problem.ts';

/** Everything the console asks lies below this. */
export const apiBase = '/api/v1';

export type QueryValue = string | number | boolean | readonly string[] | Date | undefined | null;
export type Query = Readonly<Record<string, QueryValue>>;

/** A value as JSON carries it: moments are ISO strings. */
export type Wire<Value> = unknown extends Value
  ? Value
  : Value extends Date
    ? string
    : Value extends readonly (infer Each)[]
      ? number extends Value['length']
        ? Wire<Each>[]
        : { [At in keyof Value]: Wire<Value[At]> }
      : Value extends object
        ? { [Key in keyof Value]: Wire<Value[Key]> }
        : Value;

/** What a declared route answers. */
export type AnswerOf<Route extends RouteDeclaration> = Wire<ClientOutput<Route>>;

/** `?a=1&b=x,y`: empty values are left out, several values of one key are joined by commas. */
export function queryString(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const text =
      value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') search.set(key, text);
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** `/units/{unitId}` with its parameters put in. */
export function pathOf(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

const pausesBeforeRepeatMs = [800, 2400];

/** Repeats a write that got no answer, under the same key: the server carries it out once. */
async function reach(input: RequestInfo | URL, init: RequestInit, repeats: readonly number[]): Promise<Response> {
  try {
    const response = await fetch(input, init);
    network.set('found');
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    network.set('lost');
    const [pauseMs, ...rest] = repeats;
    if (pauseMs === undefined) throw networkProblem();
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return reach(input, init, rest);
  }
}

/**
 * `fetch` as the console uses it: the session's cookie, an `Idempotency-Key` on writes, a repeat where a write got
 * no answer.
 * @throws Problem for every answer that is no success, and for none
 */
export async function apiFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const reads = (init.method ?? 'GET').toUpperCase() === 'GET';
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  if (!reads && !headers.has('idempotency-key')) headers.set('idempotency-key', newKey());
  headers.set('accept-language', document.documentElement.lang);
  const response = await reach(
    input,
    { ...init, headers, credentials: 'same-origin' },
    reads ? [] : pausesBeforeRepeatMs,
  );
  if (response.ok) return response;
  if (response.status === 401) session.set('expired');
  const body = await response.json().catch(() => undefined);
  throw problemOf(response.status, body, response.headers.get('x-request-id') ?? undefined);
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Names the attempt; made for each call unless given. */
  key?: string | undefined;
}

/** One call below `/api/v1`; `FormData` goes out as it is, anything else as JSON. */
export async function call<Answer>(
  method: string,
  path: string,
  body?: unknown,
  { signal, key }: CallOptions = {},
): Promise<Answer> {
  const headers = new Headers();
  if (body !== undefined && !(body instanceof FormData)) headers.set('content-type', 'application/json');
  if (key !== undefined) headers.set('idempotency-key', key);
  const payload = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
  const response = await apiFetch(`${apiBase}${path}`, {
    method,
    body: payload ?? null,
    headers,
    signal: signal ?? null,
  });
  return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer);
}

type NoInput = { params?: undefined; body?: undefined };
type InputArguments<Route extends RouteDeclaration> =
  NoInput extends ClientInput<Route>
    ? [input?: ClientInput<Route>, options?: CallOptions]
    : [input: ClientInput<Route>, options?: CallOptions];

interface AnyInput {
  params?: Readonly<Record<string, unknown>> | undefined;
  query?: unknown;
  body?: unknown;
}

/**
 * Calls a route that a slice's `contract.ts` declares: `await ask(programmeRoutes.getProgramme, { params: { programmeId } })`.
 * @throws Problem
 */
export function ask<Route extends RouteDeclaration>(
  route: Route,
  ...[input, options]: InputArguments<Route>
): Promise<AnswerOf<Route>> {
  const given: AnyInput = input ?? {};
  const address = `${pathOf(route.path, given.params)}${queryString(given.query as Query)}`;
  return call(route.method.toUpperCase(), address, given.body, options);
}

/** What is kept under a declared route; the first part alone names every call of it. */
export function keyOf(route: RouteDeclaration, input: AnyInput = {}): readonly unknown[] {
  return input.params || input.query ? [route.path, input.params ?? {}, input.query ?? {}] : [route.path];
}

/** Query options of a declared `GET` route. */
export function queryOf<Route extends RouteDeclaration>(route: Route, ...[input]: InputArguments<Route>) {
  return queryOptions({
    queryKey: keyOf(route, input as AnyInput | undefined),
    queryFn: ({ signal }): Promise<AnswerOf<Route>> => ask(route, ...([input, { signal }] as InputArguments<Route>)),
  });
}

/** Calls for routes that no contract declares yet; the caller says what comes back. */
export const api = {
  get: <Answer>(path: string, query?: Query, signal?: AbortSignal) =>
    call<Answer>('GET', `${path}${queryString(query)}`, undefined, { signal }),
  post: <Answer>(path: string, body?: unknown, options?: CallOptions) =>
    call<Answer>('POST', path, body ?? {}, options),
  put: <Answer>(path: string, body: unknown, options?: CallOptions) => call<Answer>('PUT', path, body, options),
  patch: <Answer>(path: string, body: unknown, options?: CallOptions) => call<Answer>('PATCH', path, body, options),
  delete: <Answer>(path: string, body?: unknown, options?: CallOptions) => call<Answer>('DELETE', path, body, options),
};

/** An answer that is none of 2xx, with what the API says of it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(request: string, status: number, body: string) {
    const { code = '', message } = body.startsWith('{') ? (JSON.parse(body) as Problem) : {};
    super(`${request}: ${status} ${code} ${message?.en ?? body.slice(0, 300)}`);
    this.status = status;
    this.code = code;
  }
}
interface Problem {
  code?: string;
  message?: { en: string };
}

export interface Sending {
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  idempotencyKey?: string;
  raw?: boolean;
}

/** Somebody's browser or program: its own cookies, its own address before the proxy. */
export interface Client {
  get: <Answer>(path: string, query?: Sending['query']) => Promise<Answer>;
  /** A file as it is, byte for byte. */
  file: (path: string, query?: Sending['query']) => Promise<Buffer>;
  post: <Answer>(path: string, body?: unknown, more?: Pick<Sending, 'idempotencyKey' | 'query'>) => Promise<Answer>;
  patch: <Answer>(path: string, body: unknown) => Promise<Answer>;
  put: <Answer>(path: string, body: unknown) => Promise<Answer>;
}

/**
 * A client of the API below `/api/v1`, or of the whole server for a path that begins with `//`.
 * @param address as a proxy would report it, so that limits by address hold for each client alone
 * @param key an API key, instead of signing in
 */
export function createClient({ origin, address, key }: { origin: string; address: string; key?: string }): Client {
  const cookies = new Map<string, string>();

  async function send<Answer>(
    method: string,
    path: string,
    { body, query, idempotencyKey, raw }: Sending,
  ): Promise<Answer> {
    const url = new URL(path.startsWith('//') ? path.slice(1) : `/api/v1${path}`, origin);
    for (const [name, value] of Object.entries(query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const isForm = body instanceof FormData;
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        'x-forwarded-for': address,
        origin,
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(cookies.size > 0 ? { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } : {}),
        ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = raw ? '' : bytes.toString('utf8');
    if (!answer.ok) throw new ApiError(`${method} ${url.pathname}`, answer.status, bytes.toString('utf8'));
    if (raw) return bytes as Answer;
    if (text === '') return undefined as Answer;
    // A file to print is told as it is.
    return (answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as Answer;
  }

  return {
    get: (path, query) => send('GET', path, { ...(query ? { query } : {}) }),
    file: (path, query) => send('GET', path, { raw: true, ...(query ? { query } : {}) }),
    post: (path, body, more) => send('POST', path, { body, ...more }),
    patch: (path, body) => send('PATCH', path, { body }),
    put: (path, body) => send('PUT', path, { body }),
  };
}

/** Does something for each item, so many at a time, in order of the items. */
export async function forEachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
  { atOnce = 24 }: { atOnce?: number } = {},
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return results;
}

/** Parts of at most `size`. */
export function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** What the API refuses, by its code; `done` where it does not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

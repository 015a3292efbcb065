import { createHash } from 'node:crypto';

/** What goes over the wire for one operation. */
export interface Sent {
  /** Values of the braces in the path. */
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean>;
  /** JSON, or a form with a file. */
  body?: unknown;
}

export interface Answer {
  status: number;
  type: string;
  /** Parsed where it is JSON, else nothing. */
  body: unknown;
  bytes: number;
  /** What it tells: the name of a file, and all that follows. */
  raw: string;
  content: Buffer;
}

/** Somebody's browser: its own cookies, its own address before the proxy. */
export interface Client {
  send: (method: string, path: string, sent?: Sent) => Promise<Answer>;
  /** As `send`, where an answer other than 2xx is a fault of the test itself. */
  ask: <Body>(method: string, path: string, sent?: Sent) => Promise<Body>;
}

/** @param key an API key, instead of a session */
export function createClient(origin: string, { name, key }: { name: string; key?: string }): Client {
  const cookies = new Map<string, string>();
  const address = `10.${createHash('sha256').update(name).digest().subarray(0, 3).join('.')}`;

  async function send(method: string, path: string, { params = {}, query = {}, body }: Sent = {}): Promise<Answer> {
    const filled = path.replace(/\{(\w+)\}/g, (_, brace: string) => encodeURIComponent(params[brace] ?? ''));
    const url = new URL(`/api/v1${filled}`, origin);
    for (const [each, value] of Object.entries(query)) url.searchParams.set(each, String(value));
    const isForm = body instanceof FormData;
    const response = await fetch(url, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: {
        origin,
        // Packing and unpacking again would take longer than most answers.
        'accept-encoding': 'identity',
        'x-forwarded-for': address,
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(cookies.size > 0 ? { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } : {}),
        ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, each = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(each);
      else cookies.set(each, value);
    }
    const bytes = Buffer.from(await response.arrayBuffer());
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const isJson = type.endsWith('json') && bytes.length > 0;
    return {
      status: response.status,
      type,
      body: isJson ? JSON.parse(bytes.toString()) : undefined,
      bytes: bytes.length,
      content: bytes,
      raw: `${response.headers.get('content-disposition') ?? ''} ${bytes.toString()}`,
    };
  }

  return {
    send,
    async ask<Body>(method: string, path: string, sent?: Sent) {
      const answer = await send(method, path, sent);
      if (answer.status >= 300)
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 600)}`);
      return answer.body as Body;
    },
  };
}

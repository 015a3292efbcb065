import type { ServerResponse } from 'node:http';
import type { Context, Next } from 'hono';

/**
 * Lays headers under whatever the answer will be; one that it has itself wins. Node merges them when it writes the answer, so
 * the answer stays the light object that it was made as; without a Node server (in tests) they are set on it.
 */
export async function underlay(context: Context, next: Next, headers: Readonly<Record<string, string>>): Promise<void> {
  const { outgoing } = (context.env ?? {}) as { outgoing?: ServerResponse };
  if (outgoing) {
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
    return next();
  }
  await next();
  for (const [name, value] of Object.entries(headers))
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
}

import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Context, Next } from 'hono';

type Laid = Readonly<Record<string, string>>;

/** An answer under which headers lie: one that it has itself wins. They are put together once, when it is written. */
export class UnderlaidResponse<Asked extends IncomingMessage = IncomingMessage> extends ServerResponse<Asked> {
  readonly #under: Laid[] = [];

  lay(headers: Laid): void {
    this.#under.push(headers);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of `writeHead` end in one implementation
  override writeHead(status: number, ...rest: any[]): this {
    const own = rest.at(-1);
    const reason = typeof rest[0] === 'string' ? [rest[0]] : [];
    return super.writeHead(status, ...reason, Object.assign({}, ...this.#under, typeof own === 'object' ? own : {}));
  }
}

/**
 * Lays headers under whatever the answer will be. The answer stays the light object that it was made as; where it does not
 * go out through an `UnderlaidResponse` (in tests) they are set on it.
 */
export function underlay(context: Context, next: Next, headers: Laid): Promise<void> {
  const { outgoing } = (context.env ?? {}) as { outgoing?: ServerResponse };
  if (!(outgoing instanceof UnderlaidResponse)) return setBeneath(context, next, headers);
  outgoing.lay(headers);
  return next();
}

async function setBeneath(context: Context, next: Next, headers: Laid): Promise<void> {
  await next();
  for (const [name, value] of Object.entries(headers))
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
}

import type { ParamStash, Params, Result, Router } from 'hono/router';
import { TrieRouter } from 'hono/router/trie-router';

const wholeId = /(?<=\/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\/|$)/g;
/** Stands for the id at this place of an address. No address that comes from outside holds one: they are taken for ids first. */
const placeOf = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;

/** Every shape is looked up again after so many others: who asks for what does not exist fills nothing. */
const MOST_SHAPES = 1000;

interface Shape<Handler> {
  /** Handlers with the place of each of their parameters among the ids and the texts after them. */
  handlers: [Handler, Record<string, number>][];
  texts: string[];
}

/**
 * Finds the handlers of an address by its shape, which is the address without its ids: what was found for one member is
 * found for all. A shape is looked up in the tree of routes once.
 */
export class ShapeRouter<Handler> implements Router<Handler> {
  readonly name = 'ShapeRouter';
  readonly #routes = new TrieRouter<Handler>();
  readonly #shapes = new Map<string, Shape<Handler>>();

  add(method: string, path: string, handler: Handler): void {
    this.#routes.add(method, path, handler);
    this.#shapes.clear();
  }

  match(method: string, path: string): Result<Handler> {
    const ids: string[] = [];
    const shape = path.replace(wholeId, (id) => placeOf(ids.push(id) - 1));
    const key = `${method} ${shape}`;
    let known = this.#shapes.get(key);
    if (!known) {
      known = shapeOf(this.#routes.match(method, shape), ids.length);
      if (this.#shapes.size >= MOST_SHAPES) this.#shapes.clear();
      this.#shapes.set(key, known);
    }
    const stash: ParamStash = known.texts.length > 0 ? [...ids, ...known.texts] : ids;
    return [known.handlers, stash];
  }
}

function shapeOf<Handler>([found]: Result<Handler>, count: number): Shape<Handler> {
  const places = new Map(Array.from({ length: count }, (_, at) => [placeOf(at), at]));
  const texts: string[] = [];
  const handlers = found.map(([handler, params]): [Handler, Record<string, number>] => [
    handler,
    Object.fromEntries(
      Object.entries(params as Params).map(([name, value]) => [
        name,
        places.get(value) ?? count + texts.push(value) - 1,
      ]),
    ),
  ]);
  return { handlers, texts };
}

import type { z } from 'zod';
import type { ListDeclaration, listQuery, Page } from './lists.ts';
import type { Bilingual } from './words.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who may call: anyone, anyone signed in, or whoever holds an ability somewhere (the service checks where). */
export type RouteAccess = 'public' | 'signed-in' | (string & {});

/** One operation of the API, declared in a slice's `contract.ts` and bound in its `api.ts`. */
export interface RouteDeclaration {
  method: Method;
  /** Below `/api/v1`, parameters in braces: `/units/{unitId}`. */
  path: string;
  words: Bilingual;
  access: RouteAccess;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** JSON out; left out where a file goes out or nothing does. */
  output?: z.ZodType;
  /** Content type of a file that goes out instead of JSON. */
  file?: string;
  /** Takes `multipart/form-data` with one file under `file`, at most this many bytes. */
  upload?: { maxBytes: number };
  /** A list: query, output and the export beside it follow from the declaration. */
  list?: ListDeclaration;
  /**
   * The request or its answer holds a secret, or what is only ever shown on the spot: neither the answer nor a print of
   * the request is kept for a repeat.
   */
  secret?: boolean;
  /** Its handler keeps the first answer to an `Idempotency-Key` itself, in the transaction of what it tells of. */
  keepsAnswer?: boolean;
  /** 200 unless said: 201 created, 202 accepted, 204 nothing to say. */
  status?: 200 | 201 | 202 | 204;
}

export type Routes = Record<string, RouteDeclaration>;

/** Declares a slice's routes. */
export function defineRoutes<const R extends Routes>(routes: R): R {
  return routes;
}

export type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What a client sends to a route, and gets from it. */
export type ClientInput<Route extends RouteDeclaration> = (Route extends { params: infer P }
  ? { params: Given<P> }
  : { params?: undefined }) & {
  query?: Route extends { list: { filters: infer F } }
    ? Partial<Given<F>> & Partial<z.input<typeof listQuery>>
    : Given<Route['query']>;
} & (Route extends { body: infer B } ? { body: Given<B> } : { body?: undefined });
export type ClientOutput<Route extends RouteDeclaration> = Route extends { list: { item: infer Item } }
  ? Page<Parsed<Item>>
  : Route extends { output: infer Output }
    ? Parsed<Output>
    : undefined;

import type { z } from 'zod';
import type { listQuery, Page } from '../../kernel/lists.ts';
import type { Parsed, RouteDeclaration, Routes } from '../../kernel/routes.ts';
import type { OnceKey } from '../db/answers.ts';

type ListFilters<Route> = Route extends { list: { filters: infer Filters } }
  ? Parsed<Filters> & z.output<typeof listQuery>
  : unknown;
type ListItem<Route> = Route extends { list: { item: infer Item extends z.ZodType } } ? z.input<Item> : never;

/** What a handler is given: everything parsed. */
export interface Request<Route extends RouteDeclaration, Scope> {
  params: Parsed<Route['params']>;
  query: (Route extends { query: infer Query } ? Parsed<Query> : unknown) & ListFilters<Route>;
  body: Parsed<Route['body']>;
  /** The uploaded file of an upload route. */
  file: Route extends { upload: object } ? UploadedFile : undefined;
  scope: Scope;
  now: Date;
  /** The key of this request, for a route that keeps its answer itself (`keepsAnswer`). */
  once: OnceKey | undefined;
}

export interface UploadedFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** A file that goes out. */
export interface FileAnswer {
  name: string;
  body: Buffer | ReadableStream<Uint8Array>;
  contentType?: string;
  /** Shown in the browser rather than saved. */
  inline?: boolean;
  /** A browser may keep it for so many seconds, and ask by the tag whether it is still the same; else it keeps nothing. */
  kept?: { seconds: number; etag: string };
}

/** What a handler gives back. */
export type Answer<Route extends RouteDeclaration> = Route extends { file: string }
  ? FileAnswer
  : Route extends { list: object }
    ? Page<ListItem<Route>>
    : Route extends { output: infer Output extends z.ZodType }
      ? z.input<Output>
      : undefined;

export type Handlers<R extends Routes, Scope> = {
  [Name in keyof R]: (request: Request<R[Name], Scope>) => Promise<Answer<R[Name]>>;
};

import { z } from 'zod';

type Schema = Record<string, unknown>;

/** One operation as the document tells of it. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  isPublic: boolean;
  params: { name: string; in: string; required?: boolean; schema: Schema }[];
  /** Of a JSON body. */
  body: Schema | undefined;
  /** Whether a file goes in. */
  takesFile: boolean;
  /** By status: the content types that go out, with their schemas. */
  answers: Record<string, Record<string, Schema>>;
}

interface Document {
  paths: Record<string, Record<string, Declared>>;
  components: { schemas: Record<string, Schema> };
}
interface Declared {
  operationId: string;
  security: unknown[];
  parameters?: Operation['params'];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** Everything that the document documents. */
export function operationsOf(document: unknown): Operation[] {
  const { paths } = document as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, declared]) => ({
      id: declared.operationId,
      method,
      path,
      isPublic: declared.security.length === 0,
      params: declared.parameters ?? [],
      body: declared.requestBody?.content['application/json']?.schema,
      takesFile: declared.requestBody?.content['multipart/form-data'] !== undefined,
      answers: Object.fromEntries(
        Object.entries(declared.responses).map(([status, { content = {} }]) => [
          status,
          Object.fromEntries(Object.entries(content).map(([type, { schema }]) => [type, schema])),
        ]),
      ),
    })),
  );
}

/** What the document says of an answer with this status, exactly or by its hundred; nothing where it says nothing. */
export function documentedAnswer(operation: Operation, status: number): Record<string, Schema> | undefined {
  return operation.answers[status] ?? operation.answers[`${Math.floor(status / 100)}XX`];
}

/** Where a JSON value breaks a schema of the document. */
export function breaches(document: unknown, schema: Schema, value: unknown): string[] {
  const text = JSON.stringify({ ...schema, $defs: (document as Document).components.schemas });
  const whole = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as Schema;
  const checked = z.fromJSONSchema(whole).safeParse(value);
  return checked.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
}

/** A body with a value of the wrong kind in every field; nothing where there is no field to spoil. */
export function spoilt(schema: Schema | undefined): Record<string, unknown> | undefined {
  const fields = Object.entries((schema?.properties ?? {}) as Record<string, Schema>);
  if (fields.length === 0) return undefined;
  return Object.fromEntries(fields.map(([name, { type }]) => [name, type === 'object' ? 'wrong' : { wrong: true }]));
}

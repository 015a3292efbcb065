/** Rows of one table as they go in: columns in camelCase, `jsonb` as objects, bytes as Buffers. */
export type Row = Readonly<Record<string, unknown>>;

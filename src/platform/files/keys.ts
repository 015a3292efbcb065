import { createHash } from 'node:crypto';

/** Extensions of what is stored; anything else is kept as `bin` and only ever downloaded. */
const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/json': 'json',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'video/mp4': 'mp4',
  'audio/mpeg': 'mp3',
};

/** The media type a key was stored under, by its extension. */
export function contentTypeOf(key: string): string {
  const extension = key.slice(key.lastIndexOf('.') + 1);
  const found = Object.entries(extensions).find(([, known]) => known === extension);
  return found?.[0] ?? 'application/octet-stream';
}

/**
 * A key made from the content: `<area>/<2 hex>/<62 hex>.<extension>`, SHA-256. The same file stored twice is
 * stored once; a key is not to be guessed without having the file. `area` separates owners, such as a federation.
 */
export function contentKey(area: string, content: Uint8Array, contentType: string): string {
  const hash = createHash('sha256').update(content).digest('hex');
  return `${area}/${hash.slice(0, 2)}/${hash.slice(2)}.${extensions[contentType] ?? 'bin'}`;
}

/**
 * Whether a key is one we could have written: lower-case names of letters, digits, `-`, `_` and inner dots,
 * separated by single slashes. So no `..`, no absolute path, no drive, no hidden file, no device name with a colon.
 */
export const isKey = (key: string): boolean =>
  key.length <= 300 && /^[a-z0-9_-]+(\.[a-z0-9_-]+)*(\/[a-z0-9_-]+(\.[a-z0-9_-]+)*)*$/.test(key);

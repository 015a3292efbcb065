/**
 * The console's edge to the machine it runs on: the clock and chance of the browser.
 * Everything else in the console is given its `now`.
 */

/** The present moment. */
export function now(): Date {
  return new Date();
}

/** A key that names one attempt to write, so that a repeat of it changes nothing twice. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** The value of a cookie, where set. */
export function findCookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

const yearSeconds = 365 * 24 * 3600;

/** Keeps a preference in a cookie that hall and console share; `undefined` forgets it. */
export function keepCookie(name: string, value: string | undefined): void {
  const age = value === undefined ? 0 : yearSeconds;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in WeChat's browser
  document.cookie = `${name}=${encodeURIComponent(value ?? '')}; path=/; max-age=${age}; samesite=lax`;
}

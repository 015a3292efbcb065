/** What TypeScript needs of `setup.js`, which has to run before there is a compiler. */
export const serverFlags: readonly string[];

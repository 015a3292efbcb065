import type { FileAnswer } from '../../../../platform/http/handlers.ts';
import script from './recompute.mjs?raw';

/** The script that finds the published result on its own, as it goes out to whoever wants to check. */
export const scriptFile: FileAnswer = {
  name: 'recompute.mjs',
  body: Buffer.from(script),
  contentType: 'text/javascript; charset=utf-8',
};

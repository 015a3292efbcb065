import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const RAW = '?raw';

/** Lets Node import templates as text, as the bundler does; before the modules that do so are imported. */
export function readTexts(): void {
  registerHooks({
    load: (url, context, next) =>
      url.endsWith(RAW)
        ? {
            format: 'module',
            shortCircuit: true,
            source: `export default ${JSON.stringify(readFileSync(fileURLToPath(url.slice(0, -RAW.length)), 'utf8'))};`,
          }
        : next(url, context),
  });
}

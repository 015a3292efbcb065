import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const root = import.meta.dirname;

/** Three bundles: `vite build --mode server | hall | console`, each into its own folder below dist/. */
const bundles = {
  /** Node. Packages stay outside; the pages of the hall are rendered here. */
  server: {
    build: {
      ssr: 'src/main.ts',
      outDir: 'dist/server',
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  },
  /** The hall's style and its islands, each a module of its own. The server finds them by dist/hall/.vite/manifest.json. */
  hall: {
    base: '/assets/',
    build: {
      outDir: 'dist/hall',
      assetsDir: '',
      manifest: true,
      modulePreload: false,
      target: ['es2021', 'chrome90', 'safari14'],
      assetsInlineLimit: 1024,
      rolldownOptions: {
        input: Object.fromEntries(
          globSync(
            [
              'src/web/hall/islands/*.ts',
              'src/web/hall/styles/hall.css',
              'src/web/screen/islands/*.ts',
              'src/web/screen/styles/screen.css',
            ],
            {
              cwd: root,
              exclude: (path) => path.endsWith('.test.ts'),
            },
          ).map((path) => [
            basename(path)
              .replace(/\.ts$/, '')
              .replace(/\.css$/, '-style'),
            resolve(root, path),
          ]),
        ),
      },
    },
  },
  /** The console: React and antd. Packages that every page needs and that seldom change are a chunk of their own. */
  console: {
    root: resolve(root, 'src/web/console'),
    base: '/console/',
    plugins: [react()],
    build: {
      outDir: resolve(root, 'dist/console'),
      target: ['es2022', 'chrome105', 'safari16'],
      // antd in one chunk would load every component for the first page; left alone, each page brings its own.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/ }],
          },
        },
      },
    },
  },
} as const satisfies Record<string, UserConfig>;

export default defineConfig(({ mode }) => {
  if (!(mode in bundles)) throw new Error(`--mode is one of ${Object.keys(bundles).join(', ')}`);
  const bundle: UserConfig = bundles[mode as keyof typeof bundles];
  return {
    ...bundle,
    publicDir: false,
    envDir: false,
    clearScreen: false,
    build: { ...bundle.build, emptyOutDir: true },
  };
});

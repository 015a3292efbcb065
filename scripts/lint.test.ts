import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Rules that Biome, set as in this repository, finds broken in these files: `path:line rule`. */
function lint(files: Record<string, string>): string[] {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'unionhall-lint-')));
  try {
    for (const name of ['biome.json', 'biome-plugins', '.gitignore'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=github'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return [...stdout.matchAll(/title=([^,]+),file=([^,]+),line=(\d+)/g)]
      .map(([, rule, path, line]) => `${relative(folder, path ?? '')}:${line} ${rule}`)
      .sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('habits that the linter keeps are kept', () => {
  const found = lint({
    'src/kernel/period.ts': 'export const a = 1;\n',
    'src/figures/dates.ts': [
      "import { a } from '../kernel/period';",
      "export const day = new Intl.DateTimeFormat('zh', {});",
      'export const text = (at: Date) => at.toLocaleDateString();',
      'export const cast = a as unknown as string;',
      'export const any = (it: any) => it;',
      'export default a;',
      'async function later() {}',
      'export function now() {',
      '  later();',
      '  console.log(process.pid);',
      '}',
    ].join('\n'),
    'src/kernel/dates.ts': "export const day = new Intl.DateTimeFormat('zh', {});\n",
    'src/programmes/templates/forum.ts': 'export default {};\n',
    'scripts/say.ts': "console.log('done');\n",
  });

  expect(found).toEqual([
    'src/figures/dates.ts:1 lint/correctness/useImportExtensions',
    'src/figures/dates.ts:10 lint/suspicious/noConsole',
    'src/figures/dates.ts:2 plugin',
    'src/figures/dates.ts:3 plugin',
    'src/figures/dates.ts:4 plugin',
    'src/figures/dates.ts:5 lint/suspicious/noExplicitAny',
    'src/figures/dates.ts:6 lint/style/noDefaultExport',
    'src/figures/dates.ts:7 lint/suspicious/noEmptyBlockStatements',
    'src/figures/dates.ts:9 lint/nursery/noFloatingPromises',
  ]);
});

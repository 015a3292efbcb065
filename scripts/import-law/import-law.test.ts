import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge, law } from '../import-law.ts';
import { readTree, treeOf } from './tree.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const trees = readdirSync(fixtures).sort();
const broken = trees.filter((name) => name !== 'good');

/** Lines of a fixture that end in `// breaks rule N`. */
function markedIn(name: string): string[] {
  return readTree(join(fixtures, name)).files.flatMap(({ path }) =>
    readFileSync(join(fixtures, name, path), 'utf8')
      .split('\n')
      .flatMap((text, at) => {
        const rule = /\/\/ breaks rule (\d+)$/.exec(text)?.[1];
        return rule ? [`${path}:${at + 1}: rule ${rule}`] : [];
      }),
  );
}

const breachesOf = (files: Record<string, string>) =>
  judge(treeOf(new Map(Object.entries(files)))).map(({ path, line, rule }) => `${path}:${line}: rule ${rule}`);

describe('the table', () => {
  test('numbers its rules from 1 without gaps', () => {
    expect(law.map((rule) => rule.number)).toEqual(law.map((_, at) => at + 1));
  });

  test('has a fixture for every rule', () => {
    expect(broken.map((name) => Number.parseInt(name, 10))).toEqual(law.map((rule) => rule.number));
  });
});

describe('fixtures', () => {
  test.each(broken)('%s breaks the law at its marked lines and nowhere else', (name) => {
    const verdicts = judge(readTree(join(fixtures, name)));

    expect(verdicts.map(({ path, line, rule }) => `${path}:${line}: rule ${rule}`).sort()).toEqual(
      markedIn(name).sort(),
    );
  });

  test.each(broken)('%s has a marked line of its own rule', (name) => {
    const rules = judge(readTree(join(fixtures, name))).map((it) => it.rule);

    expect([...new Set(rules)]).toEqual([Number.parseInt(name, 10)]);
  });

  test('good keeps the law', () => {
    expect(judge(readTree(join(fixtures, 'good')))).toEqual([]);
  });
});

describe('tests', () => {
  test('may import anything and read the clock', () => {
    expect(
      breachesOf({
        'src/kernel/dates.test.ts':
          "import { sql } from 'kysely';\nexport const at = [sql, new Date(), process.env.TZ];\n",
        'test/clone.ts': "import { app } from '../src/api/app.ts';\nexport const at = [app, Math.random()];\n",
        'src/api/app.ts': 'export const app = {};\n',
      }),
    ).toEqual([]);
  });

  test('are held to names and lengths all the same', () => {
    expect(breachesOf({ 'test/Clone.ts': 'export const a = 1;\n' })).toEqual(['test/Clone.ts:1: rule 13']);
  });
});

test('an exemption in a comment changes nothing', () => {
  expect(
    breachesOf({ 'src/kernel/a.ts': "// import-law-ignore\nimport { Hono } from 'hono';\nexport const a = Hono;\n" }),
  ).toEqual(['src/kernel/a.ts:2: rule 1']);
});

test('a ring is told in full', () => {
  const verdicts = judge(
    treeOf(
      new Map([
        ['src/kernel/a.ts', "import { b } from './b.ts';\nexport const a = () => b;\n"],
        [
          'src/kernel/b.ts',
          "import type { a } from './a.ts';\nexport const b = (): typeof a | undefined => undefined;\n",
        ],
      ]),
    ),
  );

  expect(verdicts).toEqual([
    {
      path: 'src/kernel/a.ts',
      line: 1,
      rule: 10,
      why: 'the imports run in a ring: src/kernel/a.ts → src/kernel/b.ts → src/kernel/a.ts',
      instead: 'move what both need into a file below them',
    },
  ]);
});

describe('the command', () => {
  const run = (name: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [
      join(import.meta.dirname, '../import-law.ts'),
      join(fixtures, name),
    ]);
    return { status, out: stdout.toString().replace(/\(.*\)/, '(… s)'), err: stderr.toString() };
  };

  test('exits 0 where the law is kept', () => {
    expect(run('good')).toEqual({ status: 0, out: 'Import law: 13 rules, 26 files, kept (… s)\n', err: '' });
  });

  test('exits 1 and says file, line, rule, why and where it should go', () => {
    const { status, err } = run('11-vocabulary');

    expect(status).toBe(1);
    expect(err.split('\n')[0]).toBe(
      "src/programmes/engine.ts:1: rule 11: 'engine.ts' is not in the vocabulary of a slice; one of manifest.ts, register.ts, " +
        'contract.ts, rules.ts, errors.ts, words.ts, service.ts, api.ts, queries.ts, jobs.ts, hall.tsx, console.tsx, screen.tsx, ' +
        'components/, *.test.ts, *.fixture.ts, or a sub-noun folder holding these',
    );
  });
});

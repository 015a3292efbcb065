/**
 * The import law: `node scripts/import-law.ts [folder]` prints what breaks it and exits 1.
 * One row per rule; `scripts/import-law/fixtures` holds, for each, code that must fail.
 */
import { join, resolve } from 'node:path';
import { oneWriterPerTable, sqlOnlyIn } from './import-law/data.ts';
import { closedVocabulary, kebabNames, shortFiles } from './import-law/names.ts';
import { isPure, type Place } from './import-law/places.ts';
import {
  downwardOnly,
  importsOnly,
  type MayImport,
  narrowGates,
  noDomainWords,
  oneMint,
  stagesStandAlone,
} from './import-law/rooms.ts';
import { all, type Breach, type Rule } from './import-law/rule.ts';
import { noBarrels, noCeremony, noCycles, noJunkDrawers } from './import-law/shape.ts';
import { type SurfacePackages, surfacesNeverMeet, surfacesStandApart } from './import-law/surfaces.ts';
import { readTree, type Tree } from './import-law/tree.ts';
import { worldThrough } from './import-law/world.ts';

/** Rule 3: what each room may import, besides pure files where rule 2 allows them. */
const ground = ['kernel', 'platform', 'people'] as const;
const middle = [...ground, 'figures'] as const;
const stages = [...middle, 'registries', 'desk', 'press', 'stages'] as const;
const programmes = [...stages, 'programmes'] as const;
const surfaces = ['web/kit', 'web/hall', 'web/console', 'web/screen'] as const;

const mayImport = {
  kernel: ['kernel'],
  platform: ['kernel', 'platform'],
  people: ground,
  figures: middle,
  registries: [...middle, 'registries'],
  desk: [...middle, 'desk'],
  press: [...middle, 'press'],
  stages,
  programmes,
  // The demo's portraits are drawn like the hall's woodcuts.
  demo: [...programmes, 'demo', 'web/kit'],
  'web/kit': ['kernel', 'web/kit'],
  api: [...programmes, 'demo', ...surfaces, 'api'],
  main: [...programmes, ...surfaces, 'api', 'demo', 'main'],
} as const satisfies MayImport;

/** Rule 3: the platform speaks of files, jobs and requests, never of these. */
const domainWords = [
  'programme',
  'enrol',
  'membership',
  'quota',
  'waitlist',
  'honour',
  'judging',
  'tally',
  'brief',
  'checkIn',
];

/** Rule 7: what each surface may be built from. A package belongs here once somebody needs it. */
const packages = {
  browser: [
    'react',
    'react-dom',
    'antd',
    '@tanstack/react-router',
    '@tanstack/react-query',
    'echarts',
    'hono/client',
    'jsqr',
    'qrcode',
    'zod',
    'better-auth',
  ],
  island: ['jsqr', 'qrcode'],
  hall: ['react', 'react-dom', 'zod'],
  kit: ['react'],
  browserOnly: ['antd', '@ant-design/icons', '@tanstack/react-router', '@tanstack/react-query', 'jsqr'],
} as const satisfies SurfacePackages;

/** Rule 6: files that load the demo federation write tables of all slices. */
const isSeed = (place: Place) => place.room === 'demo';

const holdsSql = ({ role, room, slice }: Place) =>
  role === 'queries' || role === 'service' || room === 'figures' || room === 'demo' || slice === 'people/access';

const isBrowserCode = (place: Place) => place.inBrowser || place.role === 'component';

export const law: readonly Rule[] = [
  {
    number: 1,
    sentence: 'kernel imports kernel and zod only.',
    check: importsOnly({
      who: (place) => place.room === 'kernel',
      called: 'kernel',
      files: (place) => place.room === 'kernel',
      packages: ['zod'],
      instead: 'the kernel has no IO: do it in src/platform and pass the value in',
    }),
  },
  {
    number: 2,
    sentence:
      'Pure files (manifest, register, contract, rules, errors, words, templates, catalogue) import kernel, pure files and zod only.',
    check: importsOnly({
      who: isPure,
      called: 'a pure file',
      files: (place) => place.room === 'kernel' || isPure(place),
      packages: ['zod'],
      instead: 'load it in service.ts and pass it in as an argument',
    }),
  },
  {
    number: 3,
    sentence:
      'Downward only: api → programmes → stages → registries, desk, press → figures → people → platform → kernel. platform knows no domain word.',
    check: all(downwardOnly(mayImport), noDomainWords(domainWords)),
  },
  {
    number: 4,
    sentence: 'A stage never imports another stage or programmes; the contract of stages lies in src/stages itself.',
    check: stagesStandAlone,
  },
  {
    number: 5,
    sentence: 'Across slices only pure files or service.ts. Only people/access makes a Scope.',
    check: all(narrowGates, oneMint),
  },
  {
    number: 6,
    sentence:
      'SQL only in queries.ts, service.ts, figures, people/access and platform, kysely there only in db and jobs. One slice writes each table.',
    check: all(
      sqlOnlyIn({
        kysely: (place) => holdsSql(place) || ['platform/db', 'platform/jobs'].includes(place.slice),
        queries: (place) => holdsSql(place) || place.room === 'platform',
      }),
      oneWriterPerTable(isSeed),
    ),
  },
  {
    number: 7,
    sentence:
      'Browser code never reaches server files, hall pages take their data by props, the server never reaches antd.',
    check: surfacesStandApart(packages),
  },
  {
    number: 8,
    sentence: 'hall, console and screen never import one another.',
    check: surfacesNeverMeet,
  },
  {
    number: 9,
    sentence:
      'process.env only in platform/env.ts; the clock and chance only in platform and tests; a browser may read its own clock.',
    check: worldThrough({
      env: (place) => place.path === 'src/platform/env.ts',
      clock: (place) => place.room === 'platform' || isBrowserCode(place),
      // A browser makes the Idempotency-Key of what it sends: in the shells, once, beside the client.
      chance: (place) => place.room === 'platform' || (place.inBrowser && place.room.startsWith('web/')),
    }),
  },
  {
    number: 10,
    sentence: 'No cycles, no barrels, no utils, no repository classes, no container, no event bus.',
    check: all(
      noCycles,
      noBarrels,
      noJunkDrawers(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib']),
      noCeremony({
        classes: {
          Repository: 'functions in queries.ts',
          Manager: 'functions named after what they do, in service.ts',
          Factory: 'a function',
          Container: 'pass what is needed as arguments',
        },
        packages: {
          'node:events': 'call the function, or enqueue a job in the same transaction',
          mitt: 'call the function, or enqueue a job in the same transaction',
          inversify: 'pass what is needed as arguments',
          tsyringe: 'pass what is needed as arguments',
          awilix: 'pass what is needed as arguments',
        },
      }),
    ),
  },
  { number: 11, sentence: 'A slice uses a closed vocabulary of files.', check: closedVocabulary },
  {
    number: 12,
    sentence: 'A file has at most 400 lines, a template 80; from 250 it is reviewed.',
    check: shortFiles({ most: 400, mostForTemplates: 80 }),
  },
  { number: 13, sentence: 'Files and folders are named in kebab-case.', check: kebabNames },
];

/** Why a file may break a rule. */
const reasons = {
  library: 'a library asks for exactly this',
} as const;

/** Files that may break a rule. Short, and each with a reason from the list above. */
const exemptions: readonly { rule: number; path: string; reason: keyof typeof reasons }[] = [];

export interface Verdict extends Breach {
  rule: number;
}

/** What breaks the law, by file and line; a line is reported once, under the first rule it breaks, a file's name apart. */
export function judge(tree: Tree): Verdict[] {
  const verdicts = law
    .flatMap(({ number, check }) => check(tree).map((breach) => ({ ...breach, rule: number })))
    .filter((it) => !exemptions.some(({ rule, path }) => rule === it.rule && path === it.path));
  const first = new Map<string, Verdict>();
  for (const it of verdicts) {
    const key = `${it.path}:${it.line}${it.rule < 11 ? '' : it.rule}`;
    if (!first.has(key)) first.set(key, it);
  }
  return [...first.values()].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
}

if (import.meta.main) {
  const start = performance.now();
  const tree = readTree(resolve(process.argv[2] ?? join(import.meta.dirname, '..')));
  const verdicts = judge(tree);
  for (const { path, line, rule, why, instead } of verdicts)
    console.error(`${path}:${line}: rule ${rule}: ${why}; ${instead}`);

  const long = tree.files.filter((file) => file.lines > 250 && !file.isGenerated);
  for (const { path, lines } of long) console.log(`${path}: ${lines} lines; is it still one thing? (review from 250)`);

  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const found = verdicts.length === 0 ? 'kept' : `${verdicts.length} breaches`;
  console.log(`Import law: ${law.length} rules, ${tree.files.length} files, ${found} (${seconds} s)`);
  process.exitCode = verdicts.length === 0 ? 0 : 1;
}

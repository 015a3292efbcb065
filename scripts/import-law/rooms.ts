import { isPure, type Place, type Room, roomsOfSlices } from './places.ts';
import { all, type Breach, type Check, eachImport, isAsset, lawful } from './rule.ts';

/** Files that may import only certain files and packages, whatever their room. */
export interface Only {
  who: (place: Place) => boolean;
  called: string;
  files: (place: Place) => boolean;
  packages: readonly string[];
  instead: string;
}

export function importsOnly({ who, called, files, packages, instead }: Only): Check {
  return eachImport((file, it) => {
    if (!who(file) || isAsset(it)) return undefined;
    if (it.to ? files(it.to) : packages.includes(it.package ?? '')) return undefined;
    return { why: `${called} may not import ${it.to?.path ?? it.specifier}`, instead };
  });
}

/** Rooms that are not in the table are judged elsewhere: surfaces by rules 7 and 8. */
export type MayImport = Partial<Record<Room, readonly Room[]>>;

export function downwardOnly(mayImport: MayImport): Check {
  return all(
    eachImport((file, { to, specifier, ...it }) => {
      if (!to || isAsset({ to, specifier, ...it })) return undefined;
      if (!/\.tsx?$/.test(to.path)) {
        return {
          why: `the law cannot follow '${specifier}'`,
          instead: 'write the file as it is called, with .ts or .tsx',
        };
      }
      if (to.isTest && to.room !== 'outside')
        return { why: `${to.path} is for tests`, instead: 'what runs imports nothing that only tests need' };
      if (to.room === 'outside')
        return { why: `${to.path} lies outside src`, instead: 'tests and scripts import src, never the reverse' };
      const below = mayImport[file.room];
      if (!below || below.includes(to.room) || knownDoor(file, to)) return undefined;
      return {
        why: `${file.room} may not import ${to.room} (${to.path})`,
        instead: `${file.room} reaches ${below.join(', ')}; let a room above both call them, or hand the value in as an argument`,
      };
    }),
    noBlindImports,
  );
}

/** Ways between rooms that other rules watch: stages to programmes (4), surfaces to shells (7) and to one another (8). */
function knownDoor(from: Place, to: Place): boolean {
  if (from.room === 'stages' && to.room === 'programmes') return true;
  if (from.room === 'web/kit') return isPure(to);
  return Boolean((from.surface || from.role === 'component') && to.room.startsWith('web/'));
}

const noBlindImports: Check = (tree) =>
  lawful(tree).flatMap((file) =>
    file.facts
      .filter((fact) => fact.kind === 'blind-import')
      .map((fact) => ({
        path: file.path,
        line: fact.line,
        why: `the law cannot follow ${fact.what}`,
        instead: 'write each import out, in a table if there are many',
      })),
  );

/** No platform export carries a word of the domain. */
export function noDomainWords(words: readonly string[]): Check {
  const pattern = new RegExp(words.join('|'), 'i');
  return (tree) =>
    lawful(tree)
      .filter((file) => file.room === 'platform' && !file.isGenerated)
      .flatMap((file) =>
        file.facts
          .filter((fact) => fact.kind === 'export' && pattern.test(fact.what))
          .map((fact) => ({
            path: file.path,
            line: fact.line,
            why: `platform knows no domain word, and '${fact.what}' is one`,
            instead: 'name it by what it does to the outside world, or move it to the slice that owns the word',
          })),
      );
}

/** Stages know the stage contract (src/stages/*.ts) and themselves. */
export const stagesStandAlone: Check = eachImport((file, { to }) => {
  if (file.room !== 'stages' || !to) return undefined;
  if (to.room === 'programmes') {
    return {
      why: `a stage never knows its programme (${to.path})`,
      instead: 'take it from the stage context; the engine calls stages',
    };
  }
  if (to.room !== 'stages' || to.slice === file.slice || to.slice === 'stages') return undefined;
  return {
    why:
      file.slice === 'stages'
        ? `the stage contract names no stage (${to.path})`
        : `${file.slice} may not know ${to.slice}`,
    instead:
      'hand subjects on through the engine; what all stages share belongs in src/stages/contract.ts or service.ts',
  };
});

/** Across slices only pure files and service.ts; src/stages itself is open, programmes also draw their stages' panels. */
export const narrowGates: Check = eachImport((file, it) => {
  const { to } = it;
  if (!to || isAsset(it) || !roomsOfSlices.has(file.room) || !roomsOfSlices.has(to.room) || file.slice === to.slice)
    return undefined;
  if (isPure(to) || to.role === 'service' || to.slice === 'stages') return undefined;
  if (file.room === 'programmes' && to.room === 'stages' && to.surface && to.surface === file.surface) return undefined;
  return {
    why: `${file.slice} reaches into ${to.slice} (${to.path})`,
    instead: `ask ${to.slice} through its service.ts, or share a pure file: manifest, register, contract, rules, errors, words`,
  };
});

/** Only people/access makes a Scope: by its mint, which the API's gate calls. */
export const oneMint: Check = all(
  eachImport((file, it) => {
    if (!it.names.includes('mintScope') || file.slice === 'people/access' || file.room === 'api') return undefined;
    return {
      why: 'only people/access makes a Scope',
      instead: 'take `scope: Scope` as an argument; src/api mints it per request',
    };
  }),
  (tree) =>
    lawful(tree)
      .filter((file) => file.slice !== 'people/access')
      .flatMap((file): Breach[] =>
        file.facts
          .filter((fact) => fact.kind === 'scope-cast')
          .map((fact) => ({
            path: file.path,
            line: fact.line,
            why: 'a cast forges a Scope',
            instead: 'take `scope: Scope` as an argument; only people/access makes one',
          })),
      ),
);

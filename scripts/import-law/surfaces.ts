import { isHallPage, isPure, type Place } from './places.ts';
import { all, type Check, eachImport, isAsset, lawful } from './rule.ts';
import type { SourceFile, Tree } from './tree.ts';

export interface SurfacePackages {
  /** What a browser may be sent: console, screen and components. */
  browser: readonly string[];
  /** What a phone may be sent: the hall's islands. */
  island: readonly string[];
  /** What the server may render hall pages with. */
  hall: readonly string[];
  kit: readonly string[];
  /** What the server must never load. */
  browserOnly: readonly string[];
}

/** Surfaces take their data by props or through the API, and the server stays free of browser libraries. */
export function surfacesStandApart(packages: SurfacePackages): Check {
  return all(surfaceFiles, surfacePackages(packages), serverReachesNo(packages.browserOnly));
}

const surfaceFiles: Check = eachImport((file, it) => {
  const { to } = it;
  if (!to || isAsset(it) || !isSurfaceFile(file) || crosses(file, to) || maySee(file, to)) return undefined;
  if (it.typeOnly && mayNameTypes(file, to)) return undefined;
  return isHallPage(file)
    ? {
        why: `a hall page reaches ${to.path}`,
        instead: 'take the data as props: api.ts asks the service and hands it over',
      }
    : {
        why: `browser code reaches ${to.path}`,
        instead: 'call the API through the typed client; only `import type` from api.ts crosses',
      };
});

const isSurfaceFile = (place: Place): boolean =>
  Boolean(place.surface) || place.role === 'component' || place.room === 'web/kit';

/** Types weigh nothing: the browser's of the API, for the typed client; a hall page's of its service and shell, for its props. */
function mayNameTypes(from: Place, to: Place): boolean {
  if (isHallPage(from)) return isHallPage(to) || (to.role === 'service' && to.slice === from.slice);
  return to.role === 'api' || to.room === 'api';
}

function maySee(from: Place, to: Place): boolean {
  if (to.room === 'kernel' || to.room === 'web/kit' || isPure(to)) return true;
  if (from.room === 'web/kit') return false;
  if (to.role === 'component') return from.slice === to.slice || sharedPart(from, to);
  if (from.role === 'component') return sharedPart(from, to);
  if (from.surface !== to.surface || from.inBrowser !== to.inBrowser) return false;
  const shellDrawsSlices = from.room.startsWith('web/');
  const programmeDrawsStages = from.room === 'programmes' && to.room === 'stages';
  return from.slice === to.slice || shellDrawsSlices || programmeDrawsStages || sharedPart(from, to);
}

/** Parts that a surface's shell offers to slices: all of console and screen, of the hall its components and pages. */
function sharedPart(from: Place, to: Place): boolean {
  if (to.room === 'web/hall') return !from.inBrowser && /^src\/web\/hall\/(components|pages)\//.test(to.path);
  return to.room === 'web/console' || to.room === 'web/screen';
}

function surfacePackages({ browser, island, hall, kit, browserOnly }: SurfacePackages): Check {
  return eachImport((file, it) => {
    if (!it.package || it.typeOnly) return undefined;
    const allowed = allowedFor(file);
    if (allowed ? allowed.includes(it.package) || allowed.includes(it.specifier) : !browserOnly.includes(it.package))
      return undefined;
    return allowed
      ? {
          why: `'${it.specifier}' is not on the list of packages for this surface`,
          instead: 'do it on the server, or add the package to the list in scripts/import-law.ts with a reason',
        }
      : {
          why: `server code may not load '${it.specifier}'`,
          instead: 'it belongs in console.tsx, screen.tsx, components/ or src/web',
        };
  });

  function allowedFor(file: Place): readonly string[] | undefined {
    if (file.room === 'web/kit') return kit;
    if (file.surface === 'hall') return file.inBrowser ? island : hall;
    return file.inBrowser || file.role === 'component' ? browser : undefined;
  }
}

/** A hall page may use a component, and the component something only browsers should get. */
function serverReachesNo(browserOnly: readonly string[]): Check {
  return (tree) =>
    lawful(tree)
      .filter(isHallPage)
      .flatMap((file) => {
        const chain = chainTo(tree, file, (it) =>
          it.imports.some((to) => !to.typeOnly && browserOnly.includes(to.package ?? '')),
        );
        if (!chain) return [];
        return [
          {
            path: file.path,
            line: chain.line,
            why: `the server would load a browser library by ${chain.path}`,
            instead: 'split the component: what the hall draws uses web/kit only',
          },
        ];
      });
}

/** Hall, console and screen never import one another, not even through a component. */
export const surfacesNeverMeet: Check = all(
  eachImport((file, { to }) => {
    if (!to || !crosses(file, to)) return undefined;
    return {
      why: `${file.surface} imports ${to.surface} (${to.path})`,
      instead: 'what two surfaces share belongs in src/web/kit or a pure file',
    };
  }),
  (tree) =>
    lawful(tree).flatMap((file) => {
      if (!file.surface) return [];
      const chain = chainTo(tree, file, (it) => it.imports.some(({ to }) => to && crosses(file, to)));
      if (!chain) return [];
      return [
        {
          path: file.path,
          line: chain.line,
          why: `${file.surface} meets another surface by ${chain.path}`,
          instead: 'split the component by surface',
        },
      ];
    }),
);

const crosses = (from: Place, to: Place): boolean => Boolean(from.surface && to.surface && from.surface !== to.surface);

/** The first way from a file through components to one that `is` what we look for; the line is where the way leaves the file. */
function chainTo(
  tree: Tree,
  start: SourceFile,
  is: (file: SourceFile) => boolean,
): { line: number; path: string } | undefined {
  const seen = new Set([start.path]);
  const ways = componentsOf(tree, start).map(({ file, line }) => ({ file, line, path: [file.path] }));
  for (const way of ways) {
    if (seen.has(way.file.path)) continue;
    seen.add(way.file.path);
    if (is(way.file)) return { line: way.line, path: way.path.join(' → ') };
    ways.push(
      ...componentsOf(tree, way.file).map(({ file }) => ({ file, line: way.line, path: [...way.path, file.path] })),
    );
  }
  return undefined;
}

function componentsOf(tree: Tree, file: SourceFile): { file: SourceFile; line: number }[] {
  return file.imports.flatMap((it) => {
    const target = it.to && !it.typeOnly ? tree.byPath.get(it.to.path) : undefined;
    return target?.role === 'component' ? [{ file: target, line: it.line }] : [];
  });
}

import type { Fact } from './facts.ts';
import type { Place } from './places.ts';
import { all, type Check, eachImport, lawful } from './rule.ts';

/** Where the outside world may be asked: settings, the clock, chance. */
export interface WorldGates {
  env: (place: Place) => boolean;
  clock: (place: Place) => boolean;
  chance: (place: Place) => boolean;
}

const gates = {
  env: 'read it in src/platform/env.ts and hand the value down',
  clock: 'take `now: Date` as an argument; src/platform reads the clock',
  chance: 'take the id or the seed as an argument; src/platform makes them',
} as const;

const isGate = (kind: Fact['kind']): kind is keyof typeof gates => kind in gates;

/** Settings, time and chance come in through the platform, so that everything else can be tested and replayed. */
export function worldThrough(allowed: WorldGates): Check {
  return all(
    (tree) =>
      lawful(tree).flatMap((file) =>
        file.facts.flatMap(({ kind, line, what }) =>
          isGate(kind) && !allowed[kind](file)
            ? [{ path: file.path, line, why: `${what} here`, instead: gates[kind] }]
            : [],
        ),
      ),
    eachImport((file, it) => {
      if (it.specifier === 'node:process' && !allowed.env(file))
        return { why: 'node:process here', instead: gates.env };
      if (allowed.chance(file)) return undefined;
      const random = it.names.find((name) => /^random|^getRandomValues$/.test(name));
      if (/^(node:)?crypto$/.test(it.specifier) && random) return { why: `${random} here`, instead: gates.chance };
      return ['uuid', 'nanoid'].includes(it.package ?? '')
        ? { why: `'${it.package}' here`, instead: gates.chance }
        : undefined;
    }),
  );
}

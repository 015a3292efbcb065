import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionWords } from '../src/people/access/trail/words.ts';
import { rosterSubjects } from '../src/people/rosters/rules.ts';
import { moveNames } from '../src/programmes/life/rules.ts';

const source = join(import.meta.dirname, '..', 'src');
/** An action of the trail as services write it: `action: 'units.create'`, `audit('sessions.add'`, `entryOf(…, 'access.end-session')`. */
const written = /(?:action: |\baudit\(\s*|entryOf\(house, scope, )'([a-z]+\.[a-z-]+)'/g;

/** Every action that a service writes in so many letters. */
function writtenActions(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('service.ts') && !file.includes('.test.'),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(written)].map(([, action = '']) => action),
  );
  return [...new Set(found)].sort();
}

test('every action of the audit trail has words', () => {
  const rosters = Object.keys(rosterSubjects).flatMap((subject) =>
    ['upload-roster', 'abandon-roster', 'import', 'export'].map((verb) => `${subject}.${verb}`),
  );
  const decisions = [
    ...['approve', 'return', 'reject'].map((move) => `review.${move}`),
    ...['upheld', 'dismissed'].map((outcome) => `notice.${outcome}`),
  ];
  const actions = [...writtenActions(), ...moveNames.map((move) => `programme.${move}`), ...rosters, ...decisions];

  expect(actions.length).toBeGreaterThan(40);
  expect(actions.filter((action) => !(action in actionWords))).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { childPath, isWithin, type UnitPath } from '../../kernel/unit-path.ts';
import {
  type Ability,
  abilityNames,
  actorOf,
  administratorRoles,
  type Grant,
  may,
  mayAnywhere,
  neverByKey,
  phoneRoles,
  reachOf,
  roleNames,
  roles,
} from './rules.ts';

/** A random tree: each unit hangs below one made before it, or at the top. */
const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((parents) => {
  const paths: UnitPath[] = [];
  for (const [at, parent] of parents.entries()) {
    const id = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
    paths.push(childPath(at === 0 || parent % 7 === 0 ? null : (paths[parent % at] ?? null), id));
  }
  return paths;
});

const granted = tree.chain((paths) =>
  fc.record({
    paths: fc.constant(paths),
    grants: fc.array(
      fc
        .record({ at: fc.nat(paths.length - 1), role: fc.constantFrom(...roleNames) })
        .map(
          ({ at, role }): Grant => ({ role, unitId: String(at), path: paths[at] ?? '', allows: roles[role].allows }),
        ),
      { maxLength: 6 },
    ),
    ability: fc.constantFrom<Ability>(...abilityNames),
  }),
);

/** The law itself, as slowly as it can be said: some grant of a role that allows it stands on the unit or above. */
function lawful(grants: readonly Grant[], ability: Ability, path: UnitPath): boolean {
  const above = path.split('.').map((_, at, labels) => labels.slice(0, at + 1).join('.'));
  return grants.some((grant) => above.includes(grant.path) && grant.allows.some((each) => each === ability));
}

describe('reach', () => {
  test('property: may is what the grants on a unit and above it allow, and nothing else', () => {
    fc.assert(
      fc.property(granted, ({ paths, grants, ability }) => {
        for (const path of paths) expect(may({ grants }, ability, path)).toBe(lawful(grants, ability, path));
      }),
    );
  });

  test('property: reachOf covers exactly the units where may says yes, each once', () => {
    fc.assert(
      fc.property(granted, ({ paths, grants, ability }) => {
        const tops = reachOf({ grants }, ability);
        for (const path of paths) {
          const covering = tops.filter((top) => isWithin(path, top));
          expect(covering.length).toBe(may({ grants }, ability, path) ? 1 : 0);
        }
        expect(mayAnywhere({ grants }, ability)).toBe(tops.length > 0);
      }),
    );
  });

  test('property: an outsider, whose grants all lie on other branches, may nothing', () => {
    fc.assert(
      fc.property(granted, ({ paths, grants, ability }) => {
        for (const path of paths) {
          const elsewhere = grants.filter((grant) => !isWithin(path, grant.path));
          expect(may({ grants: elsewhere }, ability, path)).toBe(false);
          expect(reachOf({ grants: elsewhere }, ability).some((top) => isWithin(path, top))).toBe(false);
        }
      }),
    );
  });

  test('property: a grant more never takes anything away', () => {
    fc.assert(
      fc.property(granted, ({ paths, grants, ability }) => {
        const [first, ...fewer] = grants;
        for (const path of first ? paths : []) {
          if (may({ grants: fewer }, ability, path)) expect(may({ grants }, ability, path)).toBe(true);
        }
      }),
    );
  });

  test('a label that begins like another is another unit', () => {
    const grants: Grant[] = [{ role: 'unit-officer', unitId: 'u', path: 'a.b', allows: roles['unit-officer'].allows }];

    expect(may({ grants }, 'members.read', 'a.bc')).toBe(false);
    expect(may({ grants }, 'members.read', 'a.b.c')).toBe(true);
    expect(may({ grants }, 'members.read', 'a')).toBe(false);
  });
});

describe('duties are apart', () => {
  const allows = (role: keyof typeof roles, ability: Ability) => roles[role].allows.some((each) => each === ability);

  test('who grants roles runs no programmes, who reads the trail changes nothing', () => {
    expect(roleNames.filter((role) => allows(role, 'grants.manage'))).toEqual(['security-administrator']);
    expect(roleNames.filter((role) => allows(role, 'audit.read'))).toEqual(['auditor']);
    expect(allows('security-administrator', 'programmes.manage')).toBe(false);
    expect(roles.auditor.allows.filter((ability) => /manage|approve|report|check-in|reveal/.test(ability))).toEqual([]);
  });

  test('roles of workers by phone see no rosters and are never administrators', () => {
    for (const role of phoneRoles) {
      expect(roles[role].allows.filter((ability) => /members|grants|keys|settings|audit/.test(ability))).toEqual([]);
      expect(administratorRoles).not.toContain(role);
    }
    expect(neverByKey).toContain('grants.manage');
  });
});

test('the trail names each kind of actor', () => {
  expect([
    actorOf({ actor: { kind: 'account', id: 'a', name: '李明', personId: 'p' } }),
    actorOf({ actor: { kind: 'api-key', id: 'k', name: '对接' } }),
    actorOf({ actor: { kind: 'system', name: '系统 system' } }),
    actorOf({ actor: { kind: 'visitor' } }),
  ]).toEqual([
    { kind: 'account', id: 'a', name: '李明' },
    { kind: 'api-key', id: 'k', name: '对接' },
    { kind: 'system', name: '系统 system' },
    { kind: 'visitor', name: '访客 visitor' },
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RosterRow } from '../rows/rules.ts';
import { planRow, type RegisteredPerson } from './rules.ts';

const row = (change: Partial<Omit<RosterRow, 'facts'>> & { facts?: Partial<RosterRow['facts']> } = {}): RosterRow => ({
  unit: { name: '', uscc: '' },
  post: null,
  memberNo: null,
  fromOn: null,
  workerKinds: [],
  ...change,
  facts: { name: '王小明', sex: '1', bornOn: '1990-05-01', phone: null, document: null, ...change.facts },
});
const person = (change: Partial<RegisteredPerson> = {}): RegisteredPerson => ({
  id: 'p',
  name: '王小明',
  sex: '1',
  bornOn: '1990-05-01',
  documentHash: 'd',
  phoneHash: 'h',
  workerKinds: ['courier'],
  membership: { id: 'm', unitId: 'u', unitPath: 'top.root.u', post: '骑手', memberNo: null, fromOn: '2020-01-01' },
  ...change,
});
interface Given {
  row?: RosterRow;
  documentHash?: string | null;
  phoneHash?: string | null;
  byDocument?: RegisteredPerson | undefined;
  byPhone?: RegisteredPerson | undefined;
  unitId?: string;
}
const plan = (given: Given = {}) =>
  planRow({
    row: row(),
    documentHash: 'd',
    phoneHash: null,
    byDocument: undefined,
    byPhone: undefined,
    unitId: 'u',
    rootPath: 'top.root',
    ...given,
  });

describe('a row', () => {
  test('of nobody known makes a person', () => {
    expect(plan()).toEqual({ kind: 'create' });
  });

  test('of somebody known who says nothing new changes nothing', () => {
    expect(plan({ byDocument: person(), phoneHash: 'h' })).toMatchObject({ kind: 'unchanged' });
    expect(plan({ byDocument: person(), row: row({ workerKinds: ['courier'], post: '骑手' }) })).toMatchObject({
      kind: 'unchanged',
    });
  });

  test('changes what it says and what was missing, and nothing else', () => {
    const known = person({ sex: '0', bornOn: null });
    const said = row({
      post: '站长',
      workerKinds: ['migrant'],
      fromOn: '2019-01-01',
      unit: { name: '甲站', uscc: '' },
    });

    expect(plan({ byDocument: known, phoneHash: 'h2', row: said, unitId: 'v' })).toEqual({
      kind: 'update',
      person: known,
      change: {
        sex: '1',
        bornOn: '1990-05-01',
        workerKinds: ['courier', 'migrant'],
        phone: true,
        post: '站长',
        transfer: true,
      },
    });
  });

  test('without a unit leaves people where they are', () => {
    expect(plan({ byDocument: person(), unitId: 'root' })).toMatchObject({ kind: 'unchanged' });
  });

  test('lets somebody join again who has no membership', () => {
    const known = person({ membership: null, documentHash: null });

    expect(plan({ byPhone: known, phoneHash: 'h' })).toEqual({
      kind: 'join',
      person: known,
      change: { document: true },
    });
  });

  test.each([
    ['another name', { byDocument: person({ name: '王大明' }) }, 'name'],
    ['a phone of another', { byDocument: person(), byPhone: person({ id: 'q' }), phoneHash: 'x' }, 'phone'],
    ['a phone whose holder has another document', { byPhone: person({ documentHash: 'e' }), phoneHash: 'h' }, 'phone'],
    ['a phone under another name', { byPhone: person({ name: '李四' }), documentHash: null, phoneHash: 'h' }, 'phone'],
    [
      'a member of a union beyond the import',
      {
        byDocument: person({
          membership: {
            id: 'm',
            unitId: 'x',
            unitPath: 'top.rooted.x',
            post: null,
            memberNo: null,
            fromOn: '2020-01-01',
          },
        }),
      },
      'documentNumber',
    ],
    ['neither document nor phone', { documentHash: null }, 'documentNumber'],
  ] as const)('is refused for %s', (_why, given, field) => {
    expect(plan(given)).toMatchObject({ kind: 'refused', problem: { field } });
  });

  test('done once has nothing left to do', () => {
    const kinds = fc.uniqueArray(fc.constantFrom('courier', 'migrant', 'teacher' as const), { maxLength: 3 });
    const said = fc.record({
      post: fc.option(fc.constantFrom('骑手', '站长')),
      memberNo: fc.option(fc.constantFrom('1', '2')),
      workerKinds: kinds,
      named: fc.boolean(),
      phone: fc.option(fc.constantFrom('h', 'h2')),
    });
    fc.assert(
      fc.property(said, kinds, ({ named, phone, ...rest }, held) => {
        const known = person({ workerKinds: held });
        const given = {
          row: row({ ...rest, unit: { name: named ? '甲站' : '', uscc: '' } }),
          phoneHash: phone,
          unitId: 'v',
        };
        const first = plan({ ...given, byDocument: known, byPhone: phone === 'h' ? known : undefined });
        fc.pre(first.kind === 'update');

        const { change } = first;
        const after: RegisteredPerson = {
          ...known,
          phoneHash: change.phone ? phone : known.phoneHash,
          workerKinds: change.workerKinds ?? known.workerKinds,
          membership: known.membership && {
            ...known.membership,
            unitId: change.transfer ? 'v' : known.membership.unitId,
            post: change.post ?? known.membership.post,
            memberNo: change.memberNo ?? known.membership.memberNo,
          },
        };
        expect(plan({ ...given, byDocument: after, byPhone: phone ? after : undefined })).toMatchObject({
          kind: 'unchanged',
        });
      }),
    );
  });
});

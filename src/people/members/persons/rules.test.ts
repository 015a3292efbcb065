import { describe, expect, test } from 'vitest';
import { syntheticCitizenNumber } from '../../../kernel/codes/citizen-number.ts';
import { matchPerson, readPerson, sameName } from './rules.ts';

const today = '2026-11-20';
const woman = syntheticCitizenNumber({ birthDate: '1990-05-01', sequence: 2 });

describe('reading a person', () => {
  test('takes sex and birth from the number, whatever is left out', () => {
    expect(
      readPerson({ name: ' 张　三 ', documentNumber: woman.toLowerCase(), phone: '139 1234 5678' }, { today }),
    ).toEqual({
      ok: true,
      facts: {
        name: '张三',
        sex: '2',
        bornOn: '1990-05-01',
        phone: { e164: '+8613912345678', shown: '13912345678', mainland: true },
        document: { type: 'citizenId', number: woman, birthDate: '1990-05-01', sex: '2' },
      },
    });
  });

  test('takes them as typed where the document says nothing of them', () => {
    const input = {
      name: 'John',
      documentType: 'passport',
      documentNumber: 'e12345678',
      sex: '1',
      bornOn: '1985-03-07',
    } as const;

    expect(readPerson(input, { today })).toMatchObject({
      ok: true,
      facts: { sex: '1', bornOn: '1985-03-07', phone: null },
    });
  });

  test.each([
    [{ name: '张三', documentNumber: woman, sex: '1' } as const, ['sex']],
    [{ name: '张三', documentNumber: woman, bornOn: '1991-05-01' }, ['bornOn']],
    [{ name: '张三', bornOn: '2027-01-01' }, ['bornOn']],
    [{ name: '', phone: 'x', documentNumber: '1' }, ['name', 'phone', 'documentNumber']],
  ])('%j is wrong at %j', (input, paths) => {
    const read = readPerson(input, { today });

    expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual(paths);
  });
});

test.each([
  ['张三', '张 三', true],
  ['阿依古丽·买买提', '阿依古丽•买买提', true],
  ['John Smith', 'JOHN  SMITH', true],
  ['ＪＯＨＮ', 'john', true],
  ['张三', '张四', false],
])('%s and %s: %s', (one, other, same) => {
  expect(sameName(one, other)).toEqual(same);
});

test('a person without document and phone is nobody in particular', () => {
  expect(
    matchPerson({ name: '张三', documentHash: null, phoneHash: null }, { byDocument: undefined, byPhone: undefined }),
  ).toEqual({
    kind: 'refused',
    problem: 'identityNeeded',
  });
});

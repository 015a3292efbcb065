import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readAll, refusalOf } from '../workbook.fixture.ts';
import { detectDelimiter } from './delimiter.ts';

const roster =
  '姓名,证件号码,单位\r\n张三,000000199001010016,第一“分”工会\r\n"李 四","000000199001010024","甲,乙\n丙""丁"""\r\n';
const rosterRows = [
  { number: 1, cells: ['姓名', '证件号码', '单位'] },
  { number: 2, cells: ['张三', '000000199001010016', '第一“分”工会'] },
  { number: 3, cells: ['李 四', '000000199001010024', '甲,乙\n丙"丁"'] },
];

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(roster)],
    ['utf-8', Buffer.from(`\ufeff${roster}`)],
    ['utf-16le', Buffer.from(`\ufeff${roster}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${roster}`, 'utf16le').swap16()],
    ['gb18030', encode(roster, 'gb18030')],
  ])('%s', async (encoding, bytes) => {
    expect(await readAll(bytes)).toEqual({ kind: 'csv', encoding, sheetNames: [], rows: rosterRows });
  });

  test('rare Han in four bytes of GB18030', async () => {
    expect((await readAll(encode('𠮷田,㐀', 'gb18030'))).rows).toEqual([{ number: 1, cells: ['𠮷田', '㐀'] }]);
  });

  test('plain ASCII is UTF-8', async () => {
    expect((await readAll(Buffer.from('a,b'))).encoding).toEqual('utf-8');
  });

  test('a character that lies across two pieces stays whole', async () => {
    for (const bytes of [Buffer.from, (text: string) => encode(text, 'gb18030')].map((to) =>
      to(`a${'张,'.repeat(450)}\n`.repeat(600)),
    )) {
      const { rows } = await readAll(bytes);

      expect(new Set(rows.map((row) => row.cells.join('')))).toEqual(new Set([`a${'张'.repeat(450)}`]));
    }
  });

  test.each([
    ['bytes of no encoding', Buffer.from([0xd5, 0xc5, 0xff, 0xff, 0x2c])],
    ['UTF-8 cut in the middle of a character', Buffer.from(roster).subarray(0, 8)],
    ['UTF-8 with a broken place', Buffer.concat([Buffer.from(roster), Buffer.from([0xe5, 0x2c]), Buffer.from(roster)])],
    ['UTF-16 cut in half a character', Buffer.from(`\ufeff${roster}`, 'utf16le').subarray(0, 21)],
  ])('refuses %s', async (_name, bytes) => {
    expect(await refusalOf(bytes)).toEqual('sheet.encoding');
  });
});

describe('delimiters', () => {
  test.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1,5;2;3', ';'],
    ['a\tb\n1,000\t2', '\t'],
    ['姓名\n张三', ','],
    ['"a;b";c,d\n"x;y";e,f\n"x;;;y";e,f', ','],
    ['', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });

  test('a line that names it is no row', async () => {
    expect((await readAll(Buffer.from('sep=|\r\na|b\r\n'))).rows).toEqual([{ number: 1, cells: ['a', 'b'] }]);
  });
});

describe('rows', () => {
  test('blank ones keep their numbers', async () => {
    expect((await readAll(Buffer.from('a,b\n\n , \n,c,\n'))).rows).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 4, cells: [null, 'c'] },
    ]);
  });

  test('ways to keep codes as text are undone', async () => {
    expect((await readAll(Buffer.from(`="00123",'0456,\t789\t,=A1,'t`))).rows).toEqual([
      { number: 1, cells: ['00123', '0456', '789', '=A1', "'t"] },
    ]);
  });

  test('rounded codes are told, exact numbers kept', async () => {
    const rows = (await readAll(Buffer.from('1.10105E+17,1.3812345678E+10,1E5,3E+10'))).rows;

    expect(
      rows.map((row) => [row.cells, row.problems?.map((each) => [each.column, each.problem, each.found])]),
    ).toEqual([
      [
        [null, '1.3812345678E+10', '1E5', null],
        [
          [0, 'precisionLost', '1.10105E+17'],
          [3, 'precisionLost', '3E+10'],
        ],
      ],
    ]);
  });

  test.each([
    ['sheet.openQuote', `a,b\n"c,d\n${'e,f\n'.repeat(1_100_000)}`, {}],
    ['sheet.openQuote', 'a,b\n"c,d', {}],
    ['sheet.tooManyRows', 'a\n\nb\nc', { rows: 2 }],
    ['sheet.tooManyColumns', 'a,,c', { columns: 2 }],
    ['sheet.cellTooLong', 'abcd', { cellCharacters: 3 }],
  ])('%s', async (code, text, limits) => {
    expect(await refusalOf(Buffer.from(text), { limits })).toEqual(code);
  });

  test('quotes inside bare fields are only quotes', async () => {
    expect((await readAll(Buffer.from('5" 螺丝,"好"人\n'))).rows).toEqual([
      { number: 1, cells: ['5" 螺丝', '"好"人'] },
    ]);
  });

  test('any table survives, in every encoding', async () => {
    const field = fc.string({ unit: fc.constantFrom('张', '𠮷', 'é', ',', ';', '"', '\n', 'a', '1', ' ') });
    const table = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const encoders = [
      Buffer.from,
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text: string) => encode(text, 'gb18030'),
    ];
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(...encoders), async (rows, toBytes) => {
        const text = ['姓名,单位,a,b', ...rows.map((row) => row.map(quote).join(','))].join('\n');
        const expected = rows.flatMap((row, index) => {
          const cells: (string | null)[] = row.map((value) => (value.trim() === '' ? null : value));
          while (cells.length > 0 && cells.at(-1) === null) cells.pop();
          return cells.length > 0 ? [{ number: index + 2, cells }] : [];
        });
        expect((await readAll(toBytes(text))).rows.slice(1)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Cell } from './sheet.ts';
import { readAll, refusalOf, workbookFiles, zipOf } from './workbook.fixture.ts';
import { writeSheet } from './write.ts';

// A second or so each; other tests may be using both cores.
vi.setConfig({ testTimeout: 20_000 });

const kinds = ['text', 'number', 'dateTime', 'percent'] as const;
const text = fc.oneof(
  fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom('张', '𠮷', '_x0041_', '_x', '&', '<', '"', '\r', '\n', '=', ' ', '\u0001'),
    maxLength: 12,
  }),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }).map((value) => value + 0),
);
/** What stands in a cell after the first day of March 1900, to the millisecond that a serial number can tell. */
const moment = fc
  .date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
const values = { text, number, dateTime: moment, percent: number } as const;

const table = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 5 }).chain((columns) => {
  const row = fc.tuple(...columns.map((kind) => fc.option(values[kind] as fc.Arbitrary<Cell>, { nil: null, freq: 4 })));
  return fc.record({ columns: fc.constant(columns), rows: fc.array(row, { maxLength: 8 }) });
});

/** The form in which a cell comes back: blanks are nothing, and the sign of zero is lost. */
function asRead(cell: Cell): Cell {
  if (typeof cell === 'string') return cell.trim() === '' ? null : cell.toWellFormed();
  return cell === 0 ? 0 : cell;
}

test('any table comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ columns, rows }) => {
      const headers = columns.map((kind, index) => ({ header: `列${index}`, kind }));
      const file = await buffer(writeSheet({ sheetName: '表', columns: headers, rows, timeZone: 'UTC' }));
      const expected = rows.flatMap((row, index) => {
        const cells = row.map(asRead);
        while (cells.length > 0 && cells.at(-1) === null) cells.pop();
        return cells.length > 0 ? [{ number: index + 2, cells }] : [];
      });

      expect((await readAll(file)).rows.slice(1)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

describe('damaged files end in rows or in a refusal, soon', () => {
  const files: Buffer[] = [];

  beforeAll(async () => {
    const sharedStrings = '<si><t>张三</t></si><si><r><t>李</t></r><r><t>四</t></r></si>';
    const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46354</v></c><c t="inlineStr"><is><t>甲</t></is></c>';
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    files.push(await zipOf(workbookFiles({ sheetData: `<row r="1">${cells}</row>`.repeat(1), sharedStrings, styles })));
    const columns = [
      { header: '姓名', kind: 'text' as const, choices: ['甲', '乙'] },
      { header: '时间', kind: 'dateTime' as const },
    ];
    const rows = Array.from({ length: 40 }, (_, index) => [`张${index}`, new Date(1.79e12 + index * 1e9)]);
    files.push(
      await buffer(writeSheet({ sheetName: '表', columns, rows, note: { sheetName: '说明', lines: ['一'] } })),
    );
    const csv = '姓名,单位\n"张三","甲""乙"\n李四,丙\n'.repeat(20);
    files.push(Buffer.from(csv), Buffer.from(`\ufeff${csv}`, 'utf16le'), encode(csv, 'gb18030'));
  });

  const readsOrRefuses = async (bytes: Buffer) => {
    const code = await refusalOf(bytes);
    expect(code ?? 'sheet.read').toMatch(/^sheet\./);
  };
  /** A place in a file, evenly spread: a share of its length. */
  const share = fc.nat(0xff_ffff).map((part) => part / 0x100_0000);
  const damage = { numRuns: 400, timeout: 60_000 };

  test('cut short', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4), share, async (which, at) => {
        const file = files[which] as Buffer;
        await readsOrRefuses(file.subarray(0, Math.floor(file.length * at)));
      }),
      damage,
    );
  });

  test('with flipped bits', async () => {
    const flip = fc.record({ at: share, bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.array(flip, { minLength: 1, maxLength: 6 }), async (which, flips) => {
        const file = Buffer.from(files[which] as Buffer);
        for (const { at, bit } of flips) {
          const index = Math.floor(file.length * at);
          file[index] = (file[index] ?? 0) ^ (1 << bit);
        }
        await readsOrRefuses(file);
      }),
      damage,
    );
  });

  test('with the directory of the archive overwritten', async () => {
    const patch = fc.record({ fromEnd: fc.nat(900), bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(fc.nat(1), fc.array(patch, { minLength: 1, maxLength: 3 }), async (which, patches) => {
        const file = Buffer.from(files[which] as Buffer);
        for (const { fromEnd, bytes } of patches)
          file.set(bytes.subarray(0, fromEnd), Math.max(0, file.length - fromEnd));
        await readsOrRefuses(file);
      }),
      damage,
    );
  });

  test('with the XML inside rewritten', async () => {
    const piece = fc.constantFrom(
      '<row>',
      '</row>',
      '<c>',
      '<c t="s">',
      '</c>',
      '<v>',
      '</v>',
      '9',
      'x',
      '<is>',
      '<t>',
      '</t>',
      '&',
      '<!--',
      '<![CDATA[',
      ' r="A1"',
      '<row r="0">',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        await readsOrRefuses(await zipOf(workbookFiles({ sheetData: pieces.join('') })));
      }),
      { ...damage, numRuns: 200 },
    );
  });

  test('of random bytes', async () => {
    const start = fc.constantFrom('', 'PK\u0003\u0004', 'PK\u0005\u0006', '<', '"', 'sep=;\n');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (head, bytes) => {
        await readsOrRefuses(Buffer.concat([Buffer.from(head), bytes]));
      }),
      damage,
    );
  });
});

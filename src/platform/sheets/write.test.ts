import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { readAll } from './workbook.fixture.ts';
import { type WriteSheetInput, writeSheet } from './write.ts';

type Columns = WriteSheetInput['columns'];
const text: Columns = [{ header: '姓名', kind: 'text' }];
const write = async (input: Partial<WriteSheetInput>) =>
  buffer(writeSheet({ sheetName: '名册', columns: text, rows: [], ...input }));
const cellsOf = async (input: Partial<WriteSheetInput>) =>
  (await readAll(await write(input))).rows.slice(1).map((row) => row.cells);

describe('writeSheet', () => {
  test('writes each kind of column', async () => {
    const columns: Columns = [
      { header: '证件号码', kind: 'text' },
      { header: '人数', kind: 'number' },
      { header: '日期', kind: 'date' },
      { header: '时间', kind: 'dateTime' },
      { header: '比例', kind: 'percent', width: 7 },
    ];
    const rows = [
      ['000000199001010016', 12.5, '2026-11-28', new Date('2026-11-28T06:30:00Z'), 0.125],
      [13_812_345_678, 0, new Date('2026-11-27T16:30:00Z'), '2026-11-28T14:30:00+08:00', 1],
      [null, undefined, '', null, null],
      ['=1+1', '不详', '未定', '2026-13-01', Number.NaN],
      [true, false, '1899-01-01', '2026-11-28', null],
    ];

    const file = await write({ columns, rows });

    expect(await readAll(file)).toEqual({
      kind: 'xlsx',
      sheetNames: ['名册'],
      sheetName: '名册',
      rows: [
        { number: 1, cells: ['证件号码', '人数', '日期', '时间', '比例'] },
        {
          number: 2,
          cells: [
            '000000199001010016',
            12.5,
            new Date('2026-11-28T00:00:00Z'),
            new Date('2026-11-28T14:30:00Z'),
            0.125,
          ],
        },
        {
          number: 3,
          cells: ['13812345678', 0, new Date('2026-11-28T00:00:00Z'), new Date('2026-11-28T14:30:00Z'), 1],
        },
        { number: 5, cells: ['=1+1', '不详', '未定', '2026-13-01', 'NaN'] },
        { number: 6, cells: ['true', false, '1899-01-01', new Date('2026-11-28T00:00:00Z')] },
      ],
    });
  });

  test.each([
    ['<b>&"\'', '<b>&"\''],
    [' 前后 ', ' 前后 '],
    ['两\n行\t', '两\n行\t'],
    ['\r\u0000\u000b\u001f\u007f\uffff', '\r\u0000\u000b\u001f\u007f\uffff'],
    ['_x000D_ 与 _x_', '_x000D_ 与 _x_'],
    ['𠮷\ud842', '𠮷\ufffd'],
    ['字'.repeat(40_000), `${'字'.repeat(32_766)}…`],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ])('keeps the text %j', async (value, kept) => {
    expect(await cellsOf({ rows: [[value]] })).toEqual([[kept]]);
  });

  test('shows moments in another zone, summer time included', async () => {
    const columns: Columns = [{ header: 'at', kind: 'dateTime' }];
    const rows = [['2026-07-01T12:00:00Z'], ['2026-12-01T12:00:00Z']];

    expect(await cellsOf({ columns, rows, timeZone: 'America/New_York' })).toEqual([
      [new Date('2026-07-01T08:00:00Z')],
      [new Date('2026-12-01T07:00:00Z')],
    ]);
  });

  test('adds a sheet of notes and a hidden one of choices', async () => {
    const columns: Columns = [...text, { header: '性别', kind: 'text', choices: ['男', '女'] }];

    const file = await write({ columns, note: { sheetName: '填写说明', lines: ['一、每人一行。', '=二'] } });

    expect((await readAll(file)).sheetNames).toEqual(['名册', '填写说明', '选项 Choices']);
    expect((await readAll(file, { sheetName: '填写说明' })).rows.map((row) => row.cells)).toEqual([
      ['一、每人一行。'],
      ['=二'],
    ]);
    expect((await readAll(file, { sheetName: '选项 Choices' })).rows.map((row) => row.cells)).toEqual([
      [null, '男'],
      [null, '女'],
    ]);
  });

  test.each([
    ['a/b:c*[d]?\\', 'a b c d'],
    ["'名册'", '名册'],
    ['', 'Sheet'],
    ['History', 'Sheet'],
    [`${'字'.repeat(30)}𠮷`, '字'.repeat(30)],
  ])('makes of the name %j what Excel accepts', async (sheetName, name) => {
    expect((await readAll(await write({ sheetName }))).sheetNames).toEqual([name]);
  });

  test('an error of the rows ends the stream with it', async () => {
    async function* rows() {
      yield ['张三'];
      throw new Error('the database is gone');
    }

    await expect(write({ rows: rows() })).rejects.toThrow('the database is gone');
  });

  test('a reader that leaves ends the rows', async () => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    let taken = 0;
    async function* rows() {
      try {
        for (; ; taken += 1) yield [Math.random().toString(36)];
      } finally {
        end();
      }
    }

    const stream = writeSheet({ sheetName: '名册', columns: text, rows: rows() });
    for await (const _ of stream) {
      if (taken > 0) break;
    }

    await ended;
    expect(stream.destroyed).toBe(true);
  });

  test('takes rows only as fast as they are read', async () => {
    let taken = 0;
    function* rows() {
      for (; taken < 1_000_000; taken += 1) yield [`张三${Math.random()}`];
    }

    const stream = writeSheet({ sheetName: '名册', columns: text, rows: rows() });
    stream.once('readable', () => stream.read(1));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const takenUnread = taken;
    stream.destroy();

    expect(takenUnread).toBeLessThan(60_000);
  });
});

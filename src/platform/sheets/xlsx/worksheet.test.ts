import { describe, expect, test } from 'vitest';
import { readAll, readSheetData, refusalOf, workbookFiles, zipOf } from '../workbook.fixture.ts';

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

describe('rows', () => {
  test('keep the numbers and columns of the sheet, hidden rows included', async () => {
    const sheetData =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="E2" s="1"/></row>' +
      '<row r="5" hidden="1"><c r="A5"><v>3</v></c></row><row r="6" ht="20"/><row r="7"><c r="A7" s="3"/></row>';

    expect(await readSheetData({ sheetData })).toEqual([
      { number: 2, cells: [null, 1, null, 2] },
      { number: 5, cells: [3] },
    ]);
  });

  test('count by themselves where the file leaves numbers out', async () => {
    expect(
      await readSheetData({ sheetData: `<row>${text('a')}${text('b')}</row><row/><row>${text('c')}</row>` }),
    ).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 3, cells: ['c'] },
    ]);
  });

  test('may carry prefixes and come in UTF-16', async () => {
    const files = workbookFiles({ sheetData: '' });
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>张𠮷</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const file = await zipOf({ ...files, 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${xml}`, 'utf16le') });

    expect((await readAll(file)).rows).toEqual([{ number: 1, cells: ['张𠮷'] }]);
  });
});

describe('sheets', () => {
  const sheets =
    '<sheet name="选项" sheetId="1" state="hidden" r:id="rId1"/><sheet name="图" sheetId="2" r:id="rId5"/><sheet name="名册" sheetId="3" r:id="rId2"/>';

  test('the first visible one is read', async () => {
    expect(await readAll(await zipOf(workbookFiles({ sheetData: '', sheets })))).toEqual({
      kind: 'xlsx',
      sheetNames: ['选项', '名册'],
      sheetName: '名册',
      rows: [{ number: 1, cells: ['第二张'] }],
    });
  });

  test('another is read by name', async () => {
    const file = await zipOf(workbookFiles({ sheetData: `<row>${text('甲')}</row>`, sheets }));

    expect((await readAll(file, { sheetName: '选项' })).rows).toEqual([{ number: 1, cells: ['甲'] }]);
    expect(await refusalOf(file, { sheetName: '名单' })).toEqual('sheet.sheetMissing');
  });

  test('a workbook of charts alone has none', async () => {
    const charts = '<sheet name="图" sheetId="2" r:id="rId5"/>';

    expect(await refusalOf(await zipOf(workbookFiles({ sheetData: '', sheets: charts })))).toEqual('sheet.noSheet');
  });
});

describe('limits', () => {
  const refused = async (sheetData: string, limits: object) =>
    refusalOf(await zipOf(workbookFiles({ sheetData })), { limits });

  test('rows that hold something count, empty ones do not', async () => {
    const sheetData = `<row>${text('a')}</row><row/><row/><row>${text('b')}</row>`;

    expect(await refused(sheetData, { rows: 2 })).toBeUndefined();
    expect(await refused(sheetData, { rows: 1 })).toEqual('sheet.tooManyRows');
  });

  test('columns that hold something count, styled empty ones do not', async () => {
    expect(await refused('<row><c r="XFD1" s="1"/></row>', {})).toBeUndefined();
    expect(await refused('<row><c r="C1"><v>1</v></c></row>', { columns: 3 })).toBeUndefined();
    expect(await refused('<row><c r="D1"><v>1</v></c></row>', { columns: 3 })).toEqual('sheet.tooManyColumns');
  });

  test('characters of a cell', async () => {
    expect(await refused(`<row>${text('字'.repeat(32_767))}</row>`, {})).toBeUndefined();
    expect(await refused(`<row>${text('字'.repeat(32_768))}</row>`, {})).toEqual('sheet.cellTooLong');
    expect(await refused(`<row><c t="str"><v>${'字'.repeat(32_768)}</v></c></row>`, {})).toEqual('sheet.cellTooLong');
    expect(await refused(`<row>${text('<x/>'.repeat(9))}</row>`, {})).toBeUndefined();
  });
});

describe('damage is refused', () => {
  test.each([
    ['rows out of order', '<row r="3"/><row r="2"/>'],
    ['a row that no sheet has', '<row r="1048577"/>'],
    ['a row that is no number', '<row r="x"/>'],
    ['a column that no sheet has', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a reference without letters', '<row r="1"><c r="1"><v>1</v></c></row>'],
    ['cells out of order', '<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'],
    ['a shared string that is not there', '<row r="1"><c t="s"><v>7</v></c></row>'],
    ['tags that do not match', '<row><c></row>'],
    ['an entity that nobody declared', `<row>${text('&lol;')}</row>`],
    ['tags nested without end', '<a>'.repeat(100)],
    ['one text without end', '字'.repeat(2_000_000)],
  ])('%s', async (_name, sheetData) => {
    expect(await refusalOf(await zipOf(workbookFiles({ sheetData })))).toEqual('sheet.damaged');
  });

  test('a document type, and with it every entity', async () => {
    const files = workbookFiles({ sheetData: '' });
    const bomb = `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${files['xl/worksheets/sheet1.xml']}`;

    expect(await refusalOf(await zipOf({ ...files, 'xl/worksheets/sheet1.xml': bomb }))).toEqual('sheet.damaged');
  });

  test('bytes that are no text', async () => {
    const files = workbookFiles({ sheetData: '' });
    const broken = Buffer.concat([Buffer.from('<worksheet>'), Buffer.from([0xff, 0xfe, 0x80])]);

    expect(await refusalOf(await zipOf({ ...files, 'xl/worksheets/sheet1.xml': broken }))).toEqual('sheet.damaged');
  });

  test.each(['xl/worksheets/sheet1.xml', 'xl/_rels/workbook.xml.rels'])('a missing %s', async (name) => {
    const { [name]: _, ...files } = workbookFiles({ sheetData: '' });

    expect(await refusalOf(await zipOf(files))).toEqual('sheet.damaged');
  });
});

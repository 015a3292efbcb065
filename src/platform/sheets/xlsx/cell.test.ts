import { describe, expect, test } from 'vitest';
import { readSheetData } from '../workbook.fixture.ts';

/** Styles 1 to 6: date by number, Chinese date by number, date by code, time, zeros, colour with general. */
const styles =
  '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>' +
  '<numFmt numFmtId="171" formatCode="[h]:mm"/><numFmt numFmtId="172" formatCode="000000"/>' +
  '<numFmt numFmtId="173" formatCode="[Red]General&quot;days&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="170"/><xf numFmtId="171"/>' +
  '<xf numFmtId="172"/><xf numFmtId="173"/></cellXfs>';
const row = async (cells: string, more: { sharedStrings?: string; workbookPr?: string } = {}) => {
  const rows = await readSheetData({ sheetData: `<row r="3">${cells}</row>`, styles, ...more });
  return rows[0];
};

describe('values', () => {
  test.each([
    ['a number', '<c r="A3"><v>12.5</v></c>', 12.5],
    ['a negative number with exponent', '<c r="A3" t="n"><v>-1.5E-3</v></c>', -0.0015],
    ['fifteen digits', '<c r="A3"><v>999999999999999</v></c>', 999_999_999_999_999],
    ['true', '<c r="A3" t="b"><v>1</v></c>', true],
    ['false', '<c r="A3" t="b"><v>0</v></c>', false],
    ['an inline text', '<c r="A3" t="inlineStr"><is><t xml:space="preserve"> 张三 </t></is></c>', ' 张三 '],
    ['rich text', '<c r="A3" t="inlineStr"><is><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r></is></c>', '张三'],
    [
      'a phonetic reading',
      '<c r="A3" t="inlineStr"><is><t>張三</t><rPh sb="0" eb="1"><t>チョウ</t></rPh></is></c>',
      '張三',
    ],
    ['entities', '<c r="A3" t="inlineStr"><is><t>A&amp;B&#x4E00;<![CDATA[<c>]]></t></is></c>', 'A&B一<c>'],
    ['escapes', '<c r="A3" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>', 'a\rb_x0041_'],
    ['a formula with its text', '<c r="A3" t="str"><f>A1&amp;"x"</f><v>张三x</v></c>', '张三x'],
    ['a formula with its number', '<c r="A3"><f>1+1</f><v>2</v></c>', 2],
    ['an ISO date', '<c r="A3" t="d"><v>2026-11-28T14:00:00</v></c>', new Date('2026-11-28T14:00:00Z')],
    ['a date by number', '<c r="A3" s="1"><v>46354</v></c>', new Date('2026-11-28T00:00:00Z')],
    ['a Chinese date by number', '<c r="A3" s="2"><v>46354</v></c>', new Date('2026-11-28T00:00:00Z')],
    ['a date by code, with time', '<c r="A3" s="3"><v>46354.604166666664</v></c>', new Date('2026-11-28T14:30:00Z')],
    ['elapsed time', '<c r="A3" s="4"><v>0.5</v></c>', new Date('1899-12-30T12:00:00Z')],
    ['1 January 1900', '<c r="A3" s="1"><v>1</v></c>', new Date('1900-01-01T00:00:00Z')],
    ['28 February 1900', '<c r="A3" s="1"><v>59</v></c>', new Date('1900-02-28T00:00:00Z')],
    ['1 March 1900', '<c r="A3" s="1"><v>61</v></c>', new Date('1900-03-01T00:00:00Z')],
    ['a date style on what is no date', '<c r="A3" s="1"><v>-5</v></c>', -5],
    ['leading zeros by format', '<c r="A3" s="5"><v>123</v></c>', '000123'],
    ['a general format with words', '<c r="A3" s="6"><v>5</v></c>', 5],
    ['a text where a number should be', '<c r="A3"><v>无</v></c>', '无'],
  ])('%s', async (_name, cell, value) => {
    expect(await row(cell)).toEqual({ number: 3, cells: [value] });
  });

  test('shared strings', async () => {
    const sharedStrings = '<si><t>张三</t></si><si><r><t>李</t></r><r><t>四</t></r></si><si/>';

    expect(
      await row('<c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>0</v></c>', {
        sharedStrings,
      }),
    ).toEqual({ number: 3, cells: ['李四', null, '张三'] });
  });

  test('dates of the 1904 system', async () => {
    expect(await row('<c r="A3" s="1"><v>44892</v></c>', { workbookPr: '<workbookPr date1904="1"/>' })).toEqual({
      number: 3,
      cells: [new Date('2026-11-28T00:00:00Z')],
    });
  });

  test('a text of blanks is an empty cell, and a row of them no row', async () => {
    expect(await row('<c r="A3" t="inlineStr"><is><t xml:space="preserve"> 　</t></is></c>')).toBeUndefined();
  });
});

describe('values that the file has lost are told, never guessed', () => {
  test.each([
    [
      'a citizen number stored as a number',
      '<c r="B3"><v>1.1010519491231E+17</v></c>',
      'precisionLost',
      '1.1010519491231E+17',
    ],
    ['sixteen digits', '<c r="B3"><v>1000000000000000</v></c>', 'precisionLost', '1000000000000000'],
    ['a formula error', '<c r="B3" t="e"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c>', 'formulaError', '#N/A'],
    ['a formula without value', '<c r="B3"><f>SUM(A1:A2)</f></c>', 'formulaWithoutValue', ''],
  ])('%s', async (_name, cell, problem, found) => {
    const read = await row(`<c r="A3"><v>1</v></c>${cell}`);

    expect([read?.cells, read?.problems?.map((each) => [each.column, each.problem, each.found])]).toEqual([
      [1, null],
      [[1, problem, found]],
    ]);
  });
});

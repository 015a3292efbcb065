import { describe, expect, test } from 'vitest';
import { refusalOf, workbookFiles, zipOf } from '../workbook.fixture.ts';

const MEGABYTE = 1024 * 1024;
const CENTRAL_HEADER = Buffer.from('504b0102', 'hex');
const files = workbookFiles({ sheetData: '<row><c><v>1</v></c></row>' });

/** The place in the central directory where the header of a file begins. */
function headerOf(archive: Buffer, name: string): number {
  for (let at = archive.indexOf(CENTRAL_HEADER); at >= 0; at = archive.indexOf(CENTRAL_HEADER, at + 4)) {
    const length = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + length) === name) return at;
  }
  throw new Error(`no ${name} in the archive`);
}

describe('openArchive', () => {
  test('refuses a bomb by what it declares, anywhere in the archive', async () => {
    const bomb = await zipOf({ ...files, 'xl/media/image1.png': Buffer.alloc(20 * MEGABYTE) });

    expect(await refusalOf(bomb)).toEqual('sheet.unpacksTooFar');
    expect(await refusalOf(bomb, { limits: { ratio: 2_000 } })).toBeUndefined();
    expect(await refusalOf(bomb, { limits: { ratio: 2_000, unpackedBytes: 19 * MEGABYTE } })).toEqual(
      'sheet.unpacksTooFar',
    );
  });

  test('refuses a bomb that declares less than it holds', async () => {
    const sheetData = `<row><c><v>1</v></c></row>${' '.repeat(MEGABYTE)}`;
    const archive = await zipOf(workbookFiles({ sheetData }));
    archive.writeUInt32LE(1_000, headerOf(archive, 'xl/worksheets/sheet1.xml') + 24);

    expect(await refusalOf(archive)).toEqual('sheet.unpacksTooFar');
  });

  test('refuses more entries than a workbook has', async () => {
    expect(await refusalOf(await zipOf(files), { limits: { entries: 5 } })).toEqual('sheet.unpacksTooFar');
  });

  test('refuses encrypted entries', async () => {
    const archive = await zipOf(files);
    archive.writeUInt16LE(1, headerOf(archive, 'xl/workbook.xml') + 8);

    expect(await refusalOf(archive)).toEqual('sheet.encrypted');
  });

  test('refuses content that does not match its checksum', async () => {
    const archive = await zipOf(files);
    archive.writeUInt32LE(1, headerOf(archive, 'xl/worksheets/sheet1.xml') + 16);

    expect(await refusalOf(archive)).toEqual('sheet.damaged');
  });

  test('refuses a method of packing that no spreadsheet program uses', async () => {
    const archive = await zipOf(files);
    archive.writeUInt16LE(12, headerOf(archive, 'xl/worksheets/sheet1.xml') + 10);

    expect(await refusalOf(archive)).toEqual('sheet.damaged');
  });

  test('refuses names that climb out of the archive', async () => {
    const archive = await zipOf({ ...files, 'aa/evil': '' });
    const climbing = Buffer.from(archive.toString('latin1').replaceAll('aa/evil', '../evil'), 'latin1');

    expect(await refusalOf(climbing)).toEqual('sheet.damaged');
  });
});

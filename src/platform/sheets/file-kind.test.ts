import { describe, expect, test } from 'vitest';
import { refusalOf, workbookFiles, zipOf } from './workbook.fixture.ts';

const bytes = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(64)]);

describe('what is no sheet is refused by name', () => {
  test.each([
    ['sheet.empty', Buffer.alloc(0)],
    ['sheet.oldBinary', bytes('d0cf11e0a1b11ae1')],
    ['sheet.oldBinary', bytes('0908100000060500')],
    ['sheet.encrypted', Buffer.concat([bytes('d0cf11e0a1b11ae1'), Buffer.from('EncryptedPackage', 'utf16le')])],
    ['sheet.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
    ['sheet.picture', bytes('89504e470d0a1a0a')],
    ['sheet.picture', bytes('ffd8ffe0')],
    ['sheet.picture', Buffer.from('GIF89a,,,')],
    ['sheet.picture', Buffer.from('RIFF\u0001\u0001\u0001\u0001WEBPVP8 ')],
    ['sheet.picture', bytes('424d3600000000000000')],
    ['sheet.picture', bytes('0000001c6674797068656963')],
    ['sheet.packed', Buffer.from('Rar!\u001a\u0007\u0001')],
    ['sheet.packed', bytes('1f8b08')],
    ['sheet.packed', bytes('377abcaf271c')],
    ['sheet.document', Buffer.from('{\\rtf1\\ansi')],
    ['sheet.html', Buffer.from('\ufeff\n<HTML xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>姓名')],
    ['sheet.html', Buffer.from('<meta charset="gb2312"><style></style><table>')],
    ['sheet.html', Buffer.from('<?xml version="1.0"?><!DOCTYPE html><html>')],
    ['sheet.html', Buffer.from('MIME-Version: 1.0\nX-Document-Type: Workbook')],
    [
      'sheet.xmlSpreadsheet',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    ],
    ['sheet.unknownKind', Buffer.from('7f454c4602010100', 'hex')],
  ])('%s', async (code, file) => {
    expect(await refusalOf(file)).toEqual(code);
  });

  test.each([
    ['sheet.packed', { '名册.csv': '姓名' }],
    ['sheet.packed', { '内/名册.xlsx': 'PK' }],
    ['sheet.binaryWorkbook', { '[Content_Types].xml': '', 'xl/workbook.bin': '' }],
    ['sheet.document', { '[Content_Types].xml': '', 'word/document.xml': '<w/>' }],
    ['sheet.document', { '[Content_Types].xml': '', 'ppt/presentation.xml': '<p/>' }],
    ['sheet.openDocument', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }],
    ['sheet.document', { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }],
    ['sheet.damaged', { '[Content_Types].xml': '<Types/>' }],
    ['sheet.damaged', { 'xl/workbook.xml': '<workbook/>' }],
  ])('%s, of an archive', async (code, files) => {
    expect(await refusalOf(await zipOf(files))).toEqual(code);
  });

  test('an empty archive', async () => {
    expect(await refusalOf(await zipOf({}))).toEqual('sheet.packed');
  });
});

test('text that begins like a signature is text', async () => {
  for (const text of ['BM,名称\n', 'II,MM\n', 'GIF,abc\n', '<5 人,<10 人\n']) {
    expect(await refusalOf(Buffer.from(text))).toBeUndefined();
  }
});

test('a file beyond the limit of bytes is refused before it is looked at', async () => {
  const file = await zipOf(workbookFiles({ sheetData: '' }));

  expect(await refusalOf(file, { limits: { fileBytes: file.length - 1 } })).toEqual('sheet.tooLarge');
  expect(await refusalOf(file, { limits: { fileBytes: file.length } })).toBeUndefined();
});

import { defineRefusals } from '../../kernel/refusal.ts';

export const refusals = defineRefusals('sheet', {
  empty: {
    status: 422,
    words: [
      '文件是空的，请确认保存成功后重新上传。',
      'The file is empty. Check that it was saved, then upload it again.',
    ],
    when: 'a file of no bytes',
  },
  tooLarge: {
    status: 413,
    words: [
      '文件超过 {megabytes} MB，请删去图片和多余的工作表，或拆成几份再上传。',
      'The file is larger than {megabytes} MB. Remove pictures and spare sheets, or split it into several files.',
    ],
    when: 'a file beyond the limit of bytes',
  },
  unpacksTooFar: {
    status: 413,
    words: [
      '文件解压后大得不正常，为安全起见没有读取。请在 Excel 或 WPS 中把数据复制到新表，另存为 xlsx 再上传。',
      'The file unpacks to an abnormal size and was not read, for safety. Copy the data into a new workbook, save it as xlsx and upload that.',
    ],
    when: 'an archive beyond the limit of entries, unpacked bytes or ratio, as declared or as found while unpacking',
  },
  oldBinary: {
    status: 415,
    words: [
      '这是旧版 .xls 或 .et 表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。',
      'This is an old .xls or .et sheet. Open it in Excel or WPS, save it as .xlsx and upload that.',
    ],
    when: 'an OLE compound file or a bare BIFF stream',
  },
  encrypted: {
    status: 415,
    words: [
      '文件设了打开密码。请在 Excel 或 WPS 中取消密码，保存后再上传。',
      'The file is protected by a password. Remove the password in Excel or WPS, save it and upload it again.',
    ],
    when: 'an encrypted workbook or encrypted archive',
  },
  binaryWorkbook: {
    status: 415,
    words: [
      '这是 .xlsb 二进制工作簿。请用 Excel 打开，另存为 .xlsx 再上传。',
      'This is an .xlsb binary workbook. Open it in Excel, save it as .xlsx and upload that.',
    ],
    when: 'an archive with xl/workbook.bin',
  },
  openDocument: {
    status: 415,
    words: [
      '这是 .ods 表格。请用 LibreOffice 或 WPS 打开，另存为 .xlsx 再上传。',
      'This is an .ods sheet. Open it in LibreOffice or WPS, save it as .xlsx and upload that.',
    ],
    when: 'an OpenDocument archive',
  },
  document: {
    status: 415,
    words: [
      '这是文字或演示文稿，不是表格。请把名单放进 Excel 或 WPS 表格，存为 .xlsx 再上传。',
      'This is a text document or a presentation, not a sheet. Put the list into a workbook, save it as .xlsx and upload that.',
    ],
    when: 'docx, pptx or rtf',
  },
  packed: {
    status: 415,
    words: [
      '这是压缩包，不是表格。请先解压，再上传里面的 .xlsx 或 .csv 文件。',
      'This is an archive, not a sheet. Unpack it first and upload the .xlsx or .csv inside.',
    ],
    when: 'zip without a workbook, rar, 7z or gzip',
  },
  pdf: {
    status: 415,
    words: [
      '这是 PDF，读不出表格。请上传原来的 .xlsx 或 .csv 文件。',
      'This is a PDF and cannot be read as a sheet. Upload the original .xlsx or .csv.',
    ],
    when: 'a PDF',
  },
  picture: {
    status: 415,
    words: [
      '这是图片，读不出表格。请上传原来的 .xlsx 或 .csv 文件。',
      'This is a picture and cannot be read as a sheet. Upload the original .xlsx or .csv.',
    ],
    when: 'PNG, JPEG, GIF, BMP, WebP, TIFF or HEIC',
  },
  html: {
    status: 415,
    words: [
      '这个文件其实是网页，只是叫作表格（有些系统这样导出）。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。',
      'This file is really a web page named as a sheet (some systems export this). Open it in Excel or WPS, save it as .xlsx and upload that.',
    ],
    when: 'HTML or MHTML under the name of a sheet',
  },
  xmlSpreadsheet: {
    status: 415,
    words: [
      '这是 2003 版 XML 表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。',
      'This is an Excel 2003 XML sheet. Open it in Excel or WPS, save it as .xlsx and upload that.',
    ],
    when: 'SpreadsheetML 2003',
  },
  unknownKind: {
    status: 415,
    words: [
      '认不出这个文件。请上传 .xlsx 表格，或 UTF-8、GB18030 编码的 .csv 文件。',
      'This file is of no known kind. Upload an .xlsx sheet, or a .csv in UTF-8 or GB18030.',
    ],
    when: 'anything else that is not text',
  },
  damaged: {
    status: 422,
    words: [
      '文件已损坏或没有传完整。请用 Excel 或 WPS 打开检查，重新保存后再上传。',
      'The file is damaged or did not arrive whole. Open it in Excel or WPS, save it again and upload that.',
    ],
    when: 'an archive, part or document that contradicts its format',
  },
  encoding: {
    status: 422,
    words: [
      '文字编码认不出来。请在 Excel 中选“CSV UTF-8（逗号分隔）”另存，或直接上传 .xlsx。',
      'The text encoding is not recognised. Save it in Excel as “CSV UTF-8 (Comma delimited)”, or upload the .xlsx itself.',
    ],
    when: 'text that is neither UTF-8, UTF-16 with a mark, nor GB18030',
  },
  openQuote: {
    status: 422,
    words: [
      '第 {row} 行附近有一个双引号没有配对，后面的内容分不开。请补上或删去这个引号再上传。',
      'Near row {row} a double quote is never closed, so what follows cannot be told apart. Close or delete it and upload again.',
    ],
    when: 'a quoted field in csv that does not end',
  },
  noSheet: {
    status: 422,
    words: [
      '工作簿里没有普通工作表。请把数据放进一张工作表再上传。',
      'The workbook has no ordinary sheet. Put the data into a sheet and upload again.',
    ],
    when: 'a workbook of chart or macro sheets only',
  },
  sheetMissing: {
    status: 422,
    words: [
      '工作簿里没有名为“{name}”的工作表，现有：{names}。请从中选一张。',
      'The workbook has no sheet named “{name}”; it has: {names}. Choose one of these.',
    ],
    when: 'a sheet is asked for by a name the workbook does not have',
  },
  tooManyRows: {
    status: 413,
    words: [
      '表格超过 {limit} 行，请拆成几份再上传。',
      'The sheet has more than {limit|row|rows}. Split it into several files.',
    ],
    when: 'reading or writing beyond the limit of rows',
  },
  tooManyColumns: {
    status: 413,
    words: [
      '第 {row} 行超过 {limit} 列，请删去多余的列再上传。',
      'Row {row} has more than {limit|column|columns}. Delete the spare columns and upload again.',
    ],
    when: 'a filled cell beyond the limit of columns',
  },
  cellTooLong: {
    status: 413,
    words: [
      '有一格文字超过 {limit} 个字符（第 {row} 行附近），请缩短后再上传。',
      'A cell holds more than {limit|character|characters} (near row {row}). Shorten it and upload again.',
    ],
    when: 'a cell beyond the limit of characters',
  },
});

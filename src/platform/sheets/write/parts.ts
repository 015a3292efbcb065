import { xmlText } from './xml-text.ts';

/** The fixed parts of a workbook, as ECMA-376 (transitional) has them and Excel, WPS and LibreOffice read them. */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const WORKSHEET_OPEN = `${DECLARATION}<worksheet xmlns="${MAIN}">`;
export const WORKSHEET_CLOSE = '</worksheet>';

export interface WorkbookSheet {
  name: string;
  hidden?: boolean;
}

export function contentTypesXml(sheets: readonly WorkbookSheet[]): string {
  const overrides = sheets.map(
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
  );
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${overrides.join('')}</Types>`
  );
}

export function packageRelationshipsXml(): string {
  return relationshipsXml([{ type: 'officeDocument', target: 'xl/workbook.xml' }]);
}

export function workbookRelationshipsXml(sheets: readonly WorkbookSheet[]): string {
  const worksheets = sheets.map((_, index) => ({ type: 'worksheet', target: `worksheets/sheet${index + 1}.xml` }));
  return relationshipsXml([...worksheets, { type: 'styles', target: 'styles.xml' }]);
}

function relationshipsXml(items: { type: string; target: string }[]): string {
  const relationships = items.map(
    ({ type, target }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relationships.join('')}</Relationships>`;
}

/** `filter` is the range of the first sheet's filter: Excel keeps it as a hidden name besides the sheet's own mark. */
export function workbookXml(sheets: readonly WorkbookSheet[], filter: string): string {
  const items = sheets.map(({ name, hidden }, index) => {
    const state = hidden ? ' state="hidden"' : '';
    return `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const range = xmlText(`'${(sheets[0]?.name ?? '').replaceAll("'", "''")}'!${filter}`);
  return (
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${items.join('')}</sheets>` +
    `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${range}</definedName></definedNames></workbook>`
  );
}

/** Cell styles in the order of `STYLES` in columns.ts. */
export function stylesXml(): string {
  const font = '<sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/>';
  const xf = (format: number, rest = '') =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${rest || '/>'}`;
  const styles = [
    xf(0),
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
    xf(49),
    xf(164),
    xf(165),
    xf(166),
    xf(49, ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'),
  ];
  return (
    `${DECLARATION}<styleSheet xmlns="${MAIN}">` +
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts>' +
    `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF2EFE9"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

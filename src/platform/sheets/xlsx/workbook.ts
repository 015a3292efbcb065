import { posix } from 'node:path';
import { refusals } from '../errors.ts';
import type { Archive } from './archive.ts';
import { readXml } from './xml.ts';

/** Ends of relationship types, the same in transitional and strict files (ECMA-376 part 1, annex A). */
const WORKSHEET = '/worksheet';
const OFFICE_DOCUMENT = '/officeDocument';
const SHARED_STRINGS = '/sharedStrings';
const STYLES = '/styles';

/** Far beyond any workbook that people made. */
const MAX_RELATIONSHIPS = 10_000;
const MAX_NAME_CHARACTERS = 255;

export interface Workbook {
  sheets: { name: string; part: string; visible: boolean }[];
  sharedStringsPart?: string | undefined;
  stylesPart?: string | undefined;
  /** Whether day 0 is 1904-01-01, as in old files from the Mac, instead of 1900. */
  date1904: boolean;
}

interface Relationship {
  type: string;
  part: string;
}

/**
 * Finds the worksheets of a workbook and the parts that they share.
 * @throws Refusal that names what the archive is, where it is no workbook
 */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const part = await findWorkbookPart(archive);
  if (!part) throw await notAWorkbook(archive);
  const relationships = await readRelationships(archive, part);
  const all = [...relationships.values()];
  const workbook: Workbook = {
    sheets: [],
    sharedStringsPart: all.find(({ type }) => type.endsWith(SHARED_STRINGS))?.part,
    stylesPart: all.find(({ type }) => type.endsWith(STYLES))?.part,
    date1904: false,
  };
  await readXml(archive.read(part), {
    open(name, attributes) {
      if (name === 'workbookPr') workbook.date1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const relationship = relationships.get(attributeEndingIn(attributes, ':id') ?? '');
      if (!relationship?.type.endsWith(WORKSHEET)) return;
      const visible = (attributes.state ?? 'visible') === 'visible';
      workbook.sheets.push({
        name: (attributes.name ?? '').slice(0, MAX_NAME_CHARACTERS),
        part: relationship.part,
        visible,
      });
      if (workbook.sheets.length > relationships.size) throw refusals.damaged();
    },
  });
  return workbook;
}

async function findWorkbookPart(archive: Archive): Promise<string | undefined> {
  const conventional = 'xl/workbook.xml';
  if (archive.has(conventional)) return conventional;
  if (!archive.has('_rels/.rels')) return undefined;
  const relationships = [...(await readRelationships(archive, '')).values()];
  const part = relationships.find(({ type }) => type.endsWith(OFFICE_DOCUMENT))?.part;
  return part && archive.has(part) && /\.xml$/i.test(part) && !/^(word|ppt)\//i.test(part) ? part : undefined;
}

/** The relationships of a part by id; targets resolved against the part's folder. */
async function readRelationships(archive: Archive, part: string): Promise<Map<string, Relationship>> {
  const folder = posix.dirname(`/${part}`);
  const relationships = new Map<string, Relationship>();
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`).slice(1);
  if (!archive.has(name)) throw refusals.damaged();
  await readXml(archive.read(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
      if (relationships.size >= MAX_RELATIONSHIPS) throw refusals.damaged();
      relationships.set(Id, { type: Type, part: posix.resolve(folder, Target).slice(1) });
    },
  });
  return relationships;
}

async function notAWorkbook(archive: Archive) {
  if (archive.has('xl/workbook.bin')) return refusals.binaryWorkbook();
  if (archive.has('word/document.xml') || archive.has('ppt/presentation.xml')) return refusals.document();
  if (archive.has('mimetype') && archive.has('content.xml')) {
    let mimetype = '';
    for await (const chunk of archive.read('mimetype')) mimetype = (mimetype + chunk.toString('latin1')).slice(0, 200);
    return mimetype.includes('opendocument.spreadsheet') ? refusals.openDocument() : refusals.document();
  }
  return archive.has('[content_types].xml') ? refusals.damaged() : refusals.packed();
}

function attributeEndingIn(attributes: Record<string, string>, ending: string): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(ending))?.[1];
}

import { say } from '../../../kernel/words.ts';
import { qrSvg } from '../../../platform/codes/qr.ts';
import { type Print, renderPdf, renderPng } from '../../../platform/pdf/render.ts';
import page from '../page.typ?raw';
import { headlinePhrases, tidyAll } from '../rules.ts';
import { ProgrammeSheet } from './contract.ts';
import template from './programme-sheet.typ?raw';
import { words } from './words.ts';

export interface Sheet {
  document: ProgrammeSheet;
  /** The picture, by the name under which the sheet has it: JPEG, PNG, WebP or SVG. */
  images?: Record<string, Buffer>;
}

/** Prints the sheet; acts that do not fit below the picture follow on pages of their own. @throws ZodError */
export const printProgrammeSheet = (sheet: Sheet): Promise<Buffer> => renderPdf(printOf(sheet));

/** The poster as a picture, for sharing. */
export const previewProgrammeSheet = ({ widthPx = 800, ...sheet }: Sheet & { widthPx?: number }): Promise<Buffer> =>
  renderPng({ ...printOf(sheet), widthPx });

/** The symbol is read from a few metres and by scratched cameras: correction Q, its quiet zone from the card it is on. */
const CODE_STYLE = { ec: 'Q', margin: 2 } as const;

function printOf({ document, images = {} }: Sheet): Print {
  const sheet = ProgrammeSheet.parse(document);
  if (sheet.image && !(sheet.image in images)) throw new Error(`The picture '${sheet.image}' was not handed over`);
  const w = say(words, sheet.lang);
  const data = {
    ...sheet,
    listTitle: sheet.listTitle ?? w.acts,
    overleaf: w.overleaf,
    phrases: sheet.lang === 'zh' ? headlinePhrases(sheet.title) : [sheet.title.split(/(?<= )/)],
    code: sheet.code && { label: sheet.code.label, hint: sheet.code.hint },
  };
  const code: Record<string, Buffer> = sheet.code ? { 'qr-code': Buffer.from(qrSvg(sheet.code.url, CODE_STYLE)) } : {};
  return {
    template: `${page}\n${template}`,
    data: sheet.lang === 'zh' ? tidyAll(data) : data,
    images: { ...images, ...code },
  };
}

import { formatLongDay } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import { type Json, type Print, renderPdf, renderPng } from '../../../platform/pdf/render.ts';
import page from '../page.typ?raw';
import { headlinePhrases, tidyAll } from '../rules.ts';
import template from './brief.typ?raw';
import { BriefDocument } from './contract.ts';
import { words } from './words.ts';

export interface Brief {
  document: BriefDocument;
  /** The photos, by the names under which the document has them. */
  images?: Record<string, Buffer>;
}

/** Prints a brief on A4. @throws ZodError when the document is none; Error when a photo's file is missing. */
export const printBrief = (brief: Brief): Promise<Buffer> => renderPdf(printOf(brief));

/** Its first page as a picture, to be shown before it is sent. */
export const previewBrief = ({ widthPx = 800, ...brief }: Brief & { widthPx?: number }): Promise<Buffer> =>
  renderPng({ ...printOf(brief), widthPx });

function printOf({ document, images = {} }: Brief): Print {
  const brief = BriefDocument.parse(document);
  const missing = brief.photos.find(({ image }) => !(image in images));
  if (missing) throw new Error(`The photo '${missing.image}' of the brief was not handed over`);
  return {
    template: `${page}\n${template}`,
    data: brief.lang === 'zh' ? tidyAll(dataOf(brief)) : dataOf(brief),
    images,
  };
}

function dataOf(brief: ReturnType<typeof BriefDocument.parse>): Json {
  const w = say(words, brief.lang);
  const { masthead, colophon, headline, subhead, body, sources, photos, ...rest } = brief;
  const names = (list: readonly string[]): string => list.join(w.separator);
  const addressed = [
    { label: w.report, names: colophon.report },
    { label: w.send, names: colophon.send },
    { label: w.issueTo, names: colophon.issue },
  ];
  const credits = [
    { label: w.text, names: colophon.text },
    { label: w.photos, names: colophon.photos },
    { label: w.review, names: colophon.review },
    { label: w.contact, names: colophon.contact ? [colophon.contact] : [] },
  ];
  return {
    ...rest,
    headline: headline.replaceAll(/\s+/g, ' '),
    phrases: brief.lang === 'zh' ? headlinePhrases(headline) : headline.split('\n').map((line) => line.split(/(?<= )/)),
    subhead: subhead && w.dash + subhead,
    body: body.map((block) => (block.kind === 'quote' ? { ...block, by: block.by && w.dash + block.by } : block)),
    masthead: {
      ...masthead,
      issue: masthead.issue && w.issue(masthead.issue.number, masthead.issue.total),
      date: formatLongDay(masthead.date, brief.lang),
    },
    photos: photos.map(({ credit, ...photo }) => ({ ...photo, credit: credit && w.photoBy(credit) })),
    sources: sources.map(({ asOf, ...source }) => ({ ...source, asOf: w.asOf(asOf) })),
    colophon: {
      addressed: addressed
        .filter((row) => row.names.length > 0)
        .map((row) => ({ label: row.label, names: names(row.names) + w.end })),
      credits: credits.filter((row) => row.names.length > 0).map((row) => row.label + names(row.names)),
      copies: colophon.copies && w.copies(colophon.copies),
    },
    labels: { editorsNote: w.editorsNote, sources: w.sources },
  };
}

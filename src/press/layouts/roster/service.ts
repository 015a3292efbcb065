import { say } from '../../../kernel/words.ts';
import { type Print, renderPdf } from '../../../platform/pdf/render.ts';
import page from '../page.typ?raw';
import { tidyAll } from '../rules.ts';
import { Roster } from './contract.ts';
import template from './roster.typ?raw';
import { columnShares } from './rules.ts';
import { words } from './words.ts';

/** Prints a list. Beyond some hundred rows call it from a job: compiling is synchronous. @throws ZodError */
export const printRoster = (document: Roster): Promise<Buffer> => renderPdf(printOf(document));

function printOf(document: Roster): Print {
  const roster = Roster.parse(document);
  const w = say(words, roster.lang);
  const data = {
    ...roster,
    shares: columnShares(roster.columns, roster.rows),
    labels: { number: w.number, page: w.page.split(/\{page\}|\{pages\}/), empty: w.empty },
  };
  return { template: `${page}\n${template}`, data: roster.lang === 'zh' ? tidyAll(data) : data };
}

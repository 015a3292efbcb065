import { type Print, renderPdf } from '../../../platform/pdf/render.ts';
import page from '../page.typ?raw';
import { tidyAll } from '../rules.ts';
import { NoticeSheet } from './contract.ts';
import template from './notice.typ?raw';

/** Prints a notice. Beyond some hundred names call it from a job: compiling is synchronous. @throws ZodError */
export const printNotice = (document: NoticeSheet): Promise<Buffer> => renderPdf(printOf(document));

function printOf(document: NoticeSheet): Print {
  const data = NoticeSheet.parse(document);
  return { template: `${page}\n${template}`, data: data.lang === 'zh' ? tidyAll(data) : data };
}

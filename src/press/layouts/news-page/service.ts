import { formatLongDay } from '../../../kernel/dates.ts';
import { countPages, type Print, renderPdf, renderPng } from '../../../platform/pdf/render.ts';
import page from '../page.typ?raw';
import { headlinePhrases, tidyAll } from '../rules.ts';
import { NewsPage } from './contract.ts';
import template from './news-page.typ?raw';

export interface Page {
  document: NewsPage;
  /** The photos, by the names under which the items have them. */
  images?: Record<string, Buffer>;
}

/**
 * How much of the page the template may take for full. Photos and headlines that jump to the next column leave
 * holes that it cannot foresee: then it is asked again to fill less, which sets the type a little smaller.
 */
const FILLS = [1, 0.96, 0.92, 0.88, 0.84, 0.8] as const;

/**
 * Prints the page on A3. The type is made as large as fits one page, between 8 and 13 pt; what is too long even
 * so runs on to a second. @throws ZodError; Error when a photo's file is missing.
 */
export const printNewsPage = async (news: Page): Promise<Buffer> => renderPdf(await onOnePage(news));

/** The page as a picture, to be judged before it is printed. */
export const previewNewsPage = async ({ widthPx = 1000, ...news }: Page & { widthPx?: number }): Promise<Buffer> =>
  renderPng({ ...(await onOnePage(news)), widthPx });

async function onOnePage({ document, images = {} }: Page): Promise<Print> {
  const news = NewsPage.parse(document);
  const missing = news.items.find(({ photo }) => photo && !(photo.image in images));
  if (missing) throw new Error(`The photo '${missing.photo?.image}' of the page was not handed over`);
  const items = news.items.map((item) => ({
    ...item,
    phrases: news.lang === 'zh' ? headlinePhrases(item.headline) : [item.headline.split(/(?<= )/)],
  }));
  const typed = { ...news, date: formatLongDay(news.date, news.lang), items };
  const data = news.lang === 'zh' ? tidyAll(typed) : typed;
  const prints = FILLS.map((fill) => ({ template: `${page}\n${template}`, data: { ...data, fill }, images }));
  for (const print of prints) {
    if ((await countPages(print)) === 1) return print;
  }
  return { template: `${page}\n${template}`, data: { ...data, fill: 1 }, images };
}

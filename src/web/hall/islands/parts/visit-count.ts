import { newId } from './new-id.ts';

/**
 * Counts one visit to an exhibition, once for each browser session: reloads and further pages do not count, nor does a page
 * that is only fetched ahead. The session's mark stays in this browser; nothing of it is sent.
 */
export class VisitCount extends HTMLElement {
  connectedCallback(): void {
    const { href, gallery } = this.dataset;
    if (!href || !gallery) return;
    const isAhead = (document as { prerendering?: boolean }).prerendering === true;
    if (isAhead) document.addEventListener('prerenderingchange', () => count(href, gallery), { once: true });
    else count(href, gallery);
  }
}

function count(href: string, gallery: string): void {
  const mark = `visited ${gallery}`;
  if (sessionStorage.getItem(mark)) return;
  sessionStorage.setItem(mark, '1');
  fetch(href, {
    method: 'POST',
    keepalive: true,
    credentials: 'omit',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: '{}',
  }).catch(() => sessionStorage.removeItem(mark));
}

/**
 * Keeps the screen's page, style and script on the machine, for a power cut while the network is gone. Pictures and data
 * the page keeps itself. Served at `/screen/worker.js`, to cover screens only.
 */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent extends WorkerEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** What a worker has beside a window's globals. */
declare const clients: { claim(): Promise<void>; matchAll(query: { type: 'window' }): Promise<{ url: string }[]> };
declare function skipWaiting(): Promise<void>;

const shelf = 'screen-1';

/** A page with the style and script it names. */
async function keepPage(url: string): Promise<void> {
  const cache = await caches.open(shelf);
  const page = await fetch(url);
  if (!page.ok) return;
  const named = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  await cache.put(url, page);
  const kept = new Set((await cache.keys()).map((each) => new URL(each.url).pathname));
  await cache.addAll(named.filter((path): path is string => path !== undefined && !kept.has(path)));
}

async function keepOpenPages(): Promise<void> {
  const open = await clients.matchAll({ type: 'window' });
  for (const { url } of open)
    if (new URL(url).pathname.startsWith('/screen/')) await keepPage(url).catch(() => undefined);
}

async function networkFirst(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      const cache = await caches.open(shelf);
      await cache.put(request, answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await caches.match(request);
    if (!kept) throw error;
    return kept;
  }
}

async function shelfFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? networkFirst(request);
}

addEventListener('install', (event) => (event as WorkerEvent).waitUntil(skipWaiting()));
addEventListener('activate', (event) => (event as WorkerEvent).waitUntil(clients.claim().then(() => keepOpenPages())));
addEventListener('message', (event) => {
  if ((event as MessageEvent).data === 'renew') (event as WorkerEvent & MessageEvent).waitUntil(keepOpenPages());
});
addEventListener('fetch', (event) => {
  const asked = event as AskEvent;
  const { request } = asked;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') asked.respondWith(networkFirst(request));
  else if (pathname.startsWith('/assets/')) asked.respondWith(shelfFirst(request));
});

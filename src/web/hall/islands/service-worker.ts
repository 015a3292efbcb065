/**
 * Keeps the offline page and the built files on the phone. Pages are personal and not kept, but for those the
 * server marks `x-keep: offline` (the helper's door), until sign-out. Served at `/sw.js`, to cover the whole hall.
 */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent extends WorkerEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const shelf = 'hall-1';
const personalShelf = 'hall-personal';
const offline = '/offline';
const lasting = /^\/(?:assets|woodcuts)\//;

/** The offline page with the style and scripts it names, so that it also looks and works like the hall. */
async function stock(): Promise<void> {
  const cache = await caches.open(shelf);
  const page = await fetch(offline, { credentials: 'omit' });
  if (!page.ok) return;
  const named = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  await cache.put(offline, page);
  await cache.addAll(named.filter((path) => path !== undefined));
}

async function fromShelfOrNetwork(request: Request): Promise<Response> {
  const cache = await caches.open(shelf);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function pageOrOffline(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.headers.get('x-keep') === 'offline') {
      const personal = await caches.open(personalShelf);
      await personal.put(request, answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = (await caches.match(request)) ?? (await caches.match(offline));
    if (!kept) throw error;
    return kept;
  }
}

addEventListener('install', (event) => (event as WorkerEvent).waitUntil(stock()));

addEventListener('message', (event) => {
  if ((event as MessageEvent).data === 'forget')
    (event as WorkerEvent & MessageEvent).waitUntil(caches.delete(personalShelf));
});

addEventListener('fetch', (event) => {
  const ask = event as AskEvent;
  const { request } = ask;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (lasting.test(pathname)) ask.respondWith(fromShelfOrNetwork(request));
  else if (request.mode === 'navigate' && !pathname.startsWith('/console')) ask.respondWith(pageOrOffline(request));
});

import { clockOf, formatDay, formatMoment } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import type { ScreenData, ScreenSettings } from '../contract.ts';
import { screenWords } from '../words.ts';
import { stockPictures } from './parts/pictures.ts';
import { Source } from './parts/source.ts';
import { Stage } from './parts/stage.ts';
import { write } from './parts/write.ts';

const SLIDE_MS = 12_000;
/** Twice within the minute in which a revoked honour must be gone. */
const ASK_MS = 20_000;
const TICK_MS = 1000;
/** Three unanswered questions: the network is gone. */
const STALE_MS = 75_000;

const one = <Found extends HTMLElement = HTMLElement>(selector: string): Found | null =>
  document.querySelector(selector);
const told = JSON.parse(one('#screen')?.textContent ?? '{}') as { data: ScreenData; settings: ScreenSettings };
const { settings } = told;
const words = say(screenWords, settings.lang);
const style = { lang: settings.lang, zone: settings.zone };
const source = new Source(settings.source);
const stage = new Stage([...document.querySelectorAll<HTMLElement>('.slide')]);
const upright = matchMedia('(orientation: portrait)');

let data = told.data;
let shownId = data.slides[0]?.id ?? '';
let shownAs = JSON.stringify(data.slides[0] ?? null);
let turnAt = performance.now() + SLIDE_MS;
let asking = false;
let turning = false;

function set(selector: string, text: string): HTMLElement | null {
  const element = one(selector);
  if (element) write(element, text);
  return element;
}

function turnPage(): void {
  if (settings.layout === 'auto') document.documentElement.dataset.layout = upright.matches ? 'portrait' : 'landscape';
}

/** Clock and freshness; written only where they changed. */
function tick(): void {
  const now = source.now();
  set('[data-clock]', clockOf(now, settings.zone));
  set('[data-day]', formatDay(now, style));
  const { heardAt } = source;
  if (heardAt) {
    const isStale = now.getTime() - heardAt.getTime() > STALE_MS;
    const line = set(
      '[data-fresh]',
      isStale ? words.stale(formatMoment(heardAt, style)) : words.fresh(clockOf(heardAt, settings.zone)),
    );
    line?.classList.toggle('stale', isStale);
  }
  if (performance.now() >= turnAt) turn();
}

/** The next portrait; the first again after the last. */
function turn(): void {
  if (turning) return;
  const { slides } = data;
  const empty = one('.empty');
  if (empty) empty.hidden = slides.length > 0;
  turnAt = performance.now() + SLIDE_MS;
  const at = (slides.findIndex(({ id }) => id === shownId) + 1) % Math.max(slides.length, 1);
  const next = slides[at];
  if (!next) {
    shownId = '';
    set('[data-place]', '');
    stage.clear();
    return;
  }
  const isSame = shownAs === JSON.stringify(next);
  shownId = next.id;
  shownAs = JSON.stringify(next);
  set('[data-place]', words.place(at + 1, slides.length));
  if (isSame) return;
  turning = true;
  const done = () => {
    turning = false;
    // Whoever was taken out meanwhile does not stay for the whole turn.
    if (!data.slides.some(({ id }) => id === shownId)) turnAt = 0;
  };
  stage.show(next).then(done, done);
}

/** Takes new data in: whoever is shown and no longer there, or changed, gives way at once. */
function take(next: ScreenData): void {
  const place = data.slides.findIndex(({ id }) => id === shownId);
  const same = next.slides.find(({ id }) => id === shownId);
  data = next;
  set('h1', next.masthead);
  set('.issuer', next.issuer);
  if (JSON.stringify(same ?? null) !== shownAs) {
    // Goes on from where it was, not from the start.
    shownId = next.slides[Math.max(0, place - 1)]?.id ?? '';
    turnAt = 0;
  }
  set('[data-place]', next.slides.length > 0 ? words.place(Math.max(0, place) + 1, next.slides.length) : '');
  stockPictures(next.slides.map(({ picture }) => picture)).catch(() => undefined);
  navigator.serviceWorker?.controller?.postMessage('renew');
}

function ask(): void {
  if (asking) return;
  asking = true;
  source
    .ask()
    .then((next) => {
      if (!next) return;
      take(next);
      renewPage(next.build);
    })
    .catch(() => undefined)
    .finally(() => {
      asking = false;
    });
}

/** A newer script is there: the page loads itself anew, once for each. */
function renewPage(build: string): void {
  if (build === told.data.build || sessionStorage.getItem('build') === build) return;
  sessionStorage.setItem('build', build);
  location.reload();
}

async function start(): Promise<void> {
  turnPage();
  upright.addEventListener('change', turnPage);
  const fresh = await source.ask();
  const first = fresh ?? (await source.recall().catch(() => undefined));
  if (first) take(first);
  else stockPictures(data.slides.map(({ picture }) => picture)).catch(() => undefined);
  setInterval(tick, TICK_MS);
  setInterval(ask, ASK_MS);
  tick();
}

start().catch(() => undefined);

if ('serviceWorker' in navigator && isSecureContext) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('/screen/worker.js').catch(() => undefined);
  });
}

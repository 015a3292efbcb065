import { clockOf, formatDay, formatMoment } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import type { ScreenData, ScreenSettings } from '../contract.ts';
import { mastheadLength } from '../slide.ts';
import { screenWords } from '../words.ts';
import { Loop } from './parts/loop.ts';
import { one, type Show } from './parts/show.ts';
import { Source } from './parts/source.ts';
import { WallBoard } from './parts/wall-board.ts';
import { write } from './parts/write.ts';

const TICK_MS = 1000;
/** Three unanswered questions and a little patience: the network is gone. */
const STALE_QUESTIONS = 3;
const STALE_MS = 15_000;
/** The worker keeps the page anew at most so often; newer data the page keeps itself. */
const RENEW_MS = 20_000;

const told = JSON.parse(one('#screen')?.textContent ?? '{}') as { data: ScreenData; settings: ScreenSettings };
const { settings } = told;
const words = say(screenWords, settings.lang);
const style = { lang: settings.lang, zone: settings.zone };
const source = new Source(settings.source, told.data);
const askMs = settings.askSeconds * 1000;
const show: Show = 'board' in told.data ? new WallBoard(told.data) : new Loop(told.data, words.place);
const upright = matchMedia('(orientation: portrait)');
let asking = false;
let renewAt = 0;

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
    const isStale = now.getTime() - heardAt.getTime() > STALE_QUESTIONS * askMs + STALE_MS;
    const line = set(
      '[data-fresh]',
      isStale ? words.stale(formatMoment(heardAt, style)) : words.fresh(clockOf(heardAt, settings.zone)),
    );
    line?.classList.toggle('stale', isStale);
  }
  show.tick();
}

function take(next: ScreenData): void {
  const masthead = set('h1', next.masthead);
  if (masthead) masthead.dataset.length = mastheadLength(next.masthead);
  set('.issuer', next.issuer);
  show.take(next);
  if (performance.now() < renewAt) return;
  renewAt = performance.now() + RENEW_MS;
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
  take((await source.ask()) ?? (await source.recall().catch(() => undefined)) ?? told.data);
  setInterval(tick, TICK_MS);
  setInterval(ask, askMs);
  tick();
}

start().catch(() => undefined);

if ('serviceWorker' in navigator && isSecureContext) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('/screen/worker.js').catch(() => undefined);
  });
}

import { qrPath } from '../../../kit/qr.ts';
import { type CodeWindow, findKeptCodes, keepCodes } from './kept-codes.ts';

const TICK_MS = 500;
/** New codes are fetched while this many windows are still left, and asked for again no sooner than this. */
const LEAST_LEFT = 4;
const ASK_AGAIN_MS = 10_000;
const svgSpace = 'http://www.w3.org/2000/svg';

/** Turns the code over by itself, also without a network, from the codes the server handed out before. */
export class MyCode extends HTMLElement {
  private codes: CodeWindow[] = [];
  private aheadMs = 0;
  private shown = '';
  private askedAtMs = 0;
  private timer = 0;

  connectedCallback(): void {
    const kept = findKeptCodes(this.dataset.account);
    this.codes = JSON.parse(this.dataset.codes ?? '[]') as CodeWindow[];
    if (this.dataset.now) this.aheadMs = Date.parse(this.dataset.now) - Date.now();
    else if (kept) this.aheadMs = kept.aheadMs;
    if (this.codes.length > 0) this.keep();
    else this.codes = kept?.codes ?? [];
    if (this.dataset.kept !== undefined && this.current()) this.hidden = false;
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.tick();
    this.stayBright();
    document.addEventListener('visibilitychange', this.stayBright);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.stayBright);
  }

  private nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  private current(): CodeWindow | undefined {
    const now = this.nowMs();
    return this.codes.find((code) => Date.parse(code.validFrom) <= now && now < Date.parse(code.validUntil));
  }

  private tick(): void {
    const code = this.current();
    this.classList.toggle('stale', !code);
    if (code) this.draw(code);
    this.say(code ? (navigator.onLine ? '' : this.dataset.offline) : this.dataset.stale);
    const left = this.codes.filter((each) => Date.parse(each.validFrom) > this.nowMs()).length;
    if (left < LEAST_LEFT) this.askForMore();
  }

  private draw(code: CodeWindow): void {
    const untilMs = Date.parse(code.validUntil);
    const leftMs = untilMs - this.nowMs();
    const bar = this.querySelector('progress');
    if (bar) {
      bar.hidden = false;
      bar.value = (100 * leftMs) / (untilMs - Date.parse(code.validFrom));
    }
    const countdown = this.querySelector('[data-part=countdown]');
    if (countdown) countdown.textContent = (this.dataset.next ?? '').replace('{n}', String(Math.ceil(leftMs / 1000)));
    if (this.shown === code.bits) return;
    this.shown = code.bits;
    const svg = this.querySelector('svg');
    if (!svg) return;
    const side = code.size + 8;
    const ground = document.createElementNS(svgSpace, 'path');
    ground.setAttribute('fill', '#fff');
    ground.setAttribute('d', `M-4-4h${side}v${side}h-${side}z`);
    const dark = document.createElementNS(svgSpace, 'path');
    dark.setAttribute('d', qrPath(code));
    svg.setAttribute('viewBox', `-4 -4 ${side} ${side}`);
    svg.replaceChildren(ground, dark);
  }

  private say(text = ''): void {
    const status = this.querySelector('[role=status]');
    if (status && status.textContent !== text) status.textContent = text;
  }

  private askForMore(): void {
    const { api } = this.dataset;
    if (!api || !navigator.onLine || Date.now() - this.askedAtMs < ASK_AGAIN_MS) return;
    this.askedAtMs = Date.now();
    fetch(api, { headers: { accept: 'application/json' } })
      .then(async (answer) => {
        if (!answer.ok) return;
        const { codes } = (await answer.json()) as { codes: CodeWindow[] };
        const date = answer.headers.get('date');
        if (date) this.aheadMs = Date.parse(date) - Date.now();
        this.codes = codes;
        this.keep();
        this.tick();
      })
      // The codes at hand go on; the next turn asks again.
      .catch(() => this.say(this.dataset.offline));
  }

  private keep(): void {
    keepCodes({ account: this.dataset.account ?? '', codes: this.codes, aheadMs: this.aheadMs });
  }

  private readonly stayBright = (): void => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // A phone that refuses dims as usual.
    navigator.wakeLock.request('screen').catch(() => undefined);
  };
}

import { getDoorWords, getLang } from './door-words.ts';
import { newId } from './new-id.ts';
import { report } from './report.ts';
import { canWatch, getReader, readPhoto, watchCamera } from './scan-camera.ts';
import { dropScan, keepScan, listScans, type Scan } from './scan-queue.ts';
import { type ScanResult, sendScans } from './scan-send.ts';
import { signal, type Tone } from './scan-signal.ts';

const BATCH = 50;
const RETRY_MS = 10_000;
/** The same code held before the camera is one scan. */
const SAME_CODE_MS = 6_000;

/** The helper's camera at the door. Every scan is on the phone before it is sent, and leaves it only when answered. */
export class ScanHelper extends HTMLElement {
  private stop: (() => void) | undefined;
  private lastCode = '';
  private lastAtMs = 0;
  private sending = false;
  private blocked = false;
  private memory: Scan[] | undefined;

  connectedCallback(): void {
    this.piece('live').hidden = false;
    this.piece('start').hidden = !canWatch();
    this.press('start', () => this.start());
    this.press('stop', async () => this.close());
    this.press('resend', () => {
      this.blocked = false;
      return this.flush();
    });
    const photo = this.piece('photo') as HTMLInputElement;
    photo.addEventListener('change', () => this.run(this.photo(photo)));
    // Said when the helper starts, not before.
    getReader().catch(() => undefined);
    addEventListener('online', this.wake);
    setInterval(this.wake, RETRY_MS);
    this.run(this.list().then(() => this.flush()));
  }

  disconnectedCallback(): void {
    this.close();
    removeEventListener('online', this.wake);
  }

  private readonly wake = (): void => this.run(this.flush());

  private piece(name: string): HTMLElement {
    const piece = this.querySelector<HTMLElement>(`[data-part=${name}]`);
    if (!piece) throw new Error(`scan-helper has no part ${name}`);
    return piece;
  }

  private press(name: string, act: () => Promise<void>): void {
    this.piece(name).addEventListener('click', () => this.run(act()));
  }

  private run(work: Promise<void>): void {
    work.catch(report);
  }

  private get door(): { api: string; sessionId: string } {
    return { api: this.dataset.api ?? '', sessionId: this.dataset.session ?? '' };
  }

  private async start(): Promise<void> {
    const view = this.piece('view');
    const video = view.querySelector('video');
    if (!video || this.stop) return;
    view.hidden = false;
    try {
      this.stop = await watchCamera(video, (code) => this.run(this.scanned(code)));
    } catch (error) {
      view.hidden = true;
      // The browser refuses the camera with a DOMException, a module that cannot be fetched with a TypeError.
      const isRefusal = error instanceof DOMException || error instanceof TypeError;
      if (!isRefusal) throw error;
      this.show(
        'refused',
        undefined,
        error instanceof DOMException ? getDoorWords().noCamera : getDoorWords().noReader,
      );
      return;
    }
    this.piece('start').hidden = true;
    this.piece('stop').hidden = false;
  }

  private close(): void {
    this.stop?.();
    this.stop = undefined;
    this.piece('view').hidden = true;
    this.piece('start').hidden = !canWatch();
    this.piece('stop').hidden = true;
  }

  private async photo(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    const code = await readPhoto(file);
    if (code) await this.scanned(code);
    else this.show('refused', undefined, getDoorWords().noCode);
  }

  /** Keeps one scan, then tries to send what is waiting. */
  async scanned(code: string): Promise<void> {
    const nowMs = Date.now();
    if (code === this.lastCode && nowMs - this.lastAtMs < SAME_CODE_MS) return;
    this.lastCode = code;
    this.lastAtMs = nowMs;
    await this.keep({ ...this.door, scanId: newId(), code, scannedAt: new Date(nowMs).toISOString() });
    this.show('queued', undefined, navigator.onLine ? getDoorWords().sending : getDoorWords().queued);
    await this.list();
    await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.sending || this.blocked || !navigator.onLine) return;
    this.sending = true;
    try {
      for (;;) {
        const batch = (await this.kept()).filter((scan) => !scan.refused).slice(0, BATCH);
        if (batch.length === 0) return;
        const sent = await sendScans(this.door.api, batch);
        if (sent.kind !== 'answered') {
          this.wait(sent);
          return;
        }
        for (const result of sent.results) await this.answered(result, batch);
        if (sent.results.length === 0) return;
      }
    } finally {
      this.sending = false;
      await this.list();
    }
  }

  private wait(sent: Exclude<Awaited<ReturnType<typeof sendScans>>, { kind: 'answered' }>): void {
    const w = getDoorWords();
    if (sent.kind === 'offline') return this.show('queued', undefined, w.lost);
    this.blocked = true;
    const why = sent.kind === 'signedOut' ? w.signIn : (sent.words?.[getLang()] ?? w.refused);
    this.show('refused', undefined, why);
  }

  private async answered(result: ScanResult, batch: Scan[]): Promise<void> {
    const tone = result.outcome === 'done' || result.outcome === 'already' ? result.outcome : 'refused';
    const words = result.words[getLang()];
    const scan = batch.find(({ scanId }) => scanId === result.scanId);
    if (tone === 'done') this.piece('arrived').textContent = String(Number(this.piece('arrived').textContent) + 1);
    if (scan && tone === 'refused' && scan !== batch.at(-1))
      await this.keep({ ...scan, refused: words, ...(result.name ? { name: result.name } : {}) });
    else await this.drop(result.scanId);
    this.show(tone, result.name ?? undefined, words);
  }

  private show(tone: Tone, name: string | undefined, words: string): void {
    const result = this.piece('result');
    result.className = `scan-result scan-${tone}`;
    const bold = document.createElement('b');
    bold.textContent = name ?? words;
    result.replaceChildren(bold, name ? words : '');
    signal(tone, { sound: this.isOn('sound'), vibrate: this.isOn('vibrate') });
  }

  private isOn(name: string): boolean {
    const box = this.piece(name);
    return box instanceof HTMLInputElement && box.checked;
  }

  /** What is waiting, and what was refused while nobody looked. */
  private async list(): Promise<void> {
    const scans = await this.kept();
    const waiting = scans.filter((scan) => !scan.refused);
    this.piece('queued').textContent = String(waiting.length);
    this.piece('resend').hidden = waiting.length === 0;
    this.piece('list').replaceChildren(...scans.map((scan) => this.line(scan)));
    if (scans.some((scan) => scan.refused)) (this.piece('queue') as HTMLDetailsElement).open = true;
  }

  private line(scan: Scan): HTMLLIElement {
    const line = document.createElement('li');
    line.className = 'person';
    const clock = new Date(scan.scannedAt).toTimeString().slice(0, 5);
    line.append([clock, scan.name, scan.refused ?? `…${scan.code.slice(-6)}`].filter(Boolean).join('　'));
    if (scan.refused) {
      const seen = document.createElement('button');
      seen.className = 'plain';
      seen.textContent = getDoorWords().seen;
      seen.addEventListener('click', () => this.run(this.drop(scan.scanId).then(() => this.list())));
      line.append(seen);
    }
    return line;
  }

  /** A phone that keeps nothing (private browsing) scans from memory, and says so once. */
  private async keep(scan: Scan): Promise<void> {
    if (this.memory) {
      this.memory = [...this.memory.filter(({ scanId }) => scanId !== scan.scanId), scan];
      return;
    }
    try {
      await keepScan(scan);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.memory = [scan];
      this.piece('list').before(getDoorWords().noStore);
    }
  }

  private async drop(scanId: string): Promise<void> {
    if (this.memory) this.memory = this.memory.filter((scan) => scan.scanId !== scanId);
    else await dropScan(scanId);
  }

  private async kept(): Promise<Scan[]> {
    if (this.memory) return this.memory;
    try {
      return await listScans(this.door.api, this.door.sessionId);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.memory = [];
      return this.memory;
    }
  }
}

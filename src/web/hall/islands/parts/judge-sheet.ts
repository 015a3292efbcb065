import { newId } from './new-id.ts';

const PAUSE_MS = 700;
const RETRY_MS = 5000;
/** A swipe is longer than a press, and more across than down. */
const SWIPE_PX = 70;

/**
 * A judge's sheet on a phone: saves a moment after each change, and turns to the next or previous work by a swipe or the
 * arrow keys. The form works without it: what is saved here is saved by its buttons there.
 */
export class JudgeSheet extends HTMLElement {
  private timer = 0;
  private running: Promise<boolean> = Promise.resolve(true);
  private changed = false;
  private start: { x: number; y: number } | undefined;

  connectedCallback(): void {
    this.addEventListener('input', () => this.wait(PAUSE_MS));
    this.addEventListener('touchstart', ({ touches, target }) => this.touch(touches, target), { passive: true });
    this.addEventListener('touchend', ({ changedTouches }) => this.swipe(changedTouches), { passive: true });
    addEventListener('keydown', this.turnByKey);
    addEventListener('online', this.saveAgain);
    addEventListener('pagehide', this.saveAgain);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    removeEventListener('keydown', this.turnByKey);
    removeEventListener('online', this.saveAgain);
    removeEventListener('pagehide', this.saveAgain);
  }

  private wait(ms: number): void {
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), ms);
  }

  private readonly saveAgain = (): void => {
    if (this.changed) this.save();
  };

  /** One save after the other: each says which version it was made from. */
  private save(): void {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.send());
  }

  private async send(): Promise<boolean> {
    const form = this.querySelector('form');
    const { href } = this.dataset;
    if (!form || !href || !this.changed) return true;
    this.changed = false;
    this.say('saving');
    try {
      const answer = await fetch(href, {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
        body: JSON.stringify(sheetOf(form)),
      });
      const told = (await answer.json().catch(() => ({}))) as {
        version?: number;
        message?: { zh: string; en: string };
      };
      if (answer.ok && told.version !== undefined) {
        const version = form.querySelector<HTMLInputElement>('[name=version]');
        if (version) version.value = String(told.version);
        this.say('saved');
        return true;
      }
      if (answer.status >= 500 || answer.status === 429) throw new TypeError('try again');
      this.say('refused', told.message?.[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en']);
      return false;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.say('unsaved');
      this.wait(RETRY_MS);
      return false;
    }
  }

  private say(state: 'saving' | 'saved' | 'unsaved' | 'refused', text = this.dataset[state] ?? ''): void {
    const status = this.querySelector<HTMLElement>('[role=status]');
    if (!status) return;
    status.textContent = text;
    status.dataset.state = state;
  }

  private touch(touches: TouchList, target: EventTarget | null): void {
    const [finger] = touches;
    const typing = target instanceof HTMLElement && target.closest('input, textarea, select, .works');
    this.start = touches.length === 1 && finger && !typing ? { x: finger.clientX, y: finger.clientY } : undefined;
  }

  private swipe([finger]: Iterable<Touch> & TouchList): void {
    if (!this.start || !finger) return;
    const [across, down] = [finger.clientX - this.start.x, finger.clientY - this.start.y];
    this.start = undefined;
    if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(down))
      void this.turn(across < 0 ? 'next' : 'prev');
  }

  private readonly turnByKey = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
    if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowRight') void this.turn('next');
    if (event.key === 'ArrowLeft') void this.turn('prev');
  };

  /** Turns the page once what was typed is saved; what was refused is looked at first. */
  private async turn(way: 'next' | 'prev'): Promise<void> {
    const link = this.querySelector<HTMLAnchorElement>(`a[rel=${way}]`);
    if (!link) return;
    if (this.changed) this.save();
    if (await this.running) location.assign(link.href);
  }
}

/** The form as the API takes it: `key-0` names the criterion that `mark-0` is for. */
function sheetOf(form: HTMLFormElement): object {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  const marks: Record<string, string | null> = {};
  for (let at = 0; data.has(`key-${at}`); at++) marks[text(`key-${at}`)] = text(`mark-${at}`) || null;
  return {
    entryId: text('entryId'),
    judgeId: text('judgeId'),
    version: Number(text('version')),
    marks,
    comment: text('comment'),
  };
}

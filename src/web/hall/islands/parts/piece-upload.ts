import { Refused, type SentFile, sendPieces, type World } from './send-pieces.ts';

/** Files that are sent at once: a slow network is better used by one after the other. */
const AT_ONCE = 2;

const world: World = {
  fetch: (...asked) => fetch(...asked),
  pause: (seconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, seconds * 1000);
      addEventListener('online', () => resolve(), { once: true });
    }),
  digest: async (file) => {
    // Only on secure pages; without it an upload that was left is begun anew.
    if (!globalThis.crypto?.subtle) return undefined;
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};

/**
 * Sends chosen files at once, in pieces, with progress and another try, and puts what arrived into the form as rows made
 * of its `<template>`. Without it the files go with the form. Texts come as data attributes.
 */
export class PieceUpload extends HTMLElement {
  private waiting: (() => Promise<void>)[] = [];
  private running = 0;

  connectedCallback(): void {
    this.addEventListener('change', (event) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
      for (const file of input.files ?? []) this.add(file, input.dataset.kind === 'document' ? 'document' : 'picture');
      input.value = '';
    });
    // A form that left now would leave behind what is still on its way.
    this.closest('form')?.addEventListener('submit', (event) => {
      if (this.running === 0 && !this.querySelector('[data-stuck]')) return;
      event.preventDefault();
      this.say(this.running > 0 ? this.dataset.still : this.dataset.failed);
    });
  }

  private add(file: File, kind: SentFile['kind']): void {
    const template = this.querySelector('template');
    const row = template?.content.firstElementChild?.cloneNode(true);
    if (!(row instanceof HTMLElement)) return;
    row.querySelector('[data-name]')?.append(file.name);
    // Rows keep the order in which they were chosen, whichever arrives first.
    row.dataset.at = String(this.nextRow());
    this.querySelector('[data-rows]')?.append(row);
    const stop = new AbortController();
    row.querySelector('[data-remove]')?.addEventListener('click', () => {
      stop.abort();
      row.remove();
      this.say();
    });
    const start = () => this.queue(() => this.send(row, file, { kind, signal: stop.signal }));
    row.querySelector('[data-retry]')?.addEventListener('click', start);
    start();
  }

  private nextRow(): number {
    const there = [...this.querySelectorAll<HTMLInputElement>('input[name^="file."]')].map(
      ({ name }) => name.split('.')[1],
    );
    const coming = [...this.querySelectorAll<HTMLElement>('[data-at]')].map((row) => row.dataset.at);
    return Math.max(-1, ...[...there, ...coming].map(Number)) + 1;
  }

  private queue(work: () => Promise<void>): void {
    this.waiting.push(work);
    this.turn();
  }

  private turn(): void {
    while (this.running < AT_ONCE) {
      const work = this.waiting.shift();
      if (!work) return;
      this.running++;
      void work().finally(() => {
        this.running--;
        this.turn();
      });
    }
  }

  private async send(
    row: HTMLElement,
    file: File,
    { kind, signal }: { kind: SentFile['kind']; signal: AbortSignal },
  ): Promise<void> {
    if (signal.aborted) return;
    const bar = row.querySelector('progress');
    const note = row.querySelector('[data-note]');
    const retry = row.querySelector<HTMLElement>('[data-retry]');
    const tell = (text = '') => note?.replaceChildren(text);
    row.removeAttribute('data-stuck');
    if (retry) retry.hidden = true;
    if (bar) bar.hidden = false;
    tell(this.dataset.uploading);
    try {
      const sent = await sendPieces(
        {
          file,
          kind,
          original: this.dataset.original !== undefined,
          signal,
          onProgress: (share) => bar?.setAttribute('value', String(Math.round(share * 100))),
          onWaiting: (waiting) => tell(waiting ? this.dataset.waiting : this.dataset.uploading),
        },
        world,
      );
      if (bar) bar.hidden = true;
      tell(this.dataset.uploaded);
      this.settle(row, sent);
    } catch (error) {
      if (signal.aborted) return;
      if (bar) bar.hidden = true;
      row.setAttribute('data-stuck', '');
      const text = error instanceof Refused ? error.message : this.dataset.failed;
      tell(text);
      this.say(`${file.name}: ${text}`);
      if (retry && !(error instanceof Refused)) retry.hidden = false;
    }
  }

  /** The row becomes part of the form. */
  private settle(row: HTMLElement, { id, kind, name }: SentFile): void {
    const at = row.dataset.at ?? '';
    for (const [key, value] of Object.entries({ id, kind, name })) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name: `file.${at}.${key}`, value });
      row.append(input);
    }
    const caption = row.querySelector<HTMLInputElement>('[data-caption]');
    if (caption) {
      caption.name = `file.${at}.caption`;
      caption.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
    }
    const picture = row.querySelector('img');
    if (picture && kind === 'picture') {
      picture.src = `/files/${id}?width=320`;
      picture.hidden = false;
    }
    this.say(`${name}: ${this.dataset.uploaded ?? ''}`);
  }

  private say(text = ''): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

import type { ScreenData } from '../../contract.ts';

/** What fills a screen between its head and its foot. */
export interface Show {
  /** Takes data in: what changed or is gone gives way at once. */
  take(data: ScreenData): void;
  /** Called every second. */
  tick(): void;
}

/** The first element that fits, or nothing. */
export const one = <Found extends HTMLElement = HTMLElement>(selector: string): Found | null =>
  document.querySelector(selector);

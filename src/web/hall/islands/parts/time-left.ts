import { sayTimeLeft } from '../../../kit/time-left.ts';

/** Counts down to a deadline, by this device's clock; the server has said what is left when the page was made. */
export class TimeLeft extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const leftMs = Number(this.dataset.leftMs);
    if (!Number.isFinite(leftMs)) return;
    // The device's clock may be wrong; how long it counted is not.
    const end = performance.now() + leftMs;
    const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
    const show = () => {
      const left = end - performance.now();
      this.textContent = sayTimeLeft(left, lang);
      if (left <= 0) clearInterval(this.timer);
    };
    this.timer = window.setInterval(show, 1000);
    show();
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }
}

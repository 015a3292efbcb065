/** Shares by the phone's own sheet, or copies the address; prints. Buttons show only where they work. */
export class CopyShare extends HTMLElement {
  connectedCallback(): void {
    const share = this.querySelector<HTMLButtonElement>('[data-share]');
    const print = this.querySelector<HTMLButtonElement>('[data-print]');
    if (share && (canShare() || canCopy())) {
      share.hidden = false;
      share.addEventListener('click', () => this.share());
    }
    if (print && 'print' in window) {
      print.hidden = false;
      print.addEventListener('click', () => window.print());
    }
  }

  private share(): void {
    const { title = document.title, url = location.href } = this.dataset;
    if (canShare()) {
      // Closing the sheet is an answer too.
      navigator.share({ title, url }).catch(() => undefined);
      return;
    }
    navigator.clipboard.writeText(`${title} ${url}`).then(
      () => this.say(this.dataset.copied),
      () => this.say(url),
    );
  }

  private say(text = ''): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

const canShare = (): boolean => typeof navigator.share === 'function';
const canCopy = (): boolean => Boolean(navigator.clipboard);

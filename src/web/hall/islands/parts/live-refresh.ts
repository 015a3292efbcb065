const LEAST_SECONDS = 5;

/**
 * Asks for its content again while the page is looked at. The server answers 204 while the version stands,
 * or the new fragment with its version in `x-version`.
 */
export class LiveRefresh extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const seconds = Math.max(LEAST_SECONDS, Number(this.dataset.seconds) || LEAST_SECONDS);
    this.timer = setInterval(() => this.refresh(), seconds * 1000);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  private refresh(): void {
    const { href, version = '' } = this.dataset;
    // Nothing is swapped under a finger or a reader's focus.
    if (!href || document.visibilityState !== 'visible' || this.contains(document.activeElement)) return;
    const url = new URL(href, location.href);
    url.searchParams.set('version', version);
    fetch(url, { headers: { accept: 'text/html' } })
      .then(async (answer) => {
        if (answer.status !== 200 || this.contains(document.activeElement)) return;
        const fragment = new DOMParser().parseFromString(await answer.text(), 'text/html');
        this.replaceChildren(...fragment.body.childNodes);
        this.dataset.version = answer.headers.get('x-version') ?? version;
        dispatchEvent(new Event('hall:changed'));
      })
      // Without a network the page keeps what it shows.
      .catch(() => undefined);
  }
}

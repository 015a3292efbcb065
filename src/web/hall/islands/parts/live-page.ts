const LEAST_SECONDS = 5;

/** Shows this page anew while it is looked at: only what is inside is swapped, so nothing flashes. Without a network it keeps what it shows. */
export class LivePage extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const seconds = Math.max(LEAST_SECONDS, Number(this.dataset.seconds) || LEAST_SECONDS);
    this.timer = setInterval(() => this.refresh(), seconds * 1000);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  private refresh(): void {
    if (document.visibilityState !== 'visible' || this.contains(document.activeElement)) return;
    fetch(location.href, { headers: { accept: 'text/html' } })
      .then(async (answer) => {
        if (answer.status !== 200) return;
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.querySelector('live-page');
        if (fresh && fresh.innerHTML !== this.innerHTML) this.replaceChildren(...fresh.childNodes);
      })
      .catch(() => undefined);
  }
}

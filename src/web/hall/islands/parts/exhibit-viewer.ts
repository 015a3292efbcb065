/** A swipe is longer than a press, and more across than down. */
const SWIPE_PX = 60;

/**
 * A piece of an exhibition: the next or previous one by a swipe or the arrow keys, back to all by Escape. The next
 * picture is fetched ahead. Without script the links do the same.
 */
export class ExhibitViewer extends HTMLElement {
  private start: { x: number; y: number } | undefined;

  connectedCallback(): void {
    this.addEventListener('touchstart', ({ touches }) => this.touch(touches), { passive: true });
    this.addEventListener('touchend', ({ changedTouches }) => this.swipe(changedTouches), { passive: true });
    this.addEventListener('touchcancel', () => this.touch(undefined));
    addEventListener('keydown', this.turnByKey);
    if (document.readyState === 'complete') this.fetchAhead();
    else addEventListener('load', this.fetchAhead, { once: true });
  }

  disconnectedCallback(): void {
    removeEventListener('keydown', this.turnByKey);
    removeEventListener('load', this.fetchAhead);
  }

  /** The next picture, once this one is there; not where the phone saves data. */
  private readonly fetchAhead = (): void => {
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    const picture = this.link('next')?.dataset.picture;
    if (!picture || connection?.saveData) return;
    const ahead = document.createElement('link');
    Object.assign(ahead, { rel: 'prefetch', as: 'image', href: picture });
    document.head.append(ahead);
  };

  private link(rel: 'prev' | 'next'): HTMLAnchorElement | null {
    return this.querySelector(`a[rel=${rel}]`);
  }

  private touch(touches: TouchList | undefined): void {
    const [finger] = touches ?? [];
    // Whoever has zoomed in moves about the picture.
    const zoomed = (window.visualViewport?.scale ?? 1) > 1.05;
    this.start = touches?.length === 1 && finger && !zoomed ? { x: finger.clientX, y: finger.clientY } : undefined;
  }

  private swipe([finger]: Iterable<Touch> & TouchList): void {
    if (!this.start || !finger) return;
    const [across, down] = [finger.clientX - this.start.x, finger.clientY - this.start.y];
    this.start = undefined;
    if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(down)) this.turn(across < 0 ? 'next' : 'prev');
  }

  private readonly turnByKey = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
    if (typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'ArrowRight') this.turn('next');
    if (event.key === 'ArrowLeft') this.turn('prev');
    const all = this.querySelector<HTMLAnchorElement>('a.exhibit-all');
    if (event.key === 'Escape' && all) location.assign(all.href);
  };

  private turn(rel: 'prev' | 'next'): void {
    const link = this.link(rel);
    if (link) location.assign(link.href);
  }
}

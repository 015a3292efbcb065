import { emptied, type ScreenData } from '../../contract.ts';
import { findKept, keep } from './shelf.ts';

const PATIENCE_MS = 10_000;
/** What the house answers in; an error of whatever stands before it takes nobody off a wall. */
const PROBLEM = 'application/problem+json';

/** The newest data of a screen, and when the house was last heard. */
export class Source {
  private etag = '';
  private last: ScreenData;
  private readonly key: string;
  private readonly address: string;
  /** Server's clock minus this machine's: screens on walls are often minutes wrong. */
  aheadMs = 0;
  /** When the house last answered, by its own clock. */
  heardAt: Date | undefined;

  /** @param shown what the page was made with */
  constructor(address: string, shown: ScreenData) {
    this.last = shown;
    this.address = address;
    this.key = `data ${address}`;
  }

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  /**
   * Asks the house: new data, or nothing where all is as before or nobody answers. Where the house itself says that there
   * is no such screen any more, nobody stays on it.
   */
  async ask(): Promise<ScreenData | undefined> {
    try {
      const answer = await fetch(this.address, {
        cache: 'no-store',
        headers: this.etag ? { 'if-none-match': this.etag } : {},
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const isGone = answer.status === 404 && answer.headers.get('content-type') === PROBLEM;
      if (answer.status !== 304 && !answer.ok && !isGone) return undefined;
      const date = Date.parse(answer.headers.get('date') ?? '');
      if (!Number.isNaN(date)) this.aheadMs = date - Date.now();
      this.heardAt = this.now();
      if (answer.status === 304) return undefined;
      const data = isGone ? emptied(this.last) : ((await answer.json()) as ScreenData);
      this.last = data;
      this.etag = answer.headers.get('etag') ?? '';
      await keep(this.key, { data, heardAt: this.heardAt });
      return data;
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** What was kept before the power went, where the house does not answer. */
  async recall(): Promise<ScreenData | undefined> {
    const kept = (await findKept(this.key)) as { data: ScreenData; heardAt: Date } | undefined;
    this.heardAt ??= kept?.heardAt;
    return kept?.data;
  }
}

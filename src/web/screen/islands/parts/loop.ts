import type { ScreenData, Slide } from '../../contract.ts';
import { stockPictures } from './pictures.ts';
import { one, type Show } from './show.ts';
import { Stage } from './stage.ts';
import { write } from './write.ts';

const SLIDE_MS = 12_000;

const slidesOf = (data: ScreenData): Slide[] => ('slides' in data ? data.slides : []);

/** Portraits that take turns for weeks. */
export class Loop implements Show {
  private readonly stage = new Stage([...document.querySelectorAll<HTMLElement>('.slide')]);
  private readonly sayPlace: (at: number, of: number) => string;
  private slides: Slide[];
  private shownId: string;
  private shownAs: string;
  private turnAt = performance.now() + SLIDE_MS;
  private turning = false;

  constructor(data: ScreenData, sayPlace: (at: number, of: number) => string) {
    this.sayPlace = sayPlace;
    this.slides = slidesOf(data);
    this.shownId = this.slides[0]?.id ?? '';
    this.shownAs = JSON.stringify(this.slides[0] ?? null);
  }

  take(data: ScreenData): void {
    const place = this.placeOf(this.shownId);
    this.slides = slidesOf(data);
    const empty = one('.empty');
    if (empty && 'empty' in data) write(empty, data.empty);
    const same = this.slides.find(({ id }) => id === this.shownId);
    if (JSON.stringify(same ?? null) !== this.shownAs) {
      // Goes on from where it was, not from the start.
      this.shownId = this.slides[Math.max(0, place - 1)]?.id ?? '';
      this.turnAt = 0;
    }
    this.writePlace(this.slides.length > 0 ? Math.max(0, place) : -1);
    stockPictures(this.slides.map(({ picture }) => picture)).catch(() => undefined);
  }

  tick(): void {
    if (performance.now() >= this.turnAt) this.turn();
  }

  /** The next portrait; the first again after the last. */
  private turn(): void {
    if (this.turning) return;
    const { slides } = this;
    const empty = one('.empty');
    if (empty) empty.hidden = slides.length > 0;
    this.turnAt = performance.now() + SLIDE_MS;
    const at = (this.placeOf(this.shownId) + 1) % Math.max(slides.length, 1);
    const next = slides[at];
    this.writePlace(next ? at : -1);
    if (!next) {
      this.shownId = '';
      this.stage.clear();
      return;
    }
    const isSame = this.shownAs === JSON.stringify(next);
    this.shownId = next.id;
    this.shownAs = JSON.stringify(next);
    if (isSame) return;
    this.turning = true;
    const done = () => {
      this.turning = false;
      // Whoever was taken out meanwhile does not stay for the whole turn.
      if (this.placeOf(this.shownId) === -1) this.turnAt = 0;
    };
    this.stage.show(next).then(done, done);
  }

  private placeOf(id: string): number {
    return this.slides.findIndex((slide) => slide.id === id);
  }

  private writePlace(at: number): void {
    const line = one('[data-place]');
    if (line) write(line, at < 0 ? '' : this.sayPlace(at + 1, this.slides.length));
  }
}

import type { Slide } from '../../contract.ts';
import { lengthOf, slideParts } from '../../slide.ts';
import { findPicture } from './pictures.ts';
import { write } from './write.ts';

const DECODE_MS = 8000;

/** Two layers that take turns: one is seen while the other is made ready. Nothing is ever added to the page. */
export class Stage {
  private readonly layers: HTMLElement[];
  private readonly addresses = ['', ''];
  private seen = 0;

  constructor(layers: readonly HTMLElement[]) {
    this.layers = [...layers];
  }

  /** Makes a slide ready on the layer that is not seen, then lets them change places. */
  async show(slide: Slide): Promise<void> {
    const next = 1 - this.seen;
    const layer = this.layers[next];
    const image = layer?.querySelector('img');
    if (!layer || !image) return;
    for (const part of slideParts) {
      const line = layer.querySelector<HTMLElement>(`[data-part="${part}"]`);
      if (!line) continue;
      write(line, slide[part]);
      line.hidden = slide[part] === '';
    }
    layer.dataset.kind = slide.kind;
    layer.dataset.length = lengthOf(slide);
    const picture = await findPicture(slide.picture);
    if (this.addresses[next]) URL.revokeObjectURL(this.addresses[next]);
    this.addresses[next] = picture ? URL.createObjectURL(picture) : '';
    image.hidden = !picture;
    if (picture) {
      image.src = this.addresses[next];
      let timer = 0;
      const patience = new Promise((done) => {
        timer = setTimeout(done, DECODE_MS);
      });
      await Promise.race([image.decode().catch(() => undefined), patience]);
      clearTimeout(timer);
    }
    layer.classList.add('on');
    this.layers[this.seen]?.classList.remove('on');
    this.seen = next;
  }

  /** Shows nothing: there is nobody to show. */
  clear(): void {
    for (const layer of this.layers) layer.classList.remove('on');
  }
}

import type { Slide } from '../contract.ts';
import { lengthOf, slideParts } from '../slide.ts';
import { safe } from './safe.ts';

/** Two layers that take turns, the first portrait on one of them. */
export function slidesMarkup(slides: readonly Slide[], empty: string): string {
  const [first] = slides;
  return `${layer(first, true)}
${layer(undefined, false)}
<p class="empty"${first ? ' hidden' : ''}>${safe(empty)}</p>`;
}

function layer(slide: Slide | undefined, isOn: boolean): string {
  const parts = slideParts
    .map((part) => {
      const text = slide?.[part] ?? '';
      return `<p class="${part}" data-part="${part}"${text ? '' : ' hidden'}>${safe(text)}</p>`;
    })
    .join('\n');
  const facts = slide ? ` data-kind="${slide.kind}" data-length="${lengthOf(slide)}"` : '';
  return `<article class="slide${isOn && slide ? ' on' : ''}"${facts}>
<img alt=""${slide ? ` src="${safe(slide.picture)}"` : ' hidden'}>
<div class="words">
${parts}
</div>
</article>`;
}

import type { TagView } from '../views/frame.ts';

/** A small mark of state: open, last chance, or neutral. */
export function Tag({ tone, text }: TagView) {
  return <span className={`tag tag-${tone}`}>{text}</span>;
}

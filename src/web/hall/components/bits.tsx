import type { ReactNode } from 'react';
import type { Lang } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';

/** Short facts on one small line; the line breaks between them, not inside. Nothing is drawn where all are missing. */
export function Bits({ bits, lang }: { bits: ReactNode[]; lang: Lang }) {
  const shown = bits.filter((bit) => bit !== undefined && bit !== null && bit !== false && bit !== '' && bit !== 0);
  if (shown.length === 0) return null;
  return (
    <p className="meta bits">
      {shown.map((bit, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bit is its place in the line
        <span key={at} lang={typeof bit === 'string' ? langOf(bit, lang) : undefined}>
          {bit}
        </span>
      ))}
    </p>
  );
}

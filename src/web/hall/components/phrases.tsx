import { Fragment } from 'react';
import type { Lang } from '../../../kernel/words.ts';
import { langOf, phrasesOf } from '../../kit/phrases.ts';

/** A headline that breaks between Chinese words only, marked as Chinese on an English page. */
export function Phrases({ text, lang }: { text: string; lang: Lang }) {
  return (
    <span className="phrases" lang={langOf(text, lang)}>
      {phrasesOf(text).map((phrase, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fixed text
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {phrase}
        </Fragment>
      ))}
    </span>
  );
}

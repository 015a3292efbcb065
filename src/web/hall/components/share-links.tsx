import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import { programmeWords } from '../words/programmes.ts';
import { Icon } from './icon.tsx';

/** Share and print; each button appears only where a script can honour it. */
export function ShareLinks({ title, url, lang }: { title: string; url: string; lang: Lang }) {
  const w = say(programmeWords, lang);
  return (
    <copy-share data-title={title} data-url={url} data-copied={w.copied}>
      <button type="button" className="plain" data-share hidden>
        <Icon name="share" />
        {w.share}
      </button>
      <button type="button" className="plain" data-print hidden>
        <Icon name="print" />
        {w.print}
      </button>
      <span role="status" className="meta" />
    </copy-share>
  );
}

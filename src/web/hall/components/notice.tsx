import type { Lang } from '../../../kernel/words.ts';
import type { NoticeView } from '../views/programme.ts';
import { Phrases } from './phrases.tsx';

/** The public notice in its double red frame, like the sheet on the board. */
export function Notice({ notice, lang }: { notice: NoticeView; lang: Lang }) {
  return (
    <section className="notice">
      <h2>{notice.head}</h2>
      <p>
        <a href={notice.href}>
          <Phrases text={notice.title} lang={lang} />
        </a>
      </p>
      {notice.note && <p className="meta">{notice.note}</p>}
    </section>
  );
}

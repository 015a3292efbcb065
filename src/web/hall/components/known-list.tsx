import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import type { KnownView } from '../views/mine.ts';
import { formWords } from '../words/forms.ts';

/** What the house knows already, masked, with the way to correct it. */
export function KnownList({ known, correctHref, lang }: { known: KnownView[]; correctHref: string; lang: Lang }) {
  if (known.length === 0) return null;
  const w = say(formWords, lang);
  return (
    <section className="known">
      <h2>{w.known}</h2>
      <dl>
        {known.map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <a className="meta" href={correctHref}>
        {w.correct}
      </a>
    </section>
  );
}

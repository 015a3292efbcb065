import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Empty } from '../components/empty.tsx';
import { When } from '../components/moment.tsx';
import { Pager } from '../components/pager.tsx';
import { Section } from '../components/section.tsx';
import { Tag } from '../components/tag.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { Edition, HallFrame } from '../views/frame.ts';
import type { SearchView } from '../views/plain.ts';
import { plainWords } from '../words/plain.ts';

function Hit({ hit, edition }: { hit: SearchView['groups'][number]['hits'][number]; edition: Edition }) {
  const { lang } = edition;
  return (
    <li className="joined">
      <p className="item-head">
        {hit.tag && <Tag {...hit.tag} />}
        <span className="meta">{hit.kind}</span>
      </p>
      <h3 lang={langOf(hit.title, lang)}>
        <a href={hit.href}>{hit.title}</a>
      </h3>
      {hit.excerpt && (
        <p lang={langOf(hit.excerpt.map(({ text }) => text).join(''), lang)}>
          {hit.excerpt.map(({ text, hit: isHit }) => (isHit ? <mark key={text}>{text}</mark> : text))}
        </p>
      )}
      {hit.when && (
        <p className="meta">
          <When when={hit.when} edition={edition} />
        </p>
      )}
    </li>
  );
}

/** Search over everything public. */
export function SearchPage({ frame, view }: { frame: HallFrame; view: SearchView }) {
  const w = say(plainWords, frame.lang);
  return (
    <HallShell frame={frame} title={view.query ? `${view.query} · ${w.search}` : w.search} personal>
      <div className="centre">
        <div className="page-head">
          <h1>{w.search}</h1>
        </div>
        <search>
          <form className="find field" action={paths.search}>
            <input
              type="search"
              name="q"
              defaultValue={view.query}
              aria-label={w.searchHint}
              placeholder={w.searchHint}
            />
            <button type="submit">{w.find}</button>
          </form>
        </search>
        {view.query && view.total > 0 && <p className="because">{w.found(view.total, view.query)}</p>}
        {view.query && view.total === 0 && (
          <Empty title={w.nothing(view.query)} text={w.nothingText} woodcut="books" edition={frame} />
        )}
        {view.groups.map((group) => (
          <Section key={group.title} title={group.title}>
            <ul>
              {group.hits.map((hit) => (
                <Hit key={hit.href} hit={hit} edition={frame} />
              ))}
            </ul>
          </Section>
        ))}
        <Pager pager={view.pager} edition={frame} />
        {view.suggestions.length > 0 && view.total === 0 && (
          <Section title={w.suggestions}>
            <div className="ways">
              {view.suggestions.map((link) => (
                <a key={link.href} href={link.href}>
                  {link.label}
                </a>
              ))}
            </div>
          </Section>
        )}
      </div>
    </HallShell>
  );
}

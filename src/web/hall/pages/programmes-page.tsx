import { say } from '../../../kernel/words.ts';
import { Empty } from '../components/empty.tsx';
import { Filter } from '../components/filter.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Pager } from '../components/pager.tsx';
import { ProgrammeItem } from '../components/programme-item.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { ProgrammesView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { shellWords } from '../words/shell.ts';

/** All programmes: for me, open now, by date, by kind, or by words. Every filter is a link. */
export function ProgrammesPage({ frame, view }: { frame: HallFrame; view: ProgrammesView }) {
  const w = say(programmeWords, frame.lang);
  const s = say(shellWords, frame.lang);
  const title = view.title ?? s.programmes;
  return (
    <HallShell frame={frame} title={title} current={view.title ? 'me' : 'programmes'}>
      <div className="list-head">
        <h1>{title}</h1>
        {view.find && (
          <search>
            <form className="find" action={paths.programmes}>
              <HiddenInputs values={view.find.kept} />
              <input
                type="search"
                name="q"
                defaultValue={view.find.query}
                aria-label={w.search}
                placeholder={s.searchHint}
              />
              <button type="submit">{s.find}</button>
            </form>
          </search>
        )}
      </div>
      <nav className="subtabs" aria-label={w.filters}>
        {view.tabs.map((tab) => (
          <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
          </a>
        ))}
      </nav>
      <div className="browse">
        {view.filters.length > 0 && (
          <div className="filters">
            {view.filters.map((group) => (
              <Filter key={group.label} group={group} edition={frame} />
            ))}
          </div>
        )}
        <div>
          {view.filters.length === 0 && <h2 className="hidden">{view.tabs.find((tab) => tab.current)?.label}</h2>}
          {view.because && <p className="because">{view.because}</p>}
          {view.items.length > 0 ? (
            <div className="results">
              {view.items.map((item) => (
                <ProgrammeItem key={item.href} item={item} edition={frame} />
              ))}
            </div>
          ) : (
            <Empty
              title={view.none ?? w.none}
              text={view.none ? undefined : w.noneText}
              links={view.clearHref ? [{ label: w.clear, href: view.clearHref }] : []}
              woodcut="reading"
              edition={frame}
            />
          )}
          <Pager pager={view.pager} edition={frame} />
        </div>
      </div>
    </HallShell>
  );
}

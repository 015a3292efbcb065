import { say } from '../../../kernel/words.ts';
import { Empty } from '../components/empty.tsx';
import { Filter } from '../components/filter.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { HonourCards } from '../components/honour-cards.tsx';
import { Pager } from '../components/pager.tsx';
import { Section } from '../components/section.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { WallView } from '../views/honours.ts';
import { honoursWords } from '../words/honours.ts';
import { shellWords } from '../words/shell.ts';

/** The wall of honour: by district, year, level and title, or found by name. Every filter is a link. */
export function HonoursPage({ frame, view }: { frame: HallFrame; view: WallView }) {
  const w = say(honoursWords, frame.lang);
  return (
    <HallShell frame={frame} title={w.wall} description={w.lead}>
      <div className="list-head">
        <h1>{w.wall}</h1>
        <search>
          <form className="find" action={paths.honours}>
            <HiddenInputs values={view.kept} />
            <input type="search" name="q" defaultValue={view.query} aria-label={w.search} placeholder={w.search} />
            <button type="submit">{say(shellWords, frame.lang).find}</button>
          </form>
        </search>
      </div>
      <p className="standfirst">{w.lead}</p>
      {view.filters.length > 0 && (
        <div className="wall-filters">
          {view.filters.map((group) => (
            <Filter key={group.label} group={group} edition={frame} />
          ))}
        </div>
      )}
      {view.groups.map((group, at) => (
        <Section key={group.key} title={group.title}>
          <HonourCards
            cards={group.cards}
            edition={frame}
            look={at === 0 && group.key === 'national' ? 'grand' : 'plain'}
          />
        </Section>
      ))}
      {view.groups.length === 0 && (
        <Empty
          title={view.clearHref ? w.none : w.empty}
          text={view.clearHref ? w.noneText : w.emptyText}
          links={view.clearHref ? [{ label: w.all, href: view.clearHref }] : []}
          woodcut="medal"
          edition={frame}
        />
      )}
      <Pager pager={view.pager} edition={frame} />
    </HallShell>
  );
}

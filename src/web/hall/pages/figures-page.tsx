import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Course } from '../components/course.tsx';
import { Figures, Freshness } from '../components/figures.tsx';
import { Icon } from '../components/icon.tsx';
import { Pager } from '../components/pager.tsx';
import { RecordTable } from '../components/record-table.tsx';
import { Section } from '../components/section.tsx';
import { UnitTable } from '../components/unit-table.tsx';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { FiguresPageView } from '../views/reports.ts';
import { reportWords } from '../words/reports.ts';

/** Public figures of a period: groups, the course over time, the same by unit, and the records behind one number. */
export function FiguresPage({ frame, view }: { frame: HallFrame; view: FiguresPageView }) {
  const w = say(reportWords, frame.lang);
  const { lang } = frame;
  return (
    <HallShell frame={frame} title={view.title} description={w.figuresNote}>
      <div className="page-head">
        <p className="kicker">
          {w.figures}
          <span>{view.period}</span>
        </p>
        <h1 lang={langOf(view.title, lang)}>{view.title}</h1>
        <p className="standfirst">{w.figuresNote}</p>
      </div>
      <nav className="subtabs" aria-label={w.periods}>
        {view.periods.map((period) => (
          <a key={period.href} href={period.href} aria-current={period.current ? 'page' : undefined}>
            {period.label}
          </a>
        ))}
      </nav>
      {view.records && (
        <Section title={view.records.title} id="records">
          <RecordTable columns={view.records.columns} rows={view.records.rows} label={view.records.title} lang={lang} />
          <Pager pager={view.records.pager} edition={frame} />
        </Section>
      )}
      <div className="groups">
        {view.groups.map((group) => (
          <Section key={group.title} title={group.title}>
            <Figures figures={group.figures} edition={frame} />
          </Section>
        ))}
      </div>
      <Freshness at={view.freshAt} edition={frame} />
      {view.course && (
        <Section title={view.course.title}>
          <p className="meta">{view.course.unit}</p>
          <Course course={view.course} lang={lang} />
        </Section>
      )}
      {view.byUnit && (
        <Section title={w.byUnit}>
          <UnitTable table={view.byUnit} lang={lang} label={w.byUnit} />
        </Section>
      )}
      {view.exportHref && (
        <p className="form-end">
          <a className="btn btn-quiet" href={view.exportHref}>
            <Icon name="download" />
            {w.export}
          </a>
        </p>
      )}
    </HallShell>
  );
}

import { langOf } from '../../kit/phrases.ts';
import { Bits } from '../components/bits.tsx';
import { Empty } from '../components/empty.tsx';
import { Phrases } from '../components/phrases.tsx';
import { Section } from '../components/section.tsx';
import { Tag } from '../components/tag.tsx';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { WorkItemView, WorksView } from '../views/works.ts';

function WorkItem({ work, frame }: { work: WorkItemView; frame: HallFrame }) {
  const { lang } = frame;
  return (
    <li className="joined work-item">
      {work.picture && <img src={work.picture} alt="" width={96} height={96} loading="lazy" />}
      <div>
        <Tag {...work.tag} />
        <h3 lang={langOf(work.title, lang)}>{work.title}</h3>
        <Bits lang={lang} bits={work.bits} />
        {work.missing && <p className="waiting">{work.missing}</p>}
        {work.reason && <p className="error">{work.reason}</p>}
        <div className="joined-links">
          {work.links.map((link) => (
            <a key={link.href} href={link.href}>
              {link.label}
              <span className="hidden">{`：${work.title}`}</span>
            </a>
          ))}
        </div>
      </div>
    </li>
  );
}

/** An author's works in one contest: what stands, what is still a draft, and what is missing. */
export function WorksPage({ frame, view }: { frame: HallFrame; view: WorksView }) {
  return (
    <HallShell
      frame={frame}
      title={`${view.title} · ${view.programme.label}`}
      current="me"
      section={view.programme}
      personal
    >
      <div className="page-head">
        <p className="kicker">{view.title}</p>
        <h1>
          <Phrases text={view.programme.label} lang={frame.lang} />
        </h1>
        {view.lead.map((line) => (
          <p key={line} className="meta">
            {line}
          </p>
        ))}
      </div>
      {view.begin && (
        <p className="form-end">
          <a className="btn" href={view.begin.href}>
            {view.begin.label}
          </a>
        </p>
      )}
      {view.works.length === 0 ? (
        <Empty title={view.empty.title} text={view.empty.text} woodcut="camera" edition={frame} />
      ) : (
        <ul>
          {view.works.map((work) => (
            <WorkItem key={work.id} work={work} frame={frame} />
          ))}
        </ul>
      )}
      {view.others && (
        <Section title={view.others.title}>
          <ul>
            {view.others.works.map((work) => (
              <WorkItem key={work.id} work={work} frame={frame} />
            ))}
          </ul>
        </Section>
      )}
      <p className="meta">{view.note}</p>
    </HallShell>
  );
}

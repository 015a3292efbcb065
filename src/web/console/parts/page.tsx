import { type ReactNode, useEffect } from 'react';
import { useWords } from '../preferences.tsx';
import { shellWords } from '../shell/words.ts';

export interface PageProps {
  title: string;
  /** One line under the title: facts rather than explanation. */
  lead?: ReactNode;
  /** Above the title: where this page belongs, or a state. */
  kicker?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Title in serif over a heavy rule, actions beside it, then the page. Names the document too. */
export function Page({ title, lead, kicker, actions, children }: PageProps) {
  const w = useWords(shellWords);
  useEffect(() => {
    document.title = `${title} · ${w.brand}`;
  }, [title, w.brand]);
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-name">
          {kicker && <div className="kicker">{kicker}</div>}
          <h1>{title}</h1>
          {lead && <div className="meta">{lead}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export interface SectionProps {
  title: string;
  /** A link or small control at the end of the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a page, opened by a heavy rule and found by its heading. Titles may repeat, so it is no landmark. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="section">
      <header>
        <h2>{title}</h2>
        {aside && <div className="section-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

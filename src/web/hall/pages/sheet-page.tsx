import type { ReactNode } from 'react';
import { Phrases } from '../components/phrases.tsx';
import { HallShell } from '../shell.tsx';
import type { HallFrame, Link } from '../views/frame.ts';

export interface SheetPageProps {
  frame: HallFrame;
  title: string;
  /** Above the title, where the title alone does not say what the page is. */
  kicker?: string;
  lead?: string;
  /** The programme it belongs to. */
  programme: Link;
  /** Across the page instead of one narrow sheet: for a desk of work. */
  wide?: boolean;
  children: ReactNode;
}

/** A page of a stage that stands by itself: a form, a receipt, a desk; its stage draws what stands below the title. */
export function SheetPage({ frame, title, kicker, lead, programme, wide, children }: SheetPageProps) {
  return (
    <HallShell
      frame={frame}
      title={title === programme.label ? title : `${title} · ${programme.label}`}
      section={programme}
      personal
    >
      <div className={wide ? undefined : 'sheet'}>
        <div className="page-head">
          {kicker && <p className="kicker">{kicker}</p>}
          <h1>
            <Phrases text={title} lang={frame.lang} />
          </h1>
          {lead && <p className="meta">{lead}</p>}
        </div>
        {children}
      </div>
    </HallShell>
  );
}

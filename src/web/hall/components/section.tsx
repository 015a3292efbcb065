import type { ReactNode } from 'react';
import type { Link } from '../views/frame.ts';

/** A section of the paper, opened by a heavy rule. `flow` sets its items in newspaper columns on a desk. */
export function Section({
  title,
  more,
  flow,
  id,
  children,
}: {
  title: string;
  more?: Link;
  flow?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className="section" id={id}>
      <header>
        <h2>{title}</h2>
        {more && <a href={more.href}>{more.label}</a>}
      </header>
      {flow ? <div className="flow">{children}</div> : children}
    </section>
  );
}

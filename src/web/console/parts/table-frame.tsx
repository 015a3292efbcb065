import type { ReactNode } from 'react';

export interface TableFrameProps {
  /** What the table is of, for whoever listens. */
  label: string;
  busy?: boolean;
  className?: string;
  children: ReactNode;
}

/** A frame in which a wide table scrolls: reached by keys and named, but no landmark beside the section it is in. */
export function TableFrame({ label, busy = false, className, children }: TableFrameProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      className={className ? `table-frame ${className}` : 'table-frame'}
      role="group"
      aria-label={label}
      aria-busy={busy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable with the keyboard
      tabIndex={0}
    >
      {children}
    </div>
  );
}

import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useLang, useWords } from '../preferences.tsx';
import { findRequestId, sayProblem } from '../problem.ts';
import { commonWords } from '../words.ts';
import { Icon } from './icon.tsx';

/** What went wrong, what to do next, and the number to report. Read out when it appears. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const lang = useLang();
  const w = useWords(commonWords);
  const requestId = findRequestId(error);
  return (
    <div className="note note-error" role="alert">
      <Icon name="warning" />
      <div>
        <p>{sayProblem(error, lang)}</p>
        {requestId && <p className="meta">{w.requestId(requestId)}</p>}
      </div>
      {onRetry && <Button onClick={onRetry}>{w.retry}</Button>}
    </div>
  );
}

/** Nothing here yet: says why, what to do, and offers to do it. */
export function EmptyNote({ title, advice, action }: { title: string; advice?: string; action?: ReactNode }) {
  return (
    <div className="note note-empty">
      <p className="note-title">{title}</p>
      {advice && <p className="meta">{advice}</p>}
      {action}
    </div>
  );
}

/** A calm remark above or between parts. */
export function Remark({ tone = 'ink', children }: { tone?: 'ink' | 'gold' | 'red' | 'green'; children: ReactNode }) {
  return <div className={`remark remark-${tone}`}>{children}</div>;
}

/** Lines where a page or panel will be. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const w = useWords(commonWords);
  return (
    <div role="status" aria-label={w.loading}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}

import type { ReactNode } from 'react';
import { useDates, useWords } from '../preferences.tsx';
import { EmptyNote } from './note.tsx';
import { partWords } from './words.ts';

/** One thing that happened. */
export interface HistoryEntry {
  id: string;
  at: string;
  /** A calendar day rather than a moment, as for changes with an effective date. */
  isDay?: boolean;
  who: string | null;
  what: ReactNode;
  why?: string | null;
  tone?: 'ink' | 'green' | 'gold' | 'red';
}

/** What happened, latest first: when, who, what, why. */
export function HistoryTimeline({ entries }: { entries: readonly HistoryEntry[] }) {
  const w = useWords(partWords);
  const dates = useDates();
  if (entries.length === 0) return <EmptyNote title={w.historyEmpty} />;
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id} className={`timeline-entry timeline-${entry.tone ?? 'ink'}`}>
          <time className="meta" dateTime={entry.at}>
            {entry.isDay ? dates.day(entry.at) : dates.moment(entry.at)}
          </time>
          <div>
            <div>{entry.what}</div>
            {entry.why && (
              <p className="meta">
                {w.reason} · {entry.why}
              </p>
            )}
            <p className="meta">{entry.who ?? w.bySystem}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

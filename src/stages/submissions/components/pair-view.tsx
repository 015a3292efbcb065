import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { type LikenessKind, likenessKinds } from '../contract.ts';
import { sayNumber } from '../rules.ts';
import { panelWords } from './words.ts';
import { pairQuery } from './works-source.ts';

interface Stretch {
  from: number;
  to: number;
}

/** A text with what stands in both marked; stretches may overlap on the other side, so they are joined first. */
function marked(text: string, stretches: readonly Stretch[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    const start = Math.max(at, from);
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, to)}</mark>);
    at = to;
  }
  return [...parts, text.slice(at)];
}

interface Side {
  number: number | null;
  title: string;
  author: string;
  unitName: string | null;
  handedInAt: string | null;
  text: string;
  pictureHref: string | null;
}

function OneSide({ side, stretches }: { side: Side; stretches: readonly Stretch[] }) {
  const dates = useDates();
  return (
    <article>
      <h3>{[side.number === null ? '' : sayNumber(side.number), side.title].filter(Boolean).join(' ')}</h3>
      <p className="meta">
        {[side.author, side.unitName, side.handedInAt && dates.moment(side.handedInAt)].filter(Boolean).join(' · ')}
      </p>
      {side.pictureHref && (
        <a href={side.pictureHref} target="_blank" rel="noreferrer">
          <img src={`${side.pictureHref}&width=1280`} alt={side.title} />
        </a>
      )}
      {side.text && <div className="work-text">{marked(side.text, stretches)}</div>}
    </article>
  );
}

export interface PairViewProps {
  stageId: string;
  pair: { workId: string; otherId: string; kind: LikenessKind };
  onClose: () => void;
}

/** Two works side by side: the pictures that are near, or the texts with the passages that stand in both. */
export function PairView({ stageId, pair, onClose }: PairViewProps) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number, percent } = useNumbers();
  const found = useQuery(pairQuery(stageId, pair));
  const back = <Button onClick={onClose}>{w.closePair}</Button>;
  if (found.error)
    return (
      <>
        {back}
        <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      </>
    );
  if (!found.data) return <Loading rows={6} />;
  const { one, other, passages, kind, score } = found.data;
  return (
    <>
      <div className="page-actions">{back}</div>
      <p className="meta">
        {pick(likenessKinds[kind])} {kind !== 'same' && w.share(percent(score))}
        {passages.length > 0 && `；${w.inBoth(number(passages.length))}`}
      </p>
      <div className="pair">
        <OneSide side={one} stretches={passages} />
        <OneSide
          side={other}
          stretches={passages.map(({ otherFrom, otherTo }) => ({ from: otherFrom, to: otherTo }))}
        />
      </div>
    </>
  );
}

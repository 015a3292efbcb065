import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { type LikenessKind, likenessKinds } from '../contract.ts';
import { submissionsManifest } from '../manifest.ts';
import { sayNumber } from '../rules.ts';
import { panelWords } from './words.ts';
import { pairQuery, useWorksChanged } from './works-source.ts';

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

/** What was found of the pair, and the buttons that say so or take it back. */
function Verdict({
  stageId,
  pair,
  found: { cleared, foundAt },
}: Pick<PairViewProps, 'stageId' | 'pair'> & {
  found: { cleared: { by: string; at: string; note: string } | null; foundAt: string };
}) {
  const w = useWords(panelWords);
  const dates = useDates();
  const changed = useWorksChanged(stageId);
  const { workId, otherId } = pair;
  const [note, setNote] = useState('');
  const settle = useMutation({
    mutationFn: (name: 'clear' | 'reopen') =>
      takeStageAction(submissionsManifest, stageId, name, {
        ...{ workId, otherId },
        ...(name === 'clear' ? { note, foundAt } : {}),
      }),
    onSuccess: changed,
  });
  return (
    <div className="verdict">
      {cleared ? (
        <>
          <p>{w.clearedBy(cleared.by, dates.day(cleared.at), cleared.note)}</p>
          <Button loading={settle.isPending} onClick={() => settle.mutate('reopen')}>
            {w.reopen}
          </Button>
        </>
      ) : (
        <>
          <Input
            value={note}
            maxLength={400}
            placeholder={w.clearNote}
            aria-label={w.clearNote}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button loading={settle.isPending} onClick={() => settle.mutate('clear')}>
            {w.clear}
          </Button>
        </>
      )}
      {settle.error && <ErrorNote error={settle.error} />}
    </div>
  );
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
      <Verdict stageId={stageId} pair={pair} found={found.data} />
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

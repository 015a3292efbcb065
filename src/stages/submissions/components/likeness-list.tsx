import { Button } from 'antd';
import { useDates, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { type LikenessKind, likenessKinds } from '../contract.ts';
import { sayNumber } from '../rules.ts';
import { panelWords } from './words.ts';

export interface ShownLikeness {
  otherId: string;
  kind: LikenessKind;
  score: number;
  other: { number: number | null; title: string; author: string; stage: string } | null;
  cleared: { by: string; at: string; note: string } | null;
}

/** Works that look or read like this one, most alike first; each can be laid beside it. */
export function LikenessList({
  likenesses,
  onCompare,
}: {
  likenesses: readonly ShownLikeness[];
  onCompare: (pair: { otherId: string; kind: LikenessKind }) => void;
}) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { percent } = useNumbers();
  const dates = useDates();
  if (likenesses.length === 0) return null;
  return (
    <>
      <h3 className="drawer-part">{w.likenesses}</h3>
      <p className="meta">{w.likenessNote}</p>
      <ul className="likenesses">
        {likenesses.map(({ otherId, kind, score, other, cleared }) => (
          <li key={`${otherId}${kind}`}>
            <span>
              <b>{pick(likenessKinds[kind])}</b> {kind !== 'same' && w.share(percent(score))}
              <br />
              {other
                ? [other.number === null ? '' : sayNumber(other.number), other.title, other.author, other.stage]
                    .filter(Boolean)
                    .join(' · ')
                : w.elsewhere}
              {cleared && (
                <span className="meta cleared">{w.clearedBy(cleared.by, dates.day(cleared.at), cleared.note)}</span>
              )}
            </span>
            {other && (
              <Button size="small" onClick={() => onCompare({ otherId, kind })}>
                {w.compare}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

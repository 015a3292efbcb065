import { Skeleton, Tooltip } from 'antd';
import type { Bilingual } from '../../../kernel/words.ts';
import { useNumbers, usePick, useWords } from '../preferences.tsx';
import { PlaceLink } from './place-link.tsx';
import { partWords } from './words.ts';

/** One figure as it is shown: what, how much, in what measure. */
export interface ShownFigure {
  indicator: string;
  words: Bilingual;
  unitOfMeasure: Bilingual;
  value: number;
  /** The part of it that units declared. */
  declared: number;
}

export interface FigureCardsProps {
  figures: readonly ShownFigure[] | undefined;
  /** The address of the records behind a figure; no link where missing. */
  href?: (figure: ShownFigure) => string;
  /** The figure that is looked into. */
  current?: string | undefined;
}

function FigureCard({
  figure,
  href,
  isCurrent,
}: {
  figure: ShownFigure;
  href: string | undefined;
  isCurrent: boolean;
}) {
  const w = useWords(partWords);
  const pick = usePick();
  const { number } = useNumbers();
  const name = pick(figure.words);
  const amount = (
    <>
      <b>{number(figure.value)}</b>
      <span className="figure-measure">{pick(figure.unitOfMeasure)}</span>
    </>
  );
  return (
    <li className={isCurrent ? 'figure figure-current' : 'figure'}>
      <span className="figure-name">{name}</span>
      {href ? (
        <PlaceLink
          to={href}
          className="figure-amount"
          resetScroll={false}
          aria-current={isCurrent ? 'true' : undefined}
          aria-label={`${name} ${number(figure.value)} ${pick(figure.unitOfMeasure)}, ${w.openRecords(name)}`}
        >
          {amount}
        </PlaceLink>
      ) : (
        <span className="figure-amount">{amount}</span>
      )}
      {figure.declared > 0 && (
        <Tooltip title={w.declaredHelp}>
          <span className="figure-declared">
            {w.declared} {number(figure.declared)}
          </span>
        </Tooltip>
      )}
    </li>
  );
}

/** Figures set like a stock table: small name, large number; a press opens what is behind it. */
export function FigureCards({ figures, href, current }: FigureCardsProps) {
  if (!figures) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  return (
    <ul className="figures">
      {figures.map((figure) => (
        <FigureCard
          key={figure.indicator}
          figure={figure}
          href={href?.(figure)}
          isCurrent={figure.indicator === current}
        />
      ))}
    </ul>
  );
}

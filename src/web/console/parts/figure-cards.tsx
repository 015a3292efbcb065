import { Skeleton, Tooltip } from 'antd';
import type { Bilingual } from '../../../kernel/words.ts';
import { useNumbers, usePick, useWords } from '../preferences.tsx';
import { PlaceLink } from './place-link.tsx';
import { partWords } from './words.ts';

/** One figure as it is shown: what, how much, in what measure. */
export interface Figure {
  code: string;
  words: Bilingual;
  unitOfMeasure: Bilingual;
  amount: number;
  /** The part of it that units declared. */
  declaredAmount?: number;
}

export interface FigureCardsProps {
  figures: readonly Figure[] | undefined;
  /** The address of the records behind a figure; no link where missing. */
  href?: (figure: Figure) => string;
}

function FigureCard({ figure, href }: { figure: Figure; href: string | undefined }) {
  const w = useWords(partWords);
  const pick = usePick();
  const { number } = useNumbers();
  const name = pick(figure.words);
  const amount = (
    <>
      <b>{number(figure.amount)}</b>
      <span className="figure-measure">{pick(figure.unitOfMeasure)}</span>
    </>
  );
  return (
    <li className="figure">
      <span className="figure-name">{name}</span>
      {href ? (
        <PlaceLink
          to={href}
          className="figure-amount"
          aria-label={`${name} ${number(figure.amount)} ${pick(figure.unitOfMeasure)}, ${w.openRecords(name)}`}
        >
          {amount}
        </PlaceLink>
      ) : (
        <span className="figure-amount">{amount}</span>
      )}
      {(figure.declaredAmount ?? 0) > 0 && (
        <Tooltip title={w.declaredHelp}>
          <span className="figure-declared">
            {w.declared} {number(figure.declaredAmount ?? 0)}
          </span>
        </Tooltip>
      )}
    </li>
  );
}

/** Figures set like a stock table: small name, large number; a press opens the records behind it. */
export function FigureCards({ figures, href }: FigureCardsProps) {
  if (!figures) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  return (
    <ul className="figures">
      {figures.map((figure) => (
        <FigureCard key={figure.code} figure={figure} href={href?.(figure)} />
      ))}
    </ul>
  );
}

import { say } from '../../../kernel/words.ts';
import { sayFigure } from '../../kit/numbers.ts';
import { sayRecent } from '../say-when.ts';
import type { Edition } from '../views/frame.ts';
import type { FigureView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';

function Amount({ figure, edition }: { figure: FigureView; edition: Edition }) {
  const w = say(programmeWords, edition.lang);
  return (
    <>
      {figure.suppressed ? <abbr title={w.suppressed}>—</abbr> : <b>{sayFigure(figure.value, edition.lang)}</b>}{' '}
      <span className="per">{figure.unit}</span>
    </>
  );
}

/** Figures set like a stock table; a press on a number opens the records behind it. */
export function Figures({ figures, edition }: { figures: FigureView[]; edition: Edition }) {
  const w = say(programmeWords, edition.lang);
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>
            {figure.label}
            {figure.declared && (
              <small className="declared" title={w.declaredNote}>
                {w.declared}
              </small>
            )}
          </dt>
          <dd>
            {figure.href ? (
              <a
                href={figure.href}
                aria-label={`${sayFigure(figure.value, edition.lang)} ${figure.unit ?? ''} ${w.records(figure.label)}`}
              >
                <Amount figure={figure} edition={edition} />
              </a>
            ) : (
              <Amount figure={figure} edition={edition} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How fresh the figures are, and where they come from. */
export function Freshness({ at, edition }: { at: Date; edition: Edition }) {
  return <p className="meta fresh">{say(programmeWords, edition.lang).freshAt(sayRecent(at, edition))}</p>;
}

import { useProgramme } from '../../../web/console/pages/programme/programme-source.ts';
import { EmptyNote, Remark } from '../../../web/console/parts/note.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import type { Summary } from './tally-source.ts';
import { panelWords } from './words.ts';

type Indicator = Summary['indicators'][number];

function Progress({ indicator }: { indicator: Indicator }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number, percent } = useNumbers();
  const { target, total } = indicator;
  const reached = target ? total / target : undefined;
  return (
    <li className="figure">
      <span className="figure-name">{pick(indicator.words)}</span>
      <span className="figure-amount">
        <b>{number(total)}</b>
        <span className="figure-measure">{pick(indicator.unitOfMeasure)}</span>
      </span>
      {target !== null && reached !== undefined && (
        <>
          <span className="target-track" aria-hidden="true">
            <span style={{ width: `${Math.min(100, reached * 100)}%` }} />
          </span>
          <span className="meta">
            {w.target} {number(target)} · {w.reached(percent(reached))}
          </span>
        </>
      )}
    </li>
  );
}

/** Units by indicators, with totals, targets and who is silent. */
export function SummaryTable({ summary }: { summary: Summary }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const dates = useDates();
  const { number } = useNumbers();
  const { unitId: organiserId } = useProgramme();
  const { indicators, units } = summary;
  if (indicators.length === 0) return <EmptyNote title={w.noIndicators} advice={w.noIndicatorsAdvice} />;
  const first = indicators[0]?.code ?? '';
  const sorted = [...units].sort((a, b) => b.reports - a.reports || (b.amounts[first] ?? 0) - (a.amounts[first] ?? 0));
  const silent = units.filter((unit) => unit.reports === 0 && unit.unitId !== organiserId).length;
  return (
    <>
      <ul className="figures">
        {indicators.map((indicator) => (
          <Progress key={indicator.code} indicator={indicator} />
        ))}
      </ul>
      {silent > 0 && <Remark tone="gold">{w.silent(silent)}</Remark>}
      <TableFrame label={w.summary} className="tally-frame">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{w.unit}</th>
              {indicators.map((indicator) => (
                <th key={indicator.code} scope="col" className="numeric">
                  {pick(indicator.words)}
                </th>
              ))}
              <th scope="col" className="numeric">
                {w.reportsCount}
              </th>
              <th scope="col">{w.last}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((unit) => (
              <tr key={unit.unitId}>
                <th scope="row">{unit.unitName}</th>
                {indicators.map(({ code }) => (
                  <td key={code} className="numeric">
                    {unit.amounts[code] === undefined ? <span className="absent">–</span> : number(unit.amounts[code])}
                  </td>
                ))}
                <td className="numeric">{number(unit.reports)}</td>
                <td>{unit.lastReportedAt ? dates.moment(unit.lastReportedAt) : <span className="absent">–</span>}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{w.total}</th>
              {indicators.map((indicator) => (
                <td key={indicator.code} className="numeric">
                  {number(indicator.total)}
                </td>
              ))}
              <td className="numeric">{number(units.reduce((sum, unit) => sum + unit.reports, 0))}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </TableFrame>
    </>
  );
}

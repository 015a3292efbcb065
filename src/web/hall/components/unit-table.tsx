import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import { sayCount } from '../../kit/numbers.ts';
import { langOf } from '../../kit/phrases.ts';
import type { FiguresPageView } from '../views/reports.ts';
import { reportWords } from '../words/reports.ts';

/** Figures by unit; a cell too small to publish is a dash. Scrolls inside itself on a phone. */
export function UnitTable({
  table,
  lang,
  label,
}: {
  table: NonNullable<FiguresPageView['byUnit']>;
  lang: Lang;
  label: string;
}) {
  const w = say(reportWords, lang);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section className="scroll" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.unit}</th>
            {table.columns.map((column) => (
              <th key={column} scope="col" className="num">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" lang={langOf(row.name, lang)}>
                {row.href ? <a href={row.href}>{row.name}</a> : row.name}
              </th>
              {row.values.map((value, at) => (
                <td key={table.columns[at]} className="num">
                  {value === null ? <abbr title={w.withheld}>—</abbr> : sayCount(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

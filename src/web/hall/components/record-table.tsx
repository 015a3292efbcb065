import type { Lang } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';

/** The records behind a number. */
export function RecordTable({
  columns,
  rows,
  label,
  lang,
}: {
  columns: string[];
  rows: string[][];
  label: string;
  lang: Lang;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section className="scroll" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two records may read alike
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={columns[column]} lang={langOf(cell, lang)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { columnsOf, type ImportRow, mappingOf } from '../queries.ts';
import type { StoredProblem } from '../rows/queries.ts';
import type { RowProblem } from '../rows/rules.ts';
import { subjects } from '../subjects/rules.ts';

/** Problems from left to right, under the headings of the officer's own sheet; where a field has no column, under its own name. */
export function storedProblems(row: Pick<ImportRow, 'columns' | 'mapping' | 'subject'>) {
  const columns = columnsOf(row);
  const mapping = mappingOf(row);
  const { fields } = subjects[row.subject];
  const placeOf = ({ field }: RowProblem) => mapping[field] ?? columns.length;
  return (problems: readonly RowProblem[]): StoredProblem[] =>
    problems
      .toSorted((one, other) => placeOf(one) - placeOf(other))
      .map(({ field, words }) => {
        const heading = columns.find(({ index }) => index === mapping[field])?.heading;
        return { column: heading ?? fields[field]?.words[0] ?? field, words };
      });
}

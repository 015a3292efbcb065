import { Icon } from '../parts/icon.tsx';
import { usePick } from '../preferences.tsx';
import { type Column, isNumeric } from './column.ts';

export interface SortHeaderProps<Row> {
  column: Column<Row>;
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

/** A header cell; where the column sorts, a press goes up, down, and back to the list's own order. */
export function SortHeader<Row>({ column, sort, onSort }: SortHeaderProps<Row>) {
  const pick = usePick();
  const style = column.minWidth ? { minWidth: column.minWidth } : undefined;
  const className = isNumeric(column.kind) ? 'numeric' : undefined;
  if (!column.sortable) {
    return (
      <th scope="col" className={className} style={style}>
        {pick(column.title)}
      </th>
    );
  }
  const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : 'none';
  const following = { none: column.key, ascending: `-${column.key}`, descending: undefined }[direction];
  return (
    <th scope="col" aria-sort={direction} className={className} style={style}>
      <button type="button" className="sort-button" onClick={() => onSort(following)}>
        {pick(column.title)}
        <span className={`sort-mark sort-${direction}`}>
          <Icon name="sorted" size="0.9em" />
        </span>
      </button>
    </th>
  );
}

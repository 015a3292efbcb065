import { Checkbox, Skeleton } from 'antd';
import { TableFrame } from '../parts/table-frame.tsx';
import { usePick, useWords } from '../preferences.tsx';
import { Cell } from './cell.tsx';
import { type Column, isNumeric } from './column.ts';
import { RowLink, type RowTarget, useRowPress } from './row-link.tsx';
import { SortHeader } from './sort-header.tsx';
import { listWords } from './words.ts';

export interface RowsProps<Row> {
  /** What the list is of, for whoever listens. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  target: (row: Row) => RowTarget | undefined;
  selection?: { keys: ReadonlySet<string>; onChange: (keys: ReadonlySet<string>) => void };
  busy: boolean;
}

export interface ListTableProps<Row> extends RowsProps<Row> {
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

const skeletonRows = 8;

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Rows under a header that stays in sight. One real `<table>`: header cells sort, the first column opens the row. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { label, columns, rows, rowKey, rowName, target, selection, sort, onSort, busy } = props;
  const w = useWords(listWords);
  const pick = usePick();
  const press = useRowPress();
  const keys = rows?.map(rowKey) ?? [];
  const chosen = selection ? keys.filter((key) => selection.keys.has(key)).length : 0;
  return (
    <TableFrame label={label} busy={busy}>
      <table className="table">
        <thead>
          <tr>
            {selection && (
              <th className="table-pick" scope="col">
                <Checkbox
                  aria-label={w.selectAll}
                  checked={chosen > 0 && chosen === keys.length}
                  indeterminate={chosen > 0 && chosen < keys.length}
                  onChange={(event) => selection.onChange(new Set(event.target.checked ? keys : []))}
                />
              </th>
            )}
            {columns.map((column) => (
              <SortHeader key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {!rows &&
            Array.from({ length: skeletonRows }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have nothing else
              <tr key={at}>
                <td colSpan={columns.length + (selection ? 1 : 0)}>
                  <Skeleton active title={false} paragraph={{ rows: 1, width: `${90 - ((at * 17) % 40)}%` }} />
                </td>
              </tr>
            ))}
          {rows?.map((row) => (
            <tr
              key={rowKey(row)}
              className={selection?.keys.has(rowKey(row)) ? 'chosen' : undefined}
              data-opens={target(row) !== undefined}
              onClick={(event) => press(event, target(row))}
            >
              {selection && (
                <td className="table-pick">
                  <Checkbox
                    aria-label={w.select(rowName(row))}
                    checked={selection.keys.has(rowKey(row))}
                    onChange={() => selection.onChange(toggled(selection.keys, rowKey(row)))}
                  />
                </td>
              )}
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={isNumeric(column.kind) ? 'numeric' : undefined}
                  data-label={pick(column.title)}
                >
                  {column.primary ? (
                    <RowLink target={target(row)}>
                      <Cell column={column} row={row} />
                    </RowLink>
                  ) : (
                    <Cell column={column} row={row} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

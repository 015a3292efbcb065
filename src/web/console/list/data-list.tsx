import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Query } from '../api.ts';
import { EmptyNote, ErrorNote } from '../parts/note.tsx';
import { useNarrow, useWords } from '../preferences.tsx';
import type { Column } from './column.ts';
import { ColumnChoice } from './column-choice.tsx';
import { ExportButton } from './export-button.tsx';
import type { Filter } from './filter.ts';
import { ListBar } from './list-bar.tsx';
import { ListCards } from './list-cards.tsx';
import { type ListSource, pageQuery, sheetAddress } from './list-source.ts';
import { ListTable } from './list-table.tsx';
import { Pager } from './pager.tsx';
import type { RowTarget } from './row-link.tsx';
import { apiQuery, exportQuery, shownKeys, withChange } from './search-state.ts';
import { type BulkAction, SelectionBar } from './selection-bar.tsx';
import { useListState } from './use-list-state.ts';
import { listWords } from './words.ts';

export interface DataListProps<Row> {
  /** What the list is of: its name for whoever listens. */
  label: string;
  source: ListSource<Row>;
  /** Declared once, outside the component: the address is read by them. */
  columns: readonly Column<Row>[];
  filters?: readonly Filter[];
  defaultSort?: string;
  /** Filters of the place, which the reader cannot change. */
  fixed?: Query;
  searchable?: boolean;
  exportable?: boolean;
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  /** Where a row leads; `{ open }` shows `detail` beside the list. */
  target?: (row: Row) => RowTarget;
  detail?: (id: string, row: Row | undefined) => { title: string; body: ReactNode };
  bulk?: readonly BulkAction[];
  /** What an empty list says, and what to do about it. */
  empty: { title: string; advice?: string; action?: ReactNode };
  aside?: ReactNode;
}

const noFilters: readonly Filter[] = [];
const nobody: ReadonlySet<string> = new Set();

/** A list on the server: search, filters, sort, pages, columns and the open row live in the address. */
export function DataList<Row>(props: DataListProps<Row>) {
  const {
    label,
    source,
    columns,
    filters = noFilters,
    defaultSort,
    fixed,
    searchable = true,
    exportable = true,
  } = props;
  const w = useWords(listWords);
  const narrow = useNarrow();
  const shape = useMemo(() => ({ columns, filters, defaultSort }), [columns, filters, defaultSort]);
  const url = useListState(source.path, shape);
  const { state, setState } = url;
  const page = useQuery(pageQuery(source, apiQuery(shape, state, fixed)));
  const [chosen, setChosen] = useState(nobody);
  const shown = shownKeys(shape, state);
  const rows = page.data?.items;
  const narrowed = state.q !== '' || Object.keys(state.filters).length > 0;
  const rowsProps = {
    label,
    columns: columns.filter((column) => shown.includes(column.key)),
    rows,
    rowKey: props.rowKey,
    rowName: props.rowName,
    target: (row: Row) => props.target?.(row),
    selection: props.bulk && { keys: chosen, onChange: setChosen },
    busy: page.isFetching,
  };
  const aside = (
    <>
      {props.aside}
      {!narrow && (
        <ColumnChoice columns={columns} shown={shown} onChange={(keys) => setState({ ...state, columns: keys })} />
      )}
      {exportable && <ExportButton compact address={sheetAddress(source, exportQuery(shape, state, fixed))} />}
    </>
  );
  const emptiness = narrowed ? (
    <EmptyNote
      title={w.nothingFits}
      advice={w.nothingFitsAdvice}
      action={<Button onClick={() => setState(withChange(state, { q: '', filters: {} }))}>{w.clear}</Button>}
    />
  ) : (
    <EmptyNote {...props.empty} />
  );
  const open = url.openId
    ? props.detail?.(
        url.openId,
        rows?.find((row) => props.rowKey(row) === url.openId),
      )
    : undefined;
  return (
    <div className="data-list" data-stale={page.isPlaceholderData}>
      {chosen.size > 0 && props.bulk ? (
        <SelectionBar keys={chosen} actions={props.bulk} path={source.path} onClear={() => setChosen(nobody)} />
      ) : (
        <ListBar filters={filters} state={state} onChange={setState} searchable={searchable} aside={aside} />
      )}
      {page.error && !rows && <ErrorNote error={page.error} onRetry={() => void page.refetch()} />}
      {rows?.length === 0 && emptiness}
      {!(page.error && !rows) &&
        rows?.length !== 0 &&
        (narrow ? (
          <ListCards {...rowsProps} />
        ) : (
          <ListTable {...rowsProps} sort={state.sort} onSort={(sort) => setState({ ...withChange(state, { sort }) })} />
        ))}
      {page.data && page.data.items.length > 0 && (
        <Pager
          state={state}
          shown={page.data.items.length}
          total={page.data.total}
          nextCursor={page.data.nextCursor}
          onNext={url.toNext}
          onPrevious={url.toPrevious}
          onLimit={(limit) => setState(withChange(state, { limit }))}
        />
      )}
      <Drawer
        open={Boolean(open)}
        onClose={url.close}
        size={narrow ? '100%' : 560}
        title={open ? open.title : ''}
        destroyOnHidden
      >
        {open?.body}
      </Drawer>
    </div>
  );
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  decodeList,
  encodeList,
  foreignSearch,
  type ListSearch,
  type ListShape,
  type ListState,
} from './search-state.ts';

/** Cursors of the pages seen so far, by list and filters: what lies behind “previous”. */
const trails = new Map<string, (string | undefined)[]>();

function trailOf(name: string, state: ListState): (string | undefined)[] {
  const key = JSON.stringify([name, state.q, state.sort, state.filters, state.limit]);
  const found = trails.get(key) ?? [undefined];
  trails.set(key, found);
  return found;
}

export interface UrlList {
  state: ListState;
  setState: (state: ListState) => void;
  toNext: (cursor: string) => void;
  /** To the page before, or to the first where the way here is not known. */
  toPrevious: () => void;
  /** The row whose details are open. */
  openId: string | undefined;
  close: () => void;
}

/** A list's state, kept in the address. */
export function useListState(name: string, shape: ListShape): UrlList {
  const search: ListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => decodeList(shape, search), [shape, search]);
  const go = (next: ListSearch, replace: boolean) =>
    void navigate({ to: '.', search: next, replace, resetScroll: false });
  const setState = (next: ListState, replace = true) =>
    go({ ...foreignSearch(shape, search), ...encodeList(shape, next) }, replace);
  const trail = trailOf(name, state);
  return {
    state,
    setState,
    toNext: (cursor) => {
      trail[state.page - 1] = state.cursor;
      trail[state.page] = cursor;
      setState({ ...state, cursor, page: state.page + 1 }, false);
    },
    toPrevious: () => {
      const known = state.page > 1 && (state.page === 2 || trail[state.page - 2] !== undefined);
      const page = known ? state.page - 1 : 1;
      setState({ ...state, cursor: trail[page - 1], page }, false);
    },
    openId: search.open,
    close: () => go({ ...search, open: undefined }, false),
  };
}

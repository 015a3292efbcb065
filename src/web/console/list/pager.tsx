import { Button, Select } from 'antd';
import { Icon } from '../parts/icon.tsx';
import { useNumbers, useWords } from '../preferences.tsx';
import { type ListState, pageSizes } from './search-state.ts';
import { listWords } from './words.ts';

export interface PagerProps {
  state: ListState;
  shown: number;
  total: number;
  nextCursor: string | null;
  onNext: (cursor: string) => void;
  onPrevious: () => void;
  onLimit: (limit: number) => void;
}

/** Where we are in the list, and the ways on and back. */
export function Pager({ state, shown, total, nextCursor, onNext, onPrevious, onLimit }: PagerProps) {
  const w = useWords(listWords);
  const { number } = useNumbers();
  const start = (state.page - 1) * state.limit + 1;
  const isLater = state.cursor !== undefined;
  const words =
    isLater || nextCursor ? w.range(number(start), number(start + shown - 1), number(total)) : w.total(number(total));
  return (
    <div className="pager">
      <span className="meta">{words}</span>
      {total > pageSizes[0] && (
        <Select
          size="small"
          aria-label={w.pageSize}
          value={state.limit}
          options={pageSizes.map((size) => ({ value: size, label: w.perPage(size) }))}
          onChange={onLimit}
        />
      )}
      {(isLater || nextCursor) && (
        <span className="pager-buttons">
          <Button icon={<Icon name="left" />} aria-label={w.previous} disabled={!isLater} onClick={onPrevious} />
          <Button
            icon={<Icon name="right" />}
            aria-label={w.following}
            disabled={!nextCursor}
            onClick={() => nextCursor && onNext(nextCursor)}
          />
        </span>
      )}
    </div>
  );
}

import { Button, InputNumber } from 'antd';
import type { KeyboardEvent } from 'react';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { usePick, useWords } from '../../../web/console/preferences.tsx';
import type { Settings } from '../contract.ts';
import type { NomineeRow } from './review-source.ts';
import { panelWords } from './words.ts';

export interface OrderRowProps {
  row: NomineeRow;
  place: number;
  count: number;
  categories: Settings['categories'];
  /** What the line below this row says: here the places end, or the reserve. */
  cut: string | undefined;
  onMove: (to: number) => void;
  onKeys: (event: KeyboardEvent<HTMLElement>) => void;
}

/** One nominee in the order, with its place to type and buttons to move it. */
export function OrderRow({ row, place, count, categories, cut, onMove, onKeys }: OrderRowProps) {
  const w = useWords(panelWords);
  const pick = usePick();
  const counted = categories
    .filter(({ key }) => row.categories.includes(key))
    .map(({ label, labelEn }) => pick([label, labelEn || label]));
  return (
    <>
      <li
        className="ordering-row"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: Alt with the arrows moves the row that has the focus
        tabIndex={0}
        onKeyDown={onKeys}
      >
        <InputNumber
          key={place}
          size="small"
          min={1}
          max={count}
          defaultValue={place + 1}
          controls={false}
          aria-label={w.placeOf(row.name)}
          onPressEnter={(event) => onMove(Number(event.currentTarget.value) - 1)}
          onBlur={(event) => onMove(Number(event.currentTarget.value) - 1)}
        />
        <span className="ordering-who">
          <b>{row.name}</b>
          <span className="meta">{[row.unitName, ...counted].join(' · ')}</span>
        </span>
        <span className="ordering-tools">
          <Button
            type="text"
            size="small"
            icon={<Icon name="up" />}
            aria-label={w.up(row.name)}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="down" />}
            aria-label={w.down(row.name)}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          />
        </span>
      </li>
      {cut && <li className="ordering-cut">{cut}</li>}
    </>
  );
}

import { Checkbox } from 'antd';
import { Loading } from '../parts/note.tsx';
import { usePick, useWords } from '../preferences.tsx';
import { Cell } from './cell.tsx';
import { isKnown } from './column.ts';
import type { RowsProps } from './list-table.tsx';
import { RowLink, useRowPress } from './row-link.tsx';
import { listWords } from './words.ts';

const factsPerCard = 5;

/** The same rows on a phone: name and state on top, the known facts below. */
export function ListCards<Row>({ label, columns, rows, rowKey, rowName, target, selection, busy }: RowsProps<Row>) {
  const w = useWords(listWords);
  const pick = usePick();
  const press = useRowPress();
  const name = columns.find((column) => column.primary);
  const states = columns.filter((column) => column.kind === 'tag').slice(0, 1);
  const facts = columns.filter((column) => !column.primary && !states.includes(column));
  if (!rows) return <Loading rows={8} />;
  const toggle = (key: string) => {
    const next = new Set(selection?.keys);
    if (!next.delete(key)) next.add(key);
    selection?.onChange(next);
  };
  return (
    <ul className="cards" aria-label={label} aria-busy={busy}>
      {rows.map((row) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the card's name is the link; the surface only helps the finger
        <li key={rowKey(row)} className="card" onClick={(event) => press(event, target(row))}>
          <div className="card-head">
            {selection && (
              <Checkbox
                aria-label={w.select(rowName(row))}
                checked={selection.keys.has(rowKey(row))}
                onChange={() => toggle(rowKey(row))}
              />
            )}
            <RowLink target={target(row)}>{name ? <Cell column={name} row={row} /> : rowName(row)}</RowLink>
            {states
              .filter((column) => isKnown(row, column))
              .map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
          </div>
          <dl className="card-facts">
            {facts
              .filter((column) => isKnown(row, column))
              .slice(0, factsPerCard)
              .map((column) => (
                <div key={column.key}>
                  <dt>{pick(column.title)}</dt>
                  <dd>
                    <Cell column={column} row={row} />
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { usePick, useWords } from '../preferences.tsx';
import type { Field } from './field.ts';
import { type FormPath, startValue } from './form-value.ts';
import { formWords } from './words.ts';

interface RowToolsProps {
  place: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}

function RowTools({ place, count, onMove, onRemove }: RowToolsProps) {
  const w = useWords(formWords);
  return (
    <span className="row-tools">
      <Button
        type="text"
        size="small"
        icon={<Icon name="up" />}
        aria-label={w.rowUp(place + 1)}
        disabled={place === 0}
        onClick={() => onMove(place - 1)}
      />
      <Button
        type="text"
        size="small"
        icon={<Icon name="down" />}
        aria-label={w.rowDown(place + 1)}
        disabled={place === count - 1}
        onClick={() => onMove(place + 1)}
      />
      <Button
        type="text"
        size="small"
        icon={<Icon name="remove" />}
        aria-label={w.removeRow(place + 1)}
        onClick={onRemove}
      />
    </span>
  );
}

export interface FormRowsProps {
  field: Field & { kind: 'rows' };
  base: FormPath;
  /** Draws the fields of one row, whose place is its name within the list. */
  children: (at: number) => ReactNode;
}

/** A list of like things: added, removed, sorted by buttons or by dragging. */
export function FormRows({ field, base, children }: FormRowsProps) {
  const w = useWords(formWords);
  const pick = usePick();
  const [dragged, setDragged] = useState<number>();
  const name = pick(field.title);
  return (
    <fieldset className="form-group form-wide">
      <legend>{name}</legend>
      {field.help && <p className="meta">{pick(field.help)}</p>}
      <Form.List name={[...base, field.key]}>
        {(rows, { add, remove, move }, { errors }) => (
          <>
            {rows.length === 0 && <p className="meta form-none">{w.noRows}</p>}
            <ol className="form-rows">
              {rows.map((row, place) => (
                <li
                  key={row.key}
                  className={dragged === place ? 'form-row dragged' : 'form-row'}
                  aria-label={w.rowOf(name, place + 1)}
                  onDragOver={(event) => dragged !== undefined && event.preventDefault()}
                  onDrop={() => {
                    if (dragged !== undefined) move(dragged, place);
                    setDragged(undefined);
                  }}
                >
                  <span
                    className="row-handle"
                    draggable
                    title={w.dragRow}
                    aria-hidden="true"
                    onDragStart={() => setDragged(place)}
                    onDragEnd={() => setDragged(undefined)}
                  >
                    {place + 1}
                  </span>
                  <div className="form-grid">{children(row.name)}</div>
                  <RowTools
                    place={place}
                    count={rows.length}
                    onMove={(to) => move(place, to)}
                    onRemove={() => remove(row.name)}
                  />
                </li>
              ))}
            </ol>
            <Form.ErrorList errors={errors} />
            <Button
              size="small"
              icon={<Icon name="plus" />}
              aria-label={w.addRowTo(name)}
              disabled={field.max !== undefined && rows.length >= field.max}
              onClick={() => add(startValue(field.fields))}
            >
              {w.addRow}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

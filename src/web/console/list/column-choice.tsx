import { Button, Checkbox, Popover } from 'antd';
import { Icon } from '../parts/icon.tsx';
import { usePick, useWords } from '../preferences.tsx';
import type { Column } from './column.ts';
import { listWords } from './words.ts';

export interface ColumnChoiceProps<Row> {
  columns: readonly Column<Row>[];
  shown: readonly string[];
  onChange: (keys: readonly string[] | undefined) => void;
}

/** Which columns to show. The one that names the row always stays. */
export function ColumnChoice<Row>({ columns, shown, onChange }: ColumnChoiceProps<Row>) {
  const w = useWords(listWords);
  const pick = usePick();
  const toggle = (key: string, on: boolean) => onChange(on ? [...shown, key] : shown.filter((each) => each !== key));
  const choice = (
    <div className="column-choice">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={column.primary || shown.includes(column.key)}
          disabled={column.primary}
          onChange={(event) => toggle(column.key, event.target.checked)}
        >
          {pick(column.title)}
        </Checkbox>
      ))}
      <Button size="small" onClick={() => onChange(undefined)}>
        {w.defaultColumns}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={choice} title={w.columns}>
      <Button icon={<Icon name="columns" />} aria-label={w.columns} title={w.columns} />
    </Popover>
  );
}

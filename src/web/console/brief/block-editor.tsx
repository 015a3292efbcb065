import { Button, Dropdown, Input } from 'antd';
import { GrowingText } from '../parts/growing-text.tsx';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../preferences.tsx';
import { ParagraphEditor } from './paragraph-editor.tsx';
import type { Block, Run } from './runs.ts';
import { briefWords } from './words.ts';

export interface BlockEditorProps {
  block: Block;
  place: number;
  count: number;
  disabled: boolean;
  autoFocus: boolean;
  onChange: (block: Block) => void;
  onSplit: (before: Run[], after: Run[]) => void;
  onJoin: () => boolean;
  onAdd: (kind: 'paragraph' | 'heading' | 'quote') => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onOpenSource: (source: string) => void;
}

function Body(props: BlockEditorProps) {
  const w = useWords(briefWords);
  const { block, disabled, onChange, onOpenSource } = props;
  switch (block.kind) {
    case 'paragraph':
      return (
        <ParagraphEditor
          label={`${w.paragraph} ${props.place + 1}`}
          runs={block.runs}
          disabled={disabled}
          autoFocus={props.autoFocus}
          onChange={(runs) => onChange({ ...block, runs })}
          onSplit={props.onSplit}
          onJoin={props.onJoin}
          onOpenSource={onOpenSource}
        />
      );
    case 'heading':
      return (
        <Input
          className="brief-heading"
          variant="borderless"
          aria-label={w.heading}
          value={block.text}
          disabled={disabled}
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      );
    case 'quote':
      return (
        <div className="brief-quote">
          <GrowingText
            variant="borderless"
            aria-label={w.quote}
            value={block.text}
            disabled={disabled}
            onChange={(event) => onChange({ ...block, text: event.target.value })}
          />
          <Input
            variant="borderless"
            aria-label={w.by}
            placeholder={w.by}
            value={block.by ?? ''}
            disabled={disabled}
            onChange={(event) => onChange({ ...block, by: event.target.value || undefined })}
          />
        </div>
      );
    case 'figures':
      return (
        <ul className="figures" aria-label={w.figures}>
          {block.items.map((item) => (
            <li key={item.label} className="figure">
              <span className="figure-name">{item.label}</span>
              <span className="figure-amount">
                {item.source ? (
                  <button type="button" className="plain-button chip" onClick={() => onOpenSource(item.source ?? '')}>
                    <b>{item.value}</b>
                  </button>
                ) : (
                  <b>{item.value}</b>
                )}
                <span className="figure-measure">{item.unit}</span>
              </span>
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table className="table">
          {block.caption && <caption>{block.caption}</caption>}
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th key={column.label} scope="col" className={column.align === 'end' ? 'numeric' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join(' ')}>
                {row.map((cell, at) => (
                  <td
                    key={block.columns[at]?.label ?? cell}
                    className={block.columns[at]?.align === 'end' ? 'numeric' : undefined}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

/** One block of a brief with what can be done to it. */
export function BlockEditor(props: BlockEditorProps) {
  const w = useWords(briefWords);
  const { place, count, disabled, onAdd, onMove, onRemove } = props;
  const items = (['paragraph', 'heading', 'quote'] as const).map((key) => ({ key, label: w.addAfter(w[key]) }));
  return (
    <div className="brief-block">
      <Body {...props} />
      {!disabled && (
        <span className="block-tools">
          <Button
            type="text"
            size="small"
            icon={<Icon name="up" />}
            aria-label={`${w.up} ${place + 1}`}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="down" />}
            aria-label={`${w.down} ${place + 1}`}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          />
          <Dropdown
            trigger={['click']}
            menu={{ items, onClick: ({ key }) => onAdd(key as 'paragraph' | 'heading' | 'quote') }}
          >
            <Button type="text" size="small" icon={<Icon name="plus" />} aria-label={w.addAfter(String(place + 1))} />
          </Dropdown>
          <Button
            type="text"
            size="small"
            icon={<Icon name="remove" />}
            aria-label={`${w.remove} ${place + 1}`}
            onClick={onRemove}
          />
        </span>
      )}
    </div>
  );
}

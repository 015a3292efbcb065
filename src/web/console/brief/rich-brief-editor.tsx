import { useState } from 'react';
import { newKey } from '../browser.ts';
import { BlockEditor } from './block-editor.tsx';
import { type Block, joinUp, type KeyedBlock, keptBlocks, splitAt } from './runs.ts';

export interface RichBriefEditorProps {
  /** What the editor starts with; it owns the blocks from then on. */
  blocks: readonly Block[];
  disabled?: boolean;
  onChange: (blocks: Block[]) => void;
  /** A number was pressed: its source is a key of the brief's sources. */
  onOpenSource: (source: string) => void;
}

const emptyBlocks = {
  paragraph: { kind: 'paragraph', runs: [''] },
  heading: { kind: 'heading', text: '' },
  quote: { kind: 'quote', text: '' },
} satisfies Record<string, Block>;

/** Paragraphs, headings and quotes of a brief, typed as they will be read. */
export function RichBriefEditor({ blocks: given, disabled = false, onChange, onOpenSource }: RichBriefEditorProps) {
  const [blocks, setBlocks] = useState<KeyedBlock[]>(() => given.map((block) => ({ key: newKey(), block })));
  const [made, setMade] = useState<string>();
  const put = (next: KeyedBlock[]) => {
    setBlocks(next);
    onChange(keptBlocks(next));
  };
  const insert = (at: number, block: Block) => {
    const key = newKey();
    setMade(key);
    put(blocks.toSpliced(at, 0, { key, block }));
  };
  const join = (at: number) => {
    const key = newKey();
    const joined = joinUp(blocks, at, key);
    if (joined) {
      setMade(key);
      put(joined);
    }
    return joined !== undefined;
  };
  const move = (from: number, to: number) => {
    const moved = blocks[from];
    if (moved) put(blocks.toSpliced(from, 1).toSpliced(to, 0, moved));
  };
  return (
    <div className="brief-body">
      {blocks.map(({ key, block }, place) => (
        <BlockEditor
          key={key}
          block={block}
          place={place}
          count={blocks.length}
          disabled={disabled}
          autoFocus={key === made}
          onChange={(next) => put(blocks.with(place, { key, block: next }))}
          onSplit={(before, after) => {
            const afterKey = newKey();
            setMade(afterKey);
            put(
              splitAt(blocks, place, before, {
                key: afterKey,
                block: { kind: 'paragraph', runs: after.length > 0 ? after : [''] },
              }),
            );
          }}
          onJoin={() => join(place)}
          onAdd={(kind) => insert(place + 1, emptyBlocks[kind])}
          onMove={(to) => move(place, to)}
          onRemove={() => put(blocks.toSpliced(place, 1))}
          onOpenSource={onOpenSource}
        />
      ))}
    </div>
  );
}

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Run } from './runs.ts';
import { runsOf } from './runs.ts';

export interface ParagraphEditorProps {
  label: string;
  runs: readonly Run[];
  disabled: boolean;
  /** Takes the focus when it appears: it was just made. */
  autoFocus: boolean;
  onChange: (runs: Run[]) => void;
  /** Enter: what stands before and after the caret. */
  onSplit: (before: Run[], after: Run[]) => void;
  /** Backspace at the start. `false` where there is nothing to join. */
  onJoin: () => boolean;
  onOpenSource: (source: string) => void;
}

function nodeOf(run: Run): Node {
  if (typeof run === 'string') return document.createTextNode(run);
  if (run.source === undefined) {
    const strong = document.createElement('b');
    strong.textContent = run.text;
    return strong;
  }
  const chip = document.createElement('span');
  chip.className = 'chip';
  chip.dataset.source = run.source;
  chip.contentEditable = 'false';
  chip.tabIndex = 0;
  chip.role = 'button';
  chip.textContent = run.text;
  return chip;
}

/** The part of the paragraph from its start to the caret, or from the caret to its end. */
function rangeOf(element: HTMLElement, side: 'before' | 'after'): Range | undefined {
  const selection = getSelection();
  if (!selection?.rangeCount || !element.contains(selection.anchorNode)) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  if (side === 'before') range.setStart(element, 0);
  else range.setEnd(element, element.childNodes.length);
  return range;
}

/** A paragraph typed on the page. Numbers from records are chips: they open their records and cannot be retyped. */
export function ParagraphEditor({
  label,
  runs,
  disabled,
  autoFocus,
  onChange,
  onSplit,
  onJoin,
  onOpenSource,
}: ParagraphEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  // The browser owns what is typed: React draws the paragraph once, and again only under another key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once
  useEffect(() => {
    place.current?.replaceChildren(...runs.map(nodeOf));
    if (autoFocus) place.current?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const element = place.current;
    if (!element || event.nativeEvent.isComposing) return;
    const chip = (event.target as HTMLElement).closest<HTMLElement>('[data-source]');
    if (chip && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onOpenSource(chip.dataset.source ?? '');
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const before = rangeOf(element, 'before')?.cloneContents();
      const after = rangeOf(element, 'after')?.extractContents();
      if (before && after) onSplit(runsOf(before.childNodes), runsOf(after.childNodes));
    }
    if (event.key === 'Backspace' && getSelection()?.isCollapsed && rangeOf(element, 'before')?.toString() === '') {
      if (onJoin()) event.preventDefault();
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea cannot hold the chips
    <div
      ref={place}
      className="brief-paragraph"
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      aria-readonly={disabled}
      tabIndex={0}
      contentEditable={disabled ? false : 'plaintext-only'}
      suppressContentEditableWarning
      onInput={(event) => onChange(runsOf(event.currentTarget.childNodes))}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const { source } = (event.target as HTMLElement).dataset;
        if (source !== undefined) onOpenSource(source);
      }}
    />
  );
}

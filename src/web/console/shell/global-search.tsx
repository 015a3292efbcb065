import { Modal } from 'antd';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Loading } from '../parts/note.tsx';
import { useWords } from '../preferences.tsx';
import { shellWords } from './words.ts';

const SearchPanel = lazy(async () => ({ default: (await import('./search-panel.tsx')).SearchPanel }));

export interface GlobalSearchProps {
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
}

/** Search over programmes, units, members and pages; opened by ⌘K, Ctrl K or `/`. */
export function GlobalSearch({ open, onOpen, onClose }: GlobalSearchProps) {
  const w = useWords(shellWords);
  const latest = useRef(onOpen);
  latest.current = onOpen;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
      const asked = (event.key === 'k' && (event.metaKey || event.ctrlKey)) || (event.key === '/' && !typing);
      if (!asked) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width="40rem"
      className="search-modal"
      aria-label={w.searchLong}
      destroyOnHidden
    >
      <Suspense fallback={<Loading rows={3} />}>
        <SearchPanel onClose={onClose} />
      </Suspense>
    </Modal>
  );
}

import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useLang, useNarrow, useWords } from '../preferences.tsx';
import { sayProblem } from '../problem.ts';
import { downloadSheet, sizeWords } from './export-sheet.ts';
import { listWords } from './words.ts';

export interface ExportButtonProps {
  address: string;
  label?: string;
  /** On a phone only the icon is shown. */
  compact?: boolean;
}

/** Downloads a list as a sheet with its filters; a long one shows how far it is and can be stopped. */
export function ExportButton({ address, label, compact = false }: ExportButtonProps) {
  const w = useWords(listWords);
  const lang = useLang();
  const bare = useNarrow() && compact;
  const { message } = App.useApp();
  const [bytes, setBytes] = useState<number>();
  const running = useRef<AbortController>(undefined);
  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    setBytes(0);
    try {
      await downloadSheet(address, (progress) => setBytes(progress.bytes), controller.signal);
      void message.success(w.exported);
    } catch (error) {
      if (!controller.signal.aborted) void message.error(sayProblem(error, lang));
    } finally {
      setBytes(undefined);
    }
  };
  if (bytes !== undefined) {
    return (
      <Button
        icon={<Icon name="close" />}
        aria-label={w.stopExport}
        title={w.stopExport}
        onClick={() => running.current?.abort()}
      >
        {w.exporting(bytes > 0 ? sizeWords(bytes) : '…')}
      </Button>
    );
  }
  return (
    <Button
      icon={<Icon name="download" />}
      aria-label={label ?? w.export}
      title={bare ? (label ?? w.export) : undefined}
      onClick={() => void start()}
    >
      {bare ? null : (label ?? w.export)}
    </Button>
  );
}

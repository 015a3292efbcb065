import { useBlocker } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useWords } from '../preferences.tsx';
import { formWords } from './words.ts';

/** Asks before a page with unsaved changes is left, also by closing the window. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const w = useWords(formWords);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  return (
    <Modal
      open={status === 'blocked'}
      title={w.unsaved}
      onCancel={reset}
      footer={[
        <Button key="leave" danger onClick={proceed}>
          {w.leave}
        </Button>,
        <Button key="stay" type="primary" onClick={reset}>
          {w.stay}
        </Button>,
      ]}
    >
      {w.unsavedText}
    </Modal>
  );
}

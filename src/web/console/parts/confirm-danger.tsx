import { Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useLang, useWords } from '../preferences.tsx';
import { sayProblem } from '../problem.ts';
import { commonWords } from '../words.ts';
import { GrowingText } from './growing-text.tsx';
import { partWords } from './words.ts';

export interface ConfirmDangerProps {
  open: boolean;
  title: string;
  /** What follows from it, for whom, and whether it can be undone. */
  consequences: ReactNode;
  /** The verb on the button: “撤销这个工会”, never “OK”. */
  verb: string;
  /** A sentence is asked for, and kept. */
  asksReason?: boolean;
  danger?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something that cannot be taken back lightly: consequences first, a reason where it is kept. */
export function ConfirmDanger({
  open,
  title,
  consequences,
  verb,
  asksReason,
  danger = true,
  onConfirm,
  onClose,
}: ConfirmDangerProps) {
  const w = useWords(partWords);
  const common = useWords(commonWords);
  const lang = useLang();
  const reasonId = useId();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const lacksReason = asksReason === true && reason.trim() === '';
  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm(reason.trim());
      setReason('');
      onClose();
    } catch (error) {
      setProblem(sayProblem(error, lang));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={verb}
      cancelText={common.back}
      okButtonProps={{ danger, disabled: lacksReason }}
      confirmLoading={busy}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <div className="confirm">
        <div>{consequences}</div>
        {asksReason && (
          <div>
            <label htmlFor={reasonId}>{w.reason}</label>
            <GrowingText
              id={reasonId}
              value={reason}
              maxLength={400}
              minRows={2}
              onChange={(event) => setReason(event.target.value)}
            />
            <p className="meta">{w.reasonNeeded}</p>
          </div>
        )}
        {problem && (
          <p className="field-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}

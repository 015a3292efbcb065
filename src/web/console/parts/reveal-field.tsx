import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../preferences.tsx';
import { ConfirmDanger } from './confirm-danger.tsx';
import { Icon } from './icon.tsx';
import { partWords } from './words.ts';

export interface RevealFieldProps {
  /** What it is: “身份证号”. */
  name: string;
  /** As the server masks it; nothing where unknown. */
  masked: string | null | undefined;
  /** Asks the server for the full value; the reason goes into the audit trail. */
  onReveal: (reason: string) => Promise<string>;
  allowed: boolean;
}

const shownMs = 60_000;

/** A masked value. Showing it in full asks for a reason, is audited, and lasts a minute. */
export function RevealField({ name, masked, onReveal, allowed }: RevealFieldProps) {
  const w = useWords(partWords);
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<string>();
  if (!masked) return null;
  const show = async (reason: string) => {
    setFull(await onReveal(reason));
    setTimeout(() => setFull(undefined), shownMs);
  };
  return (
    <span className="reveal">
      <span className="reveal-value">{full ?? masked}</span>
      {allowed && (
        <Button
          size="small"
          type="text"
          icon={<Icon name={full ? 'lock' : 'eye'} size="1.1em" />}
          aria-label={full ? w.hideAgain : w.reveal(name)}
          onClick={() => (full ? setFull(undefined) : setAsking(true))}
        />
      )}
      <ConfirmDanger
        open={asking}
        title={w.reveal(name)}
        consequences={w.revealWarning}
        verb={w.revealDo}
        asksReason
        danger={false}
        onConfirm={show}
        onClose={() => setAsking(false)}
      />
    </span>
  );
}

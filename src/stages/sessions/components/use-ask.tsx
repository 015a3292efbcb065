import { type ReactNode, useRef, useState } from 'react';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Problem } from '../../../web/console/problem.ts';
import { panelWords } from './words.ts';

export interface Question {
  verb: string;
  title?: string;
  text: ReactNode;
  asksReason?: boolean;
  danger?: boolean;
  run: (reason: string) => Promise<unknown>;
}

interface Asked extends Question {
  settle: (done: boolean) => void;
}

function notDone(): Problem {
  const [zh, en] = panelWords.nothingChanged;
  return new Problem({ status: 0, code: 'console.nothing-changed', message: { zh, en } });
}

/** Asks before something with consequences. `ask` resolves once done and is refused where it was thought better of. */
export function useAsk(): {
  ask: (question: Question) => Promise<void>;
  press: (question: Question) => void;
  dialog: ReactNode;
} {
  const [asked, setAsked] = useState<Asked>();
  const done = useRef(false);
  const open = (question: Question, settle: Asked['settle']) => {
    done.current = false;
    setAsked({ ...question, settle });
  };
  const dialog = asked && (
    <ConfirmDanger
      open
      title={asked.title ?? asked.verb}
      verb={asked.verb}
      consequences={asked.text}
      asksReason={asked.asksReason === true}
      danger={asked.danger !== false}
      onConfirm={async (reason) => {
        await asked.run(reason);
        done.current = true;
      }}
      onClose={() => {
        setAsked(undefined);
        asked.settle(done.current);
      }}
    />
  );
  return {
    ask: (question) =>
      new Promise((resolve, reject) => open(question, (isDone) => (isDone ? resolve() : reject(notDone())))),
    press: (question) => open(question, () => undefined),
    dialog,
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
import { Problem } from '../../../web/console/problem.ts';
import { stageRead, takeStageAction } from '../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../manifest.ts';
import { panelWords } from './words.ts';

/** What an officer does with enrolments. */
export type Change = 'approve' | 'decline' | 'remove';

interface Asked {
  change: Change;
  ids: string[];
  settle: (outcome?: Error) => void;
}

function notChanged(): Problem {
  const [zh, en] = panelWords.nothingChanged;
  return new Problem({ status: 0, code: 'console.nothing-changed', message: { zh, en } });
}

function noneChanged(): Problem {
  const [zh, en] = panelWords.noneChanged;
  return new Problem({ status: 409, code: 'console.none-changed', message: { zh, en } });
}

export interface Changes {
  /** Asks first; resolves once done, and is refused where the officer thought better of it. */
  ask: (change: Change, ids: string[]) => Promise<void>;
  dialog: ReactNode;
}

/** Approving, declining and taking back, with consequences and reason asked for first. */
export function useChanges(stageId: string, onDone: () => Promise<unknown>): Changes {
  const w = useWords(panelWords);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Asked>();
  const done = useRef(false);
  const ask = (change: Change, ids: string[]) =>
    new Promise<void>((resolve, reject) => {
      done.current = false;
      setAsked({ change, ids, settle: (outcome) => (outcome ? reject(outcome) : resolve()) });
    });
  const carryOut = async ({ change, ids }: Asked, reason: string) => {
    const input = { enrolmentIds: ids, reason };
    const { changed } =
      change === 'approve'
        ? await takeStageAction(enrolmentManifest, stageId, 'approve', { enrolmentIds: ids })
        : await takeStageAction(enrolmentManifest, stageId, change, input);
    if (changed === 0) throw noneChanged();
    done.current = true;
    if (changed < ids.length) void message.info(w.changedSome(changed, ids.length));
    await client.invalidateQueries({ queryKey: stageRead(enrolmentManifest, stageId, 'places').queryKey });
    await onDone();
  };
  const texts = {
    approve: { verb: w.approve, text: w.approveText },
    decline: { verb: w.decline, text: w.declineText },
    remove: { verb: w.take, text: w.takeText },
  } as const;
  const current = asked && texts[asked.change];
  const dialog = asked && current && (
    <ConfirmDanger
      open
      title={current.verb}
      verb={current.verb}
      danger={asked.change !== 'approve'}
      asksReason={asked.change !== 'approve'}
      consequences={
        <>
          <p>{current.text(asked.ids.length)}</p>
          {asked.ids.length > 1 && <p className="meta">{w.onlyFitting}</p>}
        </>
      }
      onConfirm={(reason) => carryOut(asked, reason)}
      onClose={() => {
        asked.settle(done.current ? undefined : notChanged());
        setAsked(undefined);
      }}
    />
  );
  return { ask, dialog };
}

import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Conditions } from '../../../web/console/parts/conditions.tsx';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Figures, type NamedAmount } from '../../../web/console/parts/figures.tsx';
import { ErrorNote, Loading, Remark } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import type { Settings } from '../contract.ts';
import { reviewManifest } from '../manifest.ts';
import { Order } from './order.tsx';
import { boardQuery, useReviewChanged } from './review-source.ts';
import { panelWords } from './words.ts';

const useBoard = (stageId: string) => useQuery(boardQuery(stageId));
export type BoardData = NonNullable<ReturnType<typeof useBoard>['data']>;

/** The officer's one page: the funnel with who is late, the quotas, the plan, and what is missing before it goes on. */
export function Board({ stageId, settings }: { stageId: string; settings: Settings }) {
  const w = useWords(panelWords);
  const board = useBoard(stageId);
  if (board.error) return <ErrorNote error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <Loading />;
  return (
    <>
      <Amounts board={board.data} />
      <div className="review-parts">
        <Section title={w.course}>
          <Funnel board={board.data} />
        </Section>
        <Section title={w.quotas}>
          <Quotas board={board.data} stageId={stageId} settings={settings} />
          <Settle board={board.data} stageId={stageId} />
        </Section>
      </div>
    </>
  );
}

function Amounts({ board }: { board: BoardData }) {
  const w = useWords(panelWords);
  const amounts: NamedAmount[] = [
    [w.nominated, board.groups.reduce((sum, { nominated }) => sum + nominated, 0)],
    [w.reviewing, board.steps.reduce((sum, { waiting }) => sum + waiting, 0)],
    [w.overdue, board.steps.reduce((sum, { overdue }) => sum + overdue, 0)],
    [w.approved, board.states.approved ?? 0],
  ];
  return <Figures figures={amounts} />;
}

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : Math.min(100, (part / whole) * 100)}%`;

function Funnel({ board }: { board: BoardData }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const most = Math.max(1, ...board.steps.map(({ waiting }) => waiting));
  return (
    <ol className="funnel">
      {board.steps.map(({ key, words, waiting, overdue }) => (
        <li key={key}>
          <span className="funnel-name">{pick(words)}</span>
          <span className="funnel-amount">
            {w.waiting(waiting)}
            {overdue > 0 && <b className="funnel-late"> · {w.late(overdue)}</b>}
          </span>
          <span className="funnel-track" aria-hidden="true">
            <span style={{ width: percent(waiting - overdue, most) }} />
            <span className="is-late" style={{ width: percent(overdue, most) }} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Quotas({ board, stageId, settings }: { board: BoardData; stageId: string; settings: Settings }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number } = useNumbers();
  const [ordering, setOrdering] = useState<string>();
  return (
    <ul className="review-quotas">
      {board.groups.map(({ key, words, places, nominated, approved }) => (
        <li key={key}>
          <span>
            <b>{pick(words)}</b>
            <span className="meta">{w.placesOf(number(approved), number(places), number(nominated))}</span>
          </span>
          {!board.settled && (
            <Button
              size="small"
              disabled={approved === 0}
              aria-label={w.orderOf(pick(words))}
              onClick={() => setOrdering(key)}
            >
              {w.order}
            </Button>
          )}
        </li>
      ))}
      {ordering && (
        <Order stageId={stageId} settings={settings} group={ordering} onClose={() => setOrdering(undefined)} />
      )}
    </ul>
  );
}

function Settle({ board, stageId }: { board: BoardData; stageId: string }) {
  const w = useWords(panelWords);
  const { message } = App.useApp();
  const changed = useReviewChanged(stageId);
  const [asked, setAsked] = useState(false);
  const isReady = board.settle.every(({ ok }) => ok);
  if (board.settled) return <Remark>{w.settled}</Remark>;
  return (
    <>
      <Conditions title={w.toSettle} whys={board.settle} />
      <p className="meta review-foot">{w.planOfOrder}</p>
      <Button type="primary" disabled={!isReady} onClick={() => setAsked(true)}>
        {w.settle}
      </Button>
      <ConfirmDanger
        open={asked}
        title={w.settle}
        verb={w.settle}
        consequences={<p>{w.settleConsequences}</p>}
        onConfirm={async () => {
          const { recommended, reserve } = await takeStageAction(reviewManifest, stageId, 'settle', {});
          void message.success(w.settledNow(recommended, reserve));
          await changed();
        }}
        onClose={() => setAsked(false)}
      />
    </>
  );
}

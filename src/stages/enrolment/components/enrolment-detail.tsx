import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Facts } from '../../../web/console/parts/facts.tsx';
import { HistoryTimeline } from '../../../web/console/parts/history-timeline.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { StateTag } from '../../../web/console/parts/state-tag.tsx';
import { useDates, usePick, useWords } from '../../../web/console/preferences.tsx';
import { stageRead } from '../../../web/console/stage-calls.ts';
import { healthStateWords } from '../health/contract.ts';
import { enrolmentManifest } from '../manifest.ts';
import { type EnrolmentState, enrolmentMoves, enrolmentStates } from '../rules.ts';
import { type EnrolmentRow, stateOptions } from './enrolment-source.ts';
import type { Change } from './use-changes.tsx';
import { panelWords } from './words.ts';

const tones: Partial<Record<string, 'green' | 'gold' | 'red'>> = {
  admitted: 'green',
  waiting: 'gold',
  requested: 'gold',
  applied: 'gold',
  offered: 'gold',
  lapsed: 'red',
  declined: 'red',
};

function isState(state: string): state is EnrolmentState {
  return state in enrolmentStates;
}

function History({ stageId, enrolmentId }: { stageId: string; enrolmentId: string }) {
  const pick = usePick();
  const history = useQuery(stageRead(enrolmentManifest, stageId, 'history', { enrolmentId }));
  if (history.error) return <ErrorNote error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading rows={3} />;
  const say = (state: string) => (isState(state) ? pick(enrolmentStates[state]) : state);
  const entries = history.data.map((change, at) => ({
    id: String(at),
    at: change.at,
    who: '',
    what: change.fromState ? `${say(change.fromState)} → ${say(change.toState)}` : say(change.toState),
    why: change.reason,
    tone: tones[change.toState] ?? ('ink' as const),
  }));
  return <HistoryTimeline entries={entries.reverse()} />;
}

export interface EnrolmentDetailProps {
  stageId: string;
  enrolment: EnrolmentRow | undefined;
  /** The programme lives: enrolments may be decided on. */
  lives: boolean;
  onChange: (change: Change, ids: string[]) => void;
}

/** One enrolment: who, what they answered, what happened, and what may be done now. */
export function EnrolmentDetail({ stageId, enrolment, lives, onChange }: EnrolmentDetailProps) {
  const w = useWords(panelWords);
  const dates = useDates();
  const pick = usePick();
  if (!enrolment) return <EmptyNote title={w.gone} />;
  const may = (change: Change) => lives && (enrolmentMoves[change].from as readonly string[]).includes(enrolment.state);
  const verbs = { approve: w.approve, decline: w.decline, remove: w.take } as const;
  return (
    <>
      <Facts
        facts={[
          [w.state, <StateTag key="state" options={stateOptions} value={enrolment.state} />],
          [w.team, enrolment.team],
          [w.places, enrolment.places > 1 ? enrolment.places : null],
          [w.unit, enrolment.unitName],
          [w.phone, enrolment.phone],
          [w.batch, enrolment.batch],
          [w.wishes, enrolment.wishes],
          [w.offerUntil, enrolment.offerUntil && dates.moment(enrolment.offerUntil)],
          [w.health, enrolment.health === 'none' ? null : pick(healthStateWords[enrolment.health])],
          [w.askedAt, dates.moment(enrolment.requestedAt)],
          [w.reason, enrolment.reason],
        ]}
      />
      {lives && (
        <div className="page-actions drawer-actions">
          {(['approve', 'decline', 'remove'] as const).filter(may).map((change) => (
            <Button
              key={change}
              type={change === 'approve' ? 'primary' : 'default'}
              danger={change !== 'approve'}
              onClick={() => onChange(change, [enrolment.id])}
            >
              {verbs[change]}
            </Button>
          ))}
        </div>
      )}
      {enrolment.answers && (
        <>
          <h3 className="drawer-part">{w.answers}</h3>
          <p className="answer-lines">{enrolment.answers}</p>
        </>
      )}
      <h3 className="drawer-part">{w.history}</h3>
      <History stageId={stageId} enrolmentId={enrolment.id} />
    </>
  );
}

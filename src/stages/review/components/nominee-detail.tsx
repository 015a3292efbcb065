import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Facts } from '../../../web/console/parts/facts.tsx';
import { HistoryTimeline } from '../../../web/console/parts/history-timeline.tsx';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { StateTag } from '../../../web/console/parts/state-tag.tsx';
import { useDates, usePick, useWords } from '../../../web/console/preferences.tsx';
import { words } from '../words.ts';
import type { Decision } from './deciding.tsx';
import { nomineeQuery, stateOptions } from './review-source.ts';
import { panelWords } from './words.ts';

const useNominee = (stageId: string, id: string) => useQuery(nomineeQuery(stageId, id));
type Nominee = NonNullable<ReturnType<typeof useNominee>['data']>;

export interface NomineeDetailProps {
  stageId: string;
  nomineeId: string;
  onDecide: (decision: Decision, ids: string[]) => void;
}

/** One nominee: who, what for, what was voted, posted and said, and what may be decided now. */
export function NomineeDetail({ stageId, nomineeId, onDecide }: NomineeDetailProps) {
  const w = useWords(panelWords);
  const nominee = useNominee(stageId, nomineeId);
  if (nominee.error) return <ErrorNote error={nominee.error} onRetry={() => void nominee.refetch()} />;
  if (!nominee.data) return <Loading />;
  const { data } = nominee;
  const asksOpinions = data.steps.find(({ key }) => key === data.step)?.departments.length !== 0;
  const decisions: [Decision, string][] = [
    ...(data.moves.includes('approve') && asksOpinions ? [['opine', w.opine] as [Decision, string]] : []),
    ...(data.moves.includes('approve') ? [['approve', w.approve] as [Decision, string]] : []),
    ...(data.moves.includes('return') ? [['return', w.giveBack] as [Decision, string]] : []),
    ...(data.moves.includes('reject') ? [['reject', w.reject] as [Decision, string]] : []),
  ];
  return (
    <>
      <Standing nominee={data} />
      {decisions.length > 0 && (
        <div className="page-actions drawer-actions">
          {decisions.map(([decision, verb]) => (
            <Button
              key={decision}
              type={decision === 'approve' ? 'primary' : 'default'}
              danger={decision === 'reject'}
              onClick={() => onDecide(decision, [data.id])}
            >
              {verb}
            </Button>
          ))}
        </div>
      )}
      <Deeds title={w.deedsShort} text={data.deedsShort} />
      <Deeds title={w.deedsLong} text={data.deedsLong} />
      <Opinions nominee={data} />
      <h3 className="review-part">{w.history}</h3>
      <History nominee={data} />
    </>
  );
}

function Standing({ nominee }: { nominee: Nominee }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { day } = useDates();
  const isOpen = nominee.state === 'reviewing' || nominee.state === 'returned';
  const step = nominee.steps.find(({ key }) => key === nominee.step);
  return (
    <Facts
      facts={[
        [w.state, <StateTag key="state" options={stateOptions} value={nominee.state} />],
        [w.group, pick(nominee.groupWords)],
        [w.unit, nominee.unitName],
        [w.about, nominee.about],
        [w.categories, nominee.categoryWords.map((each) => pick(each)).join(pick(['、', ', ']))],
        [w.step, isOpen && step ? pick(step.words) : null],
        [w.decidedBy, nominee.state === 'reviewing' ? nominee.decidedBy : null],
        [w.due, isOpen && nominee.dueOn ? `${day(nominee.dueOn)}${nominee.overdue ? ` · ${w.isOverdue}` : ''}` : null],
        [w.rank, nominee.rank],
      ]}
    />
  );
}

function Deeds({ title, text }: { title: string; text: string }) {
  const w = useWords(panelWords);
  return (
    <>
      <h3 className="review-part">{title}</h3>
      {text ? <p className="review-deeds">{text}</p> : <p className="meta">{w.noDeeds}</p>}
    </>
  );
}

function Opinions({ nominee }: { nominee: Nominee }) {
  const w = useWords(panelWords);
  const { day } = useDates();
  if (nominee.opinions.length === 0) return null;
  return (
    <>
      <h3 className="review-part">{w.opinions}</h3>
      <Facts
        facts={nominee.opinions.map(
          ({ department, verdict, document, on }) =>
            [department, [w.verdicts(verdict), document, day(on)].filter(Boolean).join(' · ')] as const,
        )}
      />
    </>
  );
}

interface Detail {
  vote?: { expected: number; present: number; inFavour: number; against: number };
  notice?: { fromOn: string; untilOn: string; outcome: string };
  department?: string;
  verdict?: string;
}

function History({ nominee }: { nominee: Nominee }) {
  const w = useWords(panelWords);
  const said = useWords(words);
  const pick = usePick();
  const { day } = useDates();
  const sayDetail = ({ vote, notice, department, verdict }: Detail) =>
    [
      vote && said.votedAs(vote.expected, vote.present, vote.inFavour, vote.against),
      notice && said.noticedAs(day(notice.fromOn), day(notice.untilOn), notice.outcome),
      department && verdict && `${department} ${w.verdicts(verdict)}`,
    ]
      .filter(Boolean)
      .join(' · ');
  const tones: Partial<Record<string, 'green' | 'gold' | 'red'>> = { approve: 'green', return: 'gold', reject: 'red' };
  const entries = nominee.history.map((line, at) => {
    const step = nominee.steps.find(({ key }) => key === line.step);
    const detail = sayDetail(line.detail as Detail);
    return {
      id: String(at),
      at: line.at,
      who: line.actorName,
      what: [said.moves(line.move), step ? pick(step.words) : '', detail].filter(Boolean).join(' · '),
      why: line.reason,
      tone: tones[line.move] ?? ('ink' as const),
    };
  });
  return <HistoryTimeline entries={entries.reverse()} />;
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Facts } from '../../../web/console/parts/facts.tsx';
import { HistoryTimeline } from '../../../web/console/parts/history-timeline.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { tallyManifest } from '../manifest.ts';
import { Evidence } from './evidence-field.tsx';
import { ReportForm } from './report-form.tsx';
import { historyQuery, type Report, type Sheet, useReported } from './tally-source.ts';
import { panelWords } from './words.ts';

interface ReportDetailProps {
  stageId: string;
  reportId: string;
  sheet: Sheet | undefined;
  today: string;
  onClose: () => void;
}

function useAmount(sheet: Sheet | undefined) {
  const pick = usePick();
  const { number } = useNumbers();
  return ({ indicator, amount }: Report) => {
    const known = sheet?.indicators.find(({ code }) => code === indicator);
    return known ? `${pick(known.words)} ${number(amount)} ${pick(known.unitOfMeasure)}` : number(amount);
  };
}

function History({ line, say }: { line: readonly Report[]; say: (report: Report) => string }) {
  const w = useWords(panelWords);
  return (
    <>
      <h3 className="drawer-part">{w.history}</h3>
      <HistoryTimeline
        entries={line.map((report, at) => ({
          id: report.id,
          at: report.reportedAt,
          who: report.reporterName,
          what: say(report),
          why: report.reason,
          tone: at === 0 ? 'green' : 'ink',
        }))}
      />
    </>
  );
}

/** One report: what was declared, by whom, its evidence and every correction. */
export function ReportDetail({ stageId, reportId, sheet, today, onClose }: ReportDetailProps) {
  const w = useWords(panelWords);
  const dates = useDates();
  const reported = useReported(stageId);
  const say = useAmount(sheet);
  const history = useQuery(historyQuery(stageId, reportId));
  const [doing, setDoing] = useState<'correct' | 'withdraw'>();
  if (history.error) return <ErrorNote error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading rows={5} />;
  const [report] = history.data;
  if (!report) return <EmptyNote title={w.gone} />;
  if (doing === 'correct' && sheet)
    return <ReportForm stageId={stageId} sheet={sheet} today={today} corrects={report} onDone={onClose} />;
  return (
    <>
      <Facts
        facts={[
          [w.amount, <b key="amount">{say(report)}</b>],
          [w.day, dates.day(report.day)],
          [w.form, report.form],
          [w.note, report.note],
          [w.reporter, report.reporterName],
          [w.reportedAt, dates.moment(report.reportedAt)],
        ]}
      />
      {report.evidence.length > 0 && (
        <>
          <h3 className="drawer-part">{w.evidence}</h3>
          <Evidence fileIds={report.evidence} />
        </>
      )}
      {report.live && (
        <div className="page-actions drawer-actions">
          <Button disabled={!sheet} onClick={() => setDoing('correct')}>
            {w.correct}
          </Button>
          <Button danger onClick={() => setDoing('withdraw')}>
            {w.withdraw}
          </Button>
        </div>
      )}
      <History line={history.data} say={say} />
      <ConfirmDanger
        open={doing === 'withdraw'}
        title={`${w.withdraw} · ${report.unitName}`}
        consequences={w.withdrawText}
        verb={w.withdraw}
        asksReason
        onConfirm={async (reason) => {
          await takeStageAction(tallyManifest, stageId, 'withdraw', { reportId: report.id, reason });
          await reported();
          onClose();
        }}
        onClose={() => setDoing(undefined)}
      />
    </>
  );
}

import './components/panel.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { dayOf } from '../../kernel/dates.ts';
import { now } from '../../web/console/browser.ts';
import { columnsOf } from '../../web/console/list/column.ts';
import { DataList } from '../../web/console/list/data-list.tsx';
import type { Filter } from '../../web/console/list/filter.ts';
import { Icon } from '../../web/console/parts/icon.tsx';
import { ErrorNote, Loading } from '../../web/console/parts/note.tsx';
import { Section } from '../../web/console/parts/page.tsx';
import { useNarrow, useWords } from '../../web/console/preferences.tsx';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { ReportDetail } from './components/report-detail.tsx';
import { ReportForm } from './components/report-form.tsx';
import { SummaryTable } from './components/summary-table.tsx';
import { type ReportRow, reportSource, type Summary, sheetQuery, summaryQuery } from './components/tally-source.ts';
import { panelWords } from './components/words.ts';
import { reportList } from './contract.ts';

const columns = columnsOf<ReportRow>(reportList, { unitName: { primary: true } });

function filtersOf(summary: Summary): Filter[] {
  const options = summary.indicators.map(({ code, words }) => ({ value: code, title: words }));
  return [
    { key: 'indicator', kind: 'select', title: panelWords.indicator, options },
    { key: 'unitId', kind: 'unit', title: panelWords.unit },
    { key: 'span', kind: 'date-range', title: panelWords.days, ends: ['from', 'to'] },
  ];
}

function Reports({ stageId, summary }: { stageId: string; summary: Summary }) {
  const w = useWords(panelWords);
  const narrow = useNarrow();
  const navigate = useNavigate();
  const sheet = useQuery(sheetQuery(stageId)).data;
  const filters = useMemo(() => filtersOf(summary), [summary]);
  const source = useMemo(() => reportSource(stageId), [stageId]);
  const [reporting, setReporting] = useState(false);
  const today = dayOf(now());
  const close = () =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, open: undefined }),
      resetScroll: false,
    } as never);
  const reportButton = sheet && sheet.units.length > 0 && sheet.indicators.length > 0 && (
    <Button icon={<Icon name="plus" />} onClick={() => setReporting(true)}>
      {w.reportFor}
    </Button>
  );
  return (
    <>
      <DataList<ReportRow>
        label={w.reports}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={reportList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.unitName} ${row.indicator}`}
        target={(row) => ({ open: row.id })}
        detail={(id, row) => ({
          title: row?.unitName ?? w.reports,
          body: <ReportDetail key={id} stageId={stageId} reportId={id} sheet={sheet} today={today} onClose={close} />,
        })}
        empty={{ title: w.none, advice: w.noneAdvice, action: reportButton }}
        aside={reportButton}
      />
      {sheet && (
        <Drawer
          open={reporting}
          onClose={() => setReporting(false)}
          size={narrow ? '100%' : 520}
          title={w.reportFor}
          destroyOnHidden
        >
          <ReportForm stageId={stageId} sheet={sheet} today={today} onDone={() => setReporting(false)} />
        </Drawer>
      )}
    </>
  );
}

function Managed({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const summary = useQuery(summaryQuery(stageId));
  if (summary.error) return <ErrorNote error={summary.error} onRetry={() => void summary.refetch()} />;
  if (!summary.data) return <Loading />;
  return (
    <>
      <Section title={w.summary} aside={w.declared}>
        <SummaryTable summary={summary.data} />
      </Section>
      <Section title={w.reports}>
        <Reports stageId={stageId} summary={summary.data} />
      </Section>
    </>
  );
}

/** A tally in the programme's workspace: totals of units, then every report with its evidence. */
export function StagePanel({ stage, manages }: StagePanelProps) {
  return manages ? <Managed stageId={stage.id} /> : null;
}

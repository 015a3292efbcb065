import './components/panel.css';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { columnsOf } from '../../web/console/list/column.ts';
import { DataList } from '../../web/console/list/data-list.tsx';
import type { Filter } from '../../web/console/list/filter.ts';
import { HistoryTimeline } from '../../web/console/parts/history-timeline.tsx';
import { ErrorNote, Loading } from '../../web/console/parts/note.tsx';
import { Section } from '../../web/console/parts/page.tsx';
import { usePick, useWords } from '../../web/console/preferences.tsx';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { CutPreview } from './components/cut-preview.tsx';
import { EntryDetail } from './components/entry-detail.tsx';
import { JudgesTable } from './components/judges-table.tsx';
import { type EntryRow, entrySource, type Overview, overviewQuery } from './components/judging-source.ts';
import { LiveBoard } from './components/live-board.tsx';
import { Recusals } from './components/recusals.tsx';
import { RoundHead } from './components/round-head.tsx';
import { happenings, panelWords } from './components/words.ts';
import { entryList, rulingKinds } from './contract.ts';

const REFRESH_MS = 15_000;
const columns = columnsOf<EntryRow>(entryList, { title: { primary: true } });
const filters: Filter[] = [
  {
    key: 'state',
    kind: 'select',
    title: panelWords.state,
    options: [
      { value: 'in', title: panelWords.stateIn },
      { value: 'withdrawn', title: panelWords.stateWithdrawn },
      { value: 'excluded', title: panelWords.stateExcluded },
    ],
  },
  { key: 'open', kind: 'select', title: panelWords.onlyOpen, options: [{ value: 'true', title: panelWords.onlyOpen }] },
];

function Entries({ stageId, overview }: { stageId: string; overview: Overview }) {
  const w = useWords(panelWords);
  const source = useMemo(() => entrySource(stageId), [stageId]);
  return (
    <Section title={w.entries}>
      <DataList<EntryRow>
        label={w.entries}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={entryList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.code} ${row.title}`}
        target={(row) => ({ open: row.id })}
        detail={(id, row) => ({
          title: row ? `${row.code} ${row.title}` : w.entries,
          body: <EntryDetail key={id} stageId={stageId} entryId={id} overview={overview} />,
        })}
        empty={{ title: w.noEntries, advice: w.noEntriesAdvice }}
      />
    </Section>
  );
}

function Record({ overview }: { overview: Overview }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { rulings, history } = overview;
  return (
    <>
      {rulings.length > 0 && (
        <Section title={w.rulings}>
          <HistoryTimeline
            entries={rulings.map((ruling) => ({
              id: ruling.id,
              at: ruling.at,
              who: ruling.arbiterName,
              what: [
                ruling.code,
                pick(rulingKinds[ruling.kind]),
                ruling.judgeName,
                ruling.appeal,
                ruling.edition > 0 ? w.edition(ruling.edition) : '',
              ]
                .filter(Boolean)
                .join(' · '),
              why: ruling.reason,
              tone: 'red',
            }))}
          />
        </Section>
      )}
      <Section title={w.history}>
        <HistoryTimeline
          entries={history.map(({ id, at, kind, actorName, reason }) => ({
            id,
            at,
            who: actorName,
            what: pick(happenings[kind] ?? [kind, kind]),
            why: reason || null,
          }))}
        />
      </Section>
    </>
  );
}

function Managed({ stageId, programmeId }: { stageId: string; programmeId: string }) {
  const overview = useQuery({
    ...overviewQuery(stageId),
    // While judges mark, the page follows them.
    refetchInterval: ({ state: { data } }) => (data?.state === 'marking' ? REFRESH_MS : false),
  });
  if (overview.error) return <ErrorNote error={overview.error} onRetry={() => void overview.refetch()} />;
  if (!overview.data) return <Loading />;
  const { state, live } = overview.data;
  return (
    <>
      <RoundHead stageId={stageId} overview={overview.data} />
      {live && state !== 'preparing' && <LiveBoard stageId={stageId} programmeId={programmeId} />}
      {state !== 'preparing' && <CutPreview key={state} stageId={stageId} overview={overview.data} />}
      <JudgesTable stageId={stageId} overview={overview.data} />
      <Entries stageId={stageId} overview={overview.data} />
      <Recusals stageId={stageId} fixed={state === 'released'} />
      <Record overview={overview.data} />
    </>
  );
}

/** A round in the programme's workspace: one page from the funnel to the release. */
export function StagePanel({ stage, programmeId, manages }: StagePanelProps) {
  return manages ? <Managed stageId={stage.id} programmeId={programmeId} /> : null;
}

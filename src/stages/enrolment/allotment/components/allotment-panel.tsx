import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { columnsOf } from '../../../../web/console/list/column.ts';
import { DataList } from '../../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../../web/console/list/filter.ts';
import { ErrorNote, Loading } from '../../../../web/console/parts/note.tsx';
import { Section } from '../../../../web/console/parts/page.tsx';
import { useWords } from '../../../../web/console/preferences.tsx';
import { applicantList } from '../contract.ts';
import { AllotmentHead } from './allotment-head.tsx';
import { type Allotment, type ApplicantRow, allotmentQuery, applicantsSource } from './allotment-source.ts';
import { ClaimDetail } from './claim-detail.tsx';
import { panelWords } from './words.ts';

const filters: Filter[] = [
  {
    key: 'state',
    kind: 'select',
    title: panelWords.state,
    options: [
      { value: 'served', title: panelWords.served },
      { value: 'unserved', title: panelWords.unserved },
      { value: 'barred', title: panelWords.barred },
    ],
  },
];

const ofPoints = new Set(['points', 'lines', 'lastOn']);
const ofOrder = new Set(['place', 'result']);

/** Columns in which there is something: no points in a draw, no order before it, no wishes without batches. */
function columnsFor({ admit, rehearsed, batches }: Allotment) {
  return columnsOf<ApplicantRow>(applicantList, { name: { primary: true } }).filter(
    ({ key }) =>
      (admit === 'priority' || !ofPoints.has(key)) &&
      (!rehearsed || !ofOrder.has(key)) &&
      (batches.length > 0 || key !== 'wishes'),
  );
}

/** Places given out at once: what would come of it, the applicants in their order, and afterwards what came of it. */
export function AllotmentPanel({ stageId, lives }: { stageId: string; lives: boolean }) {
  const w = useWords(panelWords);
  const allotment = useQuery(allotmentQuery(stageId));
  if (allotment.error) return <ErrorNote error={allotment.error} onRetry={() => void allotment.refetch()} />;
  if (allotment.data === undefined) return <Loading rows={3} />;
  if (allotment.data === null) return null;
  return (
    <>
      <Section title={allotment.data.admit === 'draw' ? w.draw : w.priority}>
        <AllotmentHead stageId={stageId} allotment={allotment.data} lives={lives} />
      </Section>
      <Applicants stageId={stageId} allotment={allotment.data} lives={lives} />
    </>
  );
}

function Applicants({ stageId, allotment, lives }: { stageId: string; allotment: Allotment; lives: boolean }) {
  const w = useWords(panelWords);
  const source = useMemo(() => applicantsSource(stageId), [stageId]);
  const columns = useMemo(() => columnsFor(allotment), [allotment]);
  return (
    <Section title={w.applicants}>
      <DataList<ApplicantRow>
        label={w.applicants}
        source={source}
        columns={columns}
        filters={allotment.rehearsed ? [] : filters}
        defaultSort={applicantList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        target={(row) => ({ open: row.id })}
        detail={(id, row) => ({
          title: row?.name ?? w.applicants,
          body: <ClaimDetail stageId={stageId} enrolmentId={id} lives={lives} />,
        })}
        empty={{ title: w.noApplicants, advice: w.noApplicantsAdvice }}
      />
    </Section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Bilingual } from '../../../kernel/words.ts';
import { columnsOf, optionsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import type { BulkAction } from '../../../web/console/list/selection-bar.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
import { nomineeList, type Settings } from '../contract.ts';
import { Deciding, type Decision } from './deciding.tsx';
import { NomineeDetail } from './nominee-detail.tsx';
import { type NomineeRow, nomineesSource, shownRows, stateOptions, useReviewChanged } from './review-source.ts';
import { panelWords } from './words.ts';

const labelled = (rows: readonly { key: string; label: string; labelEn: string }[]) =>
  optionsOf(Object.fromEntries(rows.map(({ key, label, labelEn }) => [key, [label, labelEn || label] as Bilingual])));

function shapeOf(settings: Settings) {
  const groups = labelled(settings.groups);
  const steps = labelled(settings.steps);
  const columns = columnsOf<NomineeRow>(nomineeList, {
    name: { primary: true },
    state: { options: stateOptions },
    group: { kind: 'tag', options: groups },
    step: { kind: 'tag', options: steps },
    // Who is late is seen from the day; the column is there for the sheet.
    overdue: { hidden: true },
  });
  const filters: Filter[] = [
    { key: 'state', kind: 'select', title: panelWords.state, options: stateOptions },
    { key: 'step', kind: 'select', title: panelWords.step, options: steps },
    { key: 'group', kind: 'select', title: panelWords.group, options: groups },
    { key: 'mine', kind: 'select', title: panelWords.mine, options: [{ value: 'true', title: panelWords.yes }] },
  ];
  return { columns, filters };
}

const decisions: readonly { key: Decision; title: Bilingual; danger?: boolean }[] = [
  { key: 'approve', title: panelWords.approve },
  { key: 'opine', title: panelWords.opine },
  { key: 'return', title: panelWords.giveBack },
  { key: 'reject', title: panelWords.reject, danger: true },
];

interface Asked {
  decision: Decision;
  rows: readonly NomineeRow[];
  settle: () => void;
}

/** Who is on the way, within the officer's sight: filtered, decided on one by one or many at once. */
export function NomineeList({ stageId, settings }: { stageId: string; settings: Settings }) {
  const w = useWords(panelWords);
  const client = useQueryClient();
  const changed = useReviewChanged(stageId);
  const source = useMemo(() => nomineesSource(stageId), [stageId]);
  const { columns, filters } = useMemo(() => shapeOf(settings), [settings]);
  const [asked, setAsked] = useState<Asked>();
  const ask = (decision: Decision, ids: readonly string[]) =>
    new Promise<void>((settle) => setAsked({ decision, rows: shownRows(client, stageId, ids), settle }));
  const bulk = decisions.map(({ key, ...words }): BulkAction => ({ key, ...words, run: (ids) => ask(key, ids) }));
  return (
    <>
      <DataList<NomineeRow>
        label={w.list}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={nomineeList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        target={(row) => ({ open: row.id })}
        detail={(id, row) => ({
          title: row?.name ?? w.list,
          body: (
            <NomineeDetail stageId={stageId} nomineeId={id} onDecide={(decision, ids) => void ask(decision, ids)} />
          ),
        })}
        bulk={bulk}
        empty={{ title: w.none, advice: w.noneAdvice }}
      />
      {asked && (
        <Deciding
          stageId={stageId}
          settings={settings}
          decision={asked.decision}
          rows={asked.rows}
          onDone={changed}
          onClose={() => {
            asked.settle();
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

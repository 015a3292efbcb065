import { useMemo } from 'react';
import { columnsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import { useWords } from '../../../web/console/preferences.tsx';
import { type Settings, workList } from '../contract.ts';
import { panelWords } from './words.ts';
import { WorkDetail } from './work-detail.tsx';
import { categoryOptions, flagOptions, stateOptions, type WorkRow, worksSource } from './works-source.ts';

function columnsFor({ categories, pictures, text, files }: Settings) {
  const has: Record<string, boolean> = {
    category: categories.length > 0,
    pictures: pictures !== null,
    characters: text !== null,
    documents: files !== null,
  };
  return columnsOf<WorkRow>(workList, { title: { primary: true }, state: { options: stateOptions } }).filter(
    ({ key }) => has[key] ?? true,
  );
}

function filtersFor(asks: Settings): Filter[] {
  return [
    { key: 'state', kind: 'select', title: panelWords.state, options: stateOptions },
    ...(asks.categories.length > 0
      ? [{ key: 'category', kind: 'select', title: panelWords.category, options: categoryOptions(asks) } as const]
      : []),
    { key: 'unitId', kind: 'unit', title: panelWords.unit },
    {
      key: 'flag',
      kind: 'select',
      title: panelWords.flag,
      options: [{ value: 'any', title: panelWords.flagged }, ...flagOptions],
    },
  ];
}

/** Every work, drafts too: filtered, sorted, exported; one opened beside the list. */
export function WorksList({ stageId, asks }: { stageId: string; asks: Settings }) {
  const w = useWords(panelWords);
  const columns = useMemo(() => columnsFor(asks), [asks]);
  const filters = useMemo(() => filtersFor(asks), [asks]);
  const source = useMemo(() => worksSource(stageId), [stageId]);
  return (
    <DataList<WorkRow>
      label={w.works}
      source={source}
      columns={columns}
      filters={filters}
      defaultSort={workList.defaultSort}
      rowKey={(row) => row.id}
      rowName={(row) => row.title || w.untitled}
      target={(row) => ({ open: row.id })}
      detail={(id, row) => ({
        title: row?.title || w.untitled,
        body: <WorkDetail key={id} stageId={stageId} workId={id} asks={asks} />,
      })}
      empty={{ title: w.none, advice: w.noneAdvice }}
    />
  );
}

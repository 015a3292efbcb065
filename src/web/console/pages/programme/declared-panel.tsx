import { useMemo } from 'react';
import { findManifest } from '../../../../programmes/stages/register.ts';
import type { ReadDeclaration, StageManifest } from '../../../../stages/contract.ts';
import { columnsOf } from '../../list/column.ts';
import { DataList } from '../../list/data-list.tsx';
import { filtersOf } from '../../list/filter.ts';
import { EmptyNote } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { usePick, useWords } from '../../preferences.tsx';
import { stageList } from '../../stage-calls.ts';
import type { StagePanelProps } from '../../stage-panel.ts';
import { programmeWords } from './words.ts';

type DeclaredList = NonNullable<ReadDeclaration['list']>;
type AnyRow = Readonly<Record<string, unknown>>;

interface DeclaredListProps {
  manifest: StageManifest;
  stageId: string;
  name: string;
  list: DeclaredList;
  label: string;
}

/** The columns of a list whose first one names the row. */
function drawnColumns(list: DeclaredList) {
  const [first] = Object.keys(list.columns);
  return columnsOf<AnyRow>(list, first ? { [first]: { primary: true } } : {});
}

function DeclaredList({ manifest, stageId, name, list, label }: DeclaredListProps) {
  const columns = useMemo(() => drawnColumns(list), [list]);
  const filters = useMemo(() => filtersOf(list), [list]);
  const pick = usePick();
  const first = columns[0]?.key ?? 'id';
  return (
    <DataList<AnyRow>
      label={label}
      source={stageList(manifest, stageId, name)}
      columns={columns}
      filters={filters}
      defaultSort={list.defaultSort}
      rowKey={(row) => String(row.id)}
      rowName={(row) => String(row[first])}
      empty={{ title: pick([`还没有${label}`, `No ${label.toLowerCase()} yet`]) }}
    />
  );
}

/** A stage without a panel of its own: the first list that its manifest declares for those who run it. */
export function DeclaredPanel({ stage, manages }: StagePanelProps) {
  const w = useWords(programmeWords);
  const pick = usePick();
  const manifest = findManifest(stage.kind);
  const lists = Object.entries(manifest?.reads ?? {}).flatMap(([name, read]) =>
    read.list ? [{ name, read, list: read.list }] : [],
  );
  const shown = lists.find(({ read }) => manages || read.by !== 'manager');
  if (!manifest || !shown) return <EmptyNote title={w.noPanel} />;
  return (
    <Section title={pick(shown.read.words)}>
      <DeclaredList
        manifest={manifest}
        stageId={stage.id}
        name={shown.name}
        list={shown.list}
        label={pick(shown.read.words)}
      />
    </Section>
  );
}

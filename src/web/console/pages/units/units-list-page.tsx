import { unitList, unitRoutes } from '../../../../people/units/contract.ts';
import { unitKindWords, unitStatuses } from '../../../../people/units/rules.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { type RowOf, sourceOf } from '../../list/list-source.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { useWords } from '../../preferences.tsx';
import { useMay } from '../../session.ts';
import { unitsWords } from './words.ts';

type UnitRow = RowOf<(typeof unitRoutes)['list']>;

const statusOptions = optionsOf(unitStatuses, { active: 'green', merged: 'gold' });
const columns = columnsOf<UnitRow>(unitList, {
  name: { primary: true, minWidth: 240 },
  kind: { kind: 'text', options: optionsOf(unitKindWords) },
  status: { options: statusOptions },
});
const filters: Filter[] = [
  { key: 'within', kind: 'unit', title: unitsWords.below },
  { key: 'kind', kind: 'select', multiple: true, title: unitsWords.kind, options: optionsOf(unitKindWords) },
  {
    key: 'status',
    kind: 'select',
    title: unitsWords.status,
    options: [...statusOptions, { value: 'all', title: ['全部', 'All'] }],
  },
];
const source = sourceOf(unitRoutes.list);

/** Every unit within reach as a list, to filter, sort and export. */
export function UnitsListPage() {
  const w = useWords(unitsWords);
  const importLink = useMay('units.manage') && <ButtonLink to="/units-imports" words={w.import} icon="upload" />;
  return (
    <ListPage
      title={w.title}
      actions={
        <>
          <ButtonLink to="/units" words={w.asTree} />
          {importLink}
        </>
      }
      source={source}
      columns={columns}
      filters={filters}
      defaultSort={unitList.defaultSort}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      target={(row) => ({ href: `/units/${row.id}` })}
      empty={{ title: w.empty, action: importLink }}
    />
  );
}

import { briefList, briefStates } from '../../../press/contract.ts';
import { columnsOf, optionsOf } from '../list/column.ts';
import type { Filter } from '../list/filter.ts';
import { places } from '../places.ts';
import type { BriefRow } from './brief-source.ts';
import { briefWords } from './words.ts';

const states = optionsOf(briefStates, { draft: 'gold', issued: 'green' });

const columns = columnsOf<BriefRow>(briefList, {
  headline: { primary: true, minWidth: 260 },
  unitName: { value: (row) => ({ name: row.unitName, href: places.unit(row.unitId) }) },
  programmeTitle: {
    kind: 'link',
    value: (row) =>
      row.programmeTitle && {
        name: row.programmeTitle,
        href: row.programmeId ? places.programme(row.programmeId) : undefined,
      },
  },
  state: { options: states },
  year: { kind: 'text' },
});

export const briefFilters: Filter[] = [
  { key: 'state', kind: 'select', title: briefWords.state, options: states },
  { key: 'unitId', kind: 'unit', title: briefWords.unit },
];

/** What every list of briefs shares. */
export const briefListProps = {
  columns,
  defaultSort: briefList.defaultSort,
  rowKey: (row: BriefRow) => row.id,
  rowName: (row: BriefRow) => row.headline,
  target: (row: BriefRow) => ({ href: places.brief(row.id) }),
};

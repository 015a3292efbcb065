import { honouredList } from '../../../../registries/honours/contract.ts';
import { levelWords } from '../../../../registries/honours/register.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { usePick, useWords } from '../../preferences.tsx';
import { type HonouredItem, honouredSource } from './honour-source.ts';
import { honoursWords } from './words.ts';

const filters: Filter[] = [
  { key: 'unitId', kind: 'unit', title: honoursWords.within },
  { key: 'level', kind: 'select', title: honoursWords.level, options: optionsOf(levelWords) },
];

/** Who of the unions within reach was honoured, one line to a person. */
export function HonouredPage() {
  const w = useWords(honoursWords);
  const pick = usePick();
  const comma = pick(['、', ', ']);
  const columns = columnsOf<HonouredItem>(honouredList, {
    name: { primary: true, kind: 'text', minWidth: 110 },
    unitName: { kind: 'text' },
    levels: { kind: 'text', value: (row) => row.levels.map((level) => pick(levelWords[level])).join(comma) },
    latestYear: { kind: 'text', value: (row) => String(row.latestYear) },
    titles: { value: (row) => row.titles.join(comma) },
  });
  return (
    <ListPage<HonouredItem>
      title={w.people}
      actions={<ButtonLink to="/honours" words={w.roll} icon="brief" />}
      source={honouredSource}
      columns={columns}
      filters={filters}
      defaultSort={honouredList.defaultSort}
      rowKey={(row) => row.personId}
      rowName={(row) => row.name}
      target={(row) => ({ href: `/members?open=${row.personId}` })}
      empty={{ title: w.nonePeople, advice: w.noneAdvice }}
    />
  );
}

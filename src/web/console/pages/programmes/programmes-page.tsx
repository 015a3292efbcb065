import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { programmeList, programmeRoutes } from '../../../../programmes/contract.ts';
import { queryOf } from '../../api.ts';
import { columnsOf, type Option } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { sourceOf } from '../../list/list-source.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { places } from '../../places.ts';
import { useLang, useWords } from '../../preferences.tsx';
import { useMay } from '../../session.ts';
import { type ProgrammeRow, programmeStateOptions, programmeTitle } from './programme-line.tsx';
import { programmesWords } from './words.ts';

const source = sourceOf(programmeRoutes.listProgrammes);

function useKinds(): Option[] {
  const templates = useQuery(queryOf(programmeRoutes.listTemplates));
  return useMemo(
    () => (templates.data ?? []).map(({ key, words }) => ({ value: key, title: words })),
    [templates.data],
  );
}

/** Every programme within reach. */
export function ProgrammesPage() {
  const w = useWords(programmesWords);
  const lang = useLang();
  const kinds = useKinds();
  const starts = useMay('programmes.manage');
  const columns = useMemo(
    () =>
      columnsOf<ProgrammeRow>(programmeList, {
        title: { primary: true, minWidth: 220, value: (row) => programmeTitle(row, lang) },
        state: { options: programmeStateOptions },
        template: { kind: 'text', options: kinds },
        updatedAt: { hidden: true },
        unitName: { value: (row) => ({ name: row.unitName, href: places.unit(row.unitId) }) },
      }),
    [kinds, lang],
  );
  const filters = useMemo(
    (): Filter[] => [
      { key: 'state', kind: 'select', title: programmesWords.state, options: programmeStateOptions },
      { key: 'template', kind: 'select', title: programmesWords.template, options: kinds },
      { key: 'unitId', kind: 'unit', title: programmesWords.unit },
      { key: 'starts', kind: 'date-range', title: programmesWords.when, ends: ['from', 'to'] },
    ],
    [kinds],
  );
  const create = <ButtonLink to="/templates" look="primary" words={w.create} icon="plus" />;
  return (
    <ListPage
      title={w.title}
      actions={starts && create}
      source={source}
      columns={columns}
      filters={filters}
      defaultSort={programmeList.defaultSort}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      target={(row) => ({ href: places.programme(row.id) })}
      empty={{ title: w.emptyTitle, advice: w.emptyAdvice, action: starts && create }}
    />
  );
}

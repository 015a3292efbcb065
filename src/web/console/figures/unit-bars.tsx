import { useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { TreeBar, type TreeBarItem } from '../charts/tree-bar.tsx';
import { Section } from '../parts/page.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import { places } from '../places.ts';
import { usePick, useWords } from '../preferences.tsx';
import { byUnitQuery, type Figure } from './figure-source.ts';
import { figureBoardWords } from './words.ts';

/** One figure down the tree, as organised then or now. */
export function UnitBars({ unitId, figure, period }: { unitId: string; figure: Figure; period: string }) {
  const w = useWords(figureBoardWords);
  const pick = usePick();
  const client = useQueryClient();
  const [organised, setOrganised] = useState<'then' | 'now'>('then');
  const childrenOf = (parentId: string | undefined) => {
    const query = byUnitQuery({ unitId: parentId ?? unitId, indicator: figure.indicator, period, organised });
    return {
      queryKey: ['bars', ...query.queryKey],
      queryFn: async (): Promise<TreeBarItem[]> => {
        const { items } = await client.fetchQuery(query);
        return items.map((item) => ({
          id: item.unitId ?? item.part,
          name: item.name,
          amount: item.value,
          hasChildren: item.part === 'below' && item.value > 0,
        }));
      },
    };
  };
  const label = (item: TreeBarItem) =>
    item.hasChildren ? (
      <PlaceLink to={places.figures({ unit: item.id, period, indicator: figure.indicator })}>{item.name}</PlaceLink>
    ) : (
      item.name
    );
  return (
    <Section
      title={`${pick(figure.words)} · ${w.byUnit}`}
      aside={
        <Segmented
          size="small"
          aria-label={w.organised}
          value={organised}
          options={[
            { value: 'then', label: w.asThen },
            { value: 'now', label: w.asNow },
          ]}
          onChange={setOrganised}
        />
      }
    >
      {figure.count === 'people' && <p className="meta">{w.people}</p>}
      <TreeBar key={organised} childrenOf={childrenOf} label={label} />
    </Section>
  );
}

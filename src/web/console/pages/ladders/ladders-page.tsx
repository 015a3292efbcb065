import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { describeForm } from '../../../../kernel/fields.ts';
import { ladderList, ladderRoutes } from '../../../../registries/ladders/contract.ts';
import { ladderFields, ladderStates } from '../../../../registries/ladders/register.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import type { JsonSchema } from '../../form/json-schema.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { Icon } from '../../parts/icon.tsx';
import { places } from '../../places.ts';
import { useNarrow, useWords } from '../../preferences.tsx';
import { useMay } from '../../session.ts';
import { type LadderItem, laddersSource, levelOptions, useLaddersChanged } from './ladder-source.ts';
import { laddersWords } from './words.ts';

export const ladderForm = describeForm(ladderFields) as JsonSchema;
const stateOptions = optionsOf(ladderStates, { open: 'green' });
const columns = columnsOf<LadderItem>(ladderList, {
  title: { primary: true },
  levels: { options: levelOptions },
  state: { options: stateOptions },
});
const filters: Filter[] = [{ key: 'state', kind: 'select', title: laddersWords.state, options: stateOptions }];

function Add({ onClose }: { onClose: () => void }) {
  const w = useWords(laddersWords);
  const narrow = useNarrow();
  const unit = useActingUnit();
  const navigate = useNavigate();
  const changed = useLaddersChanged();
  const add = async (value: object) => {
    const { id } = await ask(ladderRoutes.create, { body: { ...value, unitId: unit.id } as never });
    await changed();
    onClose();
    void navigate({ to: '/ladders/$ladderId', params: { ladderId: id } });
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 720} title={w.add}>
      <FormFromSchema schema={ladderForm} onSubmit={add} submitWords={w.add} />
    </Drawer>
  );
}

/** Skill ladders of the federation. */
export function LaddersPage() {
  const w = useWords(laddersWords);
  const manages = useMay('honours.manage');
  const [adding, setAdding] = useState(false);
  const add = (
    <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {w.add}
    </Button>
  );
  return (
    <>
      <ListPage<LadderItem>
        title={w.title}
        actions={manages && add}
        source={laddersSource}
        columns={columns}
        filters={filters}
        defaultSort={ladderList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.title}
        target={(row) => ({ href: places.ladder(row.id) })}
        empty={{ title: w.none, advice: w.noneAdvice, action: manages && add }}
      />
      {adding && <Add onClose={() => setAdding(false)} />}
    </>
  );
}

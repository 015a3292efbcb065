import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Dropdown } from 'antd';
import { useMemo, useState } from 'react';
import { honourList, honourRoutes } from '../../../../registries/honours/contract.ts';
import { displayUses, honourKinds, levelWords } from '../../../../registries/honours/register.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { apiBase, ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import type { FormValue } from '../../form/form-value.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Icon } from '../../parts/icon.tsx';
import { places } from '../../places.ts';
import { useNarrow, useWords } from '../../preferences.tsx';
import { useMay } from '../../session.ts';
import { HonourDetail, stateOptions } from './honour-detail.tsx';
import { honourForms } from './honour-forms.ts';
import { type HonourItem, honourSource } from './honour-source.ts';
import { honoursWords } from './words.ts';

const columns = columnsOf<HonourItem>(honourList, {
  holderName: { primary: true, minWidth: 120 },
  year: { kind: 'text', value: (row) => String(row.year) },
  unitName: { value: (row) => ({ name: row.unitName, href: places.unit(row.unitId) }) },
  state: { options: stateOptions },
});
const filters: Filter[] = [
  { key: 'unitId', kind: 'unit', title: honoursWords.within },
  { key: 'level', kind: 'select', title: honoursWords.level, options: optionsOf(levelWords) },
  { key: 'kind', kind: 'select', title: honoursWords.kind, options: optionsOf(honourKinds) },
  { key: 'year', kind: 'text', title: honoursWords.year },
  { key: 'title', kind: 'text', title: honoursWords.titleFilter },
  { key: 'state', kind: 'select', title: honoursWords.state, options: stateOptions },
  { key: 'use', kind: 'select', title: honoursWords.use, options: optionsOf(displayUses) },
];

function Enter({ onClose }: { onClose: () => void }) {
  const w = useWords(honoursWords);
  const narrow = useNarrow();
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useMemo(() => ({ kind: 'individual' }), []);
  const enter = async (value: FormValue) => {
    const { id } = await ask(honourRoutes.create, { body: value as never });
    await client.invalidateQueries({ queryKey: [honourRoutes.list.path] });
    onClose();
    void navigate({ to: '/honours', search: { open: id } });
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 640} title={w.enter}>
      <FormFromSchema schema={honourForms.enter} value={start} onSubmit={enter} submitWords={w.enter} />
    </Drawer>
  );
}

/** Posters and the screen of the union that the officer acts for. */
function Display() {
  const w = useWords(honoursWords);
  const unit = useActingUnit();
  const posters = (layout: string) => `${apiBase}/honours/posters?unitId=${unit.id}&layout=${layout}`;
  const link = (key: string, words: string, href: string) => ({
    key,
    label: (
      <a href={href} target="_blank" rel="noreferrer">
        {words}
      </a>
    ),
  });
  const items = [
    link('upright', w.upright, posters('portrait')),
    link('across', w.across, posters('landscape')),
    link('screen', w.screen, `/screen/honours?unit=${unit.id}`),
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<Icon name="print" />}>{w.posters}</Button>
    </Dropdown>
  );
}

/** The roll of honour within reach. */
export function HonoursPage() {
  const w = useWords(honoursWords);
  const manages = useMay('honours.manage');
  const [entering, setEntering] = useState(false);
  const enter = (
    <Button icon={<Icon name="plus" />} onClick={() => setEntering(true)}>
      {w.enter}
    </Button>
  );
  return (
    <>
      <ListPage<HonourItem>
        title={w.roll}
        actions={
          <>
            <ButtonLink to="/honours/people" words={w.people} icon="member" />
            {manages && <Display />}
            {manages && enter}
          </>
        }
        source={honourSource}
        columns={columns}
        filters={filters}
        defaultSort={honourList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.holderName}
        target={(row) => ({ open: row.id })}
        detail={(id, row) => ({ title: row?.holderName ?? w.title, body: <HonourDetail honourId={id} /> })}
        empty={{ title: w.none, advice: w.noneAdvice, action: manages && enter }}
      />
      {entering && <Enter onClose={() => setEntering(false)} />}
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Drawer, Dropdown } from 'antd';
import { useState } from 'react';
import { unitRoutes } from '../../../../people/units/contract.ts';
import { type AnswerOf, ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import type { FormValue } from '../../form/form-value.ts';
import { Icon } from '../../parts/icon.tsx';
import { Remark } from '../../parts/note.tsx';
import { useDates, useLang, useNarrow, useWords } from '../../preferences.tsx';
import { type UnitDetail, unitsChanged } from '../../units/unit-source.ts';
import { commonWords } from '../../words.ts';
import { type UnitAction, unitForms } from './unit-forms.ts';
import { unitsWords } from './words.ts';

type Created = AnswerOf<(typeof unitRoutes)['create']>;
type Changed = AnswerOf<(typeof unitRoutes)['rename']>;
type Corrected = AnswerOf<(typeof unitRoutes)['correct']>;

const cautions = { move: 'moveText', merge: 'mergeText', close: 'closeText' } as const;
const dangerous: readonly UnitAction[] = ['merge', 'close'];

/** Carries out one action; the contract checks the body, this only names it. */
async function act(action: UnitAction, unit: UnitDetail, value: FormValue): Promise<Created | Changed | Corrected> {
  const params = { unitId: unit.id };
  const body = { ...value, version: unit.version };
  switch (action) {
    case 'create':
      return ask(unitRoutes.create, { body: { ...value, parentId: unit.id } as never });
    case 'correct':
      return ask(unitRoutes.correct, { params, body: body as never });
    case 'rename':
      return ask(unitRoutes.rename, { params, body: body as never });
    case 'move':
      return ask(unitRoutes.move, { params, body: body as never });
    case 'merge':
      return ask(unitRoutes.merge, { params, body: body as never });
    case 'close':
      return ask(unitRoutes.close, { params, body: body as never });
  }
}

/** What an action's form starts with. */
function startOf(action: UnitAction, unit: UnitDetail): FormValue {
  if (action === 'rename') return { name: unit.name, shortName: unit.shortName, nameEn: unit.nameEn };
  if (action === 'correct') return { ...unit, industryId: unit.industry?.id };
  return {};
}

function ActionDrawer({ action, unit, onClose }: { action: UnitAction; unit: UnitDetail; onClose: () => void }) {
  const w = useWords(unitsWords);
  const lang = useLang();
  const narrow = useNarrow();
  const dates = useDates();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const caution = action in cautions ? w[cautions[action as keyof typeof cautions]] : undefined;
  const submit = async (value: FormValue) => {
    const done = await act(action, unit, value);
    await unitsChanged(client);
    if ('planned' in done && done.planned) void message.success(w.plannedDone(dates.day(String(value.on))));
    if ('warnings' in done && done.warnings.length > 0) {
      void message.warning(`${w.warned}${done.warnings.map((warning) => warning[lang === 'zh' ? 0 : 1]).join(' ')}`, 8);
    }
    onClose();
    if ('id' in done) void navigate({ to: `/units/${done.id}` });
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 520} title={`${w[action]} · ${unit.shortName}`}>
      {caution && <Remark tone={dangerous.includes(action) ? 'red' : 'gold'}>{caution}</Remark>}
      <FormFromSchema
        schema={unitForms[action]}
        value={startOf(action, unit)}
        onSubmit={submit}
        submitWords={w[action]}
        danger={dangerous.includes(action)}
      />
    </Drawer>
  );
}

/** What may be done with a unit, as the server allows it. */
export function UnitActions({ unit }: { unit: UnitDetail }) {
  const w = useWords(unitsWords);
  const common = useWords(commonWords);
  const [action, setAction] = useState<UnitAction>();
  if (unit.status !== 'active') return null;
  const rest: UnitAction[] = [
    ...(unit.may.manage ? (['rename'] as const) : []),
    ...(unit.may.rearrange ? (['move', 'merge', 'close'] as const) : []),
  ];
  const items = rest.map((key) => ({ key, label: w[key], danger: dangerous.includes(key) }));
  return (
    <div className="page-actions">
      {unit.may.manage && (
        <>
          <Button icon={<Icon name="plus" />} onClick={() => setAction('create')}>
            {w.create}
          </Button>
          <Button icon={<Icon name="edit" />} onClick={() => setAction('correct')}>
            {w.correct}
          </Button>
        </>
      )}
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setAction(key as UnitAction) }}>
          <Button icon={<Icon name="down" size="1em" />} iconPlacement="end">
            {common.more}
          </Button>
        </Dropdown>
      )}
      {action && <ActionDrawer action={action} unit={unit} onClose={() => setAction(undefined)} />}
    </div>
  );
}

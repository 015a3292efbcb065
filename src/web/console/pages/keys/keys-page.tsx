import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { defineWords } from '../../../../kernel/words.ts';
import { keyList, keyRoutes } from '../../../../people/access/keys/contract.ts';
import { type Ability, abilities } from '../../../../people/access/rules.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { type RowOf, sourceOf } from '../../list/list-source.ts';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Icon } from '../../parts/icon.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useDates, useNarrow, usePick, useWords } from '../../preferences.tsx';
import { abilitiesOf, useMe } from '../../session.ts';

const words = defineWords({
  title: ['接口密钥', 'API keys'],
  lead: [
    '让另一个系统读写这里的数据：限定在一个工会及其下级，和您自己也有的权限。',
    'Lets another system read and write: on one union and all below, with abilities that you hold yourself.',
  ],
  docs: ['接口说明', 'How the API works'],
  create: ['新建密钥', 'New key'],
  name: ['名称', 'Name'],
  nameHelp: ['写清给哪个系统用', 'Say which system uses it'],
  unit: ['工会（含下级）', 'Union, with all below'],
  allows: ['权限', 'Allows'],
  expiresOn: ['到期日', 'Last day'],
  expiresHelp: ['不填为长期；建议不超过一年', 'Without end where left empty; a year at most is wise'],
  key: ['密钥', 'Key'],
  made: ['新密钥', 'The new key'],
  revoke: ['立即收回', 'Revoke now'],
  revokeText: [
    '使用它的系统会立即无法访问，不能恢复。',
    'The system that uses it is shut out at once; it cannot be undone.',
  ],
  none: ['还没有密钥', 'No keys yet'],
  noneAdvice: ['需要与其他系统对接时再建。', 'Make one when another system is to be connected.'],
  state: ['状态', 'State'],
  all: ['全部', 'All'],
  createdBy: ['建立人', 'Made by'],
  lastUsed: ['最近使用', 'Last used'],
});

type KeyRow = RowOf<(typeof keyRoutes)['listKeys']>;

const source = sourceOf(keyRoutes.listKeys);
const stateOptions = optionsOf(keyList.columns.state?.values ?? {}, { live: 'green', expired: 'gold', revoked: 'red' });
const columns = columnsOf<KeyRow>(keyList, {
  name: { primary: true },
  allows: { kind: 'number', value: (row) => row.allows.length },
  state: { options: stateOptions },
});
const filters: Filter[] = [
  { key: 'unitId', kind: 'unit', title: words.unit },
  { key: 'state', kind: 'select', title: words.state, options: [...stateOptions, { value: 'all', title: words.all }] },
];

/** The form offers only what the officer may do themselves. */
function formFor(allowed: ReadonlySet<Ability>) {
  const names = [...allowed] as [Ability, ...Ability[]];
  const choices = Object.fromEntries(names.map((name) => [name, abilities[name]]));
  return describeForm(
    z.object({
      name: titled(z.string().min(1).max(100), words.name, { help: words.nameHelp }),
      unitId: titled(z.string(), words.unit, { widget: 'unit' }),
      allows: titled(z.array(z.enum(names)).min(1), words.allows, { choices }),
      expiresOn: titled(z.iso.date().optional(), words.expiresOn, { help: words.expiresHelp }),
    }),
  );
}

function CreateKey({ onClose }: { onClose: () => void }) {
  const w = useWords(words);
  const narrow = useNarrow();
  const me = useMe();
  const unit = useActingUnit();
  const client = useQueryClient();
  const [key, setKey] = useState<string>();
  const form = useMemo(() => formFor(abilitiesOf(me)), [me]);
  const start = useMemo(() => ({ unitId: unit.id }), [unit.id]);
  const create = async (value: Record<string, unknown>) => {
    setKey((await ask(keyRoutes.createKey, { body: value as never })).key);
    await client.invalidateQueries({ queryKey: [source.path] });
  };
  if (key !== undefined) return <SecretDialog title={w.made} secrets={[[w.key, key]]} onClose={onClose} />;
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 480} title={w.create}>
      <FormFromSchema schema={form} value={start} onSubmit={create} submitWords={w.create} />
    </Drawer>
  );
}

function KeyDetail({ item }: { item: KeyRow }) {
  const w = useWords(words);
  const pick = usePick();
  const dates = useDates();
  const client = useQueryClient();
  const [revoking, setRevoking] = useState(false);
  return (
    <>
      <Facts
        facts={[
          [w.key, `${item.prefix}…`],
          [w.unit, item.unit.name],
          [w.allows, item.allows.map((ability) => pick(abilities[ability])).join(pick(['、', ', ']))],
          [w.expiresOn, item.expiresOn && dates.day(item.expiresOn)],
          [w.lastUsed, item.lastUsedAt && dates.moment(item.lastUsedAt)],
          [w.createdBy, item.createdBy],
        ]}
      />
      {item.state === 'live' && (
        <Button className="drawer-actions" danger onClick={() => setRevoking(true)}>
          {w.revoke}
        </Button>
      )}
      <ConfirmDanger
        open={revoking}
        title={`${w.revoke} · ${item.name}`}
        consequences={w.revokeText}
        verb={w.revoke}
        onConfirm={async () => {
          await ask(keyRoutes.revokeKey, { params: { keyId: item.id } });
          await client.invalidateQueries({ queryKey: [source.path] });
        }}
        onClose={() => setRevoking(false)}
      />
    </>
  );
}

/** Keys for other systems. */
export function KeysPage() {
  const w = useWords(words);
  const [creating, setCreating] = useState(false);
  const create = (
    <Button icon={<Icon name="plus" />} onClick={() => setCreating(true)}>
      {w.create}
    </Button>
  );
  return (
    <>
      <ListPage<KeyRow>
        title={w.title}
        lead={
          <>
            {w.lead} <a href="/api/v1/docs">{w.docs}</a>
          </>
        }
        actions={create}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={keyList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        target={(row) => ({ open: row.id })}
        detail={(_id, row) => ({ title: row?.name ?? '', body: row && <KeyDetail item={row} /> })}
        empty={{ title: w.none, advice: w.noneAdvice, action: create }}
      />
      {creating && <CreateKey onClose={() => setCreating(false)} />}
    </>
  );
}

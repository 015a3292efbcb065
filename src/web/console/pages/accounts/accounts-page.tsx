import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { accountList, accountRoutes } from '../../../../people/access/accounts/contract.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { columnsOf, optionsOf } from '../../list/column.ts';
import { DataList } from '../../list/data-list.tsx';
import type { Filter } from '../../list/filter.ts';
import { type RowOf, sourceOf } from '../../list/list-source.ts';
import { Icon } from '../../parts/icon.tsx';
import { Page } from '../../parts/page.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useNarrow, useWords } from '../../preferences.tsx';
import { AccountDetail } from './account-detail.tsx';
import { AccountsTabs } from './accounts-tabs.tsx';
import { accountsWords } from './words.ts';

type AccountRow = RowOf<(typeof accountRoutes)['listAccounts']>;

const source = sourceOf(accountRoutes.listAccounts);
const columns = columnsOf<AccountRow>(accountList, { name: { primary: true }, kind: { kind: 'text' } });
const filters: Filter[] = [
  {
    key: 'kind',
    kind: 'select',
    title: accountsWords.kind,
    options: optionsOf({ ...accountList.columns.kind?.values, all: accountsWords.all }),
  },
  { key: 'unitId', kind: 'unit', title: accountsWords.unit },
  {
    key: 'state',
    kind: 'select',
    title: accountsWords.state,
    options: optionsOf({ enabled: accountsWords.enabled, disabled: accountsWords.disabled }),
  },
];
const form = describeForm(
  z.object({
    name: titled(z.string().min(1).max(100), accountsWords.name),
    username: titled(z.string().min(2).max(60), accountsWords.username, { help: accountsWords.usernameHelp }),
    unitId: titled(z.string(), accountsWords.unit, { widget: 'unit' }),
  }),
);

function CreateAccount({ onClose }: { onClose: () => void }) {
  const w = useWords(accountsWords);
  const narrow = useNarrow();
  const unit = useActingUnit();
  const client = useQueryClient();
  const [made, setMade] = useState<{ name: string; username: string; temporaryPassword: string }>();
  const start = useMemo(() => ({ unitId: unit.id }), [unit.id]);
  const create = async (value: Record<string, unknown>) => {
    setMade(await ask(accountRoutes.createOfficer, { body: value as never }));
    await client.invalidateQueries({ queryKey: [source.path] });
  };
  if (made) {
    return (
      <SecretDialog
        title={w.passwordTitle(made.name)}
        secrets={[
          [w.username, made.username],
          [w.password, made.temporaryPassword],
        ]}
        onClose={onClose}
      />
    );
  }
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 480} title={w.create}>
      <p className="meta drawer-lead">{w.createHelp}</p>
      <FormFromSchema schema={form} value={start} onSubmit={create} submitWords={w.create} />
    </Drawer>
  );
}

/** Accounts of officers and workers within reach. */
export function AccountsPage() {
  const w = useWords(accountsWords);
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={w.title}
      actions={
        <Button icon={<Icon name="plus" />} onClick={() => setCreating(true)}>
          {w.create}
        </Button>
      }
    >
      <AccountsTabs />
      <DataList<AccountRow>
        label={w.accounts}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={accountList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        target={(row) => ({ open: row.id })}
        detail={(id, row) => ({ title: row?.name ?? '', body: <AccountDetail accountId={id} /> })}
        empty={{ title: w.none }}
      />
      {creating && <CreateAccount onClose={() => setCreating(false)} />}
    </Page>
  );
}

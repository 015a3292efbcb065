import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { grantList, grantRoutes } from '../../../../people/access/grants/contract.ts';
import { grantStates } from '../../../../people/access/grants/rules.ts';
import { roleNames, roles } from '../../../../people/access/rules.ts';
import { ask } from '../../api.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import { DataList } from '../../list/data-list.tsx';
import type { Filter } from '../../list/filter.ts';
import { type RowOf, sourceOf } from '../../list/list-source.ts';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Page } from '../../parts/page.tsx';
import { useDates, useNarrow, usePick, useWords } from '../../preferences.tsx';
import { AccountsTabs } from './accounts-tabs.tsx';
import { GrantForm } from './grant-form.tsx';
import { accountsWords } from './words.ts';

type GrantRow = RowOf<(typeof grantRoutes)['listGrants']>;

const source = sourceOf(grantRoutes.listGrants);
const roleOptions = roleNames.map((name) => ({ value: name, title: roles[name].words }));
const stateOptions = optionsOf(grantStates, { live: 'green', future: 'gold', revoked: 'red' });
const columns = columnsOf<GrantRow>(grantList, {
  account: { primary: true },
  role: { kind: 'text', options: roleOptions },
  state: { options: stateOptions },
});
const filters: Filter[] = [
  { key: 'role', kind: 'select', title: accountsWords.role, options: roleOptions },
  { key: 'unitId', kind: 'unit', title: accountsWords.unit },
  {
    key: 'state',
    kind: 'select',
    title: accountsWords.state,
    options: [
      { value: 'standing', title: accountsWords.standing },
      ...stateOptions,
      { value: 'all', title: accountsWords.all },
    ],
  },
];

function GrantDetail({ grant }: { grant: GrantRow }) {
  const w = useWords(accountsWords);
  const pick = usePick();
  const dates = useDates();
  const client = useQueryClient();
  const [revoking, setRevoking] = useState(false);
  return (
    <>
      <Facts
        facts={[
          [w.role, pick(roles[grant.role].words)],
          [w.on, grant.unit.name],
          [w.fromOn, dates.day(grant.fromOn)],
          [w.toOn, grant.toOn && dates.day(grant.toOn)],
          [w.state, pick(grantStates[grant.state])],
          [pick(['理由', 'Reason']), grant.reason],
        ]}
      />
      {(grant.state === 'live' || grant.state === 'future') && (
        <Button className="drawer-actions" danger onClick={() => setRevoking(true)}>
          {w.revoke}
        </Button>
      )}
      <ConfirmDanger
        open={revoking}
        title={`${w.revoke} · ${grant.account.name}`}
        consequences={w.revokeText}
        verb={w.revoke}
        asksReason
        onConfirm={async (reason) => {
          await ask(grantRoutes.revokeGrant, { params: { grantId: grant.id }, body: { reason } });
          await client.invalidateQueries({ queryKey: [source.path] });
        }}
        onClose={() => setRevoking(false)}
      />
    </>
  );
}

/** Every role granted within reach, dated. */
export function GrantsPage() {
  const w = useWords(accountsWords);
  const narrow = useNarrow();
  const [granting, setGranting] = useState(false);
  return (
    <Page
      title={w.title}
      actions={
        <Button icon={<Icon name="plus" />} onClick={() => setGranting(true)}>
          {w.grant}
        </Button>
      }
    >
      <AccountsTabs />
      <DataList<GrantRow>
        label={w.grants}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={grantList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.account.name}
        target={(row) => ({ open: row.id })}
        detail={(_id, row) => ({ title: row?.account.name ?? '', body: row && <GrantDetail grant={row} /> })}
        empty={{ title: w.noGrants, advice: w.noGrantsAdvice }}
      />
      {granting && (
        <Drawer open onClose={() => setGranting(false)} size={narrow ? '100%' : 480} title={w.grant}>
          <GrantForm onDone={() => setGranting(false)} />
        </Drawer>
      )}
    </Page>
  );
}

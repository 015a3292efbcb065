import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { accountRoutes } from '../../../../people/access/accounts/contract.ts';
import { grantRoutes } from '../../../../people/access/grants/contract.ts';
import { roles } from '../../../../people/access/rules.ts';
import { type AnswerOf, ask, queryOf } from '../../api.ts';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ErrorNote, Loading } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useDates, usePick, useWords } from '../../preferences.tsx';
import { GrantForm } from './grant-form.tsx';
import { accountsWords } from './words.ts';

type Account = AnswerOf<(typeof accountRoutes)['getAccount']>;
type Action = 'disable' | 'enable' | 'resetPassword' | 'resetTotp';

const consequences = {
  disable: 'disableText',
  enable: 'enableText',
  resetPassword: 'resetPasswordText',
  resetTotp: 'resetTotpText',
} as const satisfies Record<Action, keyof typeof accountsWords>;

function Roles({ accountId }: { accountId: string }) {
  const w = useWords(accountsWords);
  const pick = usePick();
  const dates = useDates();
  const [granting, setGranting] = useState(false);
  const answer = useQuery(queryOf(grantRoutes.listGrants, { query: { accountId, state: 'standing' } }));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={2} />;
  return (
    <>
      {answer.data.items.length === 0 && <p className="meta">{w.noRoles}</p>}
      <ul className="plain-rows">
        {answer.data.items.map((grant) => (
          <li key={grant.id}>
            <b>{pick(roles[grant.role].words)}</b>
            <span>{grant.unit.name}</span>
            {grant.toOn && <span className="meta">{w.until(dates.day(grant.toOn))}</span>}
          </li>
        ))}
      </ul>
      {granting ? (
        <GrantForm accountId={accountId} onDone={() => setGranting(false)} />
      ) : (
        <Button onClick={() => setGranting(true)}>{w.grant}</Button>
      )}
    </>
  );
}

function Actions({ account }: { account: Account }) {
  const w = useWords(accountsWords);
  const client = useQueryClient();
  const [action, setAction] = useState<Action>();
  const [secret, setSecret] = useState<{ username: string; temporaryPassword: string }>();
  const actions: Action[] = [
    ...(account.kind === 'officer' && !account.isDisabled ? (['resetPassword'] as const) : []),
    ...(account.hasTotp ? (['resetTotp'] as const) : []),
    account.isDisabled ? 'enable' : 'disable',
  ];
  const act = async (chosen: Action, reason: string) => {
    const input = { params: { accountId: account.id }, body: reason ? { reason } : {} };
    if (chosen === 'resetPassword') setSecret(await ask(accountRoutes.resetPassword, input));
    if (chosen === 'resetTotp') await ask(accountRoutes.resetTotp, input);
    if (chosen === 'disable') await ask(accountRoutes.disableAccount, input);
    if (chosen === 'enable') await ask(accountRoutes.enableAccount, input);
    await client.invalidateQueries({ queryKey: [accountRoutes.listAccounts.path] });
    await client.invalidateQueries({ queryKey: [accountRoutes.getAccount.path] });
  };
  return (
    <div className="page-actions">
      {actions.map((each) => (
        <Button key={each} danger={each === 'disable'} onClick={() => setAction(each)}>
          {w[each]}
        </Button>
      ))}
      {action && (
        <ConfirmDanger
          open
          title={`${w[action]} · ${account.name}`}
          consequences={w[consequences[action]]}
          verb={w[action]}
          asksReason={action !== 'enable'}
          danger={action === 'disable'}
          onConfirm={(reason) => act(action, reason)}
          onClose={() => setAction(undefined)}
        />
      )}
      {secret && (
        <SecretDialog
          title={w.passwordTitle(account.name)}
          secrets={[
            [w.username, secret.username],
            [w.password, secret.temporaryPassword],
          ]}
          onClose={() => setSecret(undefined)}
        />
      )}
    </div>
  );
}

/** One account: what is known, its roles, what can be done. */
export function AccountDetail({ accountId }: { accountId: string }) {
  const w = useWords(accountsWords);
  const dates = useDates();
  const answer = useQuery(queryOf(accountRoutes.getAccount, { params: { accountId } }));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  const account = answer.data;
  if (!account) return <Loading />;
  return (
    <>
      <Facts
        facts={[
          [w.username, account.username],
          [w.phone, account.phone],
          [w.unit, account.unit?.name],
          [w.state, account.isDisabled ? w.disabled : account.mustChangePassword ? w.mustChange : w.enabled],
          [w.totp, account.hasTotp ? w.yes : w.no],
          [w.since, dates.moment(account.createdAt)],
        ]}
      />
      <div className="drawer-actions">
        <Actions account={account} />
      </div>
      <Section title={w.rolesOf}>
        <Roles accountId={account.id} />
      </Section>
    </>
  );
}

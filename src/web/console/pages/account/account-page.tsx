import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { meRoutes } from '../../../../people/access/me/contract.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { Remark } from '../../parts/note.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';
import { meQuery, useMe } from '../../session.ts';
import { SessionsSection } from './sessions-section.tsx';
import { TotpSection } from './totp-section.tsx';
import { accountWords } from './words.ts';

const form = describeForm(
  z.object({
    currentPassword: titled(z.string().min(1).max(200), accountWords.current),
    newPassword: titled(z.string().min(1).max(200), accountWords.next, { help: accountWords.nextHelp }),
  }),
);

/** One's own password, second factor and sessions. Whoever still has to do something before roles count lands here. */
export function AccountPage() {
  const w = useWords(accountWords);
  const me = useMe();
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const change = async (value: Record<string, unknown>) => {
    await ask(meRoutes.changePassword, { body: value as never });
    setRound(round + 1);
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <Page title={w.title} lead={me.account.username}>
      {me.pending === 'password' && <Remark tone="gold">{w.mustChange}</Remark>}
      {me.pending === 'totp' && <Remark tone="gold">{w.mustTotp}</Remark>}
      {me.account.kind === 'officer' && (
        <Section title={w.password}>
          <FormFromSchema key={round} schema={form} onSubmit={change} submitWords={w.password} />
        </Section>
      )}
      {me.account.kind === 'officer' && me.pending !== 'password' && <TotpSection />}
      {me.pending === null && <SessionsSection />}
    </Page>
  );
}

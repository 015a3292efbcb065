import { useQuery, useQueryClient } from '@tanstack/react-query';
import { defineWords } from '../../../../kernel/words.ts';
import { accessRoutes } from '../../../../people/access/contract.ts';
import { ask, queryOf } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import type { FormValue } from '../../form/form-value.ts';
import { ErrorNote, Loading } from '../../parts/note.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';
import { meQuery, useMay } from '../../session.ts';
import { accessForm, federationForm } from './settings-forms.ts';

const words = defineWords({
  title: ['设置', 'Settings'],
  federation: ['本会', 'This federation'],
  access: ['登录与会话', 'Signing in and sessions'],
});

function Federation() {
  const w = useWords(words);
  const client = useQueryClient();
  const query = queryOf(accessRoutes.getFederation);
  const answer = useQuery(query);
  const save = async (value: FormValue) => {
    client.setQueryData(query.queryKey, await ask(accessRoutes.changeFederation, { body: { approval: [], ...value } }));
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <Section title={w.federation}>
      {answer.error && <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Loading />}
      {answer.data && (
        <FormFromSchema
          key={JSON.stringify(answer.data)}
          schema={federationForm}
          value={{ ...answer.data }}
          onSubmit={save}
        />
      )}
    </Section>
  );
}

function Access() {
  const w = useWords(words);
  const client = useQueryClient();
  const query = queryOf(accessRoutes.getSettings);
  const answer = useQuery(query);
  const save = async (value: FormValue) => {
    client.setQueryData(query.queryKey, await ask(accessRoutes.changeSettings, { body: value as never }));
  };
  return (
    <Section title={w.access}>
      {answer.error && <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Loading />}
      {answer.data && (
        <FormFromSchema key={JSON.stringify(answer.data)} schema={accessForm} value={answer.data} onSubmit={save} />
      )}
    </Section>
  );
}

/** The federation's own rules. Each part is shown to whoever may change it. */
export function SettingsPage() {
  const w = useWords(words);
  const managesFederation = useMay('settings.manage');
  const managesAccess = useMay('grants.manage');
  return (
    <Page title={w.title}>
      {managesFederation && <Federation />}
      {managesAccess && <Access />}
    </Page>
  );
}

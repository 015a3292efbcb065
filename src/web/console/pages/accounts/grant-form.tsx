import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { grantRoutes } from '../../../../people/access/grants/contract.ts';
import { roleNames, roles } from '../../../../people/access/rules.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { useWords } from '../../preferences.tsx';
import { accountsWords } from './words.ts';

const choices = Object.fromEntries(roleNames.map((name) => [name, roles[name].words]));

const fields = {
  role: titled(z.enum(roleNames), accountsWords.role, { choices }),
  unitId: titled(z.string(), accountsWords.on, { widget: 'unit' }),
  fromOn: titled(z.iso.date().optional(), accountsWords.fromOn, { help: accountsWords.fromHelp }),
  toOn: titled(z.iso.date().optional(), accountsWords.toOn, { help: accountsWords.toHelp }),
  reason: titled(z.string().max(500).optional(), ['理由', 'Reason'], { widget: 'longText' }),
};
const toAccount = describeForm(z.object(fields));
const toPerson = describeForm(
  z.object({
    personId: titled(z.string(), accountsWords.person, { widget: 'person', help: accountsWords.personHelp }),
    ...fields,
  }),
);

/** Grants a role: to an account, or to a member who signs in by phone. */
export function GrantForm({ accountId, onDone }: { accountId?: string; onDone: () => void }) {
  const w = useWords(accountsWords);
  const unit = useActingUnit();
  const client = useQueryClient();
  const start = useMemo(() => ({ unitId: unit.id }), [unit.id]);
  const grant = async (value: Record<string, unknown>) => {
    await ask(grantRoutes.grantRole, { body: { ...value, ...(accountId ? { accountId } : {}) } as never });
    await client.invalidateQueries({ queryKey: [grantRoutes.listGrants.path] });
    onDone();
  };
  return (
    <FormFromSchema schema={accountId ? toAccount : toPerson} value={start} onSubmit={grant} submitWords={w.grant} />
  );
}

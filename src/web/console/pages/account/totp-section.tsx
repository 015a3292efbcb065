import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { meRoutes } from '../../../../people/access/me/contract.ts';
import { type AnswerOf, ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { Section } from '../../parts/page.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useWords } from '../../preferences.tsx';
import { meQuery, useMe } from '../../session.ts';
import { accountWords } from './words.ts';

type Enrolment = AnswerOf<(typeof meRoutes)['enrolTotp']>;

const passwordForm = describeForm(
  z.object({ password: titled(z.string().min(1).max(200), accountWords.confirmPassword) }),
);
const codeForm = describeForm(z.object({ code: titled(z.string().min(6).max(12), accountWords.code) }));

function Scan({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const w = useWords(accountWords);
  const [kept, setKept] = useState(false);
  const confirm = async ({ code }: Record<string, unknown>) => {
    await ask(meRoutes.confirmTotp, { body: { code: String(code) } });
    onDone();
  };
  return (
    <>
      {!kept && (
        <SecretDialog
          title={w.recovery}
          secrets={[[w.recoveryText, enrolment.recoveryCodes.join('  ')]]}
          onClose={() => setKept(true)}
        />
      )}
      <p>{w.scan}</p>
      <img
        className="qr"
        src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qr)}`}
        alt=""
        width={180}
        height={180}
      />
      <p className="meta">
        {w.cannotScan} <code>{enrolment.secret}</code>
      </p>
      <FormFromSchema schema={codeForm} onSubmit={confirm} submitWords={w.confirm} />
    </>
  );
}

/** One-time codes as a second factor: set up, turned off. */
export function TotpSection() {
  const w = useWords(accountWords);
  const me = useMe();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const on = me.account.hasTotp;
  const done = async () => {
    setAsking(false);
    setEnrolment(undefined);
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const give = async ({ password }: Record<string, unknown>) => {
    const body = { password: String(password) };
    if (on) {
      await ask(meRoutes.disableTotp, { body });
      await done();
    } else setEnrolment(await ask(meRoutes.enrolTotp, { body }));
  };
  return (
    <Section title={w.totp}>
      <p className="meta drawer-lead">{on ? w.totpOn : w.totpOff}</p>
      {enrolment && <Scan enrolment={enrolment} onDone={() => void done()} />}
      {!enrolment && !asking && <Button onClick={() => setAsking(true)}>{on ? w.turnOff : w.setUp}</Button>}
      {!enrolment && asking && (
        <FormFromSchema schema={passwordForm} onSubmit={give} submitWords={on ? w.turnOff : w.setUp} danger={on} />
      )}
    </Section>
  );
}

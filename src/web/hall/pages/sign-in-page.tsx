import { say } from '../../../kernel/words.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Field } from '../components/field.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Picture } from '../components/picture.tsx';
import { HallShell } from '../shell.tsx';
import type { FieldView, HallFrame } from '../views/frame.ts';
import type { SignInStep, SignInView } from '../views/mine.ts';
import { formWords } from '../words/forms.ts';

type W = ReturnType<typeof say<typeof formWords>>;

/** What each step asks, and what its button says. */
const steps = {
  phone: (w, view) => ({
    title: w.signInTitle,
    text: w.signInText,
    button: w.sendCode,
    fields: [{ name: 'phone', label: w.phone, kind: 'phone', required: true, value: view.phone }],
  }),
  code: (w, view) => ({
    title: w.signInTitle,
    text: w.codeSent(view.phone ?? ''),
    button: w.enter,
    fields: [{ name: 'code', label: w.smsCode, kind: 'code', required: true, maxLength: 6 }],
  }),
  officer: (w, view) => ({
    title: w.officerTitle,
    button: w.enter,
    fields: [
      {
        name: 'account',
        label: w.account,
        kind: 'text',
        required: true,
        value: view.account,
        autoComplete: 'username',
      },
      { name: 'password', label: w.password, kind: 'password', required: true },
    ],
  }),
  totp: (w) => ({
    title: w.totpTitle,
    text: w.totpHint,
    button: w.enter,
    fields: [{ name: 'totp', label: w.totp, kind: 'code', required: true, maxLength: 6 }],
  }),
} as const satisfies Record<
  SignInStep,
  (w: W, view: SignInView) => { title: string; text?: string; button: string; fields: FieldView[] }
>;

function Resend({ view, w }: { view: SignInView; w: W }) {
  if (!view.resend) return null;
  if (view.resendAfterSeconds) return <p className="meta">{w.resendAfter(view.resendAfterSeconds)}</p>;
  return (
    <form method="post" action={view.resend.post}>
      <HiddenInputs values={view.resend.hidden} />
      <button type="submit">{w.resend}</button>
    </form>
  );
}

function DemoAccounts({ accounts, w }: { accounts: NonNullable<SignInView['demoAccounts']>; w: W }) {
  return (
    <section className="section demo-accounts">
      <header>
        <h2>{w.demoAccounts}</h2>
      </header>
      <p className="meta">{w.demoAccountsText}</p>
      <dl className="rows">
        {accounts.map((account) => (
          <div key={account.label}>
            <dt>{account.label}</dt>
            <dd>
              <b>{account.sign}</b> {account.secret && <span className="meta">{account.secret}</span>}
            </dd>
            {account.enter && (
              <dd>
                <form method="post" action={account.enter.post}>
                  <HiddenInputs values={account.enter.hidden} />
                  <button className="plain" type="submit" aria-label={`${w.enterAs} ${account.label}`}>
                    {w.enterAs}
                  </button>
                </form>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Signing in: a phone and a code for workers, name and password (and a second step) for officers. */
export function SignInPage({ frame, view }: { frame: HallFrame; view: SignInView }) {
  const w = say(formWords, frame.lang);
  const step: { title: string; text?: string; button: string; fields: FieldView[] } = steps[view.step](w, view);
  const errorOf = (name: string) => view.errors.find(({ field }) => field === name)?.text;
  const officer = view.step === 'officer' || view.step === 'totp';
  return (
    <HallShell frame={frame} title={step.title} current="me" personal>
      <div className="gate">
        <div className="poster-cut">
          <Picture
            picture={{ kind: 'woodcut', name: officer ? 'banner' : 'courier' }}
            edition={frame}
            sizes="36rem"
            eager
            mute
          />
        </div>
        <div className="sheet">
          <h1>{step.title}</h1>
          {view.wanted && <p className="because">{w.signInWanted(view.wanted)}</p>}
          {step.text && <p className="meta">{step.text}</p>}
          {view.demoCode && (
            <p className="demo-code">
              {w.demoCode} <b>{view.demoCode}</b>
            </p>
          )}
          <ErrorSummary errors={view.errors} lang={frame.lang} />
          <form method="post" action={view.post} noValidate>
            <HiddenInputs values={view.hidden} />
            {step.fields.map((field) => (
              <Field key={field.name} field={{ ...field, error: errorOf(field.name) }} lang={frame.lang} />
            ))}
            <button className="btn" type="submit">
              {step.button}
            </button>
          </form>
          <div className="ways">
            <Resend view={view} w={w} />
            <a href={view.otherHref}>
              {view.step === 'phone' ? w.officerWay : view.step === 'code' ? w.otherPhone : w.phoneWay}
            </a>
          </div>
          {view.demoAccounts && <DemoAccounts accounts={view.demoAccounts} w={w} />}
        </div>
      </div>
    </HallShell>
  );
}

import { say } from '../../../kernel/words.ts';
import { errorsOf, keptBy } from '../../../web/hall/components/attempt.ts';
import { ErrorSummary } from '../../../web/hall/components/error-summary.tsx';
import { Field } from '../../../web/hall/components/field.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { FieldView } from '../../../web/hall/views/frame.ts';
import type { PageProps } from '../../hall.tsx';
import { words } from '../words.ts';

/** Where a card or a text message leads: the code, typed however, opens the photos. */
export function ClaimPage({
  frame,
  base,
  programme,
  attempt,
  note,
}: Omit<PageProps<unknown>, 'view'> & { note?: string }) {
  const { lang } = frame;
  const w = say(words, lang);
  const fields: FieldView[] = [
    {
      name: 'code',
      label: w.claimCode,
      kind: 'text',
      required: true,
      maxLength: 40,
      hint: w.claimHint,
      autoComplete: 'off',
      ...keptBy(attempt, lang)('code'),
    },
  ];
  return (
    <SheetPage
      frame={frame}
      kicker={programme.title}
      title={w.claim}
      lead={w.claimLead}
      programme={{ label: programme.title, href: programme.href }}
    >
      {note && (
        <p className="flash flash-refused" role="alert">
          {note}
        </p>
      )}
      <form method="post" action={`${base}/claim`} noValidate>
        <HiddenInputs values={{ action: 'claim' }} />
        {attempt && <ErrorSummary errors={errorsOf(fields, attempt, lang)} lang={lang} />}
        {fields.map((field) => (
          <Field key={field.name} field={field} lang={lang} />
        ))}
        <div className="form-end">
          <button className="btn" type="submit">
            {w.claimOpen}
          </button>
        </div>
      </form>
    </SheetPage>
  );
}

import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { TextFacts } from '../components/facts.tsx';
import { Field } from '../components/field.tsx';
import { Phrases } from '../components/phrases.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { CertificateView, CheckView } from '../views/certificates.ts';
import type { HallFrame } from '../views/frame.ts';
import { certificatesWords } from '../words/certificates.ts';

/** Whether a certificate holds: the verdict first, then what is printed on it, to compare. */
function Verdict({ certificate, frame }: { certificate: CertificateView; frame: HallFrame }) {
  const { lang } = frame;
  const { valid, verdict, title, holder, award, facts } = certificate;
  return (
    <article className={valid ? 'certificate' : 'certificate certificate-revoked'}>
      <p className="certificate-verdict" role="status">
        {verdict}
      </p>
      <p className="certificate-title" lang={langOf(title, lang)}>
        {title}
      </p>
      <h1 lang={langOf(holder, lang)}>{holder}</h1>
      <p className="certificate-award" lang={langOf(award, lang)}>
        <Phrases text={award} lang={lang} />
      </p>
      <TextFacts facts={facts} lang={lang} />
    </article>
  );
}

/** Checking a certificate by its number or its code: what it certifies, or why there is nothing to show. */
export function CertificatePage({ frame, view }: { frame: HallFrame; view: CheckView }) {
  const { lang } = frame;
  const w = say(certificatesWords, lang);
  const { certificate, typed, error } = view;
  const field = {
    name: 'number',
    label: w.number,
    kind: 'text' as const,
    hint: w.hint,
    required: true,
    maxLength: 80,
    ...(typed ? { value: typed } : {}),
    ...(error ? { error } : {}),
  };
  return (
    <HallShell
      frame={frame}
      title={certificate ? certificate.verdict : w.check}
      {...(certificate ? { section: { label: w.check, href: paths.certificates } } : {})}
      personal
    >
      <div className="sheet certificate-sheet">
        {certificate ? (
          <>
            <Verdict certificate={certificate} frame={frame} />
            <p className="notice-links">
              <a href={paths.certificates}>{w.another}</a>
            </p>
          </>
        ) : (
          <>
            <div className="page-head">
              <h1>{w.check}</h1>
              <p className="meta">{w.lead}</p>
            </div>
            <form action={paths.certificates} noValidate autoComplete="off">
              <ErrorSummary errors={error ? [{ field: 'number', text: error }] : []} lang={lang} />
              <Field field={field} lang={lang} />
              <div className="form-end">
                <button className="btn" type="submit">
                  {w.button}
                </button>
              </div>
            </form>
          </>
        )}
      </div>
    </HallShell>
  );
}

import { say } from '../../../kernel/words.ts';
import { sayCount } from '../../kit/numbers.ts';
import { langOf } from '../../kit/phrases.ts';
import { Bits } from '../components/bits.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Field } from '../components/field.tsx';
import { Figures } from '../components/figures.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Moment } from '../components/moment.tsx';
import { Pager } from '../components/pager.tsx';
import { Phrases } from '../components/phrases.tsx';
import { Section } from '../components/section.tsx';
import { sayDay, sayRecent } from '../say-when.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { TallyReportView, TallyRow } from '../views/reports.ts';
import { reportWords } from '../words/reports.ts';

function Correction({ frame, row }: { frame: HallFrame; row: TallyRow }) {
  const w = say(reportWords, frame.lang);
  if (!row.correct) return null;
  const amount = {
    name: `amount-${row.id}`,
    label: w.amount,
    kind: 'number',
    required: true,
    min: 0,
    unit: row.unit,
  } as const;
  const reason = { name: `reason-${row.id}`, label: w.reason, kind: 'text', required: true, maxLength: 100 } as const;
  return (
    <details>
      <summary>{w.correct}</summary>
      <form method="post" action={row.correct.post}>
        <HiddenInputs values={row.correct.hidden} />
        <Field field={amount} lang={frame.lang} />
        <Field field={reason} lang={frame.lang} />
        <div className="form-end">
          <button className="btn btn-quiet" type="submit">
            {w.sendCorrection}
          </button>
        </div>
      </form>
    </details>
  );
}

function Row({ frame, row }: { frame: HallFrame; row: TallyRow }) {
  const w = say(reportWords, frame.lang);
  return (
    <li className="joined">
      <div className="split">
        <b lang={langOf(row.indicator, frame.lang)}>{row.indicator}</b>
        <span>
          <b className="amount">{sayCount(row.amount)}</b> {row.unit}
        </span>
      </div>
      <Bits
        lang={frame.lang}
        bits={[sayDay(row.day, frame), row.by, <Moment key="at" at={row.at} edition={frame} as="recent" />]}
      />
      {row.note && <p className="meta">{row.note}</p>}
      {row.corrections.map((it) => (
        <p key={it.at.toISOString()} className="meta">
          {w.corrected(`${sayCount(it.amount)} ${row.unit}`, it.by, sayRecent(it.at, frame), it.reason)}
        </p>
      ))}
      <div className="joined-links">
        {row.evidence.map((file) => (
          <a key={file.href} href={file.href}>
            {file.label}
          </a>
        ))}
        <Correction frame={frame} row={row} />
      </div>
    </li>
  );
}

/** A partner unit reports what it did, with a day and evidence, and sees its own reports and corrections. */
export function TallyReportPage({ frame, view }: { frame: HallFrame; view: TallyReportView }) {
  const w = say(reportWords, frame.lang);
  const { lang } = frame;
  const errors = [
    ...(view.errors ?? []).map((text) => ({ text })),
    ...view.fields.flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
  ];
  return (
    <HallShell
      frame={frame}
      title={`${w.reportTitle} · ${view.programme.label}`}
      current="me"
      section={view.programme}
      personal
    >
      <div className="page-head">
        <p className="kicker">
          {w.reportTitle}
          {view.reporter && <span lang={langOf(view.reporter, lang)}>{w.reporter(view.reporter)}</span>}
        </p>
        <h1>
          <Phrases text={view.programme.label} lang={lang} />
        </h1>
        <p className="meta">{w.reportNote}</p>
      </div>
      <div className="two">
        <div>
          <upload-progress data-words={w.uploading} data-failed={w.uploadFailed}>
            <form method="post" action={view.post} encType="multipart/form-data" noValidate>
              <HiddenInputs values={view.hidden} />
              <ErrorSummary errors={errors} lang={lang} />
              {view.fields.map((field) => (
                <Field key={field.name} field={field} lang={lang} />
              ))}
              <progress max={100} value={0} aria-label={w.uploading} hidden />
              <p className="meta" role="status" />
              <div className="form-end">
                <button className="btn" type="submit">
                  {w.send}
                </button>
              </div>
            </form>
          </upload-progress>
        </div>
        <aside>
          {view.totals.length > 0 && (
            <Section title={w.totals}>
              <Figures figures={view.totals} edition={frame} />
            </Section>
          )}
          <Section title={w.history}>
            {view.rows.length === 0 && <p className="note">{w.noHistory}</p>}
            <ul>
              {view.rows.map((row) => (
                <Row key={row.id} frame={frame} row={row} />
              ))}
            </ul>
            <Pager pager={view.pager} edition={frame} />
          </Section>
        </aside>
      </div>
    </HallShell>
  );
}

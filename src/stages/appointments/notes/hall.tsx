import { dayOf } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import { errorsOf, keptBy } from '../../../web/hall/components/attempt.ts';
import { ErrorSummary } from '../../../web/hall/components/error-summary.tsx';
import { Field } from '../../../web/hall/components/field.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { Phrases } from '../../../web/hall/components/phrases.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { FieldView } from '../../../web/hall/views/frame.ts';
import { langOf } from '../../../web/kit/phrases.ts';
import type { PageProps } from '../../hall.tsx';
import type { NotesView } from '../show/contract.ts';
import { ProviderName, sayDay, sayMoment, sayTime } from '../when/hall.tsx';
import { words } from '../words.ts';

/** Notes for two pairs of eyes: to read for both, to write for the one who serves. */
export function NotesPage(props: PageProps<NotesView>) {
  const { view, frame, programme } = props;
  const { lang } = frame;
  const w = say(words, lang);
  return (
    <SheetPage
      frame={frame}
      kicker={w.notes}
      title={view.name}
      lead={w.notesLead}
      programme={{ label: programme.title, href: programme.href }}
    >
      <p>
        {sayTime(view.appointment, frame)} <ProviderName provider={view.appointment.provider} lang={lang} />
      </p>
      <p className="note">{w.notesErased(view.eraseDays)}</p>
      {view.notes.length === 0 && <p className="note">{w.notesNone}</p>}
      {view.notes.map((note) => (
        <article key={note.id} className="my-piece">
          <h2 lang={note.to ? langOf(note.to, lang) : undefined}>
            <Phrases
              text={
                note.kind === 'note'
                  ? w.note
                  : [w.referral, ...(note.to ? [note.to] : [])].join(pick(['：', ': '], lang))
              }
              lang={lang}
            />
          </h2>
          {note.erasedAt ? (
            <p className="note">{w.noteErased(sayDay(dayOf(note.erasedAt, frame.zone), frame))}</p>
          ) : (
            <p className="said" lang={langOf(note.words, lang)}>
              {note.words}
            </p>
          )}
          <p className="meta">{[...(note.author ? [w.by(note.author)] : []), sayMoment(note.at, frame)].join(' · ')}</p>
        </article>
      ))}
      {view.mayWrite && <Write {...props} />}
    </SheetPage>
  );
}

function Write({ view, frame, base, attempt }: PageProps<NotesView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const here = `${base}/notes?appointment=${view.appointment.id}`;
  const fieldsOf = (action: string): FieldView[] => {
    const kept = keptBy(attempt?.values.action === action ? attempt : undefined, lang);
    return action === 'note'
      ? [{ name: 'words', label: w.note, kind: 'longText', required: true, maxLength: 4000, ...kept('words') }]
      : [
          { name: 'to', label: w.referTo, kind: 'text', required: true, maxLength: 120, ...kept('to') },
          {
            name: 'why',
            label: w.referWhy,
            kind: 'longText',
            required: true,
            maxLength: 2000,
            ...kept('why', 'words'),
          },
        ];
  };
  return ['note', 'refer'].map((action) => {
    const fields = fieldsOf(action);
    const mine = attempt?.values.action === action ? attempt : undefined;
    return (
      <details key={action} open={mine !== undefined || (action === 'note' && view.notes.length === 0)}>
        <summary>{action === 'note' ? w.addNote : w.addReferral}</summary>
        <form method="post" action={here} autoComplete="off">
          <HiddenInputs values={{ action, appointmentId: view.appointment.id }} />
          {mine && <ErrorSummary errors={errorsOf(fields, mine, lang)} lang={lang} />}
          {fields.map((field) => (
            <Field key={field.name} field={field} lang={lang} />
          ))}
          <div className="form-end">
            <button className="btn" type="submit">
              {action === 'note' ? w.writeNote : w.writeReferral}
            </button>
          </div>
        </form>
      </details>
    );
  });
}

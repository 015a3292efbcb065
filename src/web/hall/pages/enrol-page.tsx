import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Consent } from '../components/consent.tsx';
import { ErrorSummary, type FormError } from '../components/error-summary.tsx';
import { Facts } from '../components/facts.tsx';
import { Field } from '../components/field.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { KnownList } from '../components/known-list.tsx';
import { Moment, When } from '../components/moment.tsx';
import { Phrases } from '../components/phrases.tsx';
import { Picture } from '../components/picture.tsx';
import { Seats } from '../components/seats.tsx';
import { TeamFields } from '../components/team-fields.tsx';
import { WhyList } from '../components/why-list.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { FieldView, HallFrame } from '../views/frame.ts';
import type { EnrolView } from '../views/mine.ts';
import type { WhyView } from '../views/programme.ts';
import { formWords } from '../words/forms.ts';
import { programmeWords } from '../words/programmes.ts';

/** Every error of the form in the order of its boxes. */
function errorsOf({ errors = [], team, consent }: EnrolView, fields: FieldView[]): FormError[] {
  return [
    ...errors.map((text) => ({ text })),
    ...(team?.nameError ? [{ field: 'teamName', text: team.nameError }] : []),
    ...(team?.error ? [{ text: team.error }] : []),
    ...(team?.members ?? []).flatMap((member, at) => [
      ...(member.nameError ? [{ field: `members.${at}.name`, text: member.nameError }] : []),
      ...(member.phoneError ? [{ field: `members.${at}.phone`, text: member.phoneError }] : []),
    ]),
    ...fields.flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
    ...(consent?.error ? [{ field: consent.name, text: consent.error }] : []),
  ];
}

function Part({ title, note, fields, frame }: { title: string; note?: string; fields: FieldView[]; frame: HallFrame }) {
  if (fields.length === 0) return null;
  return (
    <div className="form-part">
      <h2>{title}</h2>
      {note && <p className="meta">{note}</p>}
      {fields.map((field) => (
        <Field key={field.name} field={field} lang={frame.lang} />
      ))}
    </div>
  );
}

function Side({ frame, view }: { frame: HallFrame; view: EnrolView }) {
  const p = say(programmeWords, frame.lang);
  const { programme, seats, deadline } = view;
  return (
    <aside className="stay">
      <div className="poster-cut">
        <Picture picture={programme.picture} edition={frame} sizes="24rem" mute />
      </div>
      <Facts
        facts={[
          programme.when && { icon: 'clock', label: p.when, value: <When when={programme.when} edition={frame} /> },
          !!programme.place && {
            icon: 'place',
            label: p.where,
            value: <span lang={langOf(programme.place, frame.lang)}>{programme.place}</span>,
          },
          deadline && {
            icon: 'calendar',
            label: deadline <= frame.now ? p.deadlineOver : p.deadline,
            value: <Moment at={deadline} edition={frame} />,
          },
        ]}
      />
      {seats && <Seats seats={seats} edition={frame} />}
    </aside>
  );
}

/** Instead of a form that nobody would take: why not, and where to go on. */
function Refused({ frame, why, back }: { frame: HallFrame; why: WhyView; back: string }) {
  const w = say(formWords, frame.lang);
  return (
    <div>
      <WhyList why={why} edition={frame} />
      <p className="form-end">
        <a className="btn" href={paths.open}>
          {w.otherOpen}
        </a>
        <a className="btn btn-quiet" href={back}>
          {w.backToProgramme}
        </a>
      </p>
    </div>
  );
}

/** Enrolment: shows what is known, asks the rest, and loses nothing after an error. */
export function EnrolPage({ frame, view }: { frame: HallFrame; view: EnrolView }) {
  const w = say(formWords, frame.lang);
  const { lang } = frame;
  const { programme, known, team, consent } = view;
  const isKnown = new Set(known.map(({ name }) => name));
  const ask = view.ask.filter(({ name }) => !isKnown.has(name));
  const questions = view.questions.filter(({ name }) => !isKnown.has(name));
  const section = { label: programme.kind, href: programme.href };
  const fields = [...ask, ...questions];
  const hasFiles = fields.some(({ kind }) => kind === 'file');
  return (
    <HallShell
      frame={frame}
      title={`${w.enrolTitle} · ${programme.title}`}
      current="programmes"
      section={section}
      personal
    >
      <div className="page-head">
        <p className="kicker">
          {w.enrolTitle}
          <span lang={langOf(programme.unit, lang)}>{programme.unit}</span>
        </p>
        <h1>
          <Phrases text={programme.title} lang={lang} />
        </h1>
      </div>
      <div className="two">
        {view.why ? (
          <Refused frame={frame} why={view.why} back={programme.href} />
        ) : (
          <form method="post" action={view.post} encType={hasFiles ? 'multipart/form-data' : undefined} noValidate>
            <HiddenInputs values={view.hidden} />
            <ErrorSummary errors={errorsOf(view, fields)} lang={lang} />
            <KnownList known={known} correctHref={view.knownHref} lang={lang} />
            {team && <TeamFields team={team} lang={lang} />}
            <Part title={w.ask} note={w.askNote} fields={ask} frame={frame} />
            <Part title={w.questions} fields={questions} frame={frame} />
            {fields.length === 0 && !team && <p className="note">{w.nothingToFill}</p>}
            {consent && <Consent {...consent} lang={lang} />}
            <div className="form-end">
              <button className="btn" type="submit">
                {view.submit}
              </button>
            </div>
          </form>
        )}
        <Side frame={frame} view={view} />
      </div>
    </HallShell>
  );
}

import { dayOf, formatDay, formatMoment } from '../../../kernel/dates.ts';
import { noted, pick, say } from '../../../kernel/words.ts';
import { errorsOf, keptBy } from '../../../web/hall/components/attempt.ts';
import { ErrorSummary } from '../../../web/hall/components/error-summary.tsx';
import { Facts } from '../../../web/hall/components/facts.tsx';
import { Field } from '../../../web/hall/components/field.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { FieldView, HallFrame } from '../../../web/hall/views/frame.ts';
import { langOf } from '../../../web/kit/phrases.ts';
import type { Attempt, PageProps } from '../../hall.tsx';
import type { DeskView, ObjectionView, PublicNotice, ReceiptView } from '../contract.ts';
import { channels, objectionStates } from '../rules.ts';
import { words } from '../words.ts';

function objectionFields(
  names: readonly { id: string; name: string; unitName: string }[],
  frame: HallFrame,
  attempt: Attempt | undefined,
  { reader, anonymous }: { reader: string; anonymous: boolean },
): FieldView[] {
  const w = say(words, frame.lang);
  const kept = keptBy(attempt, frame.lang);
  const needed = anonymous ? { neededWhen: w.neededWhen, hint: w.contactHint } : { required: true };
  return [
    {
      name: 'nameId',
      label: w.whom,
      kind: 'select',
      required: true,
      options: names.map(({ id, name, unitName }) => ({
        value: id,
        label: noted(name, unitName === name ? '' : unitName, frame.lang),
      })),
      ...kept('nameId'),
    },
    {
      name: 'words',
      label: w.what,
      kind: 'longText',
      required: true,
      hint: w.whatHint,
      maxLength: 4000,
      ...kept('words'),
    },
    { name: 'named', label: w.named, kind: 'yes', required: !anonymous, ...kept('named') },
    { name: 'name', label: w.yourName, kind: 'text', maxLength: 60, value: reader, ...needed, ...kept('name') },
    { name: 'contact', label: w.contact, kind: 'text', maxLength: 120, ...needed, ...kept('contact') },
  ];
}

/** Objecting to a name, with or without one's own. */
export function ObjectForm({ view, frame, base, programme, attempt }: PageProps<PublicNotice>) {
  const { lang } = frame;
  const w = say(words, lang);
  const fields = objectionFields(view.names, frame, attempt, {
    reader: view.reader,
    anonymous: view.objecting.anonymous,
  });
  return (
    <SheetPage
      frame={frame}
      title={w.objectTitle}
      lead={view.objecting.open ? w.objectLead : w.closed}
      programme={{ label: programme.title, href: programme.href }}
    >
      {view.objecting.open && (
        <form method="post" action={`${base}/object`} noValidate autoComplete="off">
          <HiddenInputs values={{ action: 'object' }} />
          <ErrorSummary errors={errorsOf(fields, attempt, lang)} lang={lang} />
          {fields.map((field) => (
            <Field key={field.name} field={field} lang={lang} />
          ))}
          <div className="form-end">
            <button className="btn" type="submit">
              {w.send}
            </button>
          </div>
        </form>
      )}
    </SheetPage>
  );
}

/** The receipt of an objection, shown once; and what became of one, for whoever holds its receipt. */
export function Receipt({ view, frame, base, programme }: PageProps<ReceiptView | null>) {
  const { lang } = frame;
  const w = say(words, lang);
  const search = new URL(frame.path, frame.origin).searchParams;
  const receipt = search.get('receipt') ?? '';
  const isNew = search.get('new') === '1' && view !== null;
  const field: FieldView = {
    name: 'receipt',
    label: w.receipt,
    kind: 'text',
    required: true,
    hint: w.receiptHint,
    maxLength: 40,
    ...(receipt && !isNew ? { value: receipt } : {}),
    ...(receipt && !view ? { error: w.notFound } : {}),
  };
  return (
    <SheetPage
      frame={frame}
      title={isNew ? w.receiptTitle : w.lookUp}
      {...(isNew ? { lead: w.receiptLead } : {})}
      programme={{ label: programme.title, href: programme.href }}
    >
      {isNew && <p className="receipt-code">{receipt}</p>}
      {view && (
        <Facts
          facts={[
            { label: w.receipt, value: w.number(view.number) },
            { label: w.outcome, value: pick(objectionStates[view.state], lang) },
            { label: w.reply, value: view.reply || w.noReply },
          ]}
        />
      )}
      {!isNew && (
        <form method="get" action={`${base}/receipt`} autoComplete="off">
          <Field field={field} lang={lang} />
          <div className="form-end">
            <button className="btn" type="submit">
              {w.find}
            </button>
          </div>
        </form>
      )}
    </SheetPage>
  );
}

/** The desk of those who handle objections: each with its course, to take over, investigate and conclude. */
export function Desk({ view, frame, base, programme, attempt }: PageProps<DeskView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const isRegister = attempt?.values.action === 'register';
  const fields: FieldView[] = [
    {
      name: 'channel',
      label: w.channel,
      kind: 'oneOf',
      required: true,
      options: (['phone', 'letter', 'email', 'visit'] as const).map((value) => ({
        value,
        label: pick(channels[value], lang),
      })),
      ...keptBy(isRegister ? attempt : undefined, lang)('channel'),
    },
    {
      name: 'receivedOn',
      label: w.receivedOn,
      kind: 'day',
      required: true,
      max: dayOf(frame.now, frame.zone),
      ...keptBy(isRegister ? attempt : undefined, lang)('receivedOn'),
    },
    ...objectionFields(view.names, frame, isRegister ? attempt : undefined, { reader: '', anonymous: true }),
  ];
  const errors = errorsOf(isRegister ? fields : [], attempt, lang);
  return (
    <SheetPage
      frame={frame}
      title={programme.title}
      kicker={w.desk}
      programme={{ label: programme.title, href: programme.href }}
      wide
    >
      <ErrorSummary errors={errors} lang={lang} />
      {view.objections.length === 0 && <p className="note">{w.deskEmpty}</p>}
      {view.objections.map((objection) => (
        <Objection key={objection.id} objection={objection} me={view.me} frame={frame} base={base} />
      ))}
      <details open={isRegister}>
        <summary>{w.register}</summary>
        <form method="post" action={`${base}/desk`} noValidate autoComplete="off">
          <HiddenInputs values={{ action: 'register' }} />
          {fields.map((field) => (
            <Field key={field.name} field={field} lang={lang} />
          ))}
          <div className="form-end">
            <button className="btn" type="submit">
              {w.register}
            </button>
          </div>
        </form>
      </details>
    </SheetPage>
  );
}

interface ObjectionProps {
  objection: ObjectionView;
  /** The reader's account. */
  me: string;
  frame: HallFrame;
  base: string;
}

function Objection({ objection, me, frame, base }: ObjectionProps) {
  const { lang, zone } = frame;
  const w = say(words, lang);
  const { id, state, objector, assignedTo } = objection;
  const isOpen = state === 'received' || state === 'investigating';
  return (
    <Section title={`${w.number(objection.number)} · ${objection.about.name}`}>
      <Facts
        facts={[
          { label: w.outcome, value: pick(objectionStates[state], lang) },
          { label: w.channel, value: pick(channels[objection.channel], lang) },
          { label: w.receivedOn, value: formatDay(objection.receivedOn, { lang, zone }) },
          { label: w.yourName, value: objector ? `${objector.name} · ${objector.contact}` : w.anonymous },
          !!assignedTo && { label: w.moves, value: w.assignedTo(assignedTo.name) },
        ]}
      />
      <p lang={langOf(objection.words, lang)}>{objection.words}</p>
      {objection.history.length > 0 && (
        <ul>
          {objection.history.map((line) => (
            <li key={line.at.toISOString()} className="meta">
              {formatMoment(line.at, { lang, zone })} · {line.actorName} · {line.words}
            </li>
          ))}
        </ul>
      )}
      {isOpen && assignedTo?.accountId !== me && (
        <form method="post" action={`${base}/desk`}>
          <HiddenInputs values={{ action: 'take', objectionId: id, accountId: me }} />
          <button className="btn btn-quiet" type="submit">
            {w.takeOver}
          </button>
        </form>
      )}
      {isOpen && assignedTo?.accountId === me && <Work id={id} frame={frame} base={base} />}
    </Section>
  );
}

/** What the one in charge can do: note findings, conclude. */
function Work({ id, frame, base }: { id: string; frame: HallFrame; base: string }) {
  const { lang } = frame;
  const w = say(words, lang);
  const fields = {
    findings: { name: 'words', label: w.findings, kind: 'longText', required: true, maxLength: 4000 },
    outcome: {
      name: 'outcome',
      label: w.outcome,
      kind: 'oneOf',
      required: true,
      options: [
        { value: 'upheld', label: w.upheld },
        { value: 'dismissed', label: w.dismissed },
      ],
    },
    reply: { name: 'reply', label: w.reply, kind: 'longText', required: true, hint: w.concludeHint, maxLength: 2000 },
  } as const satisfies Record<string, FieldView>;
  return (
    <div className="two">
      <form method="post" action={`${base}/desk`}>
        <HiddenInputs values={{ action: 'note', objectionId: id }} />
        <Field field={fields.findings} lang={lang} />
        <button className="btn btn-quiet" type="submit">
          {w.keepFindings}
        </button>
      </form>
      <form method="post" action={`${base}/desk`}>
        <HiddenInputs values={{ action: 'conclude', objectionId: id }} />
        <Field field={fields.outcome} lang={lang} />
        <Field field={fields.reply} lang={lang} />
        <button className="btn" type="submit">
          {w.conclude}
        </button>
      </form>
    </div>
  );
}

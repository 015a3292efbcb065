import { dayOf } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import { errorsOf, keptBy, textOf } from '../../../web/hall/components/attempt.ts';
import { ErrorSummary } from '../../../web/hall/components/error-summary.tsx';
import { Field } from '../../../web/hall/components/field.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import type { FieldView, HallFrame } from '../../../web/hall/views/frame.ts';
import type { Attempt, HallForm } from '../../hall.tsx';
import { type NomineeDetail, opineInput } from '../contract.ts';
import { deedsFields } from '../nominating/hall.tsx';
import { words } from '../words.ts';

const count = (value: HallForm[string]) => (textOf(value) === '' ? undefined : Number(textOf(value)));

/** One nominee approved, with the vote or the notice that its step rests on. */
export function approvalOf(form: HallForm) {
  const nomineeId = textOf(form.nomineeId);
  const vote = {
    ...{ expected: count(form.expected), present: count(form.present), inFavour: count(form.inFavour) },
    ...{ against: count(form.against), on: textOf(form.votedOn) },
  };
  const notice = { fromOn: textOf(form.fromOn), untilOn: textOf(form.untilOn), outcome: textOf(form.outcome) };
  return {
    step: textOf(form.step),
    nominees: [
      {
        nomineeId,
        ...(form.expected === undefined ? {} : { vote }),
        ...(form.fromOn === undefined ? {} : { notice }),
      },
    ],
  };
}

/** What one department said of one nominee. */
export const opinionOf = (form: HallForm) => ({
  step: textOf(form.step),
  nomineeIds: [textOf(form.nomineeId)],
  department: textOf(form.department),
  verdict: textOf(form.verdict),
  document: textOf(form.document),
  on: textOf(form.givenOn),
});

export interface DecidingProps {
  view: NomineeDetail;
  frame: HallFrame;
  base: string;
  attempt: Attempt | undefined;
}
type Step = NomineeDetail['steps'][number];

const verdicts = {
  agree: ['同意', 'Agrees'],
  disagree: ['不同意', 'Disagrees'],
  noRecord: ['无记录', 'No record'],
} as const;
export const sayVerdict = (verdict: keyof typeof verdicts, { lang }: HallFrame) => pick(verdicts[verdict], lang);

/** Every form that the reader may use now, the one that moves the nominee on first. */
export function Deciding(props: DecidingProps) {
  const { view, frame } = props;
  const w = say(words, frame.lang);
  const step = view.steps.find(({ key }) => key === view.step);
  if (view.moves.length === 0 || !step) return <p className="note">{w.nothingNow}</p>;
  const may = (move: NomineeDetail['moves'][number]) => view.moves.includes(move);
  return (
    <Section title={w.now}>
      {may('approve') && step.departments.length > 0 && <Opine {...props} step={step} />}
      {may('approve') && <Approve {...props} step={step} />}
      {may('submit') && <Correct {...props} />}
      {may('submit') && <Plain {...props} action="submit" verb={w.submit} />}
      {may('return') && <WithReason {...props} action="return" verb={w.giveBack} />}
      {may('reject') && <WithReason {...props} action="reject" verb={w.reject} />}
      {may('withdraw') && <WithReason {...props} action="withdraw" verb={w.withdraw} />}
    </Section>
  );
}

interface FormProps extends DecidingProps {
  action: string;
  fields: readonly FieldView[];
  verb: string;
  quiet?: boolean;
  hidden?: Record<string, string>;
}

/** One form about this nominee, drawn again with what was typed where it was refused. */
function NomineeForm({ view, frame, base, attempt, action, fields, verb, quiet = false, hidden }: FormProps) {
  const { lang } = frame;
  const mine = attempt?.values.action === action ? attempt : undefined;
  return (
    <form method="post" action={`${base}/nominee?nomineeId=${view.id}`} noValidate autoComplete="off">
      <HiddenInputs values={{ action, nomineeId: view.id, step: view.step, ...hidden }} />
      {mine && <ErrorSummary errors={errorsOf(fields, mine, lang)} lang={lang} />}
      {fields.map((field) => (
        <Field key={field.name} field={field} lang={lang} />
      ))}
      <div className="form-end">
        <button className={quiet ? 'btn btn-quiet' : 'btn'} type="submit">
          {verb}
        </button>
      </div>
    </form>
  );
}

const keptOf = ({ attempt, frame }: DecidingProps, action: string) =>
  keptBy(attempt?.values.action === action ? attempt : undefined, frame.lang);

function Approve(props: DecidingProps & { step: Step }) {
  const { view, frame, step } = props;
  const w = say(words, frame.lang);
  const kept = keptOf(props, 'approve');
  const today = dayOf(frame.now, frame.zone);
  const amount = (name: 'expected' | 'present' | 'inFavour' | 'against', hint?: string): FieldView => ({
    name,
    label: w[name],
    kind: 'number',
    required: true,
    min: 0,
    ...(hint ? { hint } : {}),
    ...kept(name, `nominees.0.vote.${name}`),
  });
  const day = (name: 'fromOn' | 'untilOn', hint?: string): FieldView => ({
    name,
    label: w[name],
    kind: 'day',
    required: true,
    max: today,
    ...(hint ? { hint } : {}),
    ...kept(name, `nominees.0.notice.${name}`),
  });
  const fields: Record<Step['asks'], FieldView[]> = {
    nothing: [],
    opinions: [],
    vote: [
      amount('expected'),
      amount('present'),
      amount('inFavour', w.voteHint),
      amount('against'),
      {
        name: 'votedOn',
        label: w.votedOn,
        kind: 'day',
        required: true,
        max: today,
        ...kept('votedOn', 'nominees.0.vote.on'),
      },
    ],
    notice: [
      day('fromOn', w.noticeHint(view.noticeDays)),
      day('untilOn'),
      {
        name: 'outcome',
        label: w.outcome,
        kind: 'text',
        required: true,
        maxLength: 400,
        ...kept('outcome', 'nominees.0.notice.outcome'),
      },
    ],
  };
  return (
    <NomineeForm
      {...props}
      action="approve"
      fields={fields[step.asks]}
      verb={`${pick(step.words, frame.lang)} · ${w.approve}`}
    />
  );
}

function Opine(props: DecidingProps & { step: Step }) {
  const { view, frame, step } = props;
  const { lang } = frame;
  const w = say(words, lang);
  const kept = keptOf(props, 'opine');
  const said = new Set(view.opinions.filter((each) => each.step === step.key).map(({ department }) => department));
  const open = step.departments.filter((department) => !said.has(department));
  const today = dayOf(frame.now, frame.zone);
  const fields: FieldView[] = [
    {
      name: 'department',
      label: w.department,
      kind: 'select',
      required: true,
      ...(open.length > 0 ? { hint: w.openOpinions(open.join(pick(['、', ', '], lang))) } : {}),
      // Whoever has not answered stands first; one that answered may answer anew.
      options: [...open, ...said].map((value) => ({ value, label: value })),
      ...kept('department'),
    },
    {
      name: 'verdict',
      label: w.verdict,
      kind: 'oneOf',
      required: true,
      options: opineInput.shape.verdict.options.map((value) => ({ value, label: sayVerdict(value, frame) })),
      ...kept('verdict'),
    },
    { name: 'document', label: w.document, kind: 'text', hint: w.documentHint, maxLength: 120, ...kept('document') },
    {
      name: 'givenOn',
      label: w.givenOn,
      kind: 'day',
      required: true,
      max: today,
      value: today,
      ...kept('givenOn', 'on'),
    },
  ];
  const form = <NomineeForm {...props} action="opine" fields={fields} verb={w.opine} quiet={open.length === 0} />;
  if (open.length > 0 || props.attempt?.values.action === 'opine') return form;
  return (
    <details>
      <summary>{w.opine}</summary>
      {form}
    </details>
  );
}

function Correct(props: DecidingProps) {
  const { view, frame, attempt } = props;
  const w = say(words, frame.lang);
  const mine = attempt?.values.action === 'correct' ? attempt : undefined;
  return (
    <details open={mine !== undefined || view.state === 'returned'}>
      <summary>{w.correct}</summary>
      <NomineeForm
        {...props}
        action="correct"
        fields={deedsFields({ ...view, written: view }, frame, mine)}
        verb={w.correct}
        quiet
      />
    </details>
  );
}

function Plain({ action, verb, ...props }: DecidingProps & { action: string; verb: string }) {
  return <NomineeForm {...props} action={action} fields={[]} verb={verb} />;
}

function WithReason({ action, verb, ...props }: DecidingProps & { action: string; verb: string }) {
  const w = say(words, props.frame.lang);
  const name = `reason-${action}`;
  const field: FieldView = {
    name,
    label: w.reason,
    kind: 'longText',
    required: true,
    maxLength: 400,
    ...keptOf(props, action)(name, 'reason'),
  };
  return (
    <details open={props.attempt?.values.action === action}>
      <summary>{verb}</summary>
      <NomineeForm {...props} action={action} fields={[field]} verb={verb} quiet />
    </details>
  );
}

import { pick, say } from '../../../kernel/words.ts';
import { errorsOf, keptBy, textOf, textsOf } from '../../../web/hall/components/attempt.ts';
import { ErrorSummary } from '../../../web/hall/components/error-summary.tsx';
import { Field } from '../../../web/hall/components/field.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { FieldView, HallFrame } from '../../../web/hall/views/frame.ts';
import type { Attempt, HallForm, PageProps } from '../../hall.tsx';
import type { NomineeDetail } from '../contract.ts';
import { words } from '../words.ts';
import type { NominationView } from './contract.ts';

/** A choice carries the person and their union together: what the roster knows is not asked. */
export function nominationOf(form: HallForm) {
  const [unitId = '', personId] = textOf(form.whom).split(' ');
  return {
    group: textOf(form.group),
    unitId,
    ...(personId ? { personId } : {}),
    name: textOf(form.name),
    ...deedsOf(form),
    submit: textOf(form.draft) === '',
  };
}

/** What is written of a nominee, in both forms that ask for it. */
export const deedsOf = (form: HallForm) => ({
  about: textOf(form.about),
  categories: textsOf(form.categories),
  deedsShort: textOf(form.deedsShort),
  deedsLong: textOf(form.deedsLong),
});

interface DeedsView {
  choices: NomineeDetail['choices'];
  deedsShortMost: number;
  deedsLongMost: number;
  written?: Pick<NomineeDetail, 'about' | 'categories' | 'deedsShort' | 'deedsLong'>;
}

/** The fields of what is written of a nominee. */
export function deedsFields(
  { choices, deedsShortMost, deedsLongMost, written }: DeedsView,
  { lang }: HallFrame,
  attempt: Attempt | undefined,
): FieldView[] {
  const w = say(words, lang);
  const kept = keptBy(attempt, lang);
  const before = attempt ? undefined : written;
  return [
    {
      name: 'categories',
      label: w.categories,
      kind: 'anyOf',
      hint: w.categoriesHint,
      options: choices.map(({ key, words }) => ({ value: key, label: pick(words, lang) })),
      ...(before ? { value: before.categories } : {}),
      ...kept('categories'),
    },
    {
      name: 'about',
      label: w.about,
      kind: 'text',
      hint: w.aboutHint,
      maxLength: 120,
      ...(before ? { value: before.about } : {}),
      ...kept('about'),
    },
    {
      name: 'deedsShort',
      label: w.deedsShort,
      kind: 'longText',
      required: true,
      hint: w.upTo(deedsShortMost),
      maxLength: deedsShortMost,
      ...(before ? { value: before.deedsShort } : {}),
      ...kept('deedsShort'),
    },
    {
      name: 'deedsLong',
      label: w.deedsLong,
      kind: 'longText',
      hint: w.upTo(deedsLongMost),
      maxLength: deedsLongMost,
      ...(before ? { value: before.deedsLong } : {}),
      ...kept('deedsLong'),
    },
  ];
}

/** Putting somebody forward: first found on the roster, then described. Works without script. */
export function Nominate({ view, frame, base, programme, attempt }: PageProps<NominationView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const search = new URL(frame.path, frame.origin).searchParams;
  const q = search.get('q') ?? '';
  const group = view.groups.find(({ key }) => key === view.group);
  const isPerson = group?.kind === 'individual';
  const found = isPerson ? view.people.length : view.units.length;
  const asked = group !== undefined && (!isPerson || q !== '');
  const finding: FieldView[] = [
    {
      name: 'group',
      label: w.group,
      kind: 'oneOf',
      required: true,
      options: view.groups.map(({ key, words }) => ({ value: key, label: pick(words, lang) })),
      ...(view.group ? { value: view.group } : {}),
    },
    {
      name: 'q',
      label: group?.kind === 'collective' ? w.findUnit : w.findPerson,
      kind: 'text',
      hint: w.findHint,
      maxLength: 80,
      value: q,
    },
  ];
  return (
    <SheetPage
      frame={frame}
      title={w.nominateTitle}
      lead={view.settled ? w.settled : w.nominateLead}
      programme={{ label: programme.title, href: programme.href }}
    >
      {!view.settled && (
        <form method="get" action={`${base}/nominate`} autoComplete="off">
          {finding.map((field) => (
            <Field key={field.name} field={field} lang={lang} />
          ))}
          <div className="form-end">
            <button className={asked && found > 0 ? 'btn btn-quiet' : 'btn'} type="submit">
              {w.find}
            </button>
          </div>
        </form>
      )}
      {!view.settled && asked && found === 0 && (
        <p className="note" role="status">
          {isPerson ? w.foundNobody : w.foundNoUnit}
        </p>
      )}
      {!view.settled && asked && found > 0 && (
        <Describe
          view={view}
          frame={frame}
          attempt={attempt}
          action={`${base}/nominate${new URL(frame.path, frame.origin).search}`}
          isPerson={isPerson}
        />
      )}
    </SheetPage>
  );
}

interface DescribeProps {
  view: NominationView;
  frame: HallFrame;
  attempt: Attempt | undefined;
  action: string;
  isPerson: boolean;
}

function Describe({ view, frame, attempt, action, isPerson }: DescribeProps) {
  const { lang } = frame;
  const w = say(words, lang);
  const kept = keptBy(attempt, lang);
  const options = isPerson
    ? view.people.map(({ personId, name, post, unitId, unitName }) => ({
        value: `${unitId} ${personId}`,
        label: name,
        note: [post, unitName].filter(Boolean).join(' · '),
      }))
    : view.units.map(({ id, name }) => ({ value: id, label: name }));
  const fields: FieldView[] = [
    {
      name: 'whom',
      label: isPerson ? w.whom : w.whichUnit,
      kind: 'oneOf',
      required: true,
      options,
      ...(options.length === 1 ? { value: options[0]?.value ?? '' } : {}),
      ...kept('whom', isPerson ? 'personId' : 'unitId'),
    },
    ...(isPerson
      ? []
      : [
          {
            name: 'name',
            label: w.nameOfCollective,
            kind: 'text' as const,
            required: true,
            maxLength: 80,
            ...kept('name'),
          },
        ]),
    ...deedsFields({ ...view, choices: view.categories }, frame, attempt),
  ];
  return (
    <form method="post" action={action} noValidate autoComplete="off">
      <HiddenInputs values={{ action: 'nominate', group: view.group }} />
      <ErrorSummary errors={errorsOf(fields, attempt, lang)} lang={lang} />
      {fields.map((field) => (
        <Field key={field.name} field={field} lang={lang} />
      ))}
      <div className="form-end">
        <button className="btn" type="submit">
          {w.submitNow}
        </button>
        <button className="btn btn-quiet" type="submit" name="draft" value="1">
          {w.keepDraft}
        </button>
      </div>
    </form>
  );
}

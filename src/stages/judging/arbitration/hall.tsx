import { pick, say } from '../../../kernel/words.ts';
import { ErrorSummary } from '../../../web/hall/components/error-summary.tsx';
import { Field } from '../../../web/hall/components/field.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import { StagePage } from '../../../web/hall/pages/stage-page.tsx';
import type { FieldView } from '../../../web/hall/views/frame.ts';
import type { HallForm, PageProps } from '../../hall.tsx';
import { type ExplainView, rulingKinds } from '../contract.ts';
import { words } from '../words.ts';

const fates = {
  counted: 'fateCounted',
  high: 'fateHigh',
  low: 'fateLow',
  struck: 'fateStruck',
  incomplete: 'fateIncomplete',
} as const;

/** An arbiter's page of one entry: every sheet, how the rank came about, and the ruling. */
export function Ruling({ view, frame, base, programme, attempt }: PageProps<ExplainView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const kept = (name: string) => {
    const value = attempt?.values[name];
    return value === undefined ? {} : { value };
  };
  const { criteria } = view;
  const fields: FieldView[] = [
    {
      name: 'kind',
      label: w.rulingKind,
      kind: 'select',
      required: true,
      options: Object.entries(rulingKinds).map(([value, label]) => ({ value, label: pick(label, lang) })),
      ...kept('kind'),
    },
    {
      name: 'judgeId',
      label: w.rulingSheet,
      kind: 'select',
      options: [
        { value: '', label: w.rulingNone },
        ...view.sheets.map(({ judgeId, judgeName, total }) => ({
          value: judgeId ?? '',
          label: `${judgeName} ${total}`,
        })),
      ],
      ...kept('judgeId'),
    },
    ...criteria.map(
      ({ words: name }, at): FieldView => ({
        name: `mark-${at}`,
        label: w.rulingMark(pick(name, lang)),
        kind: 'text',
        maxLength: 10,
        ...kept(`mark-${at}`),
      }),
    ),
    { name: 'reason', label: w.rulingReason, kind: 'longText', required: true, maxLength: 1000, ...kept('reason') },
    { name: 'appeal', label: w.rulingAppeal, kind: 'text', maxLength: 200, ...kept('appeal') },
    {
      name: 'ties',
      label: w.rulingTies,
      kind: 'select',
      options: [
        { value: '', label: w.tiesKeep },
        { value: 'none', label: w.tiesNone },
        { value: 'all', label: w.tiesAll },
      ],
      ...kept('ties'),
    },
  ];
  return (
    <StagePage
      frame={frame}
      title={`${w.entry(view.code)} · ${w.rulingTitle}`}
      section={{ label: w.rulingTitle, href: `${base}/desk` }}
      personal
    >
      <div className="narrow">
        <div className="page-head">
          <p className="kicker">
            {w.rulingTitle}
            <span>{programme.title}</span>
          </p>
          <h1>
            {w.entry(view.code)} {view.title}
          </h1>
          <p className="meta">{[view.unitName, view.category, view.score ?? w.noRank].filter(Boolean).join(' · ')}</p>
        </div>
        <Section title={w.why}>
          <ul>
            {view.why.map((line) => (
              <li key={line[0]}>{pick(line, lang)}</li>
            ))}
          </ul>
        </Section>
        <Section title={w.sheets}>
          <table className="board">
            <tbody>
              {view.sheets.map((sheet) => (
                <tr key={sheet.judgeId}>
                  <td>
                    {sheet.judgeName}
                    <small>
                      {criteria
                        .flatMap(({ key, words: name }) =>
                          sheet.marks[key] === undefined ? [] : [`${pick(name, lang)} ${sheet.marks[key]}`],
                        )
                        .join(pick(['，', ', '], lang))}
                    </small>
                    {sheet.comment && <small>{sheet.comment}</small>}
                  </td>
                  <td className="numeric">
                    <b>{sheet.normalised ?? sheet.total}</b>
                    <small>{w[fates[sheet.fate]]}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
        <Section title={w.ruling}>
          <p className="meta">{w.rulingNote}</p>
          <ErrorSummary errors={attempt?.refusal ? [{ text: attempt.refusal.say(lang) }] : []} lang={lang} />
          <form method="post" action={`${base}/ruling?entry=${view.entryId}`}>
            <HiddenInputs
              values={{
                action: 'rule',
                entryId: view.entryId,
                ...Object.fromEntries(criteria.map(({ key }, at) => [`key-${at}`, key])),
              }}
            />
            {fields.map((field) => (
              <Field key={field.name} field={field} lang={lang} />
            ))}
            <div className="form-end">
              <button className="btn" type="submit">
                {w.rulingSend}
              </button>
            </div>
          </form>
        </Section>
      </div>
    </StagePage>
  );
}

const text = (value: HallForm[string]): string => (typeof value === 'string' ? value : (value?.[0] ?? ''));

export function parseRuling(form: HallForm) {
  const marks: Record<string, string> = {};
  for (let at = 0; form[`key-${at}`] !== undefined; at++) {
    const mark = text(form[`mark-${at}`]).trim();
    if (mark !== '') marks[text(form[`key-${at}`])] = mark;
  }
  const rule = text(form.ties);
  return {
    entryId: text(form.entryId),
    kind: text(form.kind),
    judgeId: text(form.judgeId) || undefined,
    marks,
    reason: text(form.reason),
    appeal: text(form.appeal),
    ties: rule === '' ? null : { rule },
  };
}

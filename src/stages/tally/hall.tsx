import { dayOf } from '../../kernel/dates.ts';
import { noted, pick } from '../../kernel/words.ts';
import { Figures } from '../../web/hall/components/figures.tsx';
import { Section } from '../../web/hall/components/section.tsx';
import { TallyReportPage } from '../../web/hall/pages/tally-report-page.tsx';
import type { FieldView } from '../../web/hall/views/frame.ts';
import type { HallForm, PageProps, PanelProps, StageHall } from '../hall.tsx';
import type { ReportInput } from './contract.ts';
import type { TallyHallView, TallySheetView } from './service.ts';

function Panel({ view, frame, base }: PanelProps<TallyHallView>) {
  const { lang } = frame;
  const told = view.indicators.filter((indicator) => indicator.total > 0);
  if (told.length === 0 && !view.mayReport) return null;
  const title = pick(['各单位填报', 'Reported by units'], lang);
  return (
    <Section
      title={title}
      {...(view.mayReport ? { more: { label: pick(['我来填报', 'Report'], lang), href: `${base}/report` } } : {})}
    >
      {told.length > 0 && (
        <Figures
          figures={told.map((indicator) => ({
            label: pick(indicator.words, lang),
            value: indicator.total,
            unit: pick(indicator.unitOfMeasure, lang),
            declared: true,
          }))}
          edition={frame}
        />
      )}
    </Section>
  );
}

function Report({ view, frame, base, programme, attempt }: PageProps<TallySheetView>) {
  const { lang } = frame;
  const values = attempt?.values ?? {};
  const kept = (name: string, fallback?: string) => {
    const value = values[name] ?? fallback;
    return value === undefined ? {} : { value };
  };
  const wrong = (name: string) => {
    const field = attempt?.refusal?.fields.find((each) => each.path === name);
    return field ? { error: pick(field.words, lang) } : {};
  };
  const indicatorWords = new Map(view.indicators.map((indicator) => [indicator.code, indicator]));
  const fields: FieldView[] = [
    {
      name: 'unitId',
      label: pick(['填报单位', 'Unit'], lang),
      kind: 'select',
      required: true,
      options: view.units.map((unit) => ({ value: unit.id, label: unit.name })),
      ...kept('unitId', view.units[0]?.id),
    },
    {
      name: 'indicator',
      label: pick(['指标', 'Indicator'], lang),
      kind: 'oneOf',
      required: true,
      options: view.indicators.map((indicator) => ({
        value: indicator.code,
        label: noted(pick(indicator.words, lang), pick(indicator.unitOfMeasure, lang), lang),
      })),
      ...kept('indicator', view.indicators[0]?.code),
      ...wrong('indicator'),
    },
    {
      name: 'amount',
      label: pick(['数量', 'Amount'], lang),
      kind: 'number',
      required: true,
      min: 0,
      ...kept('amount'),
      ...wrong('amount'),
    },
    {
      name: 'day',
      label: pick(['日期', 'Day'], lang),
      kind: 'day',
      required: true,
      max: dayOf(frame.now, frame.zone),
      ...kept('day', dayOf(frame.now, frame.zone)),
      ...wrong('day'),
    },
    ...(view.forms.length > 0
      ? [
          {
            name: 'form',
            label: pick(['工作形式', 'Form of work'], lang),
            kind: 'select',
            options: [{ value: '', label: '—' }, ...view.forms.map((form) => ({ value: form, label: form }))],
            ...kept('form'),
          } satisfies FieldView,
        ]
      : []),
    {
      name: 'evidence',
      label: pick(['佐证照片', 'Evidence'], lang),
      kind: 'file',
      accept: 'image/jpeg,image/png,image/webp',
      multiple: true,
      ...(view.evidenceRequired ? { required: true } : {}),
      ...wrong('evidence'),
    },
    { name: 'note', label: pick(['说明', 'Note'], lang), kind: 'text', maxLength: 400, ...kept('note') },
  ];
  return (
    <TallyReportPage
      frame={frame}
      view={{
        post: `${base}/report`,
        hidden: { action: 'report' },
        programme: { label: programme.title, href: programme.href },
        // Who reports for several chooses in the form.
        ...(view.units.length === 1 && view.units[0] ? { reporter: view.units[0].name } : {}),
        fields,
        ...(attempt?.refusal && attempt.refusal.fields.length === 0 ? { errors: [attempt.refusal.say(lang)] } : {}),
        totals: view.indicators.map((indicator) => ({
          label: pick(indicator.words, lang),
          unit: pick(indicator.unitOfMeasure, lang),
          declared: true,
          value: view.reports
            .filter((report) => report.indicator === indicator.code)
            .reduce((sum, report) => sum + report.amount, 0),
        })),
        rows: view.reports.map((report) => ({
          id: report.id,
          day: report.day,
          indicator: pick(indicatorWords.get(report.indicator)?.words ?? [report.indicator, report.indicator], lang),
          unit: pick(indicatorWords.get(report.indicator)?.unitOfMeasure ?? ['', ''], lang),
          amount: report.amount,
          note: [report.unitName, report.form, report.note].filter(Boolean).join(' · '),
          by: report.reporterName,
          at: report.reportedAt,
          evidence: report.evidence.map((id, index) => ({ href: `/files/${id}`, label: `${index + 1}` })),
          corrections:
            report.corrects && report.reason
              ? [{ amount: report.amount, by: report.reporterName, at: report.reportedAt, reason: report.reason }]
              : [],
        })),
      }}
    />
  );
}

/** Files of the form come as ids: the host has kept them before. */
function parse(form: HallForm): ReportInput {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value : (value?.[0] ?? '');
  };
  const evidence = form.evidence;
  return {
    unitId: text('unitId'),
    indicator: text('indicator'),
    form: text('form'),
    day: text('day'),
    amount: Number(text('amount')),
    note: text('note'),
    evidence:
      evidence === undefined || evidence === '' ? [] : typeof evidence === 'string' ? [evidence] : [...evidence],
  };
}

/** The hall side of a tally: totals on the programme's page, and the reporter's sheet. */
export const tallyHall: StageHall<TallyHallView> = {
  kind: 'tally',
  Panel,
  pages: {
    report: {
      title: ['填报', 'Report'],
      read: 'sheet',
      Page: Report,
      uploads: { visibility: 'private', pictures: ['evidence'] },
      forms: {
        report: {
          action: 'report',
          parse,
          next: (_output, { base }) => ({ href: `${base}/report`, said: ['已填报，谢谢。', 'Reported. Thank you.'] }),
        },
      },
    },
  },
};

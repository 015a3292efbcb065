import { useMemo, useState } from 'react';
import type { Bilingual } from '../../../kernel/words.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import type { JsonSchema } from '../../../web/console/form/json-schema.ts';
import { useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import type { CorrectionInput, ReportInput } from '../contract.ts';
import { tallyManifest } from '../manifest.ts';
import { EvidenceField } from './evidence-field.tsx';
import { type Report, type Sheet, useReported } from './tally-source.ts';
import { panelWords } from './words.ts';

type Choices = Record<string, Bilingual>;

function choice(label: Bilingual, choices: Choices): JsonSchema {
  return { type: 'string', label, enum: Object.keys(choices), choices };
}

/** The form of a report; a correction keeps unit and indicator and asks for the reason. */
function formOf(sheet: Sheet, corrects: boolean): JsonSchema {
  const named = (name: string): Bilingual => [name, name];
  const units = Object.fromEntries(sheet.units.map(({ id, name }) => [id, named(name)]));
  const indicators = Object.fromEntries(sheet.indicators.map(({ code, words }) => [code, words]));
  const forms = Object.fromEntries(sheet.forms.map((form) => [form, named(form)]));
  const what: Record<string, JsonSchema> = {
    day: { type: 'string', format: 'date', label: panelWords.day },
    amount: { type: 'number', minimum: 0, maximum: 1_000_000_000, label: panelWords.amount },
    ...(sheet.forms.length > 0 ? { form: choice(panelWords.form, forms) } : {}),
    note: { type: 'string', widget: 'longText', maxLength: 400, label: panelWords.note },
  };
  if (corrects) {
    const reason: JsonSchema = { type: 'string', widget: 'longText', maxLength: 400, label: panelWords.reason };
    return { type: 'object', properties: { ...what, reason }, required: ['day', 'amount', 'reason'] };
  }
  return {
    type: 'object',
    properties: {
      unitId: choice(panelWords.unit, units),
      indicator: choice(panelWords.indicator, indicators),
      ...what,
    },
    required: ['unitId', 'indicator', 'day', 'amount'],
  };
}

export interface ReportFormProps {
  stageId: string;
  sheet: Sheet;
  today: string;
  /** The report that is corrected; a new one otherwise. */
  corrects?: Report;
  onDone: () => void;
}

/** Reports an amount for a unit, or corrects one that stands. */
export function ReportForm({ stageId, sheet, today, corrects, onDone }: ReportFormProps) {
  const w = useWords(panelWords);
  const reported = useReported(stageId);
  const schema = useMemo(() => formOf(sheet, corrects !== undefined), [sheet, corrects]);
  const [evidence, setEvidence] = useState<string[]>(corrects?.evidence ?? []);
  const start: FormValue = corrects
    ? { day: corrects.day, amount: corrects.amount, form: corrects.form, note: corrects.note }
    : {
        day: today,
        indicator: sheet.indicators[0]?.code,
        unitId: sheet.units.length === 1 ? sheet.units[0]?.id : undefined,
      };
  const submit = async (value: FormValue) => {
    if (corrects) {
      const cleared = { form: '', note: '' };
      const input = { ...cleared, ...value, evidence, reportId: corrects.id } as CorrectionInput;
      await takeStageAction(tallyManifest, stageId, 'correct', input);
    } else {
      await takeStageAction(tallyManifest, stageId, 'report', { ...value, evidence } as ReportInput);
    }
    await reported();
    onDone();
  };
  return (
    <>
      {corrects && <p className="meta drawer-lead">{w.correctText}</p>}
      <EvidenceField value={evidence} required={sheet.evidenceRequired} onChange={setEvidence} />
      <FormFromSchema schema={schema} value={start} onSubmit={submit} submitWords={corrects ? w.correct : w.report} />
    </>
  );
}

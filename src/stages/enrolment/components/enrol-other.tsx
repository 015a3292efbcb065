import { useQueries, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import type { JsonSchema } from '../../../web/console/form/json-schema.ts';
import { personQuery } from '../../../web/console/persons/person-source.ts';
import { useNarrow, usePick, useWords } from '../../../web/console/preferences.tsx';
import { stageList, stageRead, takeStageAction } from '../../../web/console/stage-calls.ts';
import type { EnrolInput } from '../contract.ts';
import type { Question } from '../form/contract.ts';
import { enrolmentManifest } from '../manifest.ts';
import { panelWords } from './words.ts';

type Outcome = Awaited<ReturnType<typeof enrol>>['outcomes'][number];

function enrol(stageId: string, personIds: string[], answers: EnrolInput['answers']) {
  return takeStageAction(enrolmentManifest, stageId, 'enrolOther', { personIds, answers, wishes: [] });
}

function schemaOfQuestion({ kind, label, labelEn, options }: Question): JsonSchema {
  const words = { label: [label, labelEn || label] as const };
  const choices = Object.fromEntries(options.map((option) => [option, [option, option] as const]));
  switch (kind) {
    case 'text':
      return { ...words, type: 'string', maxLength: 200 };
    case 'longText':
      return { ...words, type: 'string', widget: 'longText', maxLength: 2000 };
    case 'number':
      return { ...words, type: 'number' };
    case 'day':
      return { ...words, type: 'string', format: 'date' };
    case 'oneOf':
      return { ...words, type: 'string', enum: options, choices };
    case 'anyOf':
      return { ...words, type: 'array', items: { type: 'string', enum: options, choices } };
    case 'yes':
      return { ...words, type: 'boolean' };
  }
}

/** The form: whom, and the stage's own questions, answered once for all of them. */
function formOf(questions: readonly Question[]): JsonSchema {
  const answers: JsonSchema = {
    type: 'object',
    label: panelWords.sharedAnswers,
    properties: Object.fromEntries(questions.map((question) => [question.key, schemaOfQuestion(question)])),
    required: questions.filter((question) => question.required && question.kind !== 'yes').map(({ key }) => key),
  };
  return {
    type: 'object',
    properties: {
      personIds: { type: 'array', label: panelWords.persons, widget: 'person', items: { type: 'string' } },
      ...(questions.length > 0 ? { answers } : {}),
    },
    required: ['personIds'],
  };
}

function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const pick = usePick();
  const persons = useQueries({ queries: outcomes.map(({ personId }) => personQuery(personId)) });
  return (
    <ul className="outcomes" aria-live="polite">
      {outcomes.map((outcome, at) => (
        <li key={outcome.personId}>
          <b>{persons[at]?.data?.name ?? '…'}</b>
          <span className={outcome.state === 'refused' ? 'field-problem' : ''}>{pick(outcome.words)}</span>
        </li>
      ))}
    </ul>
  );
}

export interface EnrolOtherProps {
  stageId: string;
  questions: readonly Question[];
  onClose: () => void;
}

/** Enrols people from the roster and says of each what became of it. */
export function EnrolOther({ stageId, questions, onClose }: EnrolOtherProps) {
  const w = useWords(panelWords);
  const narrow = useNarrow();
  const client = useQueryClient();
  const schema = useMemo(() => formOf(questions), [questions]);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>();
  const submit = async ({ personIds, answers }: FormValue) => {
    const result = await enrol(stageId, personIds as string[], (answers ?? {}) as EnrolInput['answers']);
    await client.invalidateQueries({ queryKey: [stageList(enrolmentManifest, stageId, 'enrolments').path] });
    await client.invalidateQueries({ queryKey: stageRead(enrolmentManifest, stageId, 'places').queryKey });
    setOutcomes(result.outcomes);
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 520} title={outcomes ? w.outcome : w.enrolOther}>
      {outcomes ? (
        <>
          <Outcomes outcomes={outcomes} />
          <Button onClick={() => setOutcomes(undefined)}>{w.another}</Button>
        </>
      ) : (
        <>
          <p className="meta drawer-lead">{w.enrolOtherLead}</p>
          <FormFromSchema schema={schema} onSubmit={submit} submitWords={w.enrolOther} />
        </>
      )}
    </Drawer>
  );
}

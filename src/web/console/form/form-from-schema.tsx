import { App, Button, Form } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { ErrorNote, Remark } from '../parts/note.tsx';
import { useLang, useWords } from '../preferences.tsx';
import { Problem, type ProblemField } from '../problem.ts';
import { commonWords } from '../words.ts';
import { fieldsOf } from './field.ts';
import { FormFields } from './form-fields.tsx';
import { cleanValue, type FormValue, placeProblems, startValue } from './form-value.ts';
import type { JsonSchema } from './json-schema.ts';
import { UnsavedGuard } from './unsaved-guard.tsx';
import { formWords } from './words.ts';

export interface FormFromSchemaProps {
  /** What `describeForm` made of a zod object, here or on the server. */
  schema: JsonSchema | object;
  value?: FormValue;
  /** Resolves once the server has it. A `Problem` is shown at its fields and nothing typed is lost. */
  onSubmit: (value: FormValue) => Promise<unknown>;
  /** What stands in the form now, as it would be sent. */
  onChange?: (value: FormValue) => void;
  /** Where this form's fields lie in what is sent: `settings` for `settings.seats`. */
  prefix?: string;
  submitWords?: string;
  disabled?: boolean;
  /** What the form does cannot be taken back lightly. */
  danger?: boolean;
  /** Beside the button that saves. */
  aside?: ReactNode;
}

/** A form drawn from a schema and its words. */
export function FormFromSchema({
  schema,
  value,
  onSubmit,
  onChange,
  prefix = '',
  submitWords,
  disabled = false,
  danger = false,
  aside,
}: FormFromSchemaProps) {
  const w = useWords(formWords);
  const common = useWords(commonWords);
  const lang = useLang();
  const { message } = App.useApp();
  const [form] = Form.useForm<FormValue>();
  const fields = useMemo(() => fieldsOf(schema as JsonSchema), [schema]);
  const started = useMemo(() => startValue(fields, value), [fields, value]);
  const [dirty, setDirty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown; others: ProblemField[] }>();
  const showProblem = (error: unknown) => {
    const problems = error instanceof Problem ? error.fields : [];
    const { placed, others } = placeProblems(fields, problems, prefix);
    form.setFields(placed.map(({ names, problem }) => ({ name: names as never, errors: [problem[lang]] })));
    if (placed[0]) form.scrollToField(placed[0].names as never, { block: 'center', focus: true });
    setFailure({ error, others });
  };
  const submit = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit(cleanValue(fields, form.getFieldsValue(true) as FormValue));
      setDirty(false);
      void message.success(common.saved);
    } catch (error) {
      showProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      className="form"
      initialValues={started}
      disabled={disabled}
      requiredMark={(label, { required }) => (required ? <span className="form-required">{label}</span> : label)}
      scrollToFirstError={{ block: 'center', focus: true }}
      onValuesChange={() => {
        setDirty(true);
        onChange?.(cleanValue(fields, form.getFieldsValue(true) as FormValue));
      }}
      onFinish={() => void submit()}
    >
      <UnsavedGuard when={dirty && !busy} />
      {failure && <ErrorNote error={failure.error} />}
      {failure && failure.others.length > 0 && (
        <Remark tone="red">
          <ul>
            {failure.others.map((problem) => (
              <li key={problem.path}>{problem[lang]}</li>
            ))}
          </ul>
        </Remark>
      )}
      <div className="form-grid">
        <FormFields fields={fields} />
      </div>
      {!disabled && (
        <div className="form-foot">
          <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
            {submitWords ?? common.save}
          </Button>
          {dirty && (
            <Button
              type="text"
              onClick={() => {
                form.resetFields();
                setDirty(false);
                setFailure(undefined);
              }}
            >
              {w.undo}
            </Button>
          )}
          {aside}
        </div>
      )}
    </Form>
  );
}

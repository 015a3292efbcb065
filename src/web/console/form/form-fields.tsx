import { Form, Switch } from 'antd';
import type { Rule } from 'antd/es/form';
import { useLang, usePick, useWords } from '../preferences.tsx';
import type { ControlProps } from './controls.tsx';
import type { Field } from './field.ts';
import { FieldControl } from './field-control.tsx';
import { FormRows } from './form-rows.tsx';
import { type FormPath, type FormValue, startValue } from './form-value.ts';
import { formWords } from './words.ts';

export interface FormFieldsProps {
  fields: readonly Field[];
  /** Names handed to antd: within a row they begin at the row. */
  base?: FormPath;
  /** The whole way from the top of the form, for fields that look at their neighbours. */
  path?: FormPath;
}

function useRules(field: Field): Rule[] {
  const w = useWords(formWords);
  const pick = usePick();
  const name = pick(field.title);
  const rules: Rule[] = [];
  if (field.required && field.kind !== 'boolean') rules.push({ required: true, message: w.required(name) });
  if (field.kind === 'text' || field.kind === 'longText') {
    if (field.required) rules.push({ whitespace: true, message: w.required(name) });
    if (field.maxLength) rules.push({ max: field.maxLength, message: w.tooLong(field.maxLength) });
    if (field.kind === 'text' && field.pattern)
      rules.push({ pattern: new RegExp(field.pattern, 'u'), message: w.wrongForm });
    if (field.kind === 'text' && field.look && field.look !== 'password')
      rules.push({ type: field.look, message: w.wrongForm });
  }
  if (field.kind === 'number') {
    if (field.min !== undefined) rules.push({ type: 'number', min: field.min, message: w.atLeast(field.min) });
    if (field.max !== undefined) rules.push({ type: 'number', max: field.max, message: w.atMost(field.max) });
    if (field.integer) rules.push({ type: 'integer', message: w.whole });
  }
  return rules;
}

const wideKinds: readonly Field['kind'][] = ['longText', 'units', 'persons', 'pictures', 'multi', 'tags'];

function PlainField({ field, base }: { field: Field; base: FormPath }) {
  const pick = usePick();
  const rules = useRules(field);
  return (
    <Form.Item
      className={wideKinds.includes(field.kind) ? 'form-wide' : ''}
      name={[...base, field.key]}
      label={pick(field.title)}
      extra={field.help && pick(field.help)}
      rules={rules}
      validateTrigger="onBlur"
      required={field.required && field.kind !== 'boolean'}
    >
      <FieldControl field={field} />
    </Form.Item>
  );
}

function Variant({ field, base, path }: { field: Field & { kind: 'variant' }; base: FormPath; path: FormPath }) {
  const lang = useLang();
  const chosen = Form.useWatch([...path, field.key, field.by]) as string | undefined;
  const own = chosen ? (field.fields[chosen] ?? []) : [];
  const by: Field = {
    key: field.by,
    kind: 'select',
    title: field.title,
    help: field.help,
    required: true,
    options: field.options,
  };
  return (
    <fieldset className="form-group form-wide" lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <PlainField field={by} base={[...base, field.key]} />
      <FormFields fields={own} base={[...base, field.key]} path={[...path, field.key]} />
    </fieldset>
  );
}

/** Turns a group on, with what its fields start with, or off. */
function GroupSwitch({
  value,
  onChange,
  fields,
  ...look
}: ControlProps<FormValue | null> & { fields: readonly Field[] }) {
  return <Switch {...look} checked={Boolean(value)} onChange={(on) => onChange?.(on ? startValue(fields) : null)} />;
}

function OptionalGroup({ field, base, path }: { field: Field & { kind: 'group' }; base: FormPath; path: FormPath }) {
  const pick = usePick();
  const value = Form.useWatch([...path, field.key]) as FormValue | null | undefined;
  return (
    <fieldset className="form-group form-wide">
      <legend>{pick(field.title)}</legend>
      <Form.Item name={[...base, field.key]} extra={field.help && pick(field.help)}>
        <GroupSwitch fields={field.fields} aria-label={pick(field.title)} />
      </Form.Item>
      {value && (
        <div className="form-grid">
          <FormFields fields={field.fields} base={[...base, field.key]} path={[...path, field.key]} />
        </div>
      )}
    </fieldset>
  );
}

/** Fields of a form, each drawn by its kind; groups and rows hold further ones. */
export function FormFields({ fields, base = [], path = [] }: FormFieldsProps) {
  const pick = usePick();
  return fields.map((field) => {
    switch (field.kind) {
      case 'unknown':
        return null;
      case 'group':
        if (field.optional) return <OptionalGroup key={field.key} field={field} base={base} path={path} />;
        return (
          <fieldset key={field.key} className="form-group form-wide">
            <legend>{pick(field.title)}</legend>
            {field.help && <p className="meta">{pick(field.help)}</p>}
            <div className="form-grid">
              <FormFields fields={field.fields} base={[...base, field.key]} path={[...path, field.key]} />
            </div>
          </fieldset>
        );
      case 'rows':
        return (
          <FormRows key={field.key} field={field} base={base}>
            {(at) => <FormFields fields={field.fields} base={[at]} path={[...path, field.key, at]} />}
          </FormRows>
        );
      case 'variant':
        return <Variant key={field.key} field={field} base={base} path={path} />;
      default:
        return <PlainField key={field.key} field={field} base={base} />;
    }
  });
}

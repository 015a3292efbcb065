import { useState } from 'react';
import { describeForm } from '../../../kernel/fields.ts';
import { audience } from '../../../people/members/audience/rules.ts';
import { FormFromSchema } from '../form/form-from-schema.tsx';
import type { FormValue } from '../form/form-value.ts';
import { AudienceReach } from './audience-reach.tsx';
import type { AudienceDraft } from './audience-words.ts';

const form = describeForm(audience);

export interface AudienceEditorProps {
  value: FormValue;
  onSubmit: (value: FormValue) => Promise<unknown>;
  disabled?: boolean;
}

/** Sets whom a programme is for; says in a sentence whom that lets in, and how many they are. */
export function AudienceEditor({ value, onSubmit, disabled = false }: AudienceEditorProps) {
  const [draft, setDraft] = useState<AudienceDraft>(value as AudienceDraft);
  return (
    <>
      <AudienceReach draft={draft} />
      <FormFromSchema
        schema={form}
        value={value}
        prefix="audience"
        onSubmit={onSubmit}
        onChange={(next) => setDraft(next as AudienceDraft)}
        disabled={disabled}
      />
    </>
  );
}

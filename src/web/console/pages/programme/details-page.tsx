import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { ask, queryOf } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { EmptyNote } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { usePick, useWords } from '../../preferences.tsx';
import { mayChange, useProgramme, useProgrammeChanged } from './programme-source.ts';
import { programmeWords } from './words.ts';

/** What this kind of programme needs to know, as its template declares. */
export function DetailsPage() {
  const w = useWords(programmeWords);
  const pick = usePick();
  const programme = useProgramme();
  const changed = useProgrammeChanged();
  const templates = useSuspenseQuery(queryOf(programmeRoutes.listTemplates)).data;
  const template = templates.find((each) => each.key === programme.template);
  // A draft may leave some of them empty.
  const schema = useMemo(() => ({ ...template?.fields, required: [] }), [template]);
  if (!template || Object.keys((template.fields.properties as object | undefined) ?? {}).length === 0) {
    return <EmptyNote title={w.noFields} />;
  }
  const save = async (fields: Record<string, unknown>) => {
    await ask(programmeRoutes.updateProgramme, {
      params: { programmeId: programme.id },
      body: { fields, version: programme.version },
    });
    await changed();
  };
  return (
    <Section title={pick(template.words)}>
      <FormFromSchema
        key={programme.version}
        schema={schema}
        value={programme.fields}
        prefix="fields"
        onSubmit={save}
        disabled={!mayChange(programme)}
      />
    </Section>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { liveStates } from '../../../../programmes/life/rules.ts';
import { ask, queryOf } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { Remark } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';
import { basicsForm, basicsOf, type Campaign, emptied } from './basics-form.ts';
import { mayChange, useProgramme, useProgrammeChanged } from './programme-source.ts';
import { programmeWords } from './words.ts';

const mostCampaigns = 100;

/** Campaigns within reach that another programme may belong to. */
function useCampaigns(programmeId: string): Campaign[] {
  const templates = useSuspenseQuery(queryOf(programmeRoutes.listTemplates)).data;
  const campaign = templates.find((template) => template.campaign)?.key ?? '';
  const query = { template: campaign, limit: mostCampaigns };
  const found = useSuspenseQuery(queryOf(programmeRoutes.listProgrammes, { query })).data.items;
  return campaign === '' ? [] : found.filter((each) => each.id !== programmeId);
}

/** Title, time, place, words, partners, cover. */
export function BasicsPage() {
  const w = useWords(programmeWords);
  const programme = useProgramme();
  const changed = useProgrammeChanged();
  const campaigns = useCampaigns(programme.id);
  const schema = useMemo(() => basicsForm(campaigns), [campaigns]);
  const value = useMemo(() => basicsOf(programme), [programme]);
  const save = async (given: Record<string, unknown>) => {
    const body = { ...emptied, ...given, version: programme.version };
    await ask(programmeRoutes.updateProgramme, { params: { programmeId: programme.id }, body });
    await changed();
  };
  return (
    <Section title={w.basics}>
      {liveStates.includes(programme.state) && <Remark tone="gold">{w.tellsPeople}</Remark>}
      <FormFromSchema
        key={programme.version}
        schema={schema}
        value={value}
        onSubmit={save}
        disabled={!mayChange(programme)}
      />
    </Section>
  );
}

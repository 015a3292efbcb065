import { programmeRoutes } from '../../../../programmes/contract.ts';
import { ask } from '../../api.ts';
import { AudienceEditor } from '../../audience/audience-editor.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';
import { mayChange, useProgramme, useProgrammeChanged } from './programme-source.ts';
import { programmeWords } from './words.ts';

/** Whom the programme is for. */
export function AudiencePage() {
  const w = useWords(programmeWords);
  const programme = useProgramme();
  const changed = useProgrammeChanged();
  const save = async (audience: Record<string, unknown>) => {
    await ask(programmeRoutes.updateProgramme, {
      params: { programmeId: programme.id },
      body: { audience, version: programme.version },
    });
    await changed();
  };
  return (
    <Section title={w.audience}>
      <AudienceEditor
        key={programme.version}
        value={programme.audience}
        onSubmit={save}
        disabled={!mayChange(programme)}
      />
    </Section>
  );
}

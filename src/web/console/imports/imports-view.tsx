import { useNavigate } from '@tanstack/react-router';
import { importList } from '../../../people/rosters/contract.ts';
import { type RosterSubject, rosterStates } from '../../../people/rosters/rules.ts';
import { columnsOf, optionsOf } from '../list/column.ts';
import { DataList } from '../list/data-list.tsx';
import { Page, Section } from '../parts/page.tsx';
import { useWords } from '../preferences.tsx';
import { type ImportRow, importSources } from './import-source.ts';
import { importHomes } from './places.ts';
import { UploadStep } from './upload-step.tsx';
import { importWords, subjectWords } from './words.ts';

const columns = columnsOf<ImportRow>(importList, {
  fileName: { primary: true },
  state: {
    options: optionsOf(rosterStates, {
      mapping: 'gold',
      checking: 'blue',
      checked: 'gold',
      running: 'blue',
      done: 'green',
      failed: 'red',
    }),
  },
});

/** A new import, and those before it. */
export function ImportsView({ subject }: { subject: RosterSubject }) {
  const w = useWords(importWords);
  const its = useWords(subjectWords[subject]);
  const home = importHomes[subject];
  const navigate = useNavigate();
  return (
    <Page title={its.title}>
      <UploadStep
        subject={subject}
        onUploaded={(importId) => void navigate({ to: `${home}/$importId`, params: { importId } })}
      />
      <Section title={w.jobs}>
        <DataList<ImportRow>
          label={w.jobs}
          source={importSources[subject].list}
          columns={columns}
          defaultSort={importList.defaultSort}
          searchable={false}
          rowKey={(row) => row.id}
          rowName={(row) => row.fileName}
          target={(row) => ({ href: `${home}/${row.id}` })}
          empty={{ title: w.noJobs, advice: w.uploadHelp }}
        />
      </Section>
    </Page>
  );
}

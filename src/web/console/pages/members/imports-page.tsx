import { useNavigate } from '@tanstack/react-router';
import { importList } from '../../../../people/rosters/contract.ts';
import { rosterStates } from '../../../../people/rosters/rules.ts';
import { type ImportRow, importSource } from '../../imports/import-source.ts';
import { UploadStep } from '../../imports/upload-step.tsx';
import { importWords } from '../../imports/words.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import { DataList } from '../../list/data-list.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';

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
export function ImportsPage() {
  const w = useWords(importWords);
  const navigate = useNavigate();
  return (
    <Page title={w.title}>
      <UploadStep
        onUploaded={(importId) => void navigate({ to: '/members/imports/$importId', params: { importId } })}
      />
      <Section title={w.jobs}>
        <DataList<ImportRow>
          label={w.jobs}
          source={importSource}
          columns={columns}
          defaultSort={importList.defaultSort}
          searchable={false}
          rowKey={(row) => row.id}
          rowName={(row) => row.fileName}
          target={(row) => ({ href: `/members/imports/${row.id}` })}
          empty={{ title: w.noJobs, advice: w.uploadHelp }}
        />
      </Section>
    </Page>
  );
}

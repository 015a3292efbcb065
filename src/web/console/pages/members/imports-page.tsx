import { useNavigate } from '@tanstack/react-router';
import { type ImportJob, importCalls } from '../../imports/import-source.ts';
import { UploadStep } from '../../imports/upload-step.tsx';
import { importStates, importWords } from '../../imports/words.ts';
import { type Column, optionsOf } from '../../list/column.ts';
import { DataList } from '../../list/data-list.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';

const memberImports = importCalls('/members/imports');

const columns: Column<ImportJob>[] = [
  { key: 'fileName', title: importWords.file, kind: 'text', primary: true },
  {
    key: 'state',
    title: importWords.state,
    kind: 'tag',
    options: optionsOf(importStates, {
      mapping: 'gold',
      checking: 'blue',
      checked: 'gold',
      running: 'blue',
      done: 'green',
      failed: 'red',
    }),
  },
  { key: 'unitName', title: importWords.unit, kind: 'unit' },
  { key: 'rowsTotal', title: importWords.total, kind: 'number' },
  { key: 'rowsCreated', title: importWords.created, kind: 'number' },
  { key: 'rowsUpdated', title: importWords.updated, kind: 'number' },
  { key: 'rowsBad', title: importWords.bad, kind: 'number' },
  { key: 'createdAt', title: importWords.when, kind: 'dateTime', sortable: true },
];

/** A new import, and those before it. */
export function ImportsPage() {
  const w = useWords(importWords);
  const navigate = useNavigate();
  return (
    <Page title={w.title}>
      <UploadStep
        calls={memberImports}
        onUploaded={(importId) => void navigate({ to: '/members/imports/$importId', params: { importId } })}
      />
      <Section title={w.jobs}>
        <DataList<ImportJob>
          label={w.jobs}
          source={memberImports.list}
          columns={columns}
          defaultSort="-createdAt"
          searchable={false}
          exportable={false}
          rowKey={(row) => row.id}
          rowName={(row) => row.fileName}
          target={(row) => ({ href: `/members/imports/${row.id}` })}
          empty={{ title: w.noJobs, advice: w.uploadHelp }}
        />
      </Section>
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { importQuery } from '../../imports/import-source.ts';
import { ImportWizard } from '../../imports/import-wizard.tsx';
import { importWords } from '../../imports/words.ts';
import { Page } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';

/** One import of members, from its columns to its result. */
export function ImportPage() {
  const w = useWords(importWords);
  const { importId } = useParams({ from: '/members/imports/$importId' });
  const job = useQuery(importQuery(importId)).data;
  return (
    <Page
      title={w.title}
      lead={job && `${job.fileName} · ${job.unitName}`}
      actions={<Link to="/members/imports">{w.back}</Link>}
    >
      <ImportWizard importId={importId} />
    </Page>
  );
}

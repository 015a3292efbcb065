import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { RosterSubject } from '../../../people/rosters/rules.ts';
import { Page } from '../parts/page.tsx';
import { useWords } from '../preferences.tsx';
import { importSources } from './import-source.ts';
import { ImportWizard } from './import-wizard.tsx';
import { importHomes } from './places.ts';
import { importWords, subjectWords } from './words.ts';

/** One import, from its columns to its result. */
export function ImportView({ subject }: { subject: RosterSubject }) {
  const w = useWords(importWords);
  const its = useWords(subjectWords[subject]);
  const { importId = '' } = useParams({ strict: false });
  const job = useQuery(importSources[subject].one(importId)).data;
  return (
    <Page
      title={its.title}
      lead={job && `${job.fileName} · ${job.unitName}`}
      actions={<Link to={importHomes[subject]}>{w.back}</Link>}
    >
      <ImportWizard subject={subject} importId={importId} />
    </Page>
  );
}

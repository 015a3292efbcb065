import { useQuery } from '@tanstack/react-query';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { queryOf } from '../../api.ts';
import { EmptyNote, ErrorNote, Loading } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { useNumbers, useWords } from '../../preferences.tsx';
import { ProgrammeLine } from '../programmes/programme-line.tsx';
import { programmeWords } from './words.ts';

/** One page of progress: each strand of the campaign with its programmes, and how many are done. */
export function CampaignProgress({ programmeId }: { programmeId: string }) {
  const w = useWords(programmeWords);
  const { number } = useNumbers();
  const answer = useQuery(queryOf(programmeRoutes.getProgress, { params: { programmeId } }));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  return (
    <Section title={w.progress}>
      {answer.data.length === 0 && <EmptyNote title={w.noStrands} advice={w.noStrandsAdvice} />}
      {answer.data.map((strand) => (
        <div key={strand.strand} className="strand">
          <h3>
            {strand.strand || w.noStrand}{' '}
            <span className="meta">{w.doneOf(number(strand.done), number(strand.total))}</span>
          </h3>
          <span className="bar-track" aria-hidden="true">
            <span style={{ inlineSize: `${strand.total > 0 ? (strand.done / strand.total) * 100 : 0}%` }} />
          </span>
          <ul>
            {strand.programmes.map((programme) => (
              <ProgrammeLine key={programme.id} programme={programme} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

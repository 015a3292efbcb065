import './components/panel.css';
import { useQuery } from '@tanstack/react-query';
import { Figures, type NamedAmount } from '../../web/console/parts/figures.tsx';
import { EmptyNote, ErrorNote, Loading, Remark } from '../../web/console/parts/note.tsx';
import { Section } from '../../web/console/parts/page.tsx';
import { useNumbers, useWords } from '../../web/console/preferences.tsx';
import { stageRead } from '../../web/console/stage-calls.ts';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { RatingBars } from './components/rating-bars.tsx';
import { SpokenWords } from './components/spoken-words.tsx';
import { panelWords } from './components/words.ts';
import { feedbackManifest } from './manifest.ts';

function Counts({ answers, invited }: { answers: number; invited: number | null }) {
  const w = useWords(panelWords);
  const { percent } = useNumbers();
  const response: NamedAmount[] =
    invited === null
      ? []
      : [
          [w.invited, invited],
          [w.rate, invited === 0 ? '–' : percent(answers / invited)],
        ];
  return <Figures figures={[[w.answers, answers], ...response]} />;
}

function Report({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const report = useQuery(stageRead(feedbackManifest, stageId, 'report'));
  if (report.error) return <ErrorNote error={report.error} onRetry={() => void report.refetch()} />;
  if (!report.data) return <Loading />;
  const { answers, invited, withheld, ratings, words } = report.data;
  if (answers === 0) return <EmptyNote title={w.none} advice={w.noneAdvice} />;
  return (
    <>
      <Counts answers={answers} invited={invited} />
      {withheld ? (
        <Remark tone="gold">{w.withheld}</Remark>
      ) : (
        <>
          <Section title={w.ratings}>
            <div className="ratings">
              {ratings.map((rating) => (
                <RatingBars key={rating.key} rating={rating} />
              ))}
            </div>
          </Section>
          <SpokenWords said={words} />
        </>
      )}
    </>
  );
}

/** Feedback in the programme's workspace: how many answered, what they rated and what they said. */
export function StagePanel({ stage, manages }: StagePanelProps) {
  return manages ? <Report stageId={stage.id} /> : null;
}

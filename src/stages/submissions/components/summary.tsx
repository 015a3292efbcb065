import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Facts } from '../../../web/console/parts/facts.tsx';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { panelWords } from './words.ts';
import { originalsAddress, summaryQuery } from './works-source.ts';

/** How the contest stands: works by state and category, authors, units, what needs a look; and all originals. */
export function Summary({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number } = useNumbers();
  const summary = useQuery(summaryQuery(stageId));
  const [asking, setAsking] = useState(false);
  if (summary.error) return <ErrorNote error={summary.error} onRetry={() => void summary.refetch()} />;
  if (!summary.data) return <Loading rows={3} />;
  const { states, categories, authors, units, flagged, held } = summary.data;
  const works = (count: number | undefined) => (count ? w.count(number(count)) : null);
  return (
    <div className="works-summary">
      <Facts
        facts={[
          [w.handedIn, w.count(number(states['handed-in'] ?? 0))],
          [w.drafts, works(states.draft)],
          [w.authors, authors > 0 && w.people(number(authors))],
          [w.units, units > 0 && w.unitCount(number(units))],
          ...categories.map((category) => [pick(category.words), works(category.works)] as const),
          [w.flagged, works(flagged)],
          [w.held, works(held)],
        ]}
      />
      <div className="page-actions">
        <Button icon={<Icon name="download" />} disabled={!states['handed-in']} onClick={() => setAsking(true)}>
          {w.originals}
        </Button>
      </div>
      <ConfirmDanger
        open={asking}
        title={w.originals}
        consequences={w.originalsText}
        verb={w.download}
        danger={false}
        onConfirm={async () => {
          location.assign(originalsAddress(stageId));
        }}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

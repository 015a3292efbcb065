import './components/panel.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { ErrorNote, Loading } from '../../web/console/parts/note.tsx';
import { Section } from '../../web/console/parts/page.tsx';
import { useWords } from '../../web/console/preferences.tsx';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { deskQuery } from './components/gallery-source.ts';
import { Hanging } from './components/hanging.tsx';
import { GalleryHead } from './components/head.tsx';
import { PiecesList } from './components/pieces-list.tsx';
import { panelWords } from './components/words.ts';
import { settings } from './contract.ts';

type ViewName = 'hang' | 'list';

/** A gallery in the programme's workspace: how it stands, then its pieces as they hang, or as a list. */
export function StagePanel({ programmeId, stage, manages }: StagePanelProps) {
  const w = useWords(panelWords);
  const desk = useQuery(deskQuery(stage.id));
  const { view }: { view?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const asks = useMemo(() => settings.parse(stage.settings), [stage.settings]);
  if (!manages) return null;
  if (desk.error) return <ErrorNote error={desk.error} onRetry={() => void desk.refetch()} />;
  if (!desk.data) return <Loading />;
  const shown: ViewName = view === 'list' ? 'list' : 'hang';
  const go = (next: ViewName) =>
    void navigate({ to: '.', search: next === 'hang' ? {} : { view: next }, resetScroll: false } as never);
  return (
    <>
      <GalleryHead stageId={stage.id} programmeId={programmeId} desk={desk.data} />
      <Section title={w.pieces}>
        <div className="hanging-bar">
          <Segmented<ViewName>
            aria-label={w.views}
            value={shown}
            options={(['hang', 'list'] as const).map((value) => ({ value, label: w[value] }))}
            onChange={go}
          />
        </div>
        {shown === 'hang' ? (
          <Hanging stageId={stage.id} desk={desk.data} asks={asks} />
        ) : (
          <PiecesList stageId={stage.id} />
        )}
      </Section>
    </>
  );
}

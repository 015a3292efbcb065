import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { EmptyNote, Loading } from '../../parts/note.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { places } from '../../places.ts';
import { useWords } from '../../preferences.tsx';
import { RouteMissing } from '../../shell/route-states.tsx';
import type { StagePanelProps } from '../../stage-panel.ts';
import { stagePanels } from '../../stages.ts';
import { DeclaredPanel } from './declared-panel.tsx';
import { mayChange, useProgramme } from './programme-source.ts';
import { programmeWords } from './words.ts';

const loaded = new Map<string, ComponentType<StagePanelProps>>();

/** The panel of a kind of stage: its own where it has one, else drawn from its manifest. */
function panelOf(kind: string): ComponentType<StagePanelProps> {
  const load = stagePanels[kind];
  if (!load) return DeclaredPanel;
  const known = loaded.get(kind) ?? lazy(async () => ({ default: (await load()).StagePanel }));
  loaded.set(kind, known);
  return known;
}

/** One stage of a programme. */
export function StagePage() {
  const w = useWords(programmeWords);
  const { stageId } = useParams({ from: '/programmes/$programmeId/stages/$stageId' });
  const programme = useProgramme();
  const stage = programme.stages.find((each) => each.id === stageId);
  if (!stage) return <RouteMissing />;
  const Panel = panelOf(stage.kind);
  return (
    <div className="stage-page">
      {mayChange(programme) && (
        <p className="stage-settings-link">
          <PlaceLink to={places.programmeSettings(programme.id, stage.id)}>{w.goToSettings}</PlaceLink>
        </p>
      )}
      <Suspense fallback={<Loading />}>
        <Panel
          key={stage.id}
          programmeId={programme.id}
          stage={stage}
          manages={programme.may.manage}
          checksIn={programme.may.checkIn}
        />
      </Suspense>
      {!programme.may.manage && !programme.may.checkIn && <EmptyNote title={w.readOnly} />}
    </div>
  );
}

import './components/panel.css';
import { Section } from '../../web/console/parts/page.tsx';
import { useWords } from '../../web/console/preferences.tsx';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { EnrolmentList } from './components/enrolment-list.tsx';
import { PlacesBar } from './components/places-bar.tsx';
import { panelWords } from './components/words.ts';

/** Enrolment in the programme's workspace: places and quotas, then who asked for one. */
export function StagePanel(props: StagePanelProps) {
  const w = useWords(panelWords);
  return (
    <>
      <PlacesBar stageId={props.stage.id} />
      {props.manages && (
        <Section title={w.list}>
          <EnrolmentList {...props} />
        </Section>
      )}
    </>
  );
}

import './components/panel.css';
import { useMemo } from 'react';
import { Section } from '../../web/console/parts/page.tsx';
import { useWords } from '../../web/console/preferences.tsx';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { Board } from './components/board.tsx';
import { NomineeList } from './components/nominee-list.tsx';
import { panelWords } from './components/words.ts';
import { settings as settingsOf } from './contract.ts';

/** A review in the programme's workspace: how it stands for those who run it, then the nominees within sight. */
export function StagePanel({ programmeId, stage, manages }: StagePanelProps) {
  const w = useWords(panelWords);
  const settings = useMemo(() => settingsOf.parse(stage.settings), [stage.settings]);
  const desk = <a href={`/programmes/${programmeId}/${stage.id}/desk`}>{w.desk}</a>;
  return (
    <>
      {manages && <Board stageId={stage.id} settings={settings} />}
      <Section title={w.list} aside={desk}>
        <NomineeList stageId={stage.id} settings={settings} />
      </Section>
    </>
  );
}

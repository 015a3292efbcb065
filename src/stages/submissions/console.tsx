import './components/panel.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { Section } from '../../web/console/parts/page.tsx';
import { useWords } from '../../web/console/preferences.tsx';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { ContactSheet } from './components/contact-sheet.tsx';
import { Summary } from './components/summary.tsx';
import { panelWords } from './components/words.ts';
import { WorksList } from './components/works-list.tsx';
import { settings } from './contract.ts';

type ViewName = 'list' | 'sheet';

function Works({ stage }: Pick<StagePanelProps, 'stage'>) {
  const w = useWords(panelWords);
  const { view }: { view?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const asks = useMemo(() => settings.parse(stage.settings), [stage.settings]);
  const shown: ViewName = view === 'sheet' && asks.pictures ? 'sheet' : 'list';
  const go = (next: ViewName) =>
    void navigate({ to: '.', search: next === 'list' ? {} : { view: next }, resetScroll: false } as never);
  return (
    <>
      {asks.pictures && (
        <div className="stage-views">
          <Segmented<ViewName>
            aria-label={w.views}
            value={shown}
            options={(['list', 'sheet'] as const).map((value) => ({ value, label: w[value] }))}
            onChange={go}
          />
        </div>
      )}
      {shown === 'list' ? (
        <WorksList stageId={stage.id} asks={asks} />
      ) : (
        <ContactSheet stageId={stage.id} asks={asks} />
      )}
    </>
  );
}

/** Submissions in the programme's workspace: how it stands, then every work as a list or a contact sheet. */
export function StagePanel({ stage, manages }: StagePanelProps) {
  const w = useWords(panelWords);
  if (!manages) return null;
  return (
    <>
      <Section title={w.summary}>
        <Summary stageId={stage.id} />
      </Section>
      <Section title={w.works}>
        <Works stage={stage} />
      </Section>
    </>
  );
}

import './components/panel.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { pageQuery } from '../../web/console/list/list-source.ts';
import { Section } from '../../web/console/parts/page.tsx';
import { useWords } from '../../web/console/preferences.tsx';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { AllotmentPanel } from './allotment/components/allotment-panel.tsx';
import { isAllotted } from './books/rules.ts';
import { EnrolmentList } from './components/enrolment-list.tsx';
import { PlacesBar } from './components/places-bar.tsx';
import { QuotaDesk } from './components/quota-desk.tsx';
import { quotaPage, quotaSource } from './components/quota-source.ts';
import { useLives } from './components/use-lives.ts';
import { panelWords } from './components/words.ts';
import { settings } from './contract.ts';

type ViewName = 'allotment' | 'list';

/**
 * Enrolment in the programme's workspace: places, quotas as far as one reaches, then who asked for one; and their order,
 * where it counts.
 */
export function StagePanel(props: StagePanelProps) {
  const { stage, manages } = props;
  const allotted = isAllotted(settings.parse(stage.settings).admit);
  const quotas = useQuery(pageQuery(quotaSource(stage.id), quotaPage));
  const reaches = (quotas.data?.items.length ?? 0) > 0;
  return (
    <>
      <PlacesBar stageId={stage.id} withQuotas={!reaches} />
      {quotas.data && reaches && <QuotaDesk stageId={stage.id} page={quotas.data} />}
      {manages && (allotted ? <Views {...props} /> : <Enrolments {...props} />)}
    </>
  );
}

function Enrolments(props: StagePanelProps) {
  const w = useWords(panelWords);
  return (
    <Section title={w.list}>
      <EnrolmentList {...props} />
    </Section>
  );
}

/** One list at a time: each keeps its state in the address. */
function Views(props: StagePanelProps) {
  const w = useWords(panelWords);
  const { view }: { view?: string | undefined } = useSearch({ strict: false });
  const navigate = useNavigate();
  const lives = useLives();
  const go = (next: ViewName) => void navigate({ to: '.', search: { view: next }, resetScroll: false } as never);
  const shown: ViewName = view === 'list' ? 'list' : 'allotment';
  return (
    <>
      <div className="stage-views">
        <Segmented<ViewName>
          aria-label={w.views}
          value={shown}
          options={(['allotment', 'list'] as const).map((value) => ({ value, label: w[value] }))}
          onChange={go}
        />
      </div>
      {shown === 'list' ? <Enrolments {...props} /> : <AllotmentPanel stageId={props.stage.id} lives={lives} />}
    </>
  );
}

import '../../styles/templates.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { queryOf } from '../../api.ts';
import { EmptyNote } from '../../parts/note.tsx';
import { Page } from '../../parts/page.tsx';
import { usePick, useWords } from '../../preferences.tsx';
import type { Template } from './template.ts';
import { UseTemplate } from './use-template.tsx';
import { templatesWords } from './words.ts';

function StageStrip({ stages }: { stages: Template['stages'] }) {
  const w = useWords(templatesWords);
  const pick = usePick();
  return (
    <ol className="stage-strip" aria-label={w.stages}>
      {stages.map((stage) => (
        <li key={stage.key}>{pick(stage.title)}</li>
      ))}
    </ol>
  );
}

function TemplateCard({ template, onUse }: { template: Template; onUse: () => void }) {
  const w = useWords(templatesWords);
  const pick = usePick();
  const name = pick(template.words);
  return (
    <li className="template">
      <img src={`/woodcuts/${template.woodcut}.svg`} alt="" width={390} height={244} loading="lazy" />
      <h2>{name}</h2>
      <p className="meta">{pick(template.about)}</p>
      {template.campaign ? <p className="meta">{w.campaign}</p> : <StageStrip stages={template.stages} />}
      <Button onClick={onUse} aria-label={w.useOf(name)}>
        {w.use}
      </Button>
    </li>
  );
}

/** The gallery: what each template is for and which stages it consists of. */
export function TemplatesPage() {
  const w = useWords(templatesWords);
  const templates = useSuspenseQuery(queryOf(programmeRoutes.listTemplates)).data;
  const { use } = useSearch({ from: '/templates' });
  const navigate = useNavigate();
  const choose = (key: string | undefined) =>
    void navigate({ to: '/templates', search: { use: key }, resetScroll: false });
  const chosen = templates.find((template) => template.key === use);
  return (
    <Page title={w.title} lead={w.lead}>
      {templates.length === 0 && <EmptyNote title={w.none} />}
      <ul className="templates">
        {templates.map((template) => (
          <TemplateCard key={template.key} template={template} onUse={() => choose(template.key)} />
        ))}
      </ul>
      {chosen && <UseTemplate template={chosen} onClose={() => choose(undefined)} />}
    </Page>
  );
}

import '../../styles/brief.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { briefCheckQuery, briefPdf } from '../../brief/brief-source.ts';
import { RichBriefEditor } from '../../brief/rich-brief-editor.tsx';
import { briefWords } from '../../brief/words.ts';
import { UnsavedGuard } from '../../form/unsaved-guard.tsx';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { GrowingText } from '../../parts/growing-text.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ErrorNote, Remark } from '../../parts/note.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';
import { commonWords } from '../../words.ts';
import { BriefPhotos } from './brief-photos.tsx';
import { SourceDialog } from './source-dialog.tsx';
import { useBrief } from './use-brief.ts';

function Line({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="brief-line">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface ActionsProps {
  editing: ReturnType<typeof useBrief>;
  differing: number;
}

function Actions({ editing, differing }: ActionsProps) {
  const w = useWords(briefWords);
  const common = useWords(commonWords);
  const [asked, setAsked] = useState<'issue' | 'delete'>();
  const close = () => setAsked(undefined);
  const print = (
    <Button icon={<Icon name="print" />} href={briefPdf(editing.brief.id)} target="_blank">
      {w.print}
    </Button>
  );
  if (editing.isIssued) return print;
  return (
    <>
      {print}
      <Button onClick={() => setAsked('delete')}>{w.deleteDraft}</Button>
      <Button disabled={editing.dirty} onClick={() => setAsked('issue')}>
        {w.issue}
      </Button>
      <Button type="primary" loading={editing.busy} disabled={!editing.dirty} onClick={() => void editing.save()}>
        {common.save}
      </Button>
      <ConfirmDanger
        open={asked === 'issue'}
        title={w.issue}
        consequences={differing > 0 ? `${w.differing(differing)}${w.keepText}${w.issueText}` : w.issueText}
        verb={w.issue}
        danger={differing > 0}
        onConfirm={() => editing.issue(differing > 0)}
        onClose={close}
      />
      <ConfirmDanger
        open={asked === 'delete'}
        title={w.deleteDraft}
        consequences={w.deleteText}
        verb={w.deleteDraft}
        onConfirm={editing.remove}
        onClose={close}
      />
    </>
  );
}

/** The editor of one brief: words as they will be printed, numbers linked to their records. */
export function BriefPage() {
  const w = useWords(briefWords);
  const { briefId } = useParams({ from: '/briefs/$briefId' });
  const editing = useBrief(briefId);
  const check = useQuery({ ...briefCheckQuery(briefId), enabled: !editing.isIssued });
  const [source, setSource] = useState<string>();
  const { brief, document, isIssued, change } = editing;
  const differing = check.data?.differing ?? 0;
  const text = (key: 'kicker' | 'headline' | 'subhead', className: string) => (
    <Line label={w[key]}>
      {(id) => (
        <GrowingText
          id={id}
          variant="borderless"
          className={className}
          value={document[key] ?? ''}
          disabled={isIssued}
          onChange={(event) => change({ [key]: event.target.value || (key === 'headline' ? '' : undefined) })}
        />
      )}
    </Line>
  );
  return (
    <Page
      title={isIssued ? w.title : w.editorTitle}
      lead={[brief.unitName, brief.programmeTitle, brief.issueNumber && w.numberOf(brief.year, brief.issueNumber)]
        .filter(Boolean)
        .join(' · ')}
      actions={<Actions editing={editing} differing={differing} />}
    >
      <UnsavedGuard when={editing.dirty && !editing.busy} />
      {editing.problem !== undefined && <ErrorNote error={editing.problem} />}
      {differing > 0 && (
        <Remark tone="gold">
          {w.differing(differing)}{' '}
          <Button size="small" disabled={editing.dirty} loading={editing.busy} onClick={() => void editing.refresh()}>
            {w.refresh}
          </Button>
        </Remark>
      )}
      <article className="brief-sheet">
        <p className="brief-masthead">{document.masthead.name}</p>
        <p className="brief-issuer">
          <span>{brief.issueNumber && w.numberOf(brief.year, brief.issueNumber)}</span>
          <span>{document.masthead.issuer}</span>
        </p>
        {(!isIssued || document.kicker) && text('kicker', 'brief-kicker')}
        {text('headline', 'brief-headline')}
        {(!isIssued || document.subhead) && text('subhead', 'brief-subhead')}
        {!isIssued && <p className="meta">{w.chipHelp}</p>}
        <RichBriefEditor
          key={editing.round}
          blocks={document.body}
          disabled={isIssued}
          onChange={(body) => change({ body: body as typeof document.body })}
          onOpenSource={setSource}
        />
      </article>
      <Section title={w.photos}>
        <BriefPhotos photos={document.photos} disabled={isIssued} onChange={(photos) => change({ photos })} />
      </Section>
      {source !== undefined && (
        <SourceDialog link={document.links.find((link) => link.key === source)} onClose={() => setSource(undefined)} />
      )}
    </Page>
  );
}

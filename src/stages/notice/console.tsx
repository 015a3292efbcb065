import './components/panel.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { describeForm } from '../../kernel/fields.ts';
import { FormFromSchema } from '../../web/console/form/form-from-schema.tsx';
import { Conditions } from '../../web/console/parts/conditions.tsx';
import { ConfirmDanger } from '../../web/console/parts/confirm-danger.tsx';
import { Figures, type NamedAmount } from '../../web/console/parts/figures.tsx';
import { ErrorNote, Loading, Remark } from '../../web/console/parts/note.tsx';
import { Section } from '../../web/console/parts/page.tsx';
import { useDates, useWords } from '../../web/console/preferences.tsx';
import { stageFile, takeStageAction } from '../../web/console/stage-calls.ts';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { Names } from './components/names.tsx';
import { namesSource, statusQuery } from './components/notice-source.ts';
import { panelWords } from './components/words.ts';
import { noticeManifest as manifest } from './manifest.ts';

const forms = {
  appoint: describeForm(manifest.actions.appoint.input),
  post: describeForm(manifest.actions.post.input),
};
type Asked = keyof typeof forms | 'finish';

function useStatus(stageId: string) {
  return useQuery(statusQuery(stageId));
}
type Status = NonNullable<ReturnType<typeof useStatus>['data']>;

function Amounts({ status }: { status: Status }) {
  const w = useWords(panelWords);
  const { day } = useDates();
  const { pending, upheld, dismissed } = status.objections;
  const amounts: NamedAmount[] = [
    [w.listed, status.listed],
    [w.reserve, status.reserve],
    [w.pending, pending],
    [w.concluded, upheld + dismissed],
    ...(status.untilOn ? [[w.until, day(status.untilOn)] as const] : []),
  ];
  return <Figures figures={amounts} />;
}

function Steps({ stageId, status }: { stageId: string; status: Status }) {
  const w = useWords(panelWords);
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const refresh = async () => {
    setAsked(undefined);
    await client.invalidateQueries({ queryKey: [statusQuery(stageId).queryKey[0]] });
    await client.invalidateQueries({ queryKey: [namesSource(stageId).path] });
  };
  const submit = async (name: keyof typeof forms, value: object) => {
    await takeStageAction(manifest, stageId, name, value as never);
    await refresh();
  };
  const isReady = (whys: Status['post']) => whys.every(({ ok }) => ok);
  return (
    <>
      {status.state === 'draft' && <Conditions title={w.before} whys={status.post} />}
      {status.state === 'posted' && <Conditions title={w.toEnd} whys={status.finish} />}
      {status.state === 'finished' && <Remark>{w.over}</Remark>}
      <div className="steps">
        {status.state === 'draft' && (
          <Button type="primary" disabled={!isReady(status.post)} onClick={() => setAsked('post')}>
            {w.post}
          </Button>
        )}
        {status.state === 'posted' && (
          <Button type="primary" disabled={!isReady(status.finish)} onClick={() => setAsked('finish')}>
            {w.finish}
          </Button>
        )}
        {status.state !== 'finished' && <Button onClick={() => setAsked('appoint')}>{w.appoint}</Button>}
        {status.state !== 'draft' && (
          <Button href={stageFile(manifest, stageId, 'sheet')} target="_blank">
            {w.print}
          </Button>
        )}
      </div>
      <p className="meta">{w.handlersAre(status.handlers.map(({ name }) => name))}</p>
      {(asked === 'appoint' || asked === 'post') && (
        <Drawer open title={asked === 'post' ? w.post : w.appoint} onClose={() => setAsked(undefined)} destroyOnHidden>
          <FormFromSchema
            schema={forms[asked]}
            submitWords={asked === 'post' ? w.post : w.appoint}
            onSubmit={(value) => submit(asked, value)}
          />
        </Drawer>
      )}
      <ConfirmDanger
        open={asked === 'finish'}
        title={w.finish}
        verb={w.finish}
        consequences={<p>{w.finishConsequences}</p>}
        onConfirm={async () => {
          await takeStageAction(manifest, stageId, 'finish', {});
          await refresh();
        }}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}

/** A notice in the programme's workspace: what is missing, the period's clock, the list. Objections are seen at the desk alone. */
export function StagePanel({ stage, manages }: StagePanelProps) {
  const w = useWords(panelWords);
  const status = useStatus(stage.id);
  if (!manages) return null;
  if (status.error) return <ErrorNote error={status.error} onRetry={() => void status.refetch()} />;
  if (!status.data) return <Loading />;
  return (
    <>
      <Amounts status={status.data} />
      <Steps stageId={stage.id} status={status.data} />
      <Section title={w.names}>
        <Names stageId={stage.id} />
      </Section>
    </>
  );
}

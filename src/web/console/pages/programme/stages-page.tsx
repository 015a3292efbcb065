import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { ask, queryOf } from '../../api.ts';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/page.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { places } from '../../places.ts';
import { useLang, usePick, useWords } from '../../preferences.tsx';
import { sayProblem } from '../../problem.ts';
import type { ProgrammeDetail, StageDetail } from '../../stage-panel.ts';
import { mayChange, useProgramme, useProgrammeChanged } from './programme-source.ts';
import { programmeWords } from './words.ts';

function AddStage({ programme }: { programme: ProgrammeDetail }) {
  const w = useWords(programmeWords);
  const pick = usePick();
  const lang = useLang();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const changed = useProgrammeChanged();
  const kinds = useSuspenseQuery(queryOf(programmeRoutes.listStageKinds)).data;
  const add = useMutation({
    mutationFn: (kind: string) =>
      ask(programmeRoutes.addStage, { params: { programmeId: programme.id }, body: { kind } }),
    onSuccess: async ({ id }) => {
      await changed();
      void navigate({ to: places.programmeSettings(programme.id, id) });
    },
    onError: (error) => void message.error(sayProblem(error, lang)),
  });
  const items = kinds.map((kind) => ({
    key: kind.kind,
    label: (
      <span className="picker-option">
        <b>{pick(kind.words)}</b>
        <span className="meta">{pick(kind.about)}</span>
      </span>
    ),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => add.mutate(key) }}>
      <Button icon={<Icon name="plus" />} loading={add.isPending}>
        {w.addStage}
      </Button>
    </Dropdown>
  );
}

interface StageRowProps {
  stage: StageDetail;
  place: number;
  programme: ProgrammeDetail;
  onMove: (to: number) => void;
  onRemove: () => void;
}

function StageRow({ stage, place, programme, onMove, onRemove }: StageRowProps) {
  const w = useWords(programmeWords);
  const lang = useLang();
  const nameOf = (each: StageDetail) => (lang === 'zh' ? each.title : each.titleEn || each.title);
  const feeders = programme.stages.filter((each) => each.id === stage.takesFrom || stage.alsoFrom.includes(each.id));
  return (
    <li className="arrange-row">
      <span className="row-handle" aria-hidden="true">
        {place + 1}
      </span>
      <span>
        <PlaceLink to={places.programmeSettings(programme.id, stage.id)} className="row-link">
          {nameOf(stage)}
        </PlaceLink>
        <span className="meta">
          {' '}
          {feeders.length > 0 ? w.takesFrom(feeders.map(nameOf).join(lang === 'zh' ? '、' : ', ')) : w.openToAll}
        </span>
      </span>
      {mayChange(programme) && (
        <span className="row-tools">
          <Button
            type="text"
            icon={<Icon name="up" />}
            aria-label={w.stageUp(nameOf(stage))}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          />
          <Button
            type="text"
            icon={<Icon name="down" />}
            aria-label={w.stageDown(nameOf(stage))}
            disabled={place === programme.stages.length - 1}
            onClick={() => onMove(place + 1)}
          />
          <Button
            type="text"
            icon={<Icon name="remove" />}
            aria-label={`${w.removeStage} ${nameOf(stage)}`}
            onClick={onRemove}
          />
        </span>
      )}
    </li>
  );
}

/** The row of stages: add, order, remove. */
export function StagesPage() {
  const w = useWords(programmeWords);
  const lang = useLang();
  const { message } = App.useApp();
  const programme = useProgramme();
  const changed = useProgrammeChanged();
  const [removed, setRemoved] = useState<StageDetail>();
  const params = { programmeId: programme.id };
  const order = useMutation({
    mutationFn: (stageIds: string[]) => ask(programmeRoutes.orderStages, { params, body: { stageIds } }),
    onSettled: changed,
    onError: (error) => void message.error(sayProblem(error, lang)),
  });
  const move = (from: number, to: number) => {
    const ids = programme.stages.map((stage) => stage.id);
    const [moved] = ids.splice(from, 1);
    if (moved) order.mutate(ids.toSpliced(to, 0, moved));
  };
  return (
    <Section title={w.stages} aside={mayChange(programme) && <AddStage programme={programme} />}>
      {programme.stages.length === 0 && <p className="meta">{w.noStages}</p>}
      <ol>
        {programme.stages.map((stage, place) => (
          <StageRow
            key={stage.id}
            stage={stage}
            place={place}
            programme={programme}
            onMove={(to) => move(place, to)}
            onRemove={() => setRemoved(stage)}
          />
        ))}
      </ol>
      {removed && (
        <ConfirmDanger
          open
          title={`${w.removeStage} · ${lang === 'zh' ? removed.title : removed.titleEn || removed.title}`}
          consequences={w.removeStageText}
          verb={w.removeStage}
          onConfirm={async () => {
            await ask(programmeRoutes.removeStage, { params: { ...params, stageId: removed.id } });
            await changed();
          }}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </Section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { columnsOf, optionsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import type { BulkAction } from '../../../web/console/list/selection-bar.tsx';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { Remark } from '../../../web/console/parts/note.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import type { StagePanelProps } from '../../../web/console/stage-panel.ts';
import { enrolmentList, type Settings, settings } from '../contract.ts';
import { healthStateWords } from '../health/contract.ts';
import { enrolmentManifest } from '../manifest.ts';
import { teamSizes } from '../rules.ts';
import { EnrolOther } from './enrol-other.tsx';
import { EnrolmentDetail } from './enrolment-detail.tsx';
import { type EnrolmentRow, enrolmentSource, stateOptions } from './enrolment-source.ts';
import { type Change, useChanges } from './use-changes.tsx';
import { useLives } from './use-lives.ts';
import { panelWords } from './words.ts';

const { none: _none, ...askedStates } = healthStateWords;
const healthOptions = optionsOf(askedStates, { missing: 'gold', in: 'green' });

function filtersFor({ batches, healthForm }: Settings): Filter[] {
  const names = Object.fromEntries(
    batches.map(({ key, label, labelEn }) => [key, [label, labelEn || label] as const] as const),
  );
  return [
    { key: 'state', kind: 'select', title: panelWords.state, options: stateOptions },
    ...(batches.length > 0
      ? [{ key: 'batch', kind: 'select', title: panelWords.batch, options: optionsOf(names) } as const]
      : []),
    ...(healthForm.questions.length > 0
      ? [{ key: 'health', kind: 'select', title: panelWords.health, options: healthOptions } as const]
      : []),
    { key: 'unitId', kind: 'unit', title: panelWords.unit },
  ];
}

/** Columns that this stage has something in. */
function columnsFor({ questions, batches, confirmHours, healthForm, ...rest }: Settings) {
  const isTeam = teamSizes(rest) !== null;
  const empty = new Set([
    ...(isTeam ? [] : ['team', 'category', 'places']),
    ...(questions.length > 0 ? [] : ['answers']),
    ...(batches.length > 0 ? [] : ['batch', 'wishes']),
    ...(confirmHours === null ? ['offerUntil'] : []),
    ...(healthForm.questions.length > 0 ? [] : ['health']),
  ]);
  const all = columnsOf<EnrolmentRow>(enrolmentList, {
    name: { primary: true },
    state: { options: stateOptions },
    places: { hidden: !isTeam },
    answers: { hidden: true },
    health: { options: healthOptions },
  });
  return all.filter(({ key }) => !empty.has(key));
}

/** Who asked for a place: filtered, sorted and paged by the server; approved, declined and taken back in bulk. */
export function EnrolmentList({ stage }: StagePanelProps) {
  const w = useWords(panelWords);
  const lives = useLives();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [enrolling, setEnrolling] = useState(false);
  const given = useMemo(() => settings.parse(stage.settings), [stage.settings]);
  const isTeam = teamSizes(given) !== null;
  const source = useMemo(() => enrolmentSource(stage.id), [stage.id]);
  const columns = useMemo(() => columnsFor(given), [given]);
  const filters = useMemo(() => filtersFor(given), [given]);
  const changes = useChanges(stage.id, () => client.invalidateQueries({ queryKey: [source.path] }));
  const bulkOf = (change: Change, title: BulkAction['title']): BulkAction => ({
    key: change,
    title,
    danger: change !== 'approve',
    run: (keys) => changes.ask(change, keys),
  });
  const remind = async (enrolmentIds: string[]) => {
    const { told } = await takeStageAction(enrolmentManifest, stage.id, 'remindHealth', { enrolmentIds });
    void message.info(w.reminded(told));
  };
  const bulk: BulkAction[] = [
    bulkOf('approve', panelWords.approve),
    bulkOf('decline', panelWords.decline),
    bulkOf('remove', panelWords.take),
    ...(given.healthForm.questions.length > 0 ? [{ key: 'remind', title: panelWords.remind, run: remind }] : []),
  ];
  const enrolButton = (
    <Tooltip title={isTeam ? w.teamsOnly : ''}>
      <Button icon={<Icon name="plus" />} disabled={isTeam} onClick={() => setEnrolling(true)}>
        {w.enrolOther}
      </Button>
    </Tooltip>
  );
  return (
    <>
      {!lives && <Remark>{w.readOnly}</Remark>}
      <DataList<EnrolmentRow>
        label={w.list}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={enrolmentList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.team ?? row.name}
        target={(row) => ({ open: row.id })}
        detail={(_id, row) => ({
          title: row ? (row.team ?? row.name) : w.list,
          body: (
            <EnrolmentDetail
              stageId={stage.id}
              enrolment={row}
              lives={lives}
              // Thinking better of it changes nothing here, and the dialog has said what failed.
              onChange={(change, ids) => void changes.ask(change, ids).catch(() => undefined)}
            />
          ),
        })}
        {...(lives ? { bulk } : {})}
        empty={{ title: w.none, advice: w.noneAdvice, action: lives && enrolButton }}
        aside={lives && enrolButton}
      />
      {changes.dialog}
      {enrolling && <EnrolOther stageId={stage.id} questions={given.questions} onClose={() => setEnrolling(false)} />}
    </>
  );
}

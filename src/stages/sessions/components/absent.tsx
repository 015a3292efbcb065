import { Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import { columnsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import type { BulkAction } from '../../../web/console/list/selection-bar.tsx';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { useNarrow, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { absentList } from '../lists/contract.ts';
import { sessionsManifest } from '../manifest.ts';
import { type AbsentRow, absentSource, type Session, useSessionsChanged } from './sessions-source.ts';
import { useAsk } from './use-ask.tsx';
import { panelWords } from './words.ts';

const columns = columnsOf<AbsentRow>(absentList, { name: { primary: true } });
const plainColumns = columns.filter(({ key }) => key !== 'read' && key !== 'toRead');
const missing = [
  { value: 'attendance', title: panelWords.missingAttendance },
  { value: 'reading', title: panelWords.missingReading },
  { value: 'study', title: panelWords.missingStudy },
  { value: 'everyone', title: panelWords.everyone },
];
const guestsSchema = describeForm(
  z.object({
    personIds: titled(z.array(titled(z.uuid(), panelWords.persons, { widget: 'person' })).min(1), panelWords.persons),
  }),
);

export interface AbsentProps {
  stageId: string;
  /** Missing from this one; else from all. */
  session?: Session;
  /** The list is the officer's own, not handed in by a stage before. */
  isOwnList: boolean;
  /** Something is to be read. */
  hasReading: boolean;
}

/** Who is on the list, and who of them did not come or has not read; the officer's own list is kept here. */
export function Absent({ stageId, session, isOwnList, hasReading }: AbsentProps) {
  const w = useWords(panelWords);
  const narrow = useNarrow();
  const changed = useSessionsChanged(stageId);
  const { ask, dialog } = useAsk();
  const [adding, setAdding] = useState(false);
  const source = useMemo(() => absentSource(stageId), [stageId]);
  const fixed = useMemo(() => (session ? { sessionId: session.id } : {}), [session]);
  const filters = useMemo(
    (): Filter[] => [
      {
        key: 'missing',
        kind: 'select',
        title: panelWords.missing,
        options: missing.filter(({ value }) => hasReading || value === 'attendance' || value === 'everyone'),
      },
      { key: 'unitId', kind: 'unit', title: panelWords.unit },
    ],
    [hasReading],
  );
  const bulk: BulkAction[] = [];
  if (session && session.cancelReason === null)
    bulk.push({
      key: 'add',
      title: panelWords.correctAdd,
      run: (personIds) =>
        ask({
          verb: w.correctAdd,
          text: w.correctAddText,
          asksReason: true,
          danger: false,
          run: async (reason) => {
            const mode = session.onSite ? 'on-site' : 'online';
            const input = { sessionId: session.id, change: 'add', personIds, mode, reason } as const;
            await takeStageAction(sessionsManifest, stageId, 'correct', input);
            await changed();
          },
        }),
    });
  if (isOwnList)
    bulk.push({
      key: 'remove',
      title: panelWords.removeGuests,
      danger: true,
      run: (personIds) =>
        ask({
          verb: w.removeGuests,
          text: w.removeGuestsText(personIds.length),
          run: async () => {
            await takeStageAction(sessionsManifest, stageId, 'removeGuests', { personIds });
            await changed();
          },
        }),
    });
  const addButton = isOwnList && (
    <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {w.addGuests}
    </Button>
  );
  return (
    <>
      {!isOwnList && <p className="meta drawer-lead">{w.listFed}</p>}
      <DataList<AbsentRow>
        label={w.absent}
        source={source}
        columns={hasReading ? columns : plainColumns}
        filters={filters}
        defaultSort={absentList.defaultSort}
        fixed={fixed}
        rowKey={(row) => row.personId}
        rowName={(row) => row.name}
        {...(bulk.length > 0 ? { bulk } : {})}
        empty={{
          title: w.nobodyMissing,
          advice: isOwnList ? w.listEmptyAdvice : w.nobodyMissingAdvice,
          action: addButton,
        }}
        aside={addButton}
      />
      {dialog}
      <Drawer
        open={adding}
        onClose={() => setAdding(false)}
        size={narrow ? '100%' : 520}
        title={w.addGuests}
        destroyOnHidden
      >
        <FormFromSchema
          schema={guestsSchema}
          submitWords={w.addGuests}
          onSubmit={async ({ personIds }) => {
            await takeStageAction(sessionsManifest, stageId, 'addGuests', { personIds: personIds as string[] });
            await changed();
            setAdding(false);
          }}
        />
      </Drawer>
    </>
  );
}

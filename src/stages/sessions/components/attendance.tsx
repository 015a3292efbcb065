import { Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import { columnsOf, optionsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import { Facts } from '../../../web/console/parts/facts.tsx';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { EmptyNote } from '../../../web/console/parts/note.tsx';
import { StateTag } from '../../../web/console/parts/state-tag.tsx';
import { useDates, useNarrow, usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { correctionInput } from '../contract.ts';
import { attendanceList } from '../lists/contract.ts';
import { sessionsManifest } from '../manifest.ts';
import { modes } from '../rules.ts';
import { methodWords, modeWords } from '../words.ts';
import { type AttendanceRow, attendanceSource, type Session, useSessionsChanged } from './sessions-source.ts';
import { useAsk } from './use-ask.tsx';
import { panelWords } from './words.ts';

const stateOptions = optionsOf(attendanceList.columns.state?.values ?? {}, {
  live: 'green',
  added: 'gold',
  withdrawn: 'red',
});
const columns = columnsOf<AttendanceRow>(attendanceList, {
  name: { primary: true },
  state: { options: stateOptions },
  expected: { hidden: true },
  enteredByName: { hidden: true },
  reason: { hidden: true },
});
const ownColumns = columns.filter(({ key }) => key !== 'session');
const filters: Filter[] = [
  { key: 'mode', kind: 'select', title: panelWords.mode, options: optionsOf(modeWords) },
  { key: 'method', kind: 'select', title: panelWords.method, options: optionsOf(methodWords) },
  { key: 'state', kind: 'select', title: panelWords.state, options: stateOptions },
  { key: 'unitId', kind: 'unit', title: panelWords.unit },
];

const addSchema = describeForm(
  z.object({
    personIds: titled(z.array(titled(z.uuid(), panelWords.persons, { widget: 'person' })).min(1), panelWords.persons),
    mode: titled(z.enum(modes).default('on-site'), panelWords.mode, { choices: modeWords }),
    reason: correctionInput.shape.reason,
  }),
);
type Correction = Parameters<typeof takeStageAction<typeof sessionsManifest, 'correct'>>[3];

function AttendanceDetail({
  row,
  onWithdraw,
}: {
  row: AttendanceRow | undefined;
  onWithdraw: (row: AttendanceRow) => void;
}) {
  const w = useWords(panelWords);
  const pick = usePick();
  const dates = useDates();
  if (!row) return <EmptyNote title={w.gone} />;
  return (
    <>
      <Facts
        facts={[
          [w.state, <StateTag key="state" options={stateOptions} value={row.state} />],
          [w.session, row.session],
          [w.at, dates.moment(row.at)],
          [w.mode, pick(modeWords[row.mode])],
          [w.method, pick(methodWords[row.method])],
          [w.onList, row.expected ? w.yes : w.no],
          [w.unit, row.unitName],
          [w.phone, row.phone],
          [w.entered, row.enteredByName],
          [w.reason, row.reason],
        ]}
      />
      {row.state !== 'withdrawn' && (
        <Button className="drawer-actions" danger onClick={() => onWithdraw(row)}>
          {w.withdraw}
        </Button>
      )}
    </>
  );
}

export interface AttendanceProps {
  stageId: string;
  sessions: readonly Session[];
  /** Only this session's. */
  session?: Session;
}

/** Who came, with every correction; officers add those who were missed and withdraw what was wrong, with a reason. */
export function Attendance({ stageId, sessions, session }: AttendanceProps) {
  const w = useWords(panelWords);
  const narrow = useNarrow();
  const changed = useSessionsChanged(stageId);
  const { press, dialog } = useAsk();
  const [adding, setAdding] = useState(false);
  const source = useMemo(() => attendanceSource(stageId), [stageId]);
  const fixed = useMemo(() => (session ? { sessionId: session.id } : {}), [session]);
  const shownFilters = useMemo((): Filter[] => {
    if (session || sessions.length < 2) return filters;
    const options = sessions.map(({ id, title, titleEn }) => ({
      value: id,
      title: [title, titleEn || title] as const,
    }));
    return [{ key: 'sessionId', kind: 'select', title: panelWords.session, options }, ...filters];
  }, [session, sessions]);
  const correct = async (input: Correction) => {
    await takeStageAction(sessionsManifest, stageId, 'correct', input);
    await changed();
  };
  const withdraw = (row: AttendanceRow) =>
    press({
      verb: w.withdraw,
      title: `${w.withdraw} · ${row.name}`,
      text: w.withdrawText,
      asksReason: true,
      run: (reason) => correct({ sessionId: row.sessionId, change: 'withdraw', personIds: [row.personId], reason }),
    });
  const addButton = session && session.cancelReason === null && (
    <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {w.correctAdd}
    </Button>
  );
  return (
    <>
      <DataList<AttendanceRow>
        label={w.attendance}
        source={source}
        columns={session ? ownColumns : columns}
        filters={shownFilters}
        defaultSort={attendanceList.defaultSort}
        fixed={fixed}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        target={(row) => ({ open: row.id })}
        detail={(_id, row) => ({
          title: row?.name ?? w.attendance,
          body: <AttendanceDetail row={row} onWithdraw={withdraw} />,
        })}
        empty={{ title: w.noAttendance, advice: w.noAttendanceAdvice, action: addButton }}
        aside={addButton}
      />
      {dialog}
      {session && (
        <Drawer
          open={adding}
          onClose={() => setAdding(false)}
          size={narrow ? '100%' : 520}
          title={w.correctAdd}
          destroyOnHidden
        >
          <p className="meta drawer-lead">{w.correctAddText}</p>
          <FormFromSchema
            schema={addSchema}
            value={{ mode: session.onSite ? 'on-site' : 'online' }}
            submitWords={w.correctAdd}
            onSubmit={async (value) => {
              await correct({ ...value, change: 'add', sessionId: session.id } as Correction);
              setAdding(false);
            }}
          />
        </Drawer>
      )}
    </>
  );
}

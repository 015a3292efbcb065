import './components/panel.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { queryString } from '../../web/console/api.ts';
import { Icon } from '../../web/console/parts/icon.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../web/console/parts/note.tsx';
import { places } from '../../web/console/places.ts';
import { useWords } from '../../web/console/preferences.tsx';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { Absent } from './components/absent.tsx';
import { Attendance } from './components/attendance.tsx';
import { Materials } from './components/materials.tsx';
import { Minutes } from './components/minutes.tsx';
import { RunningOrder } from './components/running-order.tsx';
import { SessionForm } from './components/session-form.tsx';
import { SessionHead } from './components/session-head.tsx';
import { SessionRows } from './components/session-rows.tsx';
import { type Session, sessionsQuery } from './components/sessions-source.ts';
import { panelWords } from './components/words.ts';
import { settings } from './contract.ts';

type ViewName = 'sessions' | 'agenda' | 'attendance' | 'absent' | 'materials' | 'minutes';

interface Place {
  session?: string | undefined;
  view?: string | undefined;
}

/** Which session and which view of it are open: in the address, lists keep their state beside it. */
function usePanelPlace() {
  const { session, view }: Place = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = (place: Place) => void navigate({ to: '.', search: place, resetScroll: false } as never);
  return { sessionId: session, view, go };
}

interface ViewsProps {
  views: readonly ViewName[];
  view: ViewName;
  onChange: (view: ViewName) => void;
  aside?: ReactNode;
}

function Views({ views, view, onChange, aside }: ViewsProps) {
  const w = useWords(panelWords);
  return (
    <div className="stage-views">
      <Segmented<ViewName>
        aria-label={w.views}
        value={view}
        options={views.map((value) => ({ value, label: w[value] }))}
        onChange={onChange}
      />
      {aside}
    </div>
  );
}

interface PartProps extends StagePanelProps {
  data: { expected: number | null; sessions: Session[]; materials: Session['materials'] };
}

function termsOf({ stage }: Pick<StagePanelProps, 'stage'>) {
  const { modes, ways, opens, minutes } = settings.parse(stage.settings);
  const isFed = stage.takesFrom !== null;
  return {
    takesOnline: modes.includes('online'),
    hasPoster: ways.includes('poster'),
    hasList: isFed || opens === 'list',
    isOwnList: !isFed && opens === 'list',
    minutes,
  };
}

function hasReading({ sessions, materials }: PartProps['data']): boolean {
  return [...materials, ...sessions.flatMap((session) => session.materials)].some((material) => material.reading);
}

function Overview({ data, ...panel }: PartProps) {
  const w = useWords(panelWords);
  const { stage, programmeId, manages } = panel;
  const { hasList, isOwnList, takesOnline } = termsOf(panel);
  const place = usePanelPlace();
  const [adding, setAdding] = useState(false);
  const views = (['sessions', 'attendance', 'absent', 'materials'] as const).filter(
    (view) => view !== 'absent' || hasList,
  );
  const view = views.find((each) => each === place.view) ?? 'sessions';
  const addButton = manages && (
    <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {w.add}
    </Button>
  );
  const rows =
    data.sessions.length === 0 ? (
      <EmptyNote title={w.noSessions} advice={w.noSessionsAdvice} action={addButton} />
    ) : (
      <SessionRows
        sessions={data.sessions}
        expected={data.expected}
        href={(session) => `${places.stage(programmeId, stage.id)}${queryString({ session })}`}
      />
    );
  if (!manages) return rows;
  return (
    <>
      <Views
        views={views}
        view={view}
        onChange={(next) => place.go(next === 'sessions' ? {} : { view: next })}
        aside={view === 'sessions' && data.sessions.length > 0 && addButton}
      />
      {view === 'sessions' && rows}
      {view === 'attendance' && <Attendance stageId={stage.id} sessions={data.sessions} />}
      {view === 'absent' && <Absent stageId={stage.id} isOwnList={isOwnList} hasReading={hasReading(data)} />}
      {view === 'materials' && <Materials stageId={stage.id} sessionId={null} materials={data.materials} />}
      {adding && (
        <SessionForm
          stageId={stage.id}
          before={data.sessions.at(-1)}
          takesOnline={takesOnline}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

function OneSession({ data, session, ...panel }: PartProps & { session: Session }) {
  const { stage, programmeId } = panel;
  const { hasList, isOwnList, takesOnline, hasPoster } = termsOf(panel);
  const place = usePanelPlace();
  const views = (['agenda', 'attendance', 'absent', 'materials', 'minutes'] as const).filter(
    (view) => view !== 'absent' || hasList,
  );
  const view = views.find((each) => each === place.view) ?? 'agenda';
  const stageId = stage.id;
  return (
    <>
      <SessionHead
        stageId={stageId}
        session={session}
        href={places.stage(programmeId, stageId)}
        doorHref={`/programmes/${programmeId}/${stageId}/helper${queryString({ session: session.id })}`}
        hasPoster={hasPoster}
        hasList={hasList}
        takesOnline={takesOnline}
        manages={panel.manages}
        checksIn={panel.checksIn}
        onRemoved={() => place.go({})}
      />
      {panel.manages && (
        <>
          <Views
            views={views}
            view={view}
            onChange={(next) => place.go({ session: session.id, view: next === 'agenda' ? undefined : next })}
          />
          {view === 'agenda' && <RunningOrder stageId={stageId} session={session} />}
          {view === 'attendance' && <Attendance stageId={stageId} sessions={data.sessions} session={session} />}
          {view === 'absent' && (
            <Absent stageId={stageId} session={session} isOwnList={isOwnList} hasReading={hasReading(data)} />
          )}
          {view === 'materials' && <Materials stageId={stageId} sessionId={session.id} materials={session.materials} />}
          {view === 'minutes' && <Minutes stageId={stageId} sessionId={session.id} />}
        </>
      )}
    </>
  );
}

/** Sessions in the programme's workspace: all of them with attendance, list and materials, and each by itself. */
export function StagePanel(panel: StagePanelProps) {
  const w = useWords(panelWords);
  const place = usePanelPlace();
  const programme = useQuery(sessionsQuery(panel.stage.id));
  if (programme.error) return <ErrorNote error={programme.error} onRetry={() => void programme.refetch()} />;
  if (!programme.data) return <Loading />;
  const { data } = programme;
  if (!place.sessionId) return <Overview {...panel} data={data} />;
  const session = data.sessions.find((each) => each.id === place.sessionId);
  if (session) return <OneSession key={session.id} {...panel} data={data} session={session} />;
  return <EmptyNote title={w.gone} action={<Button onClick={() => place.go({})}>{w.allSessions}</Button>} />;
}

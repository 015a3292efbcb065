import { App, Button } from 'antd';
import { useState } from 'react';
import { now } from '../../../web/console/browser.ts';
import { useWhen } from '../../../web/console/pages/programme/use-when.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { Remark } from '../../../web/console/parts/note.tsx';
import { PlaceLink } from '../../../web/console/parts/place-link.tsx';
import { StateTag } from '../../../web/console/parts/state-tag.tsx';
import { useLang, useWords } from '../../../web/console/preferences.tsx';
import { stageFile, takeStageAction } from '../../../web/console/stage-calls.ts';
import { sessionsManifest } from '../manifest.ts';
import { LiveCount } from './live-count.tsx';
import { SessionForm } from './session-form.tsx';
import { phaseOptions, usePlace } from './session-rows.tsx';
import { phaseOf, type Session, useSessionsChanged } from './sessions-source.ts';
import { useAsk } from './use-ask.tsx';
import { panelWords } from './words.ts';

export interface SessionHeadProps {
  stageId: string;
  session: Session;
  /** Back to all sessions. */
  href: string;
  doorHref: string;
  hasPoster: boolean;
  takesOnline: boolean;
  /** Runs the programme: may change, cancel and remove the session. */
  manages: boolean;
  /** Somebody in particular is expected. */
  hasList: boolean;
  /** May check people in. */
  checksIn: boolean;
  onRemoved: () => void;
}

/** One session: when, where, how many are there, and what may be done with the whole of it. */
export function SessionHead(props: SessionHeadProps) {
  const { stageId, session, href, doorHref, hasPoster, takesOnline, manages, hasList, checksIn, onRemoved } = props;
  const { message } = App.useApp();
  const w = useWords(panelWords);
  const lang = useLang();
  const when = useWhen();
  const place = usePlace();
  const changed = useSessionsChanged(stageId);
  const { press, dialog } = useAsk();
  const [editing, setEditing] = useState(false);
  const { id: sessionId, version } = session;
  const phase = phaseOf(session, now());
  const isCancelled = session.cancelReason !== null;
  const cancel = () =>
    press({
      verb: w.cancel,
      text: w.cancelText,
      asksReason: true,
      run: async (reason) => {
        await takeStageAction(sessionsManifest, stageId, 'cancelSession', { sessionId, version, reason });
        await changed();
      },
    });
  const remove = () =>
    press({
      verb: w.remove,
      text: w.removeText,
      run: async () => {
        await takeStageAction(sessionsManifest, stageId, 'removeSession', { sessionId });
        onRemoved();
        await changed();
      },
    });
  const closeRoll = () =>
    press({
      verb: w.closeRoll,
      text: session.rollClosedAt === null ? w.closeRollText : w.closeRollAgain,
      danger: false,
      run: async () => {
        const { absent } = await takeStageAction(sessionsManifest, stageId, 'closeRoll', { sessionId });
        void message.success(w.rollClosed(absent));
        await changed();
      },
    });
  return (
    <header className="session-head">
      <PlaceLink className="meta" to={href}>
        ← {w.allSessions}
      </PlaceLink>
      <h2>
        {lang === 'en' ? session.titleEn || session.title : session.title}
        <StateTag options={phaseOptions} value={phase} />
      </h2>
      <p>{when(session)}</p>
      <p className="meta">{place(session)}</p>
      {session.note && <p className="session-note">{session.note}</p>}
      {session.cancelReason !== null && <Remark tone="red">{w.cancelledWhy(session.cancelReason)}</Remark>}
      <LiveCount stageId={stageId} session={session} />
      <div className="page-actions">
        {!isCancelled && (
          <>
            {manages && (
              <Button icon={<Icon name="edit" />} onClick={() => setEditing(true)}>
                {w.edit}
              </Button>
            )}
            {manages && hasPoster && session.onSite && (
              <Button
                icon={<Icon name="print" />}
                href={stageFile(sessionsManifest, stageId, 'poster', { sessionId })}
                target="_blank"
              >
                {w.poster}
              </Button>
            )}
            {manages && session.agenda.length > 0 && (
              <Button
                icon={<Icon name="print" />}
                href={stageFile(sessionsManifest, stageId, 'programmeSheet', { sessionId })}
                target="_blank"
              >
                {w.sheet}
              </Button>
            )}
            {checksIn && (
              <Button icon={<Icon name="door" />} href={doorHref} target="_blank">
                {w.door}
              </Button>
            )}
            {manages && hasList && phase === 'over' && <Button onClick={closeRoll}>{w.closeRoll}</Button>}
            {manages && phase !== 'over' && (
              <Button danger onClick={cancel}>
                {w.cancel}
              </Button>
            )}
          </>
        )}
        {manages && session.arrived === 0 && (
          <Button danger type="text" onClick={remove}>
            {w.remove}
          </Button>
        )}
      </div>
      {dialog}
      {editing && (
        <SessionForm stageId={stageId} session={session} takesOnline={takesOnline} onClose={() => setEditing(false)} />
      )}
    </header>
  );
}

import { useQuery } from '@tanstack/react-query';
import { now } from '../../../web/console/browser.ts';
import { Figures, type NamedAmount } from '../../../web/console/parts/figures.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
import { doorQuery, phaseOf, type Session } from './sessions-source.ts';
import { panelWords } from './words.ts';

const refetchMs = 5000;

/** How many have checked in, kept fresh while the session is not over. */
export function LiveCount({ stageId, session }: { stageId: string; session: Session }) {
  const w = useWords(panelWords);
  const phase = phaseOf(session, now());
  const isLive = phase === 'now' || phase === 'coming';
  const door = useQuery({ ...doorQuery(stageId), refetchInterval: isLive ? refetchMs : false });
  const held = door.data?.sessions.find((each) => each.sessionId === session.id);
  const expected = door.data?.expected ?? null;
  const arrived = held?.arrived ?? session.arrived;
  const room = expected ?? session.capacity;
  const amounts: NamedAmount[] = [
    [w.arrived, arrived],
    ...(held && session.online ? [[w.onlineCount, held.online] as const] : []),
    ...(expected === null ? [] : [[w.expected, expected] as const]),
    ...(session.capacity === null ? [] : [[w.capacity, session.capacity] as const]),
  ];
  return (
    <div className="live-count">
      <Figures figures={amounts} />
      {room !== null && room > 0 && (
        <div className="came-track" aria-hidden="true">
          <span style={{ width: `${Math.min(100, (arrived / room) * 100)}%` }} />
        </div>
      )}
      {phase === 'now' && <p className="meta">{w.live}</p>}
    </div>
  );
}

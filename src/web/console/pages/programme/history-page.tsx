import { useQuery } from '@tanstack/react-query';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { programmeStates } from '../../../../programmes/life/rules.ts';
import { queryOf } from '../../api.ts';
import { HistoryTimeline } from '../../parts/history-timeline.tsx';
import { ErrorNote, Loading } from '../../parts/note.tsx';
import { usePick } from '../../preferences.tsx';
import { useProgramme } from './programme-source.ts';
import { changeKinds } from './words.ts';

function isState(state: string | null): state is keyof typeof programmeStates {
  return state !== null && state in programmeStates;
}

function isKind(kind: string): kind is keyof typeof changeKinds {
  return kind in changeKinds;
}

/** Everything that was changed, by whom and why. */
export function HistoryPage() {
  const pick = usePick();
  const programme = useProgramme();
  const answer = useQuery(queryOf(programmeRoutes.listChanges, { params: { programmeId: programme.id } }));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const entries = answer.data.map((change) => {
    const kind = isKind(change.kind) ? pick(changeKinds[change.kind]) : change.kind;
    const move = [change.fromState, change.toState].filter(isState).map((state) => pick(programmeStates[state]));
    const { reason } = change.detail;
    return {
      id: change.id,
      at: change.at,
      who: change.actorName,
      what: move.length > 0 ? `${kind} ${move.join(' → ')}` : kind,
      why: typeof reason === 'string' ? reason : null,
      tone:
        change.toState === 'cancelled'
          ? ('red' as const)
          : change.toState === 'published'
            ? ('green' as const)
            : ('ink' as const),
    };
  });
  return <HistoryTimeline entries={entries} />;
}

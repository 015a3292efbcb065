import { useQuery } from '@tanstack/react-query';
import type { Bilingual } from '../../../../kernel/words.ts';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { type MoveName, moves, programmeStates } from '../../../../programmes/life/rules.ts';
import { queryOf } from '../../api.ts';
import { HistoryTimeline } from '../../parts/history-timeline.tsx';
import { ErrorNote, Loading } from '../../parts/note.tsx';
import { usePick } from '../../preferences.tsx';
import { useProgramme } from './programme-source.ts';
import { changeKinds } from './words.ts';

function isState(state: string | null): state is keyof typeof programmeStates {
  return state !== null && state in programmeStates;
}

/** What was done, in words: a move of its life, or a change of its contents. */
function kindWords(kind: string): Bilingual {
  if (kind in moves) return moves[kind as MoveName].words;
  return kind in changeKinds ? changeKinds[kind as keyof typeof changeKinds] : [kind, kind];
}

/** Everything that was changed, by whom and why. */
export function HistoryPage() {
  const pick = usePick();
  const programme = useProgramme();
  const answer = useQuery(queryOf(programmeRoutes.listChanges, { params: { programmeId: programme.id } }));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const entries = answer.data.map((change) => {
    const kind = pick(kindWords(change.kind));
    const isMove = change.fromState !== change.toState;
    const states = isMove
      ? [change.fromState, change.toState].filter(isState).map((state) => pick(programmeStates[state]))
      : [];
    const { reason } = change.detail;
    return {
      id: change.id,
      at: change.at,
      who: change.actorName,
      what: (
        <>
          <b>{kind}</b> {states.join(' → ')}
        </>
      ),
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

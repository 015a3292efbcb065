import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { meRoutes } from '../../../../people/access/me/contract.ts';
import { ask, queryOf } from '../../api.ts';
import { leaveToSignIn } from '../../connection.ts';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { ErrorNote, Loading } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { useDates, useLang, useWords } from '../../preferences.tsx';
import { sayProblem } from '../../problem.ts';
import { deviceName } from './device-name.ts';
import { accountWords } from './words.ts';

/** Where the account is signed in, and how to end it. */
export function SessionsSection() {
  const w = useWords(accountWords);
  const lang = useLang();
  const dates = useDates();
  const client = useQueryClient();
  const { message } = App.useApp();
  const query = queryOf(meRoutes.listSessions);
  const answer = useQuery(query);
  const [endingAll, setEndingAll] = useState(false);
  const end = useMutation({
    mutationFn: (sessionId: string) => ask(meRoutes.endSession, { params: { sessionId } }),
    onError: (error) => void message.error(sayProblem(error, lang)),
    onSettled: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  return (
    <Section
      title={w.sessions}
      aside={
        <Button size="small" onClick={() => setEndingAll(true)}>
          {w.endAll}
        </Button>
      }
    >
      {answer.error && <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Loading rows={3} />}
      <ul className="plain-rows">
        {answer.data?.items.map((session) => (
          <li key={session.id}>
            <span title={session.device ?? undefined}>
              {session.device ? deviceName(session.device) : w.unknownDevice}
            </span>
            <span className="meta">
              {[session.from, w.seen(dates.moment(session.seenAt))].filter(Boolean).join(' · ')}
            </span>
            {session.isCurrent ? (
              <span className="state-tag tone-green">{w.thisOne}</span>
            ) : (
              <Button
                size="small"
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                {w.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDanger
        open={endingAll}
        title={w.endAll}
        consequences={w.endAllText}
        verb={w.endAll}
        onConfirm={async () => {
          await ask(meRoutes.endAllSessions);
          leaveToSignIn();
        }}
        onClose={() => setEndingAll(false)}
      />
    </Section>
  );
}

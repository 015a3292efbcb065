import { useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { describeForm, titled } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { useDates, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { followUp, minutesInput } from '../contract.ts';
import { sessionsManifest } from '../manifest.ts';
import { minutesQuery, useSessionsChanged } from './sessions-source.ts';
import { panelWords } from './words.ts';

const { body, visibility } = minutesInput.shape;
const minutesSchema = describeForm(z.object({ body, visibility }));
const followUps = titled(z.array(followUp.omit({ id: true })).max(100), panelWords.followUps, {
  help: panelWords.followUpsHelp,
  widget: 'rows',
});
const followUpsSchema = describeForm(z.object({ followUps }));

type FollowUps = Parameters<typeof takeStageAction<typeof sessionsManifest, 'setFollowUps'>>[3]['followUps'];

/** Minutes of a session and what is to follow from it. */
export function Minutes({ stageId, sessionId }: { stageId: string; sessionId: string }) {
  const w = useWords(panelWords);
  const dates = useDates();
  const client = useQueryClient();
  const changed = useSessionsChanged(stageId);
  const query = minutesQuery(stageId, sessionId);
  // Nobody loses what they type because the window got the focus again.
  const minutes = useQuery({ ...query, refetchOnWindowFocus: false });
  if (minutes.error) return <ErrorNote error={minutes.error} onRetry={() => void minutes.refetch()} />;
  if (!minutes.data) return <Loading />;
  const { version, writerName, writtenAt } = minutes.data;
  const keep = async (answer: typeof minutes.data) => {
    client.setQueryData(query.queryKey, answer);
    await changed();
  };
  const write = async (value: FormValue) => {
    const input = { ...value, sessionId, version } as Parameters<
      typeof takeStageAction<typeof sessionsManifest, 'writeMinutes'>
    >[3];
    await keep(await takeStageAction(sessionsManifest, stageId, 'writeMinutes', input));
  };
  const follow = async (value: FormValue) => {
    const given = (value.followUps ?? []) as FollowUps;
    await keep(await takeStageAction(sessionsManifest, stageId, 'setFollowUps', { sessionId, followUps: given }));
  };
  return (
    <>
      <Section
        title={w.minutes}
        aside={writtenAt === null ? w.noMinutes : w.written(writerName, dates.moment(writtenAt))}
      >
        <FormFromSchema
          key={`minutes ${version}`}
          schema={minutesSchema}
          value={{ body: minutes.data.body, visibility: minutes.data.visibility }}
          onSubmit={write}
          submitWords={w.writeMinutes}
        />
      </Section>
      <div className="follow-ups">
        <FormFromSchema
          key={minutes.data.followUps.map(({ id }) => id).join()}
          schema={followUpsSchema}
          value={{ followUps: minutes.data.followUps }}
          onSubmit={follow}
          submitWords={w.saveFollowUps}
        />
      </div>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { useLang, useWords } from '../../../web/console/preferences.tsx';
import { sayProblem } from '../../../web/console/problem.ts';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { judgingManifest as manifest } from '../manifest.ts';
import { liveQuery, sheetsQuery, useRoundChanged } from './judging-source.ts';
import { panelWords } from './words.ts';

const REFRESH_MS = 5000;

/** Running the show: who is on stage, whose score is shown next. */
export function LiveBoard({ stageId, programmeId }: { stageId: string; programmeId: string }) {
  const w = useWords(panelWords);
  const lang = useLang();
  const { message } = App.useApp();
  const changed = useRoundChanged(stageId);
  const live = useQuery({ ...liveQuery(stageId), refetchInterval: REFRESH_MS });
  const sheets = useQuery({ ...sheetsQuery(stageId), refetchInterval: REFRESH_MS });
  const given = new Map(sheets.data?.items.map(({ id, sheets: done, assigned }) => [id, w.given(done, assigned)]));
  const [drawing, setDrawing] = useState(false);
  if (live.error) return <ErrorNote error={live.error} onRetry={() => void live.refetch()} />;
  if (!live.data) return <Loading rows={3} />;
  const { acts, state } = live.data;
  const take = async (step: () => Promise<string | undefined>) => {
    try {
      const said = await step();
      if (said) void message.success(said);
    } catch (error) {
      void message.error(sayProblem(error, lang));
    }
    await changed();
  };
  const call = (entryId: string | null) =>
    take(async () => {
      await takeStageAction(manifest, stageId, 'callAct', { entryId });
      return undefined;
    });
  const show = (entryId: string) =>
    take(async () => w.shown((await takeStageAction(manifest, stageId, 'showScore', { entryId })).score));
  const running = state === 'marking';
  return (
    <Section
      title={w.live}
      aside={
        <>
          <Button href={`/programmes/${programmeId}/${stageId}/live`} target="_blank">
            {w.audience}
          </Button>{' '}
          <Button href={`/screen/live/${stageId}`} target="_blank">
            {w.wallScreen}
          </Button>{' '}
          {running && <Button onClick={() => setDrawing(true)}>{w.draw}</Button>}{' '}
          {running && live.data.current && <Button onClick={() => void call(null)}>{w.endAct}</Button>}
        </>
      }
    >
      <TableFrame label={w.live}>
        <table className="table">
          <tbody>
            {acts.map(({ entryId, position, code, title, unitName, state: act, score }) => (
              <tr key={entryId}>
                <td className="numeric">{position}</td>
                <td>{code}</td>
                <th scope="row">
                  {title} <span className="meta">{unitName}</span>
                </th>
                <td className="numeric">{score ?? (act === 'ahead' ? '–' : given.get(entryId))}</td>
                <td>
                  {running && act !== 'shown' && (
                    <span className="round-row-actions">
                      {act !== 'now' && (
                        <Button size="small" onClick={() => void call(entryId)}>
                          {w.call}
                        </Button>
                      )}
                      {act !== 'ahead' && (
                        <Button size="small" type="primary" onClick={() => void show(entryId)}>
                          {w.show}
                        </Button>
                      )}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {drawing && (
        <ConfirmDanger
          open
          title={w.draw}
          verb={w.draw}
          consequences={w.drawText}
          onConfirm={async () => {
            await takeStageAction(manifest, stageId, 'order', {});
            await changed();
          }}
          onClose={() => setDrawing(false)}
        />
      )}
    </Section>
  );
}

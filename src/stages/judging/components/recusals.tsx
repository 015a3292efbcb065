import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { grounds } from '../conflicts/rules.ts';
import { judgingManifest as manifest } from '../manifest.ts';
import { recusalsQuery, useRoundChanged } from './judging-source.ts';
import { panelWords } from './words.ts';

/** Who steps aside from what, and why; a mistake is lifted with a reason. */
export function Recusals({ stageId, fixed }: { stageId: string; fixed: boolean }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const changed = useRoundChanged(stageId);
  const answer = useQuery(recusalsQuery(stageId));
  const [lifting, setLifting] = useState<string>();
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={2} />;
  return (
    <Section title={w.conflicts}>
      {answer.data.length === 0 ? (
        <EmptyNote title={w.noConflicts} advice={w.noConflictsAdvice} />
      ) : (
        <TableFrame label={w.conflicts}>
          <table className="table">
            <tbody>
              {answer.data.map(({ id, code, title, judgeName, ground, note }) => (
                <tr key={id}>
                  <td>{code}</td>
                  <th scope="row">{title}</th>
                  <td>{judgeName}</td>
                  <td>
                    {pick(grounds[ground])} <span className="meta">{note}</span>
                  </td>
                  <td>
                    {!fixed && (
                      <Button size="small" onClick={() => setLifting(id)}>
                        {w.lift}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {lifting && (
        <ConfirmDanger
          open
          title={w.lift}
          verb={w.lift}
          asksReason
          consequences={w.liftText}
          onConfirm={async (reason) => {
            await takeStageAction(manifest, stageId, 'liftRecusal', { recusalId: lifting, reason });
            await changed();
          }}
          onClose={() => setLifting(undefined)}
        />
      )}
    </Section>
  );
}

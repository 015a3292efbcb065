import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo } from 'react';
import { describeForm } from '../../../../kernel/fields.ts';
import { FormFromSchema } from '../../../../web/console/form/form-from-schema.tsx';
import { Conditions } from '../../../../web/console/parts/conditions.tsx';
import { Facts } from '../../../../web/console/parts/facts.tsx';
import { ErrorNote, Loading } from '../../../../web/console/parts/note.tsx';
import { TableFrame } from '../../../../web/console/parts/table-frame.tsx';
import { useDates, usePick, useWords } from '../../../../web/console/preferences.tsx';
import { stageRead, takeStageAction } from '../../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../../manifest.ts';
import { handInput, pointsForm } from '../contract.ts';
import { saySigned } from '../words.ts';
import { useAllotmentChanged } from './allotment-source.ts';
import { panelWords } from './words.ts';

const claimOf = (stageId: string, enrolmentId: string) =>
  stageRead(enrolmentManifest, stageId, 'explain', { enrolmentId });

/** One applicant as they see it themselves: conditions, score lines with their sources, and points by hand. */
export function ClaimDetail({ stageId, enrolmentId, lives }: { stageId: string; enrolmentId: string; lives: boolean }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const dates = useDates();
  const answer = useQuery(claimOf(stageId, enrolmentId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const claim = answer.data;
  return (
    <>
      <Facts
        facts={[
          [w.ticket, claim.ticket],
          [w.lots, claim.weight > 1 ? claim.weight : null],
          [w.place, claim.place],
          [w.lastOn, claim.admit === 'priority' ? (claim.lastOn ?? w.never) : null],
        ]}
      />
      {claim.gates.length > 0 && <Conditions title={w.conditions} whys={claim.gates} />}
      {claim.admit === 'priority' && (
        <TableFrame label={w.points}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{w.line}</th>
                <th scope="col">{w.source}</th>
                <th scope="col" className="numeric">
                  {w.points}
                </th>
              </tr>
            </thead>
            <tbody>
              {claim.lines.map((line) => (
                <tr key={line.words[1]}>
                  <th scope="row">{pick(line.words)}</th>
                  <td>{pick(line.source)}</td>
                  <td className="numeric">{line.points === 0 ? '–' : line.points}</td>
                </tr>
              ))}
              {claim.byHand.map(({ at, points, reason }) => (
                <tr key={String(at)}>
                  <th scope="row">{w.byHand}</th>
                  <td>
                    {reason} <span className="meta">{dates.moment(at)}</span>
                  </td>
                  <td className="numeric">{saySigned(points)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {w.total}
                </th>
                <td className="numeric">{claim.points}</td>
              </tr>
            </tfoot>
          </table>
        </TableFrame>
      )}
      {claim.admit === 'priority' && !claim.allotted && lives && (
        <AddPoints stageId={stageId} enrolmentId={enrolmentId} />
      )}
    </>
  );
}

function AddPoints({ stageId, enrolmentId }: { stageId: string; enrolmentId: string }) {
  const w = useWords(panelWords);
  const { message } = App.useApp();
  const stirred = useAllotmentChanged(stageId);
  const schema = useMemo(() => describeForm(pointsForm), []);
  return (
    <>
      <h3 className="drawer-part">{w.addPoints}</h3>
      <p className="meta">{w.addPointsNote}</p>
      <FormFromSchema
        schema={schema}
        submitWords={w.addPoints}
        onSubmit={async (value) => {
          await takeStageAction(enrolmentManifest, stageId, 'addPoints', handInput.parse({ ...value, enrolmentId }));
          void message.success(w.added);
          await stirred();
        }}
      />
    </>
  );
}

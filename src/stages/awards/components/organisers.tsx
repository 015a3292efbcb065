import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { ErrorNote, Loading, Remark } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { useNumbers, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { awardsManifest } from '../manifest.ts';
import { fieldQuery, useAwardsChanged } from './awards-source.ts';
import { panelWords } from './words.ts';

/** Unions beside what they handed in and won; organisers are picked here, with a reason. */
export function Organisers({ stageId, open }: { stageId: string; open: boolean }) {
  const w = useWords(panelWords);
  const { number } = useNumbers();
  const changed = useAwardsChanged(stageId);
  const field = useQuery(fieldQuery(stageId));
  const [asked, setAsked] = useState<{ unitId: string; name: string; chosen: boolean }>();
  if (field.error) return <ErrorNote error={field.error} onRetry={() => void field.refetch()} />;
  if (!field.data) return <Loading rows={3} />;
  const { name, places, chosen, units } = field.data;
  if (name === '') return null;
  return (
    <Section title={name} aside={w.organisersOf(chosen, places === null ? '' : number(places))}>
      {units.length === 0 ? (
        <Remark>{w.nobodyTookPart}</Remark>
      ) : (
        <TableFrame label={name}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{w.unit}</th>
                {[w.works, w.people, w.awards].map((title) => (
                  <th key={title} scope="col" className="numeric">
                    {title}
                  </th>
                ))}
                <th scope="col">{w.award}</th>
                {open && <td />}
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <tr key={unit.unitId}>
                  <th scope="row">{unit.name}</th>
                  <td className="numeric">{number(unit.works)}</td>
                  <td className="numeric">{number(unit.people)}</td>
                  <td className="numeric">{number(unit.awards)}</td>
                  <td>
                    {unit.chosen ? name : w.none}
                    {unit.chosen && unit.reason && <span className="awards-why">{unit.reason}</span>}
                  </td>
                  {open && (
                    <td>
                      <Button
                        size="small"
                        aria-label={`${unit.chosen ? w.unpick : w.pick} ${unit.name}`}
                        onClick={() => setAsked({ unitId: unit.unitId, name: unit.name, chosen: !unit.chosen })}
                      >
                        {unit.chosen ? w.unpick : w.pick}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {asked && (
        <ConfirmDanger
          open
          danger={false}
          title={`${name} · ${asked.name}`}
          verb={asked.chosen ? w.pick : w.unpick}
          asksReason
          consequences={null}
          onConfirm={async (reason) => {
            const { unitId, chosen: isChosen } = asked;
            await takeStageAction(awardsManifest, stageId, 'organise', { unitId, chosen: isChosen, reason });
            await changed();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  );
}

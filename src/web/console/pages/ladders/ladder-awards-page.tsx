import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { awardList, ladderRoutes } from '../../../../registries/ladders/contract.ts';
import { skillLevels } from '../../../../registries/ladders/register.ts';
import { ask } from '../../api.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ErrorNote, Loading, Remark } from '../../parts/note.tsx';
import { useDates, usePick, useWords } from '../../preferences.tsx';
import {
  type AwardItem,
  awardsSource,
  type Ladder,
  ladderQuery,
  levelOptions,
  useLaddersChanged,
} from './ladder-source.ts';
import { laddersWords } from './words.ts';

const stateOptions = optionsOf(
  { held: laddersWords.stateHeld, revoked: laddersWords.stateRevoked },
  { held: 'green', revoked: 'red' },
);
const columns = columnsOf<AwardItem>(awardList, {
  personName: { primary: true, minWidth: 100 },
  level: { options: levelOptions },
  state: { options: stateOptions },
});
const filters: Filter[] = [
  { key: 'level', kind: 'select', title: laddersWords.level, options: levelOptions },
  { key: 'state', kind: 'select', title: laddersWords.state, options: stateOptions },
];

function Award({ ladder, award }: { ladder: Ladder; award: AwardItem }) {
  const w = useWords(laddersWords);
  const pick = usePick();
  const { day } = useDates();
  const { message } = App.useApp();
  const changed = useLaddersChanged();
  const [asking, setAsking] = useState(false);
  const revoke = async (reason: string) => {
    await ask(ladderRoutes.revoke, { params: { ladderId: ladder.id, awardId: award.id }, body: { reason } });
    void message.success(w.revokedNow);
    await changed();
  };
  return (
    <>
      {award.revokedOn && (
        <Remark tone="red">
          {w.stateRevoked} · {day(award.revokedOn)} · {award.reason}
        </Remark>
      )}
      <Facts
        facts={[
          [w.level, pick(skillLevels[award.level])],
          [w.union, award.unitName],
          [w.on, day(award.awardedOn)],
          [w.basis, award.basis],
          [
            w.certificate,
            <a key="certificate" href={`/certificates/${award.certificate}`} target="_blank" rel="noreferrer">
              {award.certificate}
            </a>,
          ],
        ]}
      />
      {ladder.mayManage && award.state === 'held' && (
        <p>
          <Button danger onClick={() => setAsking(true)}>
            {w.revoke}
          </Button>
        </p>
      )}
      <ConfirmDanger
        open={asking}
        title={w.revoke}
        verb={w.revoke}
        asksReason
        consequences={<p>{w.revokeText}</p>}
        onConfirm={revoke}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

/** Levels awarded on a ladder, with the certificate of each; a level is revoked here. */
export function LadderAwardsPage() {
  const w = useWords(laddersWords);
  const { ladderId } = useParams({ from: '/ladders/$ladderId/awards' });
  const source = useMemo(() => awardsSource(ladderId), [ladderId]);
  const answer = useQuery(ladderQuery(ladderId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  const ladder = answer.data;
  if (!ladder) return <Loading rows={8} />;
  return (
    <ListPage<AwardItem>
      title={`${w.awards} · ${ladder.title}`}
      actions={<ButtonLink to="/ladders/$ladderId" params={{ ladderId }} words={w.back} icon="left" />}
      source={source}
      columns={columns}
      filters={filters}
      defaultSort={awardList.defaultSort}
      rowKey={(row) => row.id}
      rowName={(row) => row.personName}
      target={(row) => ({ open: row.id })}
      detail={(_, row) => ({
        title: row?.personName ?? w.awards,
        body: row ? <Award ladder={ladder} award={row} /> : <Loading />,
      })}
      empty={{ title: w.noAwards }}
    />
  );
}

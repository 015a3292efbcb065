import { useQuery } from '@tanstack/react-query';
import { Facts } from '../../../web/console/parts/facts.tsx';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { usePick, useWords } from '../../../web/console/preferences.tsx';
import { standingList } from '../contract.ts';
import { fateWords } from '../words.ts';
import { explainQuery } from './standings-source.ts';
import { panelWords } from './words.ts';

/** One person or team: each event with what it is worth, what was left out, and the rank in sentences. */
export function StandingDetail({ stageId, subject }: { stageId: string; subject: { kind: string; id: string } }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const answer = useQuery(explainQuery(stageId, subject));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const { unitName, group, rank, total, events, whys } = answer.data;
  const title = (key: 'unitName' | 'group' | 'rank' | 'total') => pick(standingList.columns[key]?.title ?? ['', '']);
  return (
    <>
      <Facts
        facts={[
          [title('unitName'), unitName],
          ...(group ? [[title('group'), group] as const] : []),
          [title('rank'), rank === null ? w.no : String(rank)],
          [title('total'), total || '–'],
        ]}
      />
      <TableFrame label={w.events}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{w.event}</th>
              <th scope="col" className="numeric">
                {w.score}
              </th>
              <th scope="col" className="numeric">
                {w.rank}
              </th>
              <th scope="col" className="numeric">
                {w.weight}
              </th>
              <th scope="col" className="numeric">
                {w.worth}
              </th>
              <th scope="col">{w.fate}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.eventId}>
                <th scope="row">{pick(event.title)}</th>
                <td className="numeric">{event.score || '–'}</td>
                <td className="numeric">{event.rank ?? '–'}</td>
                <td className="numeric">{w.percent(event.weight)}</td>
                <td className="numeric">{event.value || '–'}</td>
                <td>{pick(fateWords[event.fate])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <h3 className="drawer-part">{w.why}</h3>
      <ul>
        {whys.map((why) => (
          <li key={why[1]}>{pick(why)}</li>
        ))}
      </ul>
    </>
  );
}

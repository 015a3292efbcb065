import { useQuery } from '@tanstack/react-query';
import { noted } from '../../../kernel/words.ts';
import { Facts } from '../../../web/console/parts/facts.tsx';
import { HistoryTimeline } from '../../../web/console/parts/history-timeline.tsx';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { useLang, usePick, useWords } from '../../../web/console/preferences.tsx';
import { EntrySteps } from './entry-steps.tsx';
import { explainQuery, type Overview } from './judging-source.ts';
import { happenings, panelWords } from './words.ts';

const fates = {
  counted: 'fateCounted',
  high: 'fateHigh',
  low: 'fateLow',
  struck: 'fateStruck',
  incomplete: 'fateIncomplete',
} as const;

/** One entry: each mark, what was dropped, why this rank, and everything that happened to it. */
export function EntryDetail({ stageId, entryId, overview }: { stageId: string; entryId: string; overview: Overview }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const lang = useLang();
  const answer = useQuery(explainQuery(stageId, entryId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const { title, unitName, category, why, sheets, criteria, measures, recusals, history, state } = answer.data;
  const evened = sheets.some(({ normalised }) => normalised !== null);
  return (
    <>
      <Facts
        facts={[
          [w.name, `${title} · ${unitName}`],
          [w.category, category],
          ...measures.map(({ words, mark }) => [pick(words), mark] as const),
        ]}
      />
      <h3 className="round-drawer-part">{w.why}</h3>
      <ul>
        {why.map((line) => (
          <li key={line[0]}>{pick(line)}</li>
        ))}
      </ul>
      <h3 className="round-drawer-part">{w.sheets}</h3>
      <TableFrame label={w.sheets}>
        <table className="table">
          <tbody>
            {sheets.map((sheet) => (
              <tr key={sheet.judgeId}>
                <th scope="row">
                  {sheet.judgeName}
                  {sheet.comment && <span className="meta"> {sheet.comment}</span>}
                </th>
                <td>
                  {criteria
                    .flatMap(({ key, words }) =>
                      sheet.marks[key] === undefined ? [] : [`${pick(words)} ${sheet.marks[key]}`],
                    )
                    .join(pick(['，', ', ']))}
                </td>
                <td className="numeric">{sheet.total}</td>
                {evened && <td className="numeric">{sheet.normalised ?? '–'}</td>}
                <td>{w[fates[sheet.fate]]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {recusals.length > 0 && (
        <>
          <h3 className="round-drawer-part">{w.conflicts}</h3>
          <p>
            {recusals
              .map(({ judgeName, ground, note }) =>
                noted(judgeName, [pick(ground), note].filter(Boolean).join(pick(['：', ': '])), lang),
              )
              .join(pick(['、', ', ']))}
          </p>
        </>
      )}
      {overview.state !== 'released' && state === 'in' && (
        <EntrySteps stageId={stageId} entryId={entryId} overview={overview} measures={measures} />
      )}
      <h3 className="round-drawer-part">{w.history}</h3>
      <HistoryTimeline
        entries={history
          .map(({ at, kind, actorName, reason, marks }, index) => ({
            id: `${at} ${index}`,
            at,
            who: actorName,
            what: [pick(happenings[kind] ?? [kind, kind]), marks].filter(Boolean).join(' · '),
            why: reason || null,
          }))
          .reverse()}
      />
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { sheetAddress } from '../../../web/console/list/list-source.ts';
import { HistoryTimeline } from '../../../web/console/parts/history-timeline.tsx';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { Remark } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { useDates, useNumbers, useWords } from '../../../web/console/preferences.tsx';
import { stageRead } from '../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../manifest.ts';
import { QuotaGiving } from './quota-giving.tsx';
import { type QuotaPage, type QuotaRow, quotaSource } from './quota-source.ts';
import { quotaWords } from './quota-words.ts';
import { useLives } from './use-lives.ts';

function Row({ row, top }: { row: QuotaRow; top: number }) {
  const { number } = useNumbers();
  return (
    <tr>
      <th scope="row" className="quota-unit" style={{ paddingInlineStart: `${(row.depth - top) * 0.75 + 0.25}rem` }}>
        {row.unitName}
      </th>
      <td className="numeric">{number(row.granted)}</td>
      <td className="numeric">{number(row.givenOn)}</td>
      <td className="numeric">{number(row.taken)}</td>
      <td className="numeric">{number(row.left)}</td>
      <td>{row.givenBy ?? '–'}</td>
    </tr>
  );
}

/** When what is left goes back, or that it has. */
function ClawBack({ stageId }: { stageId: string }) {
  const w = useWords(quotaWords);
  const dates = useDates();
  const { data } = useQuery(stageRead(enrolmentManifest, stageId, 'clawBack'));
  if (!data?.at) return null;
  const at = dates.moment(data.doneAt ?? data.at);
  const words = data.to === 'everyone' ? [w.goesToAll, w.wentToAll] : [w.goesToGiver, w.wentToGiver];
  return <Remark>{(data.doneAt ? words[1] : words[0])?.(at)}</Remark>;
}

function Changes({ stageId }: { stageId: string }) {
  const w = useWords(quotaWords);
  const { data } = useQuery(stageRead(enrolmentManifest, stageId, 'quotaChanges'));
  const changes = data?.items ?? [];
  if (changes.length === 0) return null;
  const what = { given: w.given, 'taken-back': w.takenBack, 'clawed-back': w.clawedBack };
  return (
    <details className="quotas">
      <summary>{w.record(changes.length)}</summary>
      <HistoryTimeline
        entries={changes.map((change, at) => ({
          id: String(at),
          at: change.at,
          who: change.by ?? '',
          what: what[change.kind](change.from ?? w.pool, change.to ?? w.pool, change.places),
          why: null,
          tone: 'ink' as const,
        }))}
      />
    </details>
  );
}

/** Quotas as a tree of unions: what each was given, gave on, has taken and has left; and giving places down. */
export function QuotaDesk({ stageId, page }: { stageId: string; page: QuotaPage }) {
  const w = useWords(quotaWords);
  const client = useQueryClient();
  const lives = useLives();
  const [giving, setGiving] = useState(false);
  const source = quotaSource(stageId);
  const top = Math.min(...page.items.map(({ depth }) => depth));
  const givers = page.items.filter(({ mayGive }) => mayGive);
  const refresh = () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes(`/${stageId}/`) });
  return (
    <Section
      title={w.title}
      aside={
        <>
          <Button icon={<Icon name="download" />} href={sheetAddress(source, {})}>
            {w.export}
          </Button>
          {lives && givers.length > 0 && <Button onClick={() => setGiving(true)}>{w.give}</Button>}
        </>
      }
    >
      <ClawBack stageId={stageId} />
      <TableFrame label={w.title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{w.unit}</th>
              {[w.granted, w.givenOn, w.taken, w.left].map((heading) => (
                <th scope="col" className="numeric" key={heading}>
                  {heading}
                </th>
              ))}
              <th scope="col">{w.givenBy}</th>
            </tr>
          </thead>
          <tbody>
            {page.items.map((row) => (
              <Row key={row.id} row={row} top={top} />
            ))}
          </tbody>
        </table>
      </TableFrame>
      {page.nextCursor && <p className="meta">{w.first(page.items.length, page.total)}</p>}
      <Changes stageId={stageId} />
      {giving && <QuotaGiving stageId={stageId} givers={givers} onDone={refresh} onClose={() => setGiving(false)} />}
    </Section>
  );
}

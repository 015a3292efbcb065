import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { columnsOf } from '../../web/console/list/column.ts';
import { DataList } from '../../web/console/list/data-list.tsx';
import type { Filter } from '../../web/console/list/filter.ts';
import { Conditions } from '../../web/console/parts/conditions.tsx';
import { ConfirmDanger } from '../../web/console/parts/confirm-danger.tsx';
import { Figures } from '../../web/console/parts/figures.tsx';
import { HistoryTimeline } from '../../web/console/parts/history-timeline.tsx';
import { ErrorNote, Loading, Remark } from '../../web/console/parts/note.tsx';
import { Section } from '../../web/console/parts/page.tsx';
import { TableFrame } from '../../web/console/parts/table-frame.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../web/console/preferences.tsx';
import { takeStageAction } from '../../web/console/stage-calls.ts';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { StandingDetail } from './components/standing-detail.tsx';
import {
  type Overview,
  overviewQuery,
  type StandingRow,
  standingsSource,
  useStandingsChanged,
} from './components/standings-source.ts';
import { panelWords } from './components/words.ts';
import { standingList } from './contract.ts';
import { standingsManifest as manifest } from './manifest.ts';

const columns = columnsOf<StandingRow>(standingList, { name: { primary: true } });
const filters: Filter[] = [
  {
    key: 'ranked',
    kind: 'select',
    title: panelWords.onlyRanked,
    options: [
      { value: 'true', title: panelWords.yes },
      { value: 'false', title: panelWords.no },
    ],
  },
];

/** Where the standings stand, what is missing, and the release; after a correction the release once more, with a reason. */
function Head({ stageId, overview }: { stageId: string; overview: Overview }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number } = useNumbers();
  const { moment } = useDates();
  const { message } = App.useApp();
  const stirred = useStandingsChanged(stageId);
  const [asking, setAsking] = useState(false);
  const { edition, releasedAt, changed, digest, events, whys, rule } = overview;
  const again = edition > 0;
  const verb = again ? w.again : w.release;
  const release = async (reason: string) => {
    const { ranked } = await takeStageAction(manifest, stageId, 'release', { digest, reason });
    void message.success(w.releasedNow(ranked));
    await stirred();
  };
  return (
    <>
      {releasedAt && <Remark tone="green">{w.releasedAt(moment(releasedAt))}</Remark>}
      {changed && <Remark tone="red">{w.changed}</Remark>}
      <Figures
        figures={[
          [w.ranked, overview.ranked],
          [w.unranked, overview.unranked],
          [w.equal, overview.equal],
        ]}
      />
      {!again && <Conditions title={w.before} whys={whys} />}
      {(!again || changed) && (
        <p>
          <Button type="primary" disabled={!whys.every(({ ok }) => ok)} onClick={() => setAsking(true)}>
            {verb}
          </Button>
        </p>
      )}
      <Section title={w.events}>
        <TableFrame label={w.events}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{w.event}</th>
                <th scope="col" className="numeric">
                  {w.weight}
                </th>
                <th scope="col" className="numeric">
                  {w.people}
                </th>
              </tr>
            </thead>
            <tbody>
              {events.map(({ id, title, weight, people }) => (
                <tr key={id}>
                  <th scope="row">{pick(title)}</th>
                  <td className="numeric">{weight === 0 ? w.apart : w.percent(weight)}</td>
                  <td className="numeric">{people === 0 ? w.notYet : number(people)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Section>
      <Section title={w.rule}>
        <ul>
          {rule.map((line) => (
            <li key={line[1]}>{pick(line)}</li>
          ))}
        </ul>
      </Section>
      {asking && (
        <ConfirmDanger
          open
          title={verb}
          verb={verb}
          danger={again}
          asksReason={again}
          consequences={<p>{again ? w.againText : w.releaseText}</p>}
          onConfirm={release}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Ranks({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const source = useMemo(() => standingsSource(stageId), [stageId]);
  return (
    <Section title={w.list}>
      <DataList<StandingRow>
        label={w.list}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={standingList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        target={(row) => ({ open: row.id })}
        detail={(id, row) => ({
          title: row?.name ?? w.list,
          body: row ? <StandingDetail key={id} stageId={stageId} subject={{ kind: row.kind, id }} /> : <Loading />,
        })}
        empty={{ title: w.empty, advice: w.emptyAdvice }}
      />
    </Section>
  );
}

/** Standings in the programme's workspace: events, rule, release, everybody with the reasons of their rank. */
export function StagePanel({ stage, manages }: StagePanelProps) {
  const w = useWords(panelWords);
  const overview = useQuery({ ...overviewQuery(stage.id), enabled: manages });
  if (!manages) return null;
  if (overview.error) return <ErrorNote error={overview.error} onRetry={() => void overview.refetch()} />;
  if (!overview.data) return <Loading />;
  const { editions } = overview.data;
  return (
    <>
      <Head stageId={stage.id} overview={overview.data} />
      <Ranks stageId={stage.id} />
      {editions.length > 0 && (
        <Section title={w.history}>
          <HistoryTimeline
            entries={editions.map(({ edition, at, actorName, reason }) => ({
              id: String(edition),
              at,
              who: actorName,
              what: w.edition(edition),
              why: reason || null,
            }))}
          />
        </Section>
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Wire } from '../../../web/console/api.ts';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Facts } from '../../../web/console/parts/facts.tsx';
import { HistoryTimeline } from '../../../web/console/parts/history-timeline.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { StateTag } from '../../../web/console/parts/state-tag.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import type { LikenessKind, Settings, WorkView } from '../contract.ts';
import { submissionsManifest } from '../manifest.ts';
import { sayNumber } from '../rules.ts';
import { mayMove } from '../states/rules.ts';
import { LikenessList } from './likeness-list.tsx';
import { PairView } from './pair-view.tsx';
import { panelWords } from './words.ts';
import { categoryOptions, detailQuery, stateOptions, useWorksChanged } from './works-source.ts';

type Work = Wire<WorkView>;

function WorkFacts({ work, unitName, asks }: { work: Work; unitName: string | null; asks: Settings }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const dates = useDates();
  const category = categoryOptions(asks).find(({ value }) => value === work.category);
  const names = (isMentor: boolean) =>
    work.people
      .filter(({ part }) => (part === 'mentor') === isMentor)
      .map(({ name, phone }) => (phone ? `${name} ${phone}` : name))
      .join(pick(['、', ', ']));
  return (
    <Facts
      facts={[
        [w.state, <StateTag key="state" options={stateOptions} value={work.state} />],
        [w.reason, work.reason],
        [w.number, work.number === null ? null : sayNumber(work.number)],
        [w.category, category && pick(category.title)],
        [w.authors, names(false)],
        [w.mentor, names(true)],
        [w.unit, unitName],
        [w.handedInAt, work.handedInAt && dates.moment(work.handedInAt)],
        [w.place, work.place],
        [w.takenOn, work.takenOn && dates.day(work.takenOn)],
        [w.description, work.description],
        [
          w.missing,
          work.state !== 'handed-in' && work.missing.map((each) => pick(each.words)).join(pick(['；', '; '])),
        ],
      ]}
    />
  );
}

function Contents({ work }: { work: Work }) {
  const w = useWords(panelWords);
  const { number } = useNumbers();
  return (
    <>
      {work.files.length > 0 && <h3 className="drawer-part">{w.files}</h3>}
      <ul className="work-shots">
        {work.files.map((file) => (
          <li key={file.fileId}>
            <a href={file.href} target="_blank" rel="noreferrer" aria-label={w.openFile(file.name)}>
              {file.kind === 'picture' ? <img src={`${file.href}&width=640`} alt="" loading="lazy" /> : file.name}
            </a>
            {file.caption && <p className="meta">{file.caption}</p>}
          </li>
        ))}
      </ul>
      {work.links.length > 0 && (
        <>
          <h3 className="drawer-part">{w.links}</h3>
          <ul>
            {work.links.map((link) => (
              <li key={link}>
                <a href={link} target="_blank" rel="noreferrer noopener">
                  {link}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {work.text && (
        <>
          <h3 className="drawer-part">{`${w.text} · ${w.characters(number(work.characters))}`}</h3>
          <div className="work-text">{work.text}</div>
        </>
      )}
    </>
  );
}

const changes = {
  'handed-in': panelWords.handedInChange,
  replaced: panelWords.replaced,
  withdrawn: panelWords.withdrawn,
  disqualified: panelWords.disqualified,
  reinstated: panelWords.reinstated,
} as const;

/** One work as an officer sees it: whose it is, what is in it, what it is like, what happened, what may be done. */
export function WorkDetail({ stageId, workId, asks }: { stageId: string; workId: string; asks: Settings }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const changed = useWorksChanged(stageId);
  const detail = useQuery(detailQuery(stageId, workId));
  const [doing, setDoing] = useState<'disqualify' | 'reinstate'>();
  const [pair, setPair] = useState<{ otherId: string; kind: LikenessKind }>();
  if (detail.error) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <Loading rows={6} />;
  const { work, unitName, history, likenesses } = detail.data;
  if (pair) return <PairView stageId={stageId} pair={{ workId, ...pair }} onClose={() => setPair(undefined)} />;
  const verbs = (['disqualify', 'reinstate'] as const).filter((move) => mayMove(move, work.state));
  const texts = { disqualify: w.disqualifyText, reinstate: w.reinstateText } as const;
  const whatOf = ({ change, beforeTitle }: (typeof history)[number]) => {
    if (change === 'replaced' && beforeTitle && beforeTitle !== work.title) return w.replacedFrom(beforeTitle);
    return change in changes ? pick(changes[change as keyof typeof changes]) : change;
  };
  return (
    <>
      <WorkFacts work={work} unitName={unitName} asks={asks} />
      {verbs.length > 0 && (
        <div className="page-actions drawer-actions">
          {verbs.map((verb) => (
            <Button key={verb} danger={verb === 'disqualify'} onClick={() => setDoing(verb)}>
              {w[verb]}
            </Button>
          ))}
        </div>
      )}
      <LikenessList likenesses={likenesses} onCompare={setPair} />
      <Contents work={work} />
      <h3 className="drawer-part">{w.history}</h3>
      {history.length === 0 ? (
        <EmptyNote title={w.none} />
      ) : (
        <HistoryTimeline
          entries={history
            .map((entry, at) => ({
              id: String(at),
              at: entry.at,
              who: entry.by,
              what: whatOf(entry),
              why: entry.reason,
              tone: entry.change === 'disqualified' ? ('red' as const) : ('ink' as const),
            }))
            .reverse()}
        />
      )}
      {doing && (
        <ConfirmDanger
          open
          title={`${w[doing]} · ${work.title}`}
          consequences={texts[doing]}
          verb={w[doing]}
          danger={doing === 'disqualify'}
          asksReason
          onConfirm={async (reason) => {
            await takeStageAction(submissionsManifest, stageId, doing, { workId, reason });
            await changed();
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  );
}

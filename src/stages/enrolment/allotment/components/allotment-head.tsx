import { App, Button } from 'antd';
import { useState } from 'react';
import { Conditions } from '../../../../web/console/parts/conditions.tsx';
import { ConfirmDanger } from '../../../../web/console/parts/confirm-danger.tsx';
import { Figures } from '../../../../web/console/parts/figures.tsx';
import { Remark } from '../../../../web/console/parts/note.tsx';
import { useDates, useNumbers, usePick, useWords } from '../../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../../manifest.ts';
import { type Allotment, useAllotmentChanged } from './allotment-source.ts';
import { panelWords } from './words.ts';

interface Bar {
  key: string;
  name: string;
  part: number;
  whole: number;
  amount: string;
}

/** Shares as bars, each named and with its numbers beside it. */
function Bars({ title, note, bars }: { title: string; note?: string; bars: readonly Bar[] }) {
  if (bars.length === 0) return null;
  return (
    <div className="quotas">
      <h3>
        {title} {note && <span className="meta">{note}</span>}
      </h3>
      <ul>
        {bars.map(({ key, name, part, whole, amount }) => (
          <li key={key} className="quota" aria-label={`${name}: ${amount}`}>
            <span className="quota-name">{name}</span>
            <span className="quota-track" aria-hidden="true">
              <span style={{ width: `${whole === 0 ? 0 : Math.min(100, (part / whole) * 100)}%` }} />
            </span>
            <span className="quota-amount">{amount}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What would come of an allotment now, what stands against it, and the allotment itself; afterwards what came of it. */
export function AllotmentHead({
  stageId,
  allotment,
  lives,
}: {
  stageId: string;
  allotment: Allotment;
  lives: boolean;
}) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number } = useNumbers();
  const { moment } = useDates();
  const { message } = App.useApp();
  const stirred = useAllotmentChanged(stageId);
  const [asking, setAsking] = useState(false);
  const { allottedAt, digest, met, batches, quotas, whys } = allotment;
  const allot = async () => {
    const { served, waiting } = await takeStageAction(enrolmentManifest, stageId, 'allot', { digest: digest ?? '' });
    void message.success(w.allotted(served, waiting));
    await stirred();
  };
  const ofPlaces = (given: number, places: number, asked: number) =>
    `${number(given)} / ${number(places)}${w.ofAsked(number(asked))}`;
  return (
    <>
      {allottedAt ? (
        <Remark tone="green">{w.done(moment(allottedAt))}</Remark>
      ) : (
        <Remark tone={allotment.rehearsed ? 'gold' : 'ink'}>{allotment.rehearsed ? w.rehearsed : w.previewed}</Remark>
      )}
      <p className="meta">
        {w.sealed} <code className="seal-digest">{allotment.commitment}</code>
      </p>
      <Figures
        figures={[
          [w.asked, allotment.asked],
          [w.served, allotment.served],
          [w.unserved, allotment.unserved],
          ...(allotment.admit === 'priority' ? [[w.barred, allotment.barred] as const] : []),
        ]}
      />
      <Bars
        title={w.wishes}
        bars={met.map((count, at) => ({
          ...{ key: String(at), name: w.wishNo(at + 1), part: count, whole: allotment.served, amount: number(count) },
        }))}
      />
      <Bars
        title={w.batches}
        note={w.batchNote}
        bars={batches.map(({ key, label, places, asked, given }) => ({
          ...{ key, name: pick(label), part: given, whole: places, amount: ofPlaces(given, places, asked) },
        }))}
      />
      <Bars
        title={w.quotas}
        note={w.quotaNote}
        bars={quotas.map(({ unitName, places, asked, given }) => ({
          ...{ key: unitName, name: unitName, part: given, whole: places, amount: ofPlaces(given, places, asked) },
        }))}
      />
      {!allottedAt && (
        <>
          <Conditions title={w.before} whys={whys} />
          {lives && (
            <p>
              <Button type="primary" disabled={!whys.every(({ ok }) => ok)} onClick={() => setAsking(true)}>
                {w.allot}
              </Button>
            </p>
          )}
        </>
      )}
      {asking && (
        <ConfirmDanger
          open
          title={w.allot}
          verb={w.allot}
          consequences={<p>{w.allotText}</p>}
          onConfirm={allot}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

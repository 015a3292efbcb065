import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { pageQuery } from '../../../web/console/list/list-source.ts';
import { Conditions } from '../../../web/console/parts/conditions.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { useNarrow, usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import type { Settings } from '../contract.ts';
import { reviewManifest } from '../manifest.ts';
import { judgePlan } from '../quota/rules.ts';
import { moveTo } from './moving.ts';
import { OrderRow } from './order-row.tsx';
import { type NomineeRow, nomineesSource, useReviewChanged } from './review-source.ts';
import { panelWords } from './words.ts';

/** Most that the API gives in one page; an officer orders the approved of one group, which are fewer. */
const MOST = 500;

export interface OrderProps {
  stageId: string;
  settings: Settings;
  /** Key of the group that is put in order. */
  group: string;
  onClose: () => void;
}

/** Everybody who is approved, each group in its order so far. */
function useApproved(stageId: string) {
  return useQuery(pageQuery(nomineesSource(stageId), { state: 'approved', limit: MOST }));
}

const byRank = (a: NomineeRow, b: NomineeRow) =>
  (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || a.id.localeCompare(b.id);

/** The approved of a group put in order by buttons, keys or a number; the plan is judged on what stands there now. */
export function Order({ stageId, settings, group, onClose }: OrderProps) {
  const w = useWords(panelWords);
  const pick = usePick();
  const narrow = useNarrow();
  const approved = useApproved(stageId);
  const current = settings.groups.find(({ key }) => key === group);
  const title = current ? pick([current.label, current.labelEn || current.label]) : group;
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 720} title={w.orderOf(title)}>
      {approved.error && <ErrorNote error={approved.error} onRetry={() => void approved.refetch()} />}
      {!approved.data && !approved.error && <Loading />}
      {approved.data && (
        <Ordering
          stageId={stageId}
          settings={settings}
          group={group}
          approved={approved.data.items}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}

function Ordering({ stageId, settings, group, approved, onClose }: OrderProps & { approved: readonly NomineeRow[] }) {
  const w = useWords(panelWords);
  const changed = useReviewChanged(stageId);
  const [rows, setRows] = useState(() => approved.filter((row) => row.group === group).sort(byRank));
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { places = 0, reserve = 0 } = settings.groups.find(({ key }) => key === group) ?? {};
  const plan = useMemo(
    () => planOf(settings, [...rows, ...approved.filter((row) => row.group !== group).sort(byRank)]),
    [settings, rows, approved, group],
  );
  const move = (from: number, to: number) => {
    const row = rows[from];
    if (!row || to < 0 || to >= rows.length || from === to) return;
    setRows(moveTo(rows, from, to));
    setSaid(w.moved(row.name, to + 1));
  };
  const byKeys = (event: KeyboardEvent<HTMLElement>, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  const keep = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await takeStageAction(reviewManifest, stageId, 'order', { group, nomineeIds: rows.map(({ id }) => id) });
      await changed();
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  if (rows.length === 0) return <EmptyNote title={w.orderNone} />;
  return (
    <>
      <Conditions title={w.plan} whys={plan} />
      <p className="meta">{w.orderHint}</p>
      {problem !== undefined && <ErrorNote error={problem} />}
      <ol className="ordering">
        {rows.map((row, at) => (
          <OrderRow
            key={row.id}
            row={row}
            place={at}
            count={rows.length}
            categories={settings.categories}
            cut={
              at + 1 === places
                ? w.within(places)
                : at + 1 === places + reserve && reserve > 0
                  ? w.reserve(reserve)
                  : undefined
            }
            onMove={(to) => move(at, to)}
            onKeys={(event) => byKeys(event, at)}
          />
        ))}
      </ol>
      <p className="hidden" role="status">
        {said}
      </p>
      <div className="ordering-foot">
        <Button type="primary" loading={busy} onClick={() => void keep()}>
          {w.keepOrder}
        </Button>
      </div>
    </>
  );
}

/** The plan as it would be judged: the first of each group, as many as it has places. */
function planOf({ groups, shares, categories }: Settings, ordered: readonly NomineeRow[]) {
  const chosen = groups.flatMap(({ key, places }) => ordered.filter((row) => row.group === key).slice(0, places));
  return judgePlan({ groups, shares, categories }, chosen);
}

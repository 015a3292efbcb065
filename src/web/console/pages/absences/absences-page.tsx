import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { absenceList, absenceRoutes } from '../../../../registries/absences/contract.ts';
import { absenceMoves, absenceStates } from '../../../../registries/absences/register.ts';
import { ask, keyOf, queryOf } from '../../api.ts';
import { columnsOf, optionsOf } from '../../list/column.ts';
import type { Filter } from '../../list/filter.ts';
import { ListPage } from '../../list/list-page.tsx';
import { type RowOf, sourceOf } from '../../list/list-source.ts';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { Facts } from '../../parts/facts.tsx';
import { HistoryTimeline } from '../../parts/history-timeline.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useDates, usePick, useWords } from '../../preferences.tsx';
import { absenceWords } from './words.ts';

type Absence = RowOf<typeof absenceRoutes.list>;
type Decision = 'excuse' | 'uphold';

const source = sourceOf(absenceRoutes.list);
const stateOptions = optionsOf(absenceStates, { counted: 'red', appealed: 'gold', excused: 'green' });
const columns = columnsOf<Absence>(absenceList, {
  name: { primary: true },
  unitName: { kind: 'text' },
  state: { options: stateOptions },
});
const filters: Filter[] = [{ key: 'state', kind: 'select', title: absenceWords.state, options: stateOptions }];

function History({ absenceId }: { absenceId: string }) {
  const pick = usePick();
  const history = useQuery(queryOf(absenceRoutes.history, { params: { absenceId } }));
  const entries = (history.data?.items ?? []).map(({ at, by, to, reason }, index) => ({
    ...{ id: String(index), at, who: by, what: pick(absenceStates[to]), why: reason },
    tone: to === 'excused' ? ('green' as const) : to === 'appealed' ? ('gold' as const) : ('red' as const),
  }));
  return <HistoryTimeline entries={entries.reverse()} />;
}

function AbsenceDetail({ absence }: { absence: Absence }) {
  const w = useWords(absenceWords);
  const dates = useDates();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Decision>();
  const may = (decision: Decision) => absenceMoves[decision].from.some((state) => state === absence.state);
  const texts = {
    excuse: { verb: w.excuse, text: w.excuseText },
    uphold: { verb: w.uphold, text: w.upholdText },
  } as const;
  return (
    <>
      <Facts
        facts={[
          [w.state, <StateTag key="state" options={stateOptions} value={absence.state} />],
          [w.what, absence.what],
          [w.day, dates.day(absence.day)],
          [w.name, absence.name],
          [w.personUnit, absence.personUnit],
          [w.unitName, absence.unitName],
          [w.appeal, absence.appeal],
          [w.reason, absence.reason],
        ]}
      />
      <div className="page-actions drawer-actions">
        {(['excuse', 'uphold'] as const).filter(may).map((decision) => (
          <Button
            key={decision}
            type={decision === 'excuse' ? 'primary' : 'default'}
            onClick={() => setAsked(decision)}
          >
            {texts[decision].verb}
          </Button>
        ))}
      </div>
      <h3 className="drawer-part">{w.history}</h3>
      <History absenceId={absence.id} />
      {asked && (
        <ConfirmDanger
          open
          title={texts[asked].verb}
          verb={texts[asked].verb}
          danger={false}
          asksReason
          consequences={<p>{texts[asked].text}</p>}
          onConfirm={async (reason) => {
            await ask(absenceRoutes.decide, {
              params: { absenceId: absence.id },
              body: { decision: asked, reason },
            });
            await client.invalidateQueries({ queryKey: [source.path] });
            await client.invalidateQueries({ queryKey: keyOf(absenceRoutes.history) });
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

/** Absences at what unions within reach ran; appeals are decided here. */
export function AbsencesPage() {
  const w = useWords(absenceWords);
  return (
    <ListPage<Absence>
      title={w.title}
      lead={w.lead}
      source={source}
      columns={columns}
      filters={filters}
      defaultSort={absenceList.defaultSort}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      target={(row) => ({ open: row.id })}
      detail={(_, row) => ({ title: row?.name ?? w.title, body: row ? <AbsenceDetail absence={row} /> : null })}
      empty={{ title: w.none, advice: w.noneAdvice }}
    />
  );
}

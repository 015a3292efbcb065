import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { unitRoutes } from '../../../../people/units/contract.ts';
import { unitChangeKinds, unitKindWords, unitStatuses } from '../../../../people/units/rules.ts';
import { type AnswerOf, ask, queryOf } from '../../api.ts';
import { optionsOf } from '../../list/column.ts';
import { ConfirmDanger } from '../../parts/confirm-danger.tsx';
import { Facts } from '../../parts/facts.tsx';
import { HistoryTimeline } from '../../parts/history-timeline.tsx';
import { ErrorNote, Loading } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { places } from '../../places.ts';
import { useDates, useNumbers, usePick, useWords } from '../../preferences.tsx';
import { type UnitDetail as Unit, unitsChanged } from '../../units/unit-source.ts';
import { UnitActions } from './unit-actions.tsx';
import { unitsWords } from './words.ts';

type Change = AnswerOf<(typeof unitRoutes)['history']>['items'][number];

const statusOptions = optionsOf(unitStatuses, { active: 'green', merged: 'gold', closed: 'ink' });

/** What a change says beyond its kind: names before and after, where the server gives them. */
function changeDetail(detail: Change['detail']): string {
  const text = (key: string) => (typeof detail[key] === 'string' ? detail[key] : undefined);
  const before = text('fromName') ?? text('from');
  const after = text('toName') ?? text('to') ?? text('name');
  return [before, after].filter(Boolean).join(' → ');
}

function History({ unitId }: { unitId: string }) {
  const pick = usePick();
  const answer = useQuery(queryOf(unitRoutes.history, { params: { unitId } }));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={4} />;
  const entries = answer.data.items.map((change) => ({
    id: change.id,
    at: change.effectiveOn,
    isDay: true,
    who: change.actorName,
    what: (
      <>
        <b>{pick(unitChangeKinds[change.kind])}</b> {changeDetail(change.detail)}
      </>
    ),
    why: change.failure ? pick(change.failure) : change.reason,
    tone:
      change.state === 'failed' ? ('red' as const) : change.state === 'planned' ? ('gold' as const) : ('ink' as const),
  }));
  return <HistoryTimeline entries={entries} />;
}

function Planned({ unit }: { unit: Unit }) {
  const w = useWords(unitsWords);
  const pick = usePick();
  const dates = useDates();
  const client = useQueryClient();
  const [withdrawn, setWithdrawn] = useState<Change>();
  return (
    <Section title={w.planned}>
      <ul>
        {unit.planned.map((change) => (
          <li key={change.id} className="planned-line">
            <span>
              <b>{pick(unitChangeKinds[change.kind])}</b> {changeDetail(change.detail)}
              <span className="meta"> {w.plannedOn(dates.day(change.effectiveOn))}</span>
            </span>
            {unit.may.manage && (
              <Button size="small" onClick={() => setWithdrawn(change)}>
                {w.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {withdrawn && (
        <ConfirmDanger
          open
          title={`${w.withdraw} · ${pick(unitChangeKinds[withdrawn.kind])}`}
          consequences={w.withdrawText}
          verb={w.withdraw}
          onConfirm={async () => {
            await ask(unitRoutes.withdraw, { params: { unitId: unit.id, changeId: withdrawn.id } });
            await unitsChanged(client);
          }}
          onClose={() => setWithdrawn(undefined)}
        />
      )}
    </Section>
  );
}

/** One unit: where it stands, what is known of it, what happened and what is planned. */
export function UnitDetail({ unit }: { unit: Unit }) {
  const w = useWords(unitsWords);
  const pick = usePick();
  const dates = useDates();
  const { number } = useNumbers();
  const above = unit.path.slice(0, -1);
  const link = (ref: { id: string; name: string } | null) =>
    ref && <PlaceLink to={places.unit(ref.id)}>{ref.name}</PlaceLink>;
  return (
    <article className="unit-detail">
      <header className="unit-head">
        <div>
          <ol className="crumbs">
            {above.map((each) => (
              <li key={each.id}>{link(each)}</li>
            ))}
          </ol>
          <h2>{unit.name}</h2>
          <p className="kicker-line">
            <StateTag options={statusOptions} value={unit.status} />
            <span className="meta">{pick(unitKindWords[unit.kind])}</span>
            {unit.members !== null && <PlaceLink to={places.members({ within: unit.id })}>{w.seeMembers}</PlaceLink>}
            {unit.members !== null && <PlaceLink to={places.figures({ unit: unit.id })}>{w.seeFigures}</PlaceLink>}
          </p>
        </div>
        <UnitActions unit={unit} />
      </header>
      {unit.planned.length > 0 && <Planned unit={unit} />}
      <Section title={w.facts}>
        <Facts
          facts={[
            [w.membersOwn, unit.members === null ? null : number(unit.members)],
            [w.membersBelow, unit.membersBelow === null ? null : number(unit.membersBelow)],
            [w.childrenCount, number(unit.children)],
            [w.shortName, unit.shortName],
            [w.nameEn, unit.nameEn],
            [w.formerNames, unit.formerNames.join(pick(['、', ', ']))],
            [w.uscc, unit.uscc],
            [w.industry, link(unit.industry)],
            [w.mergedInto, link(unit.mergedInto)],
            [w.address, unit.address],
            [w.phone, unit.phone],
            [w.since, dates.day(unit.fromOn)],
            [w.until, unit.toOn && dates.day(unit.toOn)],
            [w.validUntil, unit.validUntil && dates.day(unit.validUntil)],
          ]}
        />
      </Section>
      <Section title={w.history}>
        <History unitId={unit.id} />
      </Section>
    </article>
  );
}

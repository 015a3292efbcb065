import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { ladderRoutes, personList } from '../../../../registries/ladders/contract.ts';
import { skillLevels } from '../../../../registries/ladders/register.ts';
import { saysRung } from '../../../../registries/ladders/rules.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { columnsOf } from '../../list/column.ts';
import { DataList } from '../../list/data-list.tsx';
import type { Filter } from '../../list/filter.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figures } from '../../parts/figures.tsx';
import { HistoryTimeline } from '../../parts/history-timeline.tsx';
import { ErrorNote, Loading, Remark } from '../../parts/note.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { PrintRuns } from '../../parts/print-runs.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';
import { useLang, useNarrow, usePick, useWords } from '../../preferences.tsx';
import { sayProblem } from '../../problem.ts';
import { AwardLevels } from './award-levels.tsx';
import {
  type Ladder,
  ladderQuery,
  levelOptions,
  type PersonItem,
  peopleSource,
  standingOptions,
  useLaddersChanged,
} from './ladder-source.ts';
import { ladderForm } from './ladders-page.tsx';
import { PersonDetail } from './person-detail.tsx';
import { laddersWords } from './words.ts';

const columns = columnsOf<PersonItem>(personList, {
  name: { primary: true, minWidth: 100 },
  reached: { options: levelOptions },
  ready: { options: levelOptions },
  standing: { options: standingOptions },
});
const filters: Filter[] = [
  { key: 'standing', kind: 'select', title: laddersWords.standing, options: standingOptions },
  { key: 'level', kind: 'select', title: laddersWords.readyFor, options: levelOptions },
  { key: 'reached', kind: 'select', title: laddersWords.reached, options: levelOptions },
];

function Rungs({ ladder }: { ladder: Ladder }) {
  const w = useWords(laddersWords);
  const pick = usePick();
  return (
    <Section title={w.rungs}>
      <TableFrame label={w.rungs}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{w.level}</th>
              <th scope="col">{w.needs}</th>
            </tr>
          </thead>
          <tbody>
            {ladder.rungs.map((rung, at) => (
              <tr key={rung.level}>
                <th scope="row">{pick(skillLevels[rung.level])}</th>
                <td>
                  {saysRung(rung, ladder.rungs[at - 1])
                    .map(pick)
                    .join(pick(['；', '; '])) || w.nothing}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Section>
  );
}

function Links({ ladder }: { ladder: Ladder }) {
  const w = useWords(laddersWords);
  return (
    <Section title={w.links}>
      {ladder.links.length === 0 && <p className="meta">{w.noLinks}</p>}
      <ul>
        {ladder.links.map(({ stageId, occasion, href }) => (
          <li key={stageId}>
            <PlaceLink to={`${href}/stages/${stageId}`}>{occasion}</PlaceLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Edit({ ladder, onClose }: { ladder: Ladder; onClose: () => void }) {
  const w = useWords(laddersWords);
  const narrow = useNarrow();
  const changed = useLaddersChanged();
  const { title, titleEn, trade, tradeCode, about, assessor, rungs, version } = ladder;
  const save = async (value: object) => {
    await ask(ladderRoutes.change, { params: { ladderId: ladder.id }, body: { ...value, version } as never });
    await changed();
    onClose();
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 720} title={w.edit}>
      <FormFromSchema
        schema={ladderForm}
        value={{ title, titleEn, trade, tradeCode, about, assessor, rungs }}
        onSubmit={save}
        submitWords={w.edit}
      />
    </Drawer>
  );
}

function Tools({ ladder, onEdit }: { ladder: Ladder; onEdit: () => void }) {
  const w = useWords(laddersWords);
  const lang = useLang();
  const { message } = App.useApp();
  const changed = useLaddersChanged();
  const isOpen = ladder.state === 'open';
  const turn = async () => {
    try {
      const { id: ladderId, version } = ladder;
      await ask(ladderRoutes.change, { params: { ladderId }, body: { version, state: isOpen ? 'closed' : 'open' } });
      await changed();
    } catch (error) {
      void message.error(sayProblem(error, lang));
    }
  };
  return (
    <>
      <ButtonLink to="/ladders/$ladderId/awards" params={{ ladderId: ladder.id }} words={w.awards} icon="medal" />
      {ladder.mayManage && <Button onClick={onEdit}>{w.edit}</Button>}
      {ladder.mayManage && <Button onClick={() => void turn()}>{isOpen ? w.close : w.open}</Button>}
      {ladder.mayManage && isOpen && <AwardLevels ladder={ladder} />}
    </>
  );
}

/** One ladder: what its levels need, who stands where, who is ready, which programmes count. */
export function LadderPage() {
  const w = useWords(laddersWords);
  const { ladderId } = useParams({ from: '/ladders/$ladderId' });
  const [editing, setEditing] = useState(false);
  const source = useMemo(() => peopleSource(ladderId), [ladderId]);
  const answer = useQuery(ladderQuery(ladderId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  const ladder = answer.data;
  if (!ladder) return <Loading rows={8} />;
  const kinds: Record<string, string> = {
    created: w.created,
    changed: w.changed,
    linked: w.linked,
    unlinked: w.unlinked,
    awarded: w.awarded,
    revoked: w.revoked,
  };
  const detailOf = (detail: Record<string, unknown>) =>
    [detail.occasion, detail.name, detail.basis].filter((each) => typeof each === 'string').join(' · ');
  return (
    <Page
      title={ladder.title}
      kicker={w.title}
      lead={ladder.about}
      actions={<Tools ladder={ladder} onEdit={() => setEditing(true)} />}
    >
      {ladder.state === 'closed' && <Remark tone="gold">{w.closed}</Remark>}
      <Facts
        facts={[
          [w.trade, ladder.trade],
          ...(ladder.tradeCode ? [[w.tradeCode, ladder.tradeCode] as const] : []),
          [w.unit, ladder.unitName],
          [w.assessor, ladder.assessor || ladder.unitName],
        ]}
      />
      <Figures
        figures={[
          [w.people, ladder.counts.people],
          [w.ready, ladder.counts.ready],
          [w.held, ladder.counts.awarded],
        ]}
      />
      <Section title={w.people}>
        <DataList<PersonItem>
          label={w.people}
          source={source}
          columns={columns}
          filters={filters}
          defaultSort={personList.defaultSort}
          rowKey={(row) => row.id}
          rowName={(row) => row.name}
          target={(row) => ({ open: row.id })}
          detail={(id, row) => ({
            title: row?.name ?? w.people,
            body: <PersonDetail key={id} ladderId={ladderId} personId={id} />,
          })}
          empty={{ title: w.emptyPeople, advice: w.emptyPeopleAdvice }}
        />
      </Section>
      {ladder.mayManage && ladder.awardings.length > 0 && <PrintRuns batchId={ladder.id} days={ladder.awardings} />}
      <Rungs ladder={ladder} />
      <Links ladder={ladder} />
      {ladder.history.length > 0 && (
        <Section title={w.history}>
          <HistoryTimeline
            entries={ladder.history.map(({ id, at, actorName, kind, detail }) => ({
              id,
              at,
              who: actorName,
              what: [kinds[kind] ?? kind, detailOf(detail)].filter(Boolean).join(' · '),
              why: typeof detail.reason === 'string' ? detail.reason : null,
            }))}
          />
        </Section>
      )}
      {editing && <Edit ladder={ladder} onClose={() => setEditing(false)} />}
    </Page>
  );
}

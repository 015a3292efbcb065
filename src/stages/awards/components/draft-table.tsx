import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { JsonSchema } from '../../../web/console/form/json-schema.ts';
import { EmptyNote } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { awardsManifest } from '../manifest.ts';
import { type Place, places } from '../rules.ts';
import { type Draft, useAwardsChanged } from './awards-source.ts';
import { panelWords } from './words.ts';

type Row = Draft['rows'][number];
const AT_ONCE = 100;
const TIER = 'tier:';

/** What an officer may do with a row: leave it to the rule, no award, not eligible, or any of the tiers. */
function placeForm({ tiers }: Draft): JsonSchema {
  const others = (Object.keys(places) as Place[]).filter((place) => place !== 'tier');
  return {
    type: 'object',
    properties: {
      to: {
        type: 'string',
        enum: [...others, ...tiers.map(({ key }) => `${TIER}${key}`)],
        label: panelWords.adjustTo,
        choices: {
          ...Object.fromEntries(others.map((place) => [place, places[place]])),
          ...Object.fromEntries(tiers.map(({ key, name }) => [`${TIER}${key}`, [name, name] as const])),
        },
      },
      reason: { type: 'string', widget: 'longText', maxLength: 400, label: panelWords.reason },
    },
    required: ['to', 'reason'],
  };
}

const filters = {
  all: () => true,
  awarded: ({ state }: Row) => state === 'awarded',
  unawarded: ({ state }: Row) => state !== 'awarded',
} as const;
type Filter = keyof typeof filters;

/** Everything handed in, by group and rank, with the tier it would get; changed by hand with a reason. */
export function DraftTable({ stageId, draft }: { stageId: string; draft: Draft }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const changed = useAwardsChanged(stageId);
  const [filter, setFilter] = useState<Filter>('all');
  const [most, setMost] = useState(AT_ONCE);
  const [asked, setAsked] = useState<Row>();
  const open = draft.state === 'draft';
  const names = new Map(draft.tiers.map(({ key, name }) => [key, name]));
  const rows = draft.rows.filter(filters[filter]);
  const awardOf = ({ tier, state }: Row) =>
    tier ? (names.get(tier) ?? tier) : state === 'waiting' ? w.waiting : state === 'ineligible' ? w.ineligible : w.none;
  const submit = async (value: object) => {
    const { to, reason } = value as { to: string; reason: string };
    if (!asked) return;
    const tier = to.startsWith(TIER) ? to.slice(TIER.length) : '';
    await takeStageAction(awardsManifest, stageId, 'place', {
      subject: asked.subject,
      to: tier ? 'tier' : (to as Place),
      tier,
      reason,
    });
    await changed();
    setAsked(undefined);
  };
  if (draft.rows.length === 0)
    return (
      <Section title={w.list}>
        <EmptyNote title={w.empty} advice={w.emptyAdvice} />
      </Section>
    );
  return (
    <Section
      title={w.list}
      aside={
        <Select<Filter>
          size="small"
          aria-label={w.list}
          value={filter}
          onChange={setFilter}
          options={(Object.keys(filters) as Filter[]).map((each) => ({ value: each, label: w[each] }))}
        />
      }
    >
      <TableFrame label={w.list}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="numeric">
                {w.rank}
              </th>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.unit}</th>
              <th scope="col">{w.group}</th>
              <th scope="col" className="numeric">
                {w.score}
              </th>
              <th scope="col">{w.award}</th>
              {open && <td />}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <tr key={`${row.subject.kind} ${row.subject.id}`}>
                <td className="numeric">{row.rank}</td>
                <th scope="row">
                  {row.title}
                  {row.people.some(({ name }) => name !== row.title) && (
                    <span className="awards-why">{row.people.map(({ name }) => name).join(pick(['、', ', ']))}</span>
                  )}
                </th>
                <td>{row.unitName}</td>
                <td>{row.groupName}</td>
                <td className="numeric">{row.score}</td>
                <td>
                  {awardOf(row)}
                  {row.decided && <span className="awards-why">{w.byHand(row.decided.reason, row.decided.by)}</span>}
                </td>
                {open && (
                  <td>
                    <Button size="small" aria-label={w.adjustOf(row.title)} onClick={() => setAsked(row)}>
                      {w.adjust}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {rows.length > most && (
        <Button onClick={() => setMost(most + AT_ONCE)}>{w.more(Math.min(AT_ONCE, rows.length - most))}</Button>
      )}
      {asked && (
        <Drawer open title={w.adjustOf(asked.title)} onClose={() => setAsked(undefined)} destroyOnHidden>
          <FormFromSchema schema={placeForm(draft)} submitWords={w.adjust} onSubmit={submit} />
        </Drawer>
      )}
    </Section>
  );
}

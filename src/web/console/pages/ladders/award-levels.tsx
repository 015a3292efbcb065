import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer } from 'antd';
import { useState } from 'react';
import { dayOf } from '../../../../kernel/dates.ts';
import { describeForm } from '../../../../kernel/fields.ts';
import { awardInput, ladderRoutes } from '../../../../registries/ladders/contract.ts';
import { skillLevels } from '../../../../registries/ladders/register.ts';
import { ask } from '../../api.ts';
import { now } from '../../browser.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import type { JsonSchema } from '../../form/json-schema.ts';
import { ErrorNote, Loading, Remark } from '../../parts/note.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';
import { useNarrow, usePick, useWords } from '../../preferences.tsx';
import { type Ladder, readyQuery, useLaddersChanged } from './ladder-source.ts';
import { laddersWords } from './words.ts';

const form = describeForm(awardInput.pick({ awardedOn: true, basis: true })) as JsonSchema;

/** Who is ready now, all ticked; a basis and a day; then certificates, messages and figures in one step. */
function Preview({ ladder, onClose }: { ladder: Ladder; onClose: () => void }) {
  const w = useWords(laddersWords);
  const pick = usePick();
  const { message, modal } = App.useApp();
  const changed = useLaddersChanged();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ready = useQuery({ ...readyQuery(ladder.id), staleTime: 0 });
  if (ready.error) return <ErrorNote error={ready.error} onRetry={() => void ready.refetch()} />;
  if (!ready.data) return <Loading rows={6} />;
  const rows = ready.data.items.flatMap(({ ready: level, ...row }) => (level ? [{ ...row, level }] : []));
  if (rows.length === 0) return <p>{w.nobodyReady}</p>;
  const chosen = rows.filter(({ id }) => !left.has(id));
  const award = async (value: object) => {
    const { awarded, certificates, refused } = await ask(ladderRoutes.award, {
      params: { ladderId: ladder.id },
      body: {
        ...(value as { awardedOn: string; basis: string }),
        people: chosen.map(({ id, level }) => ({ personId: id, level })),
      },
    });
    await changed();
    void message.success(w.done(awarded, certificates));
    if (refused.length > 0)
      modal.warning({
        title: w.refused(refused.map(({ name }) => name).join(pick(['、', ', ']))),
        content: refused.map(({ personId, name, words }) => (
          <p key={personId}>
            {name}
            {pick(['：', ': '])}
            {pick(words)}
          </p>
        )),
      });
    onClose();
  };
  const turn = (id: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  return (
    <>
      <Remark>{w.preview}</Remark>
      <TableFrame label={w.ready}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.readyFor}</th>
              <th scope="col">{w.result}</th>
              <th scope="col" className="numeric">
                {w.hours}
              </th>
              <th scope="col">{w.union}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, unitName, level, hours, result }) => (
              <tr key={id}>
                <th scope="row">
                  <Checkbox checked={!left.has(id)} onChange={(event) => turn(id, event.target.checked)}>
                    {name}
                  </Checkbox>
                </th>
                <td>
                  <b>{pick(skillLevels[level])}</b>
                </td>
                <td>{result}</td>
                <td className="numeric">{hours}</td>
                <td>{unitName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <div className="drawer-part">
        <FormFromSchema
          schema={form}
          value={{ awardedOn: dayOf(now()) }}
          onSubmit={award}
          submitWords={w.confirmMany(chosen.length)}
          disabled={chosen.length === 0}
        />
      </div>
    </>
  );
}

/** Confirms levels in bulk, with everything to be seen before. */
export function AwardLevels({ ladder }: { ladder: Ladder }) {
  const w = useWords(laddersWords);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" disabled={ladder.counts.ready === 0} onClick={() => setOpen(true)}>
        {w.confirm}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={narrow ? '100%' : 720} title={w.confirm} destroyOnHidden>
        <Preview ladder={ladder} onClose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

import { App, Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { describeForm } from '../../../kernel/fields.ts';
import { Chart } from '../../../web/console/charts/chart.tsx';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import type { JsonSchema } from '../../../web/console/form/json-schema.ts';
import { EmptyNote } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { TableFrame } from '../../../web/console/parts/table-frame.tsx';
import { useDates, useNarrow, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { changeJudgeInput, inviteInput, parts } from '../contract.ts';
import { judgingManifest as manifest } from '../manifest.ts';
import { type Overview, useRoundChanged } from './judging-source.ts';
import { panelWords } from './words.ts';

type Judge = Overview['judges'][number];
type Doing = { what: 'invite' } | { what: 'change' | 'replace'; judge: Judge };

const forms = {
  invite: describeForm(inviteInput.omit({ accountId: true })),
  change: describeForm(changeJudgeInput.omit({ judgeId: true })),
};
const replaceForm: JsonSchema = {
  type: 'object',
  properties: {
    username: { type: 'string', maxLength: 60, label: panelWords.successorUser },
    personId: { type: 'string', format: 'uuid', widget: 'person', label: panelWords.successorPerson },
    reason: { type: 'string', widget: 'longText', maxLength: 400, label: panelWords.reason },
  },
  required: ['reason'],
};

/** Judges with their progress and how they mark; invited, changed and replaced here. */
export function JudgesTable({ stageId, overview }: { stageId: string; overview: Overview }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const dates = useDates();
  const narrow = useNarrow();
  const { number } = useNumbers();
  const { message } = App.useApp();
  const changed = useRoundChanged(stageId);
  const [doing, setDoing] = useState<Doing>();
  const { judges, state } = overview;
  const open = state !== 'released';
  const late = judges.some(({ leftAt, assigned, done }) => !leftAt && assigned > done);
  const remind = async () => {
    const { told, unreachable } = await takeStageAction(manifest, stageId, 'remind', {});
    void message.info(w.reminded(told, unreachable.join(pick(['、', ', ']))));
    await changed();
  };
  const submit = async (value: FormValue) => {
    if (!doing) return;
    if (doing.what === 'invite') await takeStageAction(manifest, stageId, 'invite', value as never);
    else if (doing.what === 'change')
      await takeStageAction(manifest, stageId, 'changeJudge', { ...value, judgeId: doing.judge.id } as never);
    else {
      const { username, personId, reason } = value as { username?: string; personId?: string; reason: string };
      const successor =
        username || personId ? { ...(username ? { username } : {}), ...(personId ? { personId } : {}) } : null;
      await takeStageAction(manifest, stageId, 'replaceJudge', { judgeId: doing.judge.id, successor, reason });
    }
    await changed();
    setDoing(undefined);
  };
  const invite = (
    <Button type={judges.length === 0 ? 'primary' : 'default'} onClick={() => setDoing({ what: 'invite' })}>
      {w.invite}
    </Button>
  );
  const start =
    doing?.what === 'change'
      ? {
          part: doing.judge.part,
          scores: doing.judge.scores,
          workLimit: doing.judge.workLimit,
          categories: doing.judge.categories,
        }
      : {};
  return (
    <Section
      title={w.judges}
      aside={
        <>
          {state === 'marking' && late && <Button onClick={() => void remind()}>{w.remind}</Button>} {invite}
        </>
      }
    >
      {judges.length === 0 ? (
        <EmptyNote title={w.noJudges} advice={w.noJudgesAdvice} />
      ) : (
        <TableFrame label={w.judges}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{w.name}</th>
                <th scope="col">{w.part}</th>
                {[w.doneOf, w.recused, w.mean, w.deviation, w.range].map((title) => (
                  <th key={title} scope="col" className="numeric">
                    {title}
                  </th>
                ))}
                <th scope="col">{w.lastSaved}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {judges.map((judge) => (
                <tr key={judge.id} className={judge.leftAt ? 'round-left' : undefined}>
                  <th scope="row">
                    {judge.name}
                    <span className="meta">
                      {judge.replaces && ` ${w.replacesName(judge.replaces)}`}
                      {judge.leftAt && ` ${w.left(judge.leftReason ?? '')}`}
                    </span>
                  </th>
                  <td>{pick(parts[judge.part])}</td>
                  <td className="numeric">
                    {judge.scores ? `${number(judge.done)} / ${number(judge.assigned)}` : '–'}
                    {!judge.leftAt && judge.done < judge.assigned && (
                      <span className="round-late">{w.toGo(judge.assigned - judge.done)}</span>
                    )}
                  </td>
                  <td className="numeric">{number(judge.recused)}</td>
                  <td className="numeric">{judge.marks.mean ?? '–'}</td>
                  <td className="numeric">{judge.marks.deviation ?? '–'}</td>
                  <td className="numeric">{judge.marks.least ? `${judge.marks.least}–${judge.marks.most}` : '–'}</td>
                  <td>{judge.lastSavedAt ? dates.moment(judge.lastSavedAt) : '–'}</td>
                  <td>
                    {open && !judge.leftAt && (
                      <span className="round-row-actions">
                        <Button size="small" onClick={() => setDoing({ what: 'change', judge })}>
                          {w.change}
                        </Button>
                        <Button size="small" onClick={() => setDoing({ what: 'replace', judge })}>
                          {w.replace}
                        </Button>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      <Distribution judges={judges} />
      <Drawer
        open={doing !== undefined}
        onClose={() => setDoing(undefined)}
        size={narrow ? '100%' : 480}
        title={doing && (doing.what === 'invite' ? w.invite : `${w[doing.what]} · ${doing.judge.name}`)}
        destroyOnHidden
      >
        {doing?.what === 'replace' && <p className="meta">{w.replaceText}</p>}
        {doing && (
          <FormFromSchema
            schema={doing.what === 'replace' ? replaceForm : forms[doing.what]}
            value={start}
            onSubmit={submit}
            submitWords={w[doing.what]}
            danger={doing.what === 'replace'}
          />
        )}
      </Drawer>
    </Section>
  );
}

const BANDS = ['0–10%', '–20%', '–30%', '–40%', '–50%', '–60%', '–70%', '–80%', '–90%', '–100%'];
/** More lines than this cannot be told apart. */
const MOST_LINES = 12;

function Distribution({ judges }: { judges: readonly Judge[] }) {
  const w = useWords(panelWords);
  const data = useMemo(
    () => ({
      kind: 'line' as const,
      labels: BANDS,
      series: judges
        .filter(({ marks }) => marks.sheets > 0)
        .slice(0, MOST_LINES)
        .map(({ name, marks }) => ({ name: [name, name] as const, values: marks.bands })),
    }),
    [judges],
  );
  if (data.series.length === 0) return null;
  return (
    <>
      <h3 className="round-drawer-part">{w.distribution}</h3>
      <p className="meta">{w.distributionHelp}</p>
      <Chart name={w.distribution} data={data} />
    </>
  );
}

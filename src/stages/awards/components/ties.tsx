import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { Section } from '../../../web/console/parts/page.tsx';
import { useLang, useWords } from '../../../web/console/preferences.tsx';
import { sayProblem } from '../../../web/console/problem.ts';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { awardsManifest } from '../manifest.ts';
import { type Draft, useAwardsChanged } from './awards-source.ts';
import { panelWords } from './words.ts';

type Tie = Draft['open'][number];
const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;

function OpenTie({ stageId, tie }: { stageId: string; tie: Tie }) {
  const w = useWords(panelWords);
  const lang = useLang();
  const changed = useAwardsChanged(stageId);
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const reasonId = useId();
  const title = w.tie(tie.tierName, tie.groupName, tie.places, tie.among.length);
  const decide = async () => {
    setProblem(undefined);
    try {
      await takeStageAction(awardsManifest, stageId, 'decide', {
        tier: tie.tier,
        group: tie.group,
        chosen: tie.among.map(({ subject }) => subject).filter((subject) => chosen.includes(keyOf(subject))),
        reason,
      });
      await changed();
    } catch (error) {
      setProblem(sayProblem(error, lang));
    }
  };
  return (
    <fieldset className="awards-tie">
      <legend>{title}</legend>
      <p className="meta">{w.tieAdvice}</p>
      <Checkbox.Group
        value={chosen}
        onChange={setChosen}
        options={tie.among.map(({ subject, title: name, unitName, score }) => ({
          value: keyOf(subject),
          label: [name, unitName === name ? '' : unitName, score].filter(Boolean).join(' · '),
          disabled: chosen.length >= tie.places && !chosen.includes(keyOf(subject)),
        }))}
      />
      <label htmlFor={reasonId}>{w.reason}</label>
      <Input id={reasonId} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button type="primary" disabled={reason.trim().length < 2} onClick={() => void decide()}>
          {w.decide}
        </Button>
      </div>
    </fieldset>
  );
}

/** Equal ranks at the edge of a tier: who gets it is chosen here, with a reason that is kept. */
export function Ties({ stageId, draft }: { stageId: string; draft: Draft }) {
  const w = useWords(panelWords);
  if (draft.open.length === 0) return null;
  return (
    <Section title={w.ties}>
      {draft.open.map((tie) => (
        <OpenTie key={`${tie.tier} ${tie.group}`} stageId={stageId} tie={tie} />
      ))}
    </Section>
  );
}

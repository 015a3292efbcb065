import { Drawer } from 'antd';
import { useMemo } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Remark } from '../../../web/console/parts/note.tsx';
import { useNarrow, usePick, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { opineInput, type Settings, type Step, type UnitNotice, unitNotice, type Vote, vote } from '../contract.ts';
import { reviewManifest } from '../manifest.ts';
import type { NomineeRow } from './review-source.ts';
import { panelWords } from './words.ts';

/** What an officer does with nominees whose step they decide. */
export type Decision = 'approve' | 'opine' | 'return' | 'reject';

export interface DecidingProps {
  stageId: string;
  settings: Settings;
  decision: Decision;
  rows: readonly NomineeRow[];
  /** The nominees have changed. */
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks for whatever the decision rests on, then takes it for all chosen at once. */
export function Deciding(props: DecidingProps) {
  const { decision, settings, rows, onClose } = props;
  const w = useWords(panelWords);
  const keys = new Set(rows.map(({ step }) => step));
  const step = settings.steps.find(({ key }) => keys.has(key));
  const isRefusal = decision === 'return' || decision === 'reject';
  const remark =
    !isRefusal && (keys.size !== 1 || !step)
      ? w.oneStep
      : decision === 'opine' && step?.departments.length === 0
        ? w.noOpinions
        : undefined;
  if (remark || !step)
    return (
      <Drawer open title={w[decision === 'opine' ? 'opine' : 'approve']} onClose={onClose}>
        <Remark tone="gold">{remark ?? w.oneStep}</Remark>
      </Drawer>
    );
  if (isRefusal) return <Refusing {...props} decision={decision} />;
  const asks = decision === 'opine' || step.asks === 'vote' || step.asks === 'notice';
  return asks ? <Asking {...props} step={step} /> : <Approving {...props} step={step} />;
}

function Approving({ stageId, rows, step, onDone, onClose }: DecidingProps & { step: Step }) {
  const w = useWords(panelWords);
  const pick = usePick();
  return (
    <ConfirmDanger
      open
      danger={false}
      title={w.approve}
      verb={w.approve}
      consequences={<p>{w.approveText(rows.length, pick([step.label, step.labelEn || step.label]))}</p>}
      onConfirm={async () => {
        const nominees = rows.map(({ id }) => ({ nomineeId: id }));
        await takeStageAction(reviewManifest, stageId, 'approve', { step: step.key, nominees });
        await onDone();
      }}
      onClose={onClose}
    />
  );
}

function Refusing({ stageId, rows, decision, onDone, onClose }: DecidingProps & { decision: 'return' | 'reject' }) {
  const w = useWords(panelWords);
  const [verb, text] =
    decision === 'return' ? [w.giveBack, w.giveBackText(rows.length)] : [w.reject, w.rejectText(rows.length)];
  return (
    <ConfirmDanger
      open
      asksReason
      danger={decision === 'reject'}
      title={verb}
      verb={verb}
      consequences={<p>{text}</p>}
      onConfirm={async (reason) => {
        await takeStageAction(reviewManifest, stageId, decision, { nomineeIds: rows.map(({ id }) => id), reason });
        await onDone();
      }}
      onClose={onClose}
    />
  );
}

/** The form of what a step rests on: a vote, a notice, or what one of its departments said. */
function schemaOf(decision: Decision, step: Step) {
  if (decision === 'opine') {
    const [first = '', ...others] = step.departments;
    const department = titled(z.enum([first, ...others]), ['部门', 'Department']);
    return describeForm(opineInput.omit({ step: true, nomineeIds: true }).extend({ department }));
  }
  return describeForm(step.asks === 'vote' ? vote : unitNotice);
}

function Asking({ stageId, decision, rows, step, onDone, onClose }: DecidingProps & { step: Step }) {
  const w = useWords(panelWords);
  const narrow = useNarrow();
  const schema = useMemo(() => schemaOf(decision, step), [decision, step]);
  const verb = decision === 'opine' ? w.opine : w.approve;
  const submit = async (value: FormValue) => {
    const ids = rows.map(({ id }) => id);
    if (decision === 'opine')
      await takeStageAction(reviewManifest, stageId, 'opine', {
        ...(value as { department: string; verdict: 'agree' | 'disagree' | 'noRecord'; on: string }),
        step: step.key,
        nomineeIds: ids,
      });
    else {
      const given = step.asks === 'vote' ? { vote: value as Vote } : { notice: value as UnitNotice };
      const nominees = ids.map((nomineeId) => ({ nomineeId, ...given }));
      await takeStageAction(reviewManifest, stageId, 'approve', { step: step.key, nominees });
    }
    await onDone();
    onClose();
  };
  return (
    <Drawer open title={verb} onClose={onClose} size={narrow ? '100%' : 520}>
      {rows.length > 1 ? <Remark>{w.sameVote(rows.length)}</Remark> : <p className="meta">{rows[0]?.name}</p>}
      <FormFromSchema
        schema={schema}
        onSubmit={submit}
        submitWords={verb}
        prefix={decision === 'opine' ? '' : `nominees.0.${step.asks}`}
      />
    </Drawer>
  );
}

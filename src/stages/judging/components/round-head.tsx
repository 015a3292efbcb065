import { App, Button } from 'antd';
import { useState } from 'react';
import type { Said } from '../../../kernel/words.ts';
import { noted } from '../../../kernel/words.ts';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Figures, type NamedAmount } from '../../../web/console/parts/figures.tsx';
import { Remark } from '../../../web/console/parts/note.tsx';
import { useLang, useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { stageFile, takeStageAction } from '../../../web/console/stage-calls.ts';
import { judgingManifest as manifest } from '../manifest.ts';
import { type Overview, useRoundChanged } from './judging-source.ts';
import { panelWords } from './words.ts';

type Words = Said<typeof panelWords>;
type Step = 'start' | 'close' | 'reopen';

function nextOf({ state, funnel, judges, show }: Overview, w: Words) {
  if (show) return sayShow(show, w);
  return w[stepOf({ state, funnel, judges })];
}

function sayShow({ step, code, missing }: NonNullable<Overview['show']>, w: Words): string {
  switch (step) {
    case 'call':
      return w.stepCall(code);
    case 'wait':
      return w.stepMarks(code, missing);
    case 'show':
      return w.stepShow(code);
    case 'end':
      return w.stepEnd(code);
    case 'close':
      return w.stepClose;
  }
}

function stepOf({ state, funnel, judges }: Pick<Overview, 'state' | 'funnel' | 'judges'>) {
  const marking = judges.some(({ scores, leftAt }) => scores && !leftAt);
  switch (state) {
    case 'preparing':
      return !marking ? 'stepInvite' : funnel.arrived > funnel.withdrawn ? 'stepStart' : 'stepWait';
    case 'marking':
      return funnel.done < funnel.sheets ? 'stepLate' : 'stepClose';
    case 'closed':
      return 'stepRelease';
    case 'released':
      return 'stepDone';
  }
}

/** Where the round stands, what comes next, and the steps that its state allows. */
export function RoundHead({ stageId, overview }: { stageId: string; overview: Overview }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const lang = useLang();
  const { number } = useNumbers();
  const { message } = App.useApp();
  const changed = useRoundChanged(stageId);
  const [asked, setAsked] = useState<Step>();
  const { state, funnel, unfilled, measures, drops, show, live } = overview;
  const taking = funnel.arrived - funnel.withdrawn - funnel.excluded - funnel.late;
  const amounts: NamedAmount[] = [
    [w.arrived, funnel.arrived],
    [w.taking, taking],
    [w.sheets, `${number(funnel.done)} / ${number(funnel.sheets)}`],
    [w.finished, funnel.finished],
    ...(funnel.on === null ? [] : [[w.on, funnel.on] as const]),
  ];
  const assigned = (outcome: { added: number; recused: number; unfilled: readonly unknown[] }) =>
    message.info(w.assigned(outcome.added, outcome.recused, outcome.unfilled.length));
  const carryOut = async (step: Step, reason: string) => {
    if (step === 'start') void assigned(await takeStageAction(manifest, stageId, 'start', {}));
    else if (step === 'close') await takeStageAction(manifest, stageId, 'close', {});
    else await takeStageAction(manifest, stageId, 'reopen', { reason });
    await changed();
  };
  const assign = async () => {
    void assigned(await takeStageAction(manifest, stageId, 'assign', {}));
    await changed();
  };
  // Said before the rules stand, and confirmed with the start.
  const warned =
    drops.sheets > 0 && drops.dropped < drops.asked && (state === 'preparing' || state === 'marking')
      ? w.fewerDropped(drops.asked, drops.sheets, drops.dropped)
      : undefined;
  const isOver = show ? show.step === 'close' : funnel.done === funnel.sheets;
  const texts = { start: w.startText, close: w.closeText, reopen: w.reopenText };
  const out = funnel.withdrawn + funnel.excluded + funnel.late;
  return (
    <>
      <Remark tone={state === 'released' ? 'green' : 'gold'}>
        <b>{w[state]}</b> · {w.nextStep(nextOf(overview, w))}
      </Remark>
      <Figures figures={amounts} />
      {warned && <Remark tone="gold">{warned}</Remark>}
      {out > 0 && <p className="meta">{w.outNote(funnel.withdrawn, funnel.excluded, funnel.late)}</p>}
      {unfilled.length > 0 && (
        <Remark tone="red">
          {w.unfilled(unfilled.length)}
          {unfilled
            .slice(0, 30)
            .map(({ code, title, has, needs }) => noted(`${code} ${title}`, `${has}/${needs}`, lang))
            .join(pick(['、', ', ']))}
        </Remark>
      )}
      {measures
        .filter(({ missing }) => missing > 0)
        .map(({ criterion, words, missing }) => (
          <Remark key={criterion} tone="gold">
            {w.measures(pick(words), missing)}
          </Remark>
        ))}
      <div className="round-steps">
        {state === 'preparing' && (
          <Button type="primary" onClick={() => setAsked('start')}>
            {w.start}
          </Button>
        )}
        {state === 'marking' && (
          <Button type={isOver ? 'primary' : 'default'} onClick={() => setAsked('close')}>
            {w.close}
          </Button>
        )}
        {state === 'closed' && <Button onClick={() => setAsked('reopen')}>{w.reopen}</Button>}
        {(state === 'marking' || state === 'closed') && <Button onClick={() => void assign()}>{w.assign}</Button>}
        <Button href={stageFile(manifest, stageId, 'scoreSheets')} target="_blank">
          {w.printSheets}
        </Button>
        {live && (
          <Button href={stageFile(manifest, stageId, 'runningOrder')} target="_blank">
            {w.printOrder}
          </Button>
        )}
        <Button href={stageFile(manifest, stageId, 'rankedList')} target="_blank">
          {w.printList}
        </Button>
      </div>
      {asked && (
        <ConfirmDanger
          open
          title={w[asked]}
          verb={w[asked]}
          danger={asked !== 'start'}
          asksReason={asked === 'reopen'}
          consequences={
            asked === 'start' && warned ? (
              <>
                <Remark tone="gold">{warned}</Remark>
                <p>{texts.start}</p>
              </>
            ) : (
              texts[asked]
            )
          }
          onConfirm={(reason) => carryOut(asked, reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import type { Edition } from '../views/frame.ts';
import type { StepView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { When } from './moment.tsx';

/** The steps of a programme with the reader's own progress on them. */
export function Timeline({ steps, edition }: { steps: StepView[]; edition: Edition }) {
  const w = say(programmeWords, edition.lang);
  const states = { done: w.stepDone, now: w.stepNow, next: w.stepNext };
  return (
    <ol className="timeline">
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage may come twice under one name
        <li key={at} className={`step-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <b lang={langOf(step.name, edition.lang)}>{step.name}</b> <span className="meta">{states[step.state]}</span>
          {step.when && (
            <span className="meta">
              <When when={step.when} edition={edition} />
            </span>
          )}
          {step.mine && <span className="mine">{step.mine}</span>}
          {step.open && (
            <a className="more" href={step.open.href} aria-label={`${step.open.label}: ${step.name}`}>
              {step.open.label}
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}

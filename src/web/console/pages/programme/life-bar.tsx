import { type ProgrammeState, programmeStates } from '../../../../programmes/life/rules.ts';
import { usePick, useWords } from '../../preferences.tsx';
import { programmeWords } from './words.ts';

const course: readonly ProgrammeState[] = ['draft', 'published', 'running', 'closed', 'archived'];

/** The course of a programme with the point reached. Waiting for approval and being cancelled show in its place. */
export function LifeBar({ state }: { state: ProgrammeState }) {
  const w = useWords(programmeWords);
  const pick = usePick();
  const steps: readonly ProgrammeState[] =
    state === 'submitted'
      ? ['draft', 'submitted', ...course.slice(1)]
      : state === 'cancelled'
        ? ['draft', 'cancelled']
        : course;
  const reached = steps.indexOf(state);
  return (
    <ol className="life-bar" aria-label={w.life}>
      {steps.map((step, at) => (
        <li
          key={step}
          className={at < reached ? 'life-past' : at === reached ? `life-now life-${step}` : 'life-ahead'}
          aria-current={at === reached ? 'step' : undefined}
        >
          {pick(programmeStates[step])}
        </li>
      ))}
    </ol>
  );
}

import { useQuery } from '@tanstack/react-query';
import { skillLevels } from '../../../../registries/ladders/register.ts';
import { Facts } from '../../parts/facts.tsx';
import { ErrorNote, Loading, Remark } from '../../parts/note.tsx';
import { useDates, usePick, useWords } from '../../preferences.tsx';
import { personQuery } from './ladder-source.ts';
import { laddersWords } from './words.ts';

/** One person on a ladder: every level with what is met and missing, results and what they were used for. */
export function PersonDetail({ ladderId, personId }: { ladderId: string; personId: string }) {
  const w = useWords(laddersWords);
  const pick = usePick();
  const { day } = useDates();
  const answer = useQuery(personQuery(ladderId, personId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={6} />;
  const { unitName, hours, next, missing, steps, results } = answer.data;
  const states = { held: w.stepHeld, passed: w.stepPassed, ready: w.stepReady, next: w.stepNext, ahead: w.stepAhead };
  return (
    <>
      <Remark tone={steps.some(({ state }) => state === 'ready') ? 'gold' : 'ink'}>
        {next ? `${pick(next)}${missing.map(pick).join(pick(['；', '; ']))}` : w.atTop}
      </Remark>
      <Facts
        facts={[
          [w.union, unitName],
          [w.hours, String(hours)],
        ]}
      />
      <h3 className="drawer-part">{w.steps}</h3>
      {steps.map(({ level, state, needs, awardedOn }) => (
        <div key={level} className="ladder-step">
          <p>
            <b>{pick(skillLevels[level])}</b>{' '}
            <span className="meta">{[states[state], awardedOn && day(awardedOn)].filter(Boolean).join(' · ')}</span>
          </p>
          {needs.length > 0 && (
            <ul className="conditions">
              {needs.map(({ ok, words }) => (
                <li key={words[1]} className={ok ? 'met' : 'unmet'}>
                  {pick(words)}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <h3 className="drawer-part">{w.results}</h3>
      {results.length === 0 && <p className="meta">{w.noResults}</p>}
      <ul>
        {results.map((result) => (
          <li key={`${result.occasion} ${result.event} ${result.day}`}>
            {[
              result.occasion,
              result.event,
              result.rank === null ? '' : w.rank(result.rank),
              result.score && w.points(result.score),
            ]
              .filter(Boolean)
              .join(' · ')}
            {result.usedFor && <span className="meta"> {w.usedFor(pick(skillLevels[result.usedFor]))}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

import { useId } from 'react';
import type { Why } from '../../../kernel/why.ts';
import { usePick } from '../preferences.tsx';

/** What has to be so before a next step, line by line, met or not. */
export function Conditions({ title, whys }: { title: string; whys: readonly Why[] }) {
  const pick = usePick();
  const id = useId();
  return (
    <>
      <p className="conditions-head" id={id}>
        {title}
      </p>
      <ul className="conditions" aria-labelledby={id}>
        {whys.map(({ ok, words }) => (
          <li key={words[1]} className={ok ? 'met' : 'unmet'}>
            {pick(words)}
          </li>
        ))}
      </ul>
    </>
  );
}

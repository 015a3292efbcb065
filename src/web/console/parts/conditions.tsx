import type { Why } from '../../../kernel/why.ts';
import { usePick } from '../preferences.tsx';

/** What has to be so before a next step, line by line, met or not. */
export function Conditions({ title, whys }: { title: string; whys: readonly Why[] }) {
  const pick = usePick();
  return (
    <>
      <h3 className="conditions-head">{title}</h3>
      <ul className="conditions">
        {whys.map(({ ok, words }) => (
          <li key={words[1]} className={ok ? 'met' : 'unmet'}>
            {pick(words)}
          </li>
        ))}
      </ul>
    </>
  );
}

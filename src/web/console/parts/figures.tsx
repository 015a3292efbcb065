import { useNumbers } from '../preferences.tsx';

export type NamedAmount = readonly [name: string, amount: number | string];

/** A few amounts side by side, each below its name; an amount in words stands as it is. */
export function Figures({ figures }: { figures: readonly NamedAmount[] }) {
  const { number } = useNumbers();
  return (
    <ul className="figures">
      {figures.map(([name, amount]) => (
        <li key={name} className="figure">
          <span className="figure-name">{name}</span>
          <span className="figure-amount">
            <b>{typeof amount === 'number' ? number(amount) : amount}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}

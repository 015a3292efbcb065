import { Icon } from './icon.tsx';

const iconOf = { done: 'check', waiting: 'clock', refused: 'cross' } as const;

/** What happened, large, between double rules: done, waiting or refused. */
export function Verdict({
  tone,
  title,
  lines,
}: {
  tone: 'done' | 'waiting' | 'refused';
  title: string;
  lines: string[];
}) {
  return (
    <div className={`verdict verdict-${tone}`}>
      <Icon name={iconOf[tone]} />
      <h1>{title}</h1>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

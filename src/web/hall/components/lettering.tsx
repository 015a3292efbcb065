import { lettering, letteringBox } from '../../kit/lettering.ts';

/** The masthead's name: drawn for 职工之家, set in type for any other. */
export function Lettering({ name }: { name: string }) {
  if (name !== '职工之家') return <span className="lettering-type">{name}</span>;
  return (
    <svg className="lettering" viewBox={letteringBox} role="img" aria-label={name}>
      <path d={lettering} />
    </svg>
  );
}

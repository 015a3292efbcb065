import { useQuery } from '@tanstack/react-query';
import { Figures, type NamedAmount } from '../../../web/console/parts/figures.tsx';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { stageRead } from '../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../manifest.ts';
import { panelWords } from './words.ts';

/** A unit's quota, or a batch. */
interface Part {
  key: string;
  name: string;
  places: number;
  taken: number;
}

const quotasInSight = 6;
const batchesInSight = 12;

function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.min(100, (part / whole) * 100)}%`;
}

function PartRow({ part }: { part: Part }) {
  const w = useWords(panelWords);
  const { number } = useNumbers();
  const isFull = part.taken >= part.places;
  return (
    <li className="quota" aria-label={`${part.name}: ${w.takenOf(number(part.taken), number(part.places))}`}>
      <span className="quota-name">{part.name}</span>
      <span className="quota-track" aria-hidden="true">
        <span className={isFull ? 'quota-full' : ''} style={{ width: share(part.taken, part.places) }} />
      </span>
      <span className="quota-amount">
        {number(part.taken)} / {number(part.places)}
      </span>
    </li>
  );
}

interface PartsProps {
  title: string;
  /** How many there are, and how many are full. */
  note: (full: number, all: number) => string;
  all: (count: number) => string;
  parts: readonly Part[];
  inSight: number;
}

function Parts({ title, note, all, parts, inSight }: PartsProps) {
  const full = parts.filter((part) => part.taken >= part.places).length;
  const rest = parts.slice(inSight);
  return (
    <div className="quotas">
      <h2>
        {title} <span className="meta">{note(full, parts.length)}</span>
      </h2>
      <ul>
        {parts.slice(0, inSight).map((part) => (
          <PartRow key={part.key} part={part} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{all(parts.length)}</summary>
          <ul>
            {rest.map((part) => (
              <PartRow key={part.key} part={part} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const byShare = (a: Part, b: Part) => b.taken / (b.places || 1) - a.taken / (a.places || 1);

/**
 * Places of a stage: how many, how many taken and waited for, and the quotas of units.
 * @param withQuotas `false` where a table tells them
 */
export function PlacesBar({ stageId, withQuotas }: { stageId: string; withQuotas: boolean }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number } = useNumbers();
  const places = useQuery({ ...stageRead(enrolmentManifest, stageId, 'places'), refetchInterval: 30_000 });
  if (places.error) return <ErrorNote error={places.error} onRetry={() => void places.refetch()} />;
  if (!places.data) return <Loading rows={2} />;
  const { seats, taken, waiting, last, offered } = places.data;
  const batches = places.data.batches.map(({ label, ...batch }) => ({ ...batch, name: pick(label) }));
  const quotas = places.data.quotas.map(({ unitId, unitName, ...quota }) => ({
    ...quota,
    key: unitId,
    name: unitName,
  }));
  const amounts: NamedAmount[] = [
    [w.seats, seats ?? w.unlimited],
    [w.taken, taken],
    ...(seats === null ? [] : [[w.left, Math.max(0, seats - taken)] as const]),
    ...(offered > 0 ? [[w.offered, offered] as const] : []),
    [w.waiting, waiting],
    ...(last > 0 ? [[w.last, last] as const] : []),
  ];
  return (
    <div className="places">
      <Figures figures={amounts} />
      {seats !== null && (
        <div className="places-track" role="img" aria-label={w.takenOf(number(taken), number(seats))}>
          <span style={{ width: share(taken, seats) }} />
        </div>
      )}
      {batches.length > 0 && (
        <Parts title={w.batches} note={w.batchesFull} all={w.allBatches} parts={batches} inSight={batchesInSight} />
      )}
      {withQuotas && quotas.length > 0 && (
        <Parts
          title={w.quotas}
          note={w.quotasFull}
          all={w.showAll}
          parts={quotas.sort(byShare)}
          inSight={quotasInSight}
        />
      )}
    </div>
  );
}

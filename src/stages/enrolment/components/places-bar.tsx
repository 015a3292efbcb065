import { useQuery } from '@tanstack/react-query';
import { Figures, type NamedAmount } from '../../../web/console/parts/figures.tsx';
import { ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { useNumbers, useWords } from '../../../web/console/preferences.tsx';
import { stageRead } from '../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../manifest.ts';
import { panelWords } from './words.ts';

interface Quota {
  unitId: string;
  unitName: string;
  places: number;
  taken: number;
}

const inSight = 6;

function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.min(100, (part / whole) * 100)}%`;
}

function QuotaRow({ quota }: { quota: Quota }) {
  const w = useWords(panelWords);
  const { number } = useNumbers();
  const isFull = quota.taken >= quota.places;
  return (
    <li className="quota" aria-label={`${quota.unitName}: ${w.takenOf(number(quota.taken), number(quota.places))}`}>
      <span className="quota-name">{quota.unitName}</span>
      <span className="quota-track" aria-hidden="true">
        <span className={isFull ? 'quota-full' : ''} style={{ width: share(quota.taken, quota.places) }} />
      </span>
      <span className="quota-amount">
        {number(quota.taken)} / {number(quota.places)}
      </span>
    </li>
  );
}

function Quotas({ quotas }: { quotas: readonly Quota[] }) {
  const w = useWords(panelWords);
  const sorted = [...quotas].sort((a, b) => b.taken / (b.places || 1) - a.taken / (a.places || 1));
  const full = quotas.filter((quota) => quota.taken >= quota.places).length;
  const rest = sorted.slice(inSight);
  return (
    <div className="quotas">
      <h3>
        {w.quotas} <span className="meta">{w.quotasFull(full, quotas.length)}</span>
      </h3>
      <ul>
        {sorted.slice(0, inSight).map((quota) => (
          <QuotaRow key={quota.unitId} quota={quota} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{w.showAll(quotas.length)}</summary>
          <ul>
            {rest.map((quota) => (
              <QuotaRow key={quota.unitId} quota={quota} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Places of a stage: how many, how many taken and waited for, and the quotas of units. */
export function PlacesBar({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const { number } = useNumbers();
  const places = useQuery({ ...stageRead(enrolmentManifest, stageId, 'places'), refetchInterval: 30_000 });
  if (places.error) return <ErrorNote error={places.error} onRetry={() => void places.refetch()} />;
  if (!places.data) return <Loading rows={2} />;
  const { seats, taken, waiting, quotas } = places.data;
  const amounts: NamedAmount[] = [
    [w.seats, seats ?? w.unlimited],
    [w.taken, taken],
    ...(seats === null ? [] : [[w.left, Math.max(0, seats - taken)] as const]),
    [w.waiting, waiting],
  ];
  return (
    <div className="places">
      <Figures figures={amounts} />
      {seats !== null && (
        <div className="places-track" role="img" aria-label={w.takenOf(number(taken), number(seats))}>
          <span style={{ width: share(taken, seats) }} />
        </div>
      )}
      {quotas.length > 0 && <Quotas quotas={quotas} />}
    </div>
  );
}

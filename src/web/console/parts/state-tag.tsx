import type { Option } from '../list/column.ts';
import { usePick } from '../preferences.tsx';

/** A state in words on its wash: green is open, gold waits, red is urgent or refused, ink is settled. */
export function StateTag({ options, value }: { options: readonly Option[]; value: string }) {
  const pick = usePick();
  const option = options.find((each) => each.value === value);
  return <span className={`state-tag tone-${option?.tone ?? 'ink'}`}>{option ? pick(option.title) : value}</span>;
}

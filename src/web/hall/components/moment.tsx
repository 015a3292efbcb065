import { sayDay, sayMoment, sayRecent, sayWhen } from '../say-when.ts';
import type { Edition } from '../views/frame.ts';
import type { WhenView } from '../views/programme.ts';

/** A moment, machine-readable. `as` chooses how much of it is said. */
export function Moment({
  at,
  edition,
  as = 'moment',
}: {
  at: Date;
  edition: Edition;
  as?: 'moment' | 'day' | 'recent';
}) {
  const said = { moment: sayMoment, day: sayDay, recent: sayRecent }[as](at, edition);
  return <time dateTime={at.toISOString()}>{said}</time>;
}

/** When something takes place. */
export function When({ when, edition }: { when: WhenView; edition: Edition }) {
  return <time dateTime={when.starts.toISOString()}>{sayWhen(when, edition)}</time>;
}

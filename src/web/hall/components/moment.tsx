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

/** When something takes place; a line breaks between its two days, never inside one. */
export function When({ when, edition }: { when: WhenView; edition: Edition }) {
  const [from, to] = sayWhen(when, edition).split(' – ');
  return (
    <time dateTime={when.starts.toISOString()}>
      <span className="whole">{to === undefined ? from : `${from} –`}</span>
      {to !== undefined && (
        <>
          {' '}
          <span className="whole">{to}</span>
        </>
      )}
    </time>
  );
}

import { say } from '../../../kernel/words.ts';
import { sayMoment } from '../say-when.ts';
import type { Edition } from '../views/frame.ts';
import type { ActionView, SeatsView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { HiddenInputs } from './hidden-inputs.tsx';
import { Seats } from './seats.tsx';

/** The one button of a page: a link, a form of one press, or the reason why not. */
export function ActionControl({ action }: { action: ActionView }) {
  switch (action.kind) {
    case 'link':
      return (
        <a className="btn" href={action.href}>
          {action.label}
        </a>
      );
    case 'form':
      return (
        <form method="post" action={action.post}>
          <HiddenInputs values={action.hidden} />
          <button className="btn" type="submit">
            {action.label}
          </button>
        </form>
      );
    case 'refused':
      return (
        <p className="refused">
          <strong>{action.label}</strong> {action.reason}{' '}
          {action.fix && <a href={action.fix.href}>{action.fix.label}</a>}
        </p>
      );
  }
}

/** The action with its seats and deadline: at the foot of a phone's screen, in the side column of a desk's. */
export function ActionDock({
  action,
  seats,
  deadline,
  edition,
}: {
  action: ActionView;
  seats?: SeatsView;
  /** Left out once it is behind. */
  deadline?: Date | undefined;
  edition: Edition;
}) {
  return (
    <div className={action.kind === 'refused' ? 'dock dock-refused' : 'dock'}>
      <div className="dock-facts">
        {seats && <Seats seats={seats} edition={edition} />}
        {deadline && <p className="meta">{say(programmeWords, edition.lang).until(sayMoment(deadline, edition))}</p>}
      </div>
      <ActionControl action={action} />
    </div>
  );
}

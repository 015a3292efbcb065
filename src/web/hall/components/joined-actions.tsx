import { say } from '../../../kernel/words.ts';
import { sayMoment } from '../say-when.ts';
import type { Edition } from '../views/frame.ts';
import type { MineView } from '../views/mine.ts';
import { mineWords } from '../words/mine.ts';
import { HiddenInputs } from './hidden-inputs.tsx';
import { TimeLeft } from './time-left.tsx';

/** A freed place, held for the reader until a moment. */
export function Offer({ offer, edition }: { offer: NonNullable<MineView['offer']>; edition: Edition }) {
  const w = say(mineWords, edition.lang);
  return (
    <div className="offer">
      <strong>{w.offer(sayMoment(offer.until, edition))}</strong>
      <p className="meta">
        {w.timeLeft} <TimeLeft until={offer.until} edition={edition} />
      </p>
      <div className="form-end">
        <form method="post" action={offer.accept.post}>
          <HiddenInputs values={offer.accept.hidden} />
          <button className="btn" type="submit">
            {w.accept}
          </button>
        </form>
        <form method="post" action={offer.decline.post}>
          <HiddenInputs values={offer.decline.hidden} />
          <button className="plain" type="submit">
            {w.decline}
          </button>
        </form>
      </div>
    </div>
  );
}

/** Cancelling asks once more, in place, without script. */
export function Cancel({ target, edition }: { target: NonNullable<MineView['cancel']>; edition: Edition }) {
  const w = say(mineWords, edition.lang);
  return (
    <details>
      <summary>{w.cancel}</summary>
      <form method="post" action={target.post}>
        <HiddenInputs values={target.hidden} />
        <p className="meta">{w.cancelSure}</p>
        <button type="submit">{w.cancelYes}</button>
      </form>
    </details>
  );
}

import { say } from '../../../kernel/words.ts';
import { sayMoment } from '../say-when.ts';
import type { Edition } from '../views/frame.ts';
import type { MineView } from '../views/mine.ts';
import { mineWords } from '../words/mine.ts';
import { Bits } from './bits.tsx';
import { HiddenInputs } from './hidden-inputs.tsx';
import { When } from './moment.tsx';
import { Phrases } from './phrases.tsx';
import { Tag } from './tag.tsx';

function Offer({ offer, edition }: { offer: NonNullable<MineView['offer']>; edition: Edition }) {
  const w = say(mineWords, edition.lang);
  return (
    <div className="offer">
      <strong>{w.offer(sayMoment(offer.until, edition))}</strong>
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
function Cancel({ target, edition }: { target: NonNullable<MineView['cancel']>; edition: Edition }) {
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

/** Something I joined: its state, my seat or place in the queue, and what I can do. */
export function JoinedItem({ item, edition }: { item: MineView; edition: Edition }) {
  const w = say(mineWords, edition.lang);
  return (
    <article className="joined">
      <Tag {...item.tag} />
      <h3>
        <a href={item.href}>
          <Phrases text={item.title} lang={edition.lang} />
        </a>
      </h3>
      <Bits
        lang={edition.lang}
        bits={[
          item.when && <When when={item.when} edition={edition} />,
          item.place,
          item.seat && <b>{w.seat(item.seat)}</b>,
        ]}
      />
      {item.waiting && (
        <>
          <p className="waiting">{w.waiting(item.waiting.position, item.waiting.of)}</p>
          <p className="meta">{w.waitingNote}</p>
        </>
      )}
      {item.offer && <Offer offer={item.offer} edition={edition} />}
      <div className="joined-links">
        {item.todo && <a href={item.todo.href}>{item.todo.label}</a>}
        {item.calendarHref && <a href={item.calendarHref}>{w.calendar}</a>}
        {item.cancel && <Cancel target={item.cancel} edition={edition} />}
      </div>
    </article>
  );
}

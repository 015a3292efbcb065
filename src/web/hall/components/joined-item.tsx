import { say } from '../../../kernel/words.ts';
import type { Edition } from '../views/frame.ts';
import type { MineView } from '../views/mine.ts';
import { mineWords } from '../words/mine.ts';
import { Bits } from './bits.tsx';
import { Cancel, Offer } from './joined-actions.tsx';
import { When } from './moment.tsx';
import { Phrases } from './phrases.tsx';
import { Tag } from './tag.tsx';

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

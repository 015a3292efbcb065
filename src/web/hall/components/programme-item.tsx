import { say } from '../../../kernel/words.ts';
import { sayMoment } from '../say-when.ts';
import type { Edition } from '../views/frame.ts';
import type { ProgrammeItemView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { Bits } from './bits.tsx';
import { When } from './moment.tsx';
import { Phrases } from './phrases.tsx';
import { Picture } from './picture.tsx';
import { saySeats } from './seats.tsx';
import { Tag } from './tag.tsx';

/** A programme in a list: state, headline, who and when; a small picture beside. */
export function ProgrammeItem({ item, edition }: { item: ProgrammeItemView; edition: Edition }) {
  const w = say(programmeWords, edition.lang);
  return (
    <article className="item">
      <div>
        <p className="item-head">
          {item.tag && <Tag {...item.tag} />}
          <span className="meta">{item.kind}</span>
        </p>
        <h3>
          <a href={item.href}>
            <Phrases text={item.title} lang={edition.lang} />
          </a>
        </h3>
        <Bits lang={edition.lang} bits={[item.unit]} />
        <Bits lang={edition.lang} bits={[item.when && <When when={item.when} edition={edition} />, item.place]} />
        <Bits
          lang={edition.lang}
          bits={[
            item.seats && saySeats(item.seats, edition),
            item.deadline && (item.closed ? w.closed : w.until(sayMoment(item.deadline, edition))),
          ]}
        />
      </div>
      <span className="thumb">
        <Picture picture={item.picture} edition={edition} sizes="7rem" mute />
      </span>
    </article>
  );
}

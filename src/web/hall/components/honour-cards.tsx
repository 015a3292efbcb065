import { langOf } from '../../kit/phrases.ts';
import type { Edition } from '../views/frame.ts';
import type { HonourCardView } from '../views/honours.ts';
import { Picture } from './picture.tsx';

interface Props {
  cards: HonourCardView[];
  edition: Edition;
  /** grand: three to a row, for the highest; row: one row of the front page; plain: the wall. */
  look?: 'grand' | 'row' | 'plain';
}

/** Portraits in rows: the picture large, the name below it in wide letters, the rest quiet. */
export function HonourCards({ cards, edition, look = 'plain' }: Props) {
  const { lang } = edition;
  const sizes =
    look === 'grand' ? '(min-width: 60rem) 24rem, 50vw' : '(min-width: 60rem) 17rem, (min-width: 40rem) 33vw, 50vw';
  return (
    <ul className={`honours honours-${look}`}>
      {cards.map((card) => (
        <li key={card.href}>
          <Picture picture={card.picture} edition={edition} sizes={sizes} mute />
          <h3 className={card.collective ? undefined : 'person-name'} lang={langOf(card.name, lang)}>
            <a href={card.href}>{card.name}</a>
          </h3>
          <p lang={langOf(card.award, lang)}>{card.award}</p>
          <p className="meta" lang={langOf(card.meta, lang)}>
            {card.meta}
          </p>
        </li>
      ))}
    </ul>
  );
}

import { clockOf, dayOf } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import { sayDay } from '../say-when.ts';
import type { Edition } from '../views/frame.ts';
import type { DiaryItemView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { Bits } from './bits.tsx';
import { Phrases } from './phrases.tsx';

/** What is on, day by day: the date set large like a calendar leaf, the items beside it. */
export function Diary({ items, edition }: { items: DiaryItemView[]; edition: Edition }) {
  const { lang, zone } = edition;
  const days = Map.groupBy(items, (item) => dayOf(item.when.starts, zone));
  return (
    <ol className="diary">
      {[...days].map(([day, onDay]) => (
        <li key={day}>
          <time className="leaf" dateTime={day}>
            <b>{Number(day.slice(8))}</b>{' '}
            <span>{sayDay(day, edition).replace(lang === 'zh' ? /\d+日 / : / \d+/, lang === 'zh' ? ' ' : '')}</span>
          </time>
          <ul>
            {onDay.map((item) => (
              <li key={item.href + item.title}>
                <a href={item.href}>
                  <Phrases text={item.title} lang={lang} />
                </a>
                <Bits
                  lang={lang}
                  bits={[
                    !item.when.wholeDay && clockOf(item.when.starts, zone),
                    item.place,
                    item.mine && <span className="mine">{say(programmeWords, lang).joined}</span>,
                  ]}
                />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

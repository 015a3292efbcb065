import { Fragment } from 'react';
import { clockOf } from '../../../kernel/dates.ts';
import { langOf } from '../../kit/phrases.ts';
import type { Edition } from '../views/frame.ts';
import type { AgendaItemView } from '../views/programme.ts';

/** Acts or agenda items in running order, under their chapters, as a programme sheet sets them. */
export function Agenda({ items, edition }: { items: AgendaItemView[]; edition: Edition }) {
  const { lang, zone } = edition;
  return (
    <ol className="agenda">
      {items.map((item) => (
        <Fragment key={`${item.chapter ?? ''}${item.order ?? ''}${item.title}`}>
          {item.chapter && <li className="chapter">{item.chapter}</li>}
          <li>
            <span className="agenda-at">{item.starts ? clockOf(item.starts, zone) : item.order}</span>
            <div>
              <b lang={langOf(item.title, lang)}>{item.title}</b>
              {item.speakers?.map((speaker) => (
                <span key={speaker.name} className="speaker">
                  {speaker.name} <span className="meta">{speaker.post}</span>
                  {speaker.honour && (
                    <a className="honour" href={speaker.honour.href} lang={langOf(speaker.honour.label, lang)}>
                      {speaker.honour.label}
                    </a>
                  )}
                </span>
              ))}
              {item.note && <p className="meta">{item.note}</p>}
            </div>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

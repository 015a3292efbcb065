import { clockOf } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import { Agenda } from '../../../web/hall/components/agenda.tsx';
import { Facts } from '../../../web/hall/components/facts.tsx';
import { When } from '../../../web/hall/components/moment.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import type { HallFrame } from '../../../web/hall/views/frame.ts';
import type { AgendaItemView } from '../../../web/hall/views/programme.ts';
import { langOf } from '../../../web/kit/phrases.ts';
import type { SessionView } from '../contract.ts';
import { MaterialList } from '../materials/hall.tsx';
import { words } from '../words.ts';

interface Props {
  session: SessionView;
  stageId: string;
  base: string;
  signedIn: boolean;
  /** Check-in at the door is open: the visitor is told how. */
  door: boolean;
  frame: HallFrame;
}

/** One session in full: when and where, the running order, material, minutes. */
export function SessionSheet({ session, stageId, base, signedIn, door, frame }: Props) {
  const { lang } = frame;
  const w = say(words, lang);
  const { startsAt, endsAt, onSite, venue, address, online, onlineLink, mine } = session;
  return (
    <Section title={titleOf(session, lang)} id={`session-${session.id}`}>
      {session.cancelReason && <p className="flash flash-refused">{w.cancelled(session.cancelReason)}</p>}
      <Facts
        facts={[
          { icon: 'clock', label: w.time, value: <When when={{ starts: startsAt, ends: endsAt }} edition={frame} /> },
          onSite && {
            icon: 'place',
            label: w.venue,
            value: (
              <span lang={langOf(venue, lang)}>
                {venue} <span className="meta">{address}</span>
              </span>
            ),
          },
          online && {
            icon: 'online',
            label: w.online,
            value: onlineLink ? <a href={onlineLink}>{w.enter}</a> : w.onlineFor,
          },
          mine !== null && { icon: 'check', label: w.checkedIn, value: clockOf(mine.at, frame.zone) },
        ]}
      />
      {door && mine === null && (
        <p className="standing standing-open">
          <strong>{w.checkInOpen}</strong> {w.pleaseScan} <a href="/code">{w.myCode}</a>
        </p>
      )}
      {session.note && (
        <p className="meta" lang={langOf(session.note, lang)}>
          {session.note}
        </p>
      )}
      {session.agenda.length > 0 && <Agenda items={agendaItems(session.agenda)} edition={frame} />}
      {session.materials.length > 0 && (
        <MaterialList materials={session.materials} stageId={stageId} base={base} reader={signedIn} lang={lang} />
      )}
      {session.minutes && (
        <details>
          <summary>{w.minutes}</summary>
          <div className="prose" lang={langOf(session.minutes, lang)}>
            {paragraphsOf(session.minutes).map(({ key, text }) => (
              <p key={key}>{text}</p>
            ))}
          </div>
        </details>
      )}
    </Section>
  );
}

/** A session in one line, where there are many. */
export function SessionLine({ session, frame }: { session: SessionView; frame: HallFrame }) {
  const w = say(words, frame.lang);
  return (
    <li>
      <When when={{ starts: session.startsAt, ends: session.endsAt }} edition={frame} />　
      <b lang={langOf(session.title, frame.lang)}>{titleOf(session, frame.lang)}</b>
      <span className="meta" lang={langOf(session.venue, frame.lang)}>
        　{session.cancelReason ? w.cancelled(session.cancelReason) : session.venue}
        {session.arrived > 0 && `　${w.arrived(session.arrived)}`}
      </span>
    </li>
  );
}

function titleOf({ title, titleEn }: SessionView, lang: HallFrame['lang']): string {
  return lang === 'en' && titleEn ? titleEn : title;
}

/** The item that opens a chapter carries its name; items without a clock their number. */
export function agendaItems(agenda: SessionView['agenda']): AgendaItemView[] {
  return agenda.map((item, at) => ({
    order: String(at + 1),
    title: item.title,
    speakers: item.speakers.map(({ name, post, honour }) => ({
      ...{ name, post },
      ...(honour ? { honour: { label: `${honour.year} ${honour.title}`, href: `/honours/${honour.id}` } } : {}),
    })),
    ...(item.startsAt ? { starts: item.startsAt } : {}),
    ...(item.note ? { note: item.note } : {}),
    ...(item.chapter && item.chapter !== agenda[at - 1]?.chapter ? { chapter: item.chapter } : {}),
  }));
}

function paragraphsOf(text: string): { key: string; text: string }[] {
  return text
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, at) => ({ key: String(at), text: paragraph }));
}

import { pick, say } from '../../../../kernel/words.ts';
import { Empty } from '../../../../web/hall/components/empty.tsx';
import { HiddenInputs } from '../../../../web/hall/components/hidden-inputs.tsx';
import { Tag } from '../../../../web/hall/components/tag.tsx';
import { SheetPage } from '../../../../web/hall/pages/sheet-page.tsx';
import type { HallFrame, Tone } from '../../../../web/hall/views/frame.ts';
import type { PageProps } from '../../../hall.tsx';
import { type AppointmentState, appointmentStates } from '../../rules.ts';
import type { MineView } from '../../show/contract.ts';
import { ProviderName, sayMoment, sayTime } from '../../when/hall.tsx';
import { words } from '../../words.ts';

export const stateTones: Record<AppointmentState, Tone> = {
  booked: 'gold',
  arrived: 'open',
  done: 'open',
  missed: 'last',
  cancelled: 'quiet',
};

type Item = MineView['appointments'][number];

function Own({ item, frame, base }: { item: Item; frame: HallFrame; base: string }) {
  const { lang } = frame;
  const w = say(words, lang);
  const notes = item.notes + item.referrals;
  const place = pick(item.provider.place, lang);
  return (
    <article className="my-piece">
      <h2>{sayTime(item, frame)}</h2>
      <p>
        <Tag tone={stateTones[item.state]} text={pick(appointmentStates[item.state], lang)} />{' '}
        <ProviderName provider={item.provider} lang={lang} />
        {place && <span className="meta"> {place}</span>}
      </p>
      {item.mayMove && <p className="meta">{w.bookedUntil(sayMoment(item.movableUntil, frame))}</p>}
      {item.mayCancel && !item.mayMove && <p className="meta">{w.tooLate}</p>}
      {item.state === 'booked' && !item.mayCancel && <p className="meta">{w.markMissing}</p>}
      {(notes > 0 || item.photos > 0) && (
        <nav className="ways" aria-label={sayTime(item, frame)}>
          {item.photos > 0 && (
            <a href={`${base}/photos?appointment=${item.id}`}>
              {w.photosCount(item.photos)}
              {item.unanswered > 0 && <small>{w.exhibitAsk}</small>}
            </a>
          )}
          {notes > 0 && <a href={`${base}/notes?appointment=${item.id}`}>{w.notesCount(notes)}</a>}
        </nav>
      )}
      {item.mayCancel && (
        <div className="form-end">
          {item.mayMove && (
            <a className="btn" href={`${base}/book?moving=${item.id}`}>
              {w.move}
            </a>
          )}
          <form method="post" action={`${base}/mine`}>
            <HiddenInputs values={{ action: 'cancel', appointmentId: item.id }} />
            <button className="btn btn-quiet" type="submit">
              {w.cancel}
            </button>
          </form>
        </div>
      )}
    </article>
  );
}

/** What the reader booked here: move it, cancel it, look at what came of it. */
export function MinePage({ view, frame, base, programme, attempt }: PageProps<MineView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const book = { label: w.book, href: `${base}/book` };
  return (
    <SheetPage
      frame={frame}
      kicker={programme.title}
      title={w.mine}
      programme={{ label: programme.title, href: programme.href }}
    >
      {attempt?.refusal && (
        <p className="flash flash-refused" role="alert">
          {attempt.refusal.say(lang)}
        </p>
      )}
      {view.appointments.length === 0 && (
        <Empty
          title={w.mineNone}
          text={w.mineNoneAdvice}
          links={view.mayBook ? [book] : [{ label: w.toProgramme, href: programme.href }]}
          woodcut="flower"
          edition={frame}
        />
      )}
      {view.appointments.map((item) => (
        <Own key={item.id} item={item} frame={frame} base={base} />
      ))}
      {view.mayBook && view.appointments.length > 0 && (
        <p className="form-end">
          <a className="btn" href={book.href}>
            {book.label}
          </a>
        </p>
      )}
    </SheetPage>
  );
}

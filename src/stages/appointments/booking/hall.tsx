import { clockOf } from '../../../kernel/dates.ts';
import { type Lang, pick, say } from '../../../kernel/words.ts';
import { Bits } from '../../../web/hall/components/bits.tsx';
import { Empty } from '../../../web/hall/components/empty.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import { WhyList } from '../../../web/hall/components/why-list.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { PageProps } from '../../hall.tsx';
import type { TimesView } from '../show/contract.ts';
import { asking, Choosing, ProviderName, sayDay, sayTime } from '../when/hall.tsx';
import { words } from '../words.ts';

/** Free times of one day as large buttons: a press books, or moves. */
function Times({ view, frame, base }: Pick<PageProps<TimesView>, 'view' | 'frame' | 'base'>) {
  const { lang } = frame;
  const w = say(words, lang);
  const { moving, day } = view;
  const here = { day, provider: view.provider, moving: moving?.id };
  const groups = view.providers.flatMap((provider) => {
    const slots = view.slots.filter((slot) => slot.provider.key === provider.key);
    return slots.length > 0 ? [{ provider, slots }] : [];
  });
  return (
    <form method="post" action={asking(`${base}/book`, here)}>
      <HiddenInputs
        values={moving ? { action: 'move', appointmentId: moving.id } : { action: 'book', day: day ?? '' }}
      />
      <p className="meta">{moving ? w.timesMove : frame.account ? w.times : w.signIn}</p>
      {groups.map(({ provider, slots }) => (
        <Section key={provider.key} title={pick(provider.name, lang)}>
          <Bits lang={lang} bits={[pick(provider.about, lang), pick(provider.place, lang)]} />
          <ul className="times">
            {slots.map((slot) => (
              <li key={slot.id}>
                <button
                  type="submit"
                  name="slotId"
                  value={slot.id}
                  data-colour={provider.colour}
                  aria-label={[sayTime(slot, frame), pick(provider.name, lang), slot.left > 1 && w.left(slot.left)]
                    .filter(Boolean)
                    .join(' ')}
                >
                  <b>{clockOf(slot.startsAt, frame.zone)}</b>
                  {slot.left > 1 && <small>{w.left(slot.left)}</small>}
                </button>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </form>
  );
}

function Choices({ view, frame, base }: Pick<PageProps<TimesView>, 'view' | 'frame' | 'base'>) {
  const { moving, provider } = view;
  const at = (query: { day?: string; provider?: string | null }) =>
    asking(`${base}/book`, { moving: moving?.id, ...query });
  return (
    <Choosing
      frame={frame}
      providers={[
        { label: say(words, frame.lang).anybody, href: at({}), current: provider === null },
        ...view.providers.map(({ key, name, free }) => ({
          name,
          href: at({ provider: key }),
          current: key === provider,
          count: free,
        })),
      ]}
      days={view.days.map(({ day, free }) => ({
        day,
        href: at({ day, provider }),
        current: day === view.day,
        count: free,
      }))}
    />
  );
}

const linesOf = ({ whys }: TimesView, lang: Lang) =>
  whys.map(({ ok, words: said }) => ({ ok, text: pick(said, lang) }));

/** Days as a strip, times as large buttons; nothing but free times is shown. */
export function BookPage({ view, frame, base, programme, attempt }: PageProps<TimesView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const { moving, mine } = view;
  const may = moving !== null || view.whys.every(({ ok }) => ok);
  const held = moving ?? mine;
  return (
    <SheetPage
      frame={frame}
      kicker={w.title}
      title={moving ? w.moveTitle : programme.title}
      programme={{ label: programme.title, href: programme.href }}
      wide
    >
      {attempt?.refusal && (
        <p className="flash flash-refused" role="alert">
          {attempt.refusal.say(lang)}
        </p>
      )}
      {held && (
        <p className="note held">
          {w.now} <b>{sayTime(held, frame)}</b> <ProviderName provider={held.provider} lang={lang} />
        </p>
      )}
      {view.day === null ? (
        <Empty
          title={view.hasHours ? w.noTimes : w.noHours}
          text={view.hasHours ? w.noTimesAdvice : w.noHoursAdvice}
          links={[{ label: w.toProgramme, href: programme.href }]}
          woodcut="flower"
          edition={frame}
        />
      ) : (
        <>
          <Choices view={view} frame={frame} base={base} />
          <h2 className="hidden">{sayDay(view.day, frame)}</h2>
          {may && <Times view={view} frame={frame} base={base} />}
          {!may && <WhyList why={{ allowed: false, lines: linesOf(view, lang) }} edition={frame} />}
        </>
      )}
      {mine && !moving && (
        <p className="form-end">
          <a className="btn" href={`${base}/mine`}>
            {w.mine}
          </a>
        </p>
      )}
    </SheetPage>
  );
}

import { clockOf } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import { Bits } from '../../../web/hall/components/bits.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { Tag } from '../../../web/hall/components/tag.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { PageProps } from '../../hall.tsx';
import { stateTones } from '../booking/mine/hall.tsx';
import { type AppointmentState, appointmentStates } from '../rules.ts';
import type { DayView, RowView } from '../show/contract.ts';
import { Choosing, ProviderName, sayDay } from '../when/hall.tsx';
import { words } from '../words.ts';
import { dayHref, Marks } from './marks/hall.tsx';
import { WalkIn } from './walk-in/hall.tsx';

type Props = Pick<PageProps<DayView>, 'view' | 'frame' | 'base'>;

/** Taking a mark back is done on the page of the one who came: it is rare, and a slip of the finger costs more. */
function Row({ row, view, frame, base }: Props & { row: RowView }) {
  const { lang } = frame;
  const w = say(words, lang);
  const here = dayHref(base, { day: view.day, provider: view.provider });
  return (
    <li className="sitting" data-colour={row.provider.colour}>
      <b className="sitting-at">{clockOf(row.startsAt, frame.zone)}</b>
      <div>
        <a href={`${base}/visit?appointment=${row.id}`} aria-label={w.openRow(row.name)}>
          <b>{row.name}</b>
        </a>{' '}
        <Tag tone={stateTones[row.state]} text={pick(appointmentStates[row.state], lang)} />
        <Bits
          lang={lang}
          bits={[
            view.providers.length > 1 && <ProviderName key="with" provider={row.provider} lang={lang} />,
            row.unitName,
            row.phoneTail && w.tail(row.phoneTail),
            row.walkIn && w.walkedIn,
            row.photos > 0 && w.photosCount(row.photos),
          ]}
        />
      </div>
      <Marks
        row={{ ...row, moves: row.moves.filter((move) => move !== 'undo') }}
        post={here}
        frame={frame}
        along={{ day: view.day, provider: view.provider ?? '' }}
      />
    </li>
  );
}

/** The list of a day on a phone: who comes when, marked by a press, somebody walked in, the list on paper. */
export function DayPage({ view, frame, base, programme, attempt }: PageProps<DayView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const stageId = base.split('/').at(-1) ?? '';
  const api = `/api/v1/stages/appointments/${stageId}`;
  const hasPhotos = view.rows.some(({ mine, photos }) => mine && photos > 0);
  const asked = new URLSearchParams({ day: view.day, ...(view.provider ? { provider: view.provider } : {}) });
  return (
    <SheetPage
      frame={frame}
      kicker={programme.title}
      title={`${w.dayList} ${sayDay(view.day, frame)}`}
      programme={{ label: programme.title, href: programme.href }}
      wide
    >
      {attempt?.refusal && (
        <p className="flash flash-refused" role="alert">
          {attempt.refusal.say(lang)}
        </p>
      )}
      <Days view={view} frame={frame} base={base} />
      <dl className="counts day-counts">
        {Object.entries(view.counts).map(([state, count]) => (
          <div key={state}>
            <dt>{pick(appointmentStates[state as AppointmentState], lang)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {view.rows.length === 0 ? (
        <div className="note">
          <p>
            <b>{w.nobody}</b>
          </p>
          <p>{w.nobodyAdvice}</p>
        </div>
      ) : (
        <ul className="sittings">
          {view.rows.map((row) => (
            <Row key={row.id} row={row} view={view} frame={frame} base={base} />
          ))}
        </ul>
      )}
      {view.walkIns && <WalkIn view={view} frame={frame} base={base} attempt={attempt} />}
      <p className="joined-links">
        <a href={`${api}/sheet?${asked}`}>{w.sheet}</a>
        <a href={`${api}/appointments/export?${asked}&format=xlsx`}>{w.workbook}</a>
        {hasPhotos && <a href={`${api}/cards?${asked}`}>{w.cards}</a>}
        {hasPhotos && view.printsOn && <a href={`${api}/prints/export?format=xlsx`}>{w.printOrder}</a>}
      </p>
      {hasPhotos && (
        <form method="post" action={dayHref(base, { day: view.day })}>
          <HiddenInputs values={{ action: 'makeCodes', day: view.day }} />
          <button className="btn btn-quiet" type="submit">
            {w.makeCodes}
          </button>
        </form>
      )}
    </SheetPage>
  );
}

function Days({ view, frame, base }: Props) {
  return (
    <Choosing
      frame={frame}
      providers={[
        {
          label: say(words, frame.lang).all,
          href: dayHref(base, { day: view.day }),
          current: view.provider === null,
        },
        ...view.providers.map(({ key, name }) => ({
          name,
          href: dayHref(base, { day: view.day, provider: key }),
          current: key === view.provider,
        })),
      ]}
      days={
        view.days.length > 1
          ? view.days.map(({ day, count }) => ({
              day,
              href: dayHref(base, { day, provider: view.provider }),
              current: day === view.day,
              count,
            }))
          : []
      }
    />
  );
}

import { say } from '../../../kernel/words.ts';
import { textOf, textsOf } from '../../../web/hall/components/attempt.ts';
import { Empty } from '../../../web/hall/components/empty.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { PageProps } from '../../hall.tsx';
import { ClaimPage } from '../claims/hall.tsx';
import type { PhotosPageView, PhotosView } from '../show/contract.ts';
import { ProviderName, sayMoment, sayTime } from '../when/hall.tsx';
import { words } from '../words.ts';

const WIDTHS = [320, 640, 1280];

/** Photos for whom they show alone; whose hour is over, the code is asked for again. */
export function PhotosPage({ view: { photos }, attempt, ...props }: PageProps<PhotosPageView>) {
  const w = say(words, props.frame.lang);
  if (photos) return <Photos {...props} view={photos} attempt={attempt} />;
  return <ClaimPage {...props} attempt={undefined} note={w.claimOver} />;
}

/** Each photo with whether it may be exhibited. */
function Photos({ view, frame, base, programme, attempt }: PageProps<PhotosView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const { ticket, photos, appointment } = view;
  const typed = attempt?.values.action === 'removePhoto' ? undefined : attempt;
  const here = `${base}/photos?${ticket ? `ticket=${encodeURIComponent(ticket)}` : `appointment=${appointment.id}`}`;
  return (
    <SheetPage
      frame={frame}
      kicker={programme.title}
      title={w.photos}
      lead={w.photosLead}
      programme={{ label: programme.title, href: programme.href }}
    >
      {attempt?.refusal && (
        <p className="flash flash-refused" role="alert">
          {attempt.refusal.say(lang)}
        </p>
      )}
      <p className="portrait-whose">
        <b>{view.name}</b> {sayTime(appointment, frame)} <ProviderName provider={appointment.provider} lang={lang} />
      </p>
      {photos.length === 0 ? (
        <Empty
          title={w.photosNone}
          text={w.photosNoneAdvice}
          links={[{ label: w.toProgramme, href: programme.href }]}
          woodcut="camera"
          edition={frame}
        />
      ) : (
        <form method="post" action={here}>
          <HiddenInputs values={{ action: 'consent', ...(ticket ? { ticket } : { appointmentId: appointment.id }) }} />
          <p className="meta">
            {view.answeredAt ? w.answered(sayMoment(view.answeredAt, frame)) : w.notAnswered} {w.where}
          </p>
          {photos.map(({ id, href, width, height, caption, exhibit, prints }, at) => {
            const alt = w.photoOf(at + 1, photos.length);
            return (
              <figure key={id} className="portrait-print">
                <a href={href} aria-label={`${w.original} ${alt}`}>
                  <img
                    src={`${href}&width=640`}
                    srcSet={WIDTHS.map((each) => `${href}&width=${each} ${each}w`).join(', ')}
                    sizes="(min-width: 30rem) 27rem, 100vw"
                    width={width}
                    height={height}
                    alt={caption ? `${caption} ${alt}` : alt}
                    loading={at === 0 ? 'eager' : 'lazy'}
                  />
                </a>
                <figcaption>
                  <a href={href} download="">
                    {w.savePhoto}
                    <span className="hidden"> {alt}</span>
                  </a>
                  <label className="consent">
                    <input
                      type="checkbox"
                      name="exhibit"
                      value={id}
                      defaultChecked={typed ? textsOf(typed.values.exhibit).includes(id) : exhibit === true}
                    />
                    <span>
                      {w.mayExhibit}
                      <span className="hidden"> {alt}</span>
                    </span>
                  </label>
                  {view.mostPrints > 0 && (
                    <label className="print-copies">
                      {w.prints}
                      <span className="hidden"> {alt}</span>
                      <input
                        type="number"
                        name={`prints.${id}`}
                        min={0}
                        max={view.mostPrints}
                        defaultValue={textOf(typed?.values[`prints.${id}`]) || prints}
                      />
                    </label>
                  )}
                </figcaption>
              </figure>
            );
          })}
          {view.mostPrints > 0 && <p className="meta">{w.printsLead(view.mostPrints)}</p>}
          <div className="field">
            <label className="consent">
              <input
                type="checkbox"
                name="named"
                value="yes"
                defaultChecked={typed ? textOf(typed.values.named) !== '' : view.named}
              />
              <span>{w.withName}</span>
            </label>
          </div>
          <div className="form-end">
            <button className="btn" type="submit">
              {w.save}
            </button>
          </div>
        </form>
      )}
      {photos.length > 0 && (
        <details>
          <summary>{w.removePhotos}</summary>
          <p className="note">{w.removeLead}</p>
          <ul className="contact-prints">
            {photos.map(({ id, href, caption }, at) => (
              <li key={id}>
                <img src={`${href}&width=320`} alt={caption || w.photoOf(at + 1, photos.length)} loading="lazy" />
                <form method="post" action={here}>
                  <HiddenInputs
                    values={{
                      ...{ action: 'removePhoto', photoId: id },
                      ...(ticket ? { ticket } : { appointmentId: appointment.id }),
                    }}
                  />
                  <button className="plain" type="submit">
                    {w.removeThis(at + 1)}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </details>
      )}
    </SheetPage>
  );
}

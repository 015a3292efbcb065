import { dayOf } from '../../../../kernel/dates.ts';
import { pick, say } from '../../../../kernel/words.ts';
import { textOf, textsOf } from '../../../../web/hall/components/attempt.ts';
import { Bits } from '../../../../web/hall/components/bits.tsx';
import { HiddenInputs } from '../../../../web/hall/components/hidden-inputs.tsx';
import { Section } from '../../../../web/hall/components/section.tsx';
import { Tag } from '../../../../web/hall/components/tag.tsx';
import { SheetPage } from '../../../../web/hall/pages/sheet-page.tsx';
import type { PageProps } from '../../../hall.tsx';
import { stateTones } from '../../booking/mine/hall.tsx';
import { appointmentStates } from '../../rules.ts';
import type { VisitView } from '../../show/contract.ts';
import { ProviderName, sayMoment, sayTime } from '../../when/hall.tsx';
import { changeWords, words } from '../../words.ts';
import { dayHref, Marks } from '../marks/hall.tsx';

const PICTURES = 'image/jpeg,image/png,image/webp';
const UUID = /^[0-9a-f-]{36}$/;

/** One who comes: marks, and for their own doctor or photographer what is between those two. */
export function VisitPage(props: PageProps<VisitView>) {
  const { view, frame, base, programme, attempt } = props;
  const { lang, zone } = frame;
  const w = say(words, lang);
  const { row } = view;
  const here = `${base}/visit?appointment=${row.id}`;
  return (
    <SheetPage
      frame={frame}
      kicker={programme.title}
      title={row.name}
      programme={{ label: programme.title, href: programme.href }}
    >
      {attempt?.refusal && (
        <p className="flash flash-refused" role="alert">
          {[attempt.refusal.say(lang), ...attempt.refusal.fields.map((field) => pick(field.words, lang))].join(' ')}
        </p>
      )}
      <p>
        <Tag tone={stateTones[row.state]} text={pick(appointmentStates[row.state], lang)} /> {sayTime(row, frame)}{' '}
        <ProviderName provider={row.provider} lang={lang} />
      </p>
      <Bits lang={lang} bits={[row.unitName, row.phoneTail && w.tail(row.phoneTail), row.walkIn && w.walkedIn]} />
      <Marks row={row} post={here} frame={frame} />
      {view.notesOn && (
        <p className="joined-links">
          <a href={`${base}/notes?appointment=${row.id}`}>{view.notes > 0 ? w.notesCount(view.notes) : w.notes}</a>
        </p>
      )}
      {view.photosOn && <Photos {...props} here={here} />}
      {view.photosOn && view.photos.length > 0 && <Claim {...props} here={here} />}
      <Section title={w.history}>
        <ul>
          {view.history.map(({ at, by, kind, reason }) => (
            <li key={`${at.toISOString()}${kind}`} className="meta">
              {`${sayMoment(at, frame)} ${pick(changeWords[kind as keyof typeof changeWords] ?? [kind, kind], lang)} · ${by}${reason ? ` · ${reason}` : ''}`}
            </li>
          ))}
        </ul>
      </Section>
      <p className="joined-links">
        <a href={dayHref(base, { day: dayOf(row.startsAt, zone) })}>‹ {w.back}</a>
      </p>
    </SheetPage>
  );
}

type Part = PageProps<VisitView> & { here: string };

/** The photos of this person, and more to hand over. */
function Photos({ view, frame, here, attempt }: Part) {
  const { lang } = frame;
  const w = say(words, lang);
  const mayAdd = view.row.state === 'arrived' || view.row.state === 'done';
  const typed = attempt?.values.action === 'addPhotos' ? attempt.values : undefined;
  const arrived = textsOf(typed?.photos).filter((id) => UUID.test(id));
  return (
    <Section title={w.photosCount(view.photos.length)}>
      <ul className="contact-prints">
        {view.photos.map(({ id, href, caption, exhibit }, at) => (
          <li key={id}>
            <img src={`${href}&width=320`} alt={caption || w.photoOf(at + 1, view.photos.length)} loading="lazy" />
            <span className="meta">{exhibit === null ? w.exhibitOpen : exhibit ? w.exhibitYes : w.exhibitNo}</span>
            <form method="post" action={here}>
              <HiddenInputs values={{ action: 'removePhoto', photoId: id, appointmentId: view.row.id }} />
              <button className="plain" type="submit" aria-label={`${w.takeBack} ${at + 1}`}>
                {w.takeBack}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {!mayAdd && <p className="note">{w.needsArrival}</p>}
      {mayAdd && (
        <form method="post" action={here} encType="multipart/form-data">
          <HiddenInputs values={{ action: 'addPhotos', appointmentId: view.row.id }} />
          {arrived.length > 0 && (
            <fieldset>
              <legend>{w.photosArrived(arrived.length)}</legend>
              <ul className="contact-prints">
                {arrived.map((id, at) => (
                  <li key={id}>
                    <label className="consent">
                      <input type="checkbox" name="photos" value={id} defaultChecked />
                      <img src={`/files/${id}?width=320`} alt={w.photoOf(at + 1, arrived.length)} loading="lazy" />
                    </label>
                  </li>
                ))}
              </ul>
            </fieldset>
          )}
          <div className="field">
            <label htmlFor="photos">{w.addPhotos}</label>
            <p className="hint" id="photos-hint">
              {w.addPhotosHint}
            </p>
            <div className="box">
              <input
                id="photos"
                type="file"
                name="photos"
                accept={PICTURES}
                multiple
                required={arrived.length === 0}
                aria-describedby="photos-hint"
              />
            </div>
          </div>
          <div className="field">
            <label htmlFor="caption">{w.caption}</label>
            <p className="hint" id="caption-hint">
              {w.captionHint}
            </p>
            <div className="box">
              <input
                id="caption"
                name="caption"
                maxLength={80}
                defaultValue={textOf(typed?.caption)}
                aria-describedby="caption-hint"
              />
            </div>
          </div>
          <div className="form-end">
            <button className="btn" type="submit">
              {w.handOver}
            </button>
          </div>
        </form>
      )}
    </Section>
  );
}

/** The code by which somebody without an account opens their photos. */
function Claim({ view, frame, here }: Part) {
  const { lang } = frame;
  const w = say(words, lang);
  const { claim, row } = view;
  return (
    <Section title={w.claimCode}>
      <p className="meta">{w.codeLead}</p>
      {claim && (
        <div className="demo-code">
          <b>{claim.code}</b>
          <p className="meta">
            {`${w.until} ${sayMoment(claim.expiresAt, frame)}`}
            {claim.usedAt && ` · ${w.claimed(sayMoment(claim.usedAt, frame))}`}
          </p>
        </div>
      )}
      <div className="sitting-marks">
        <form method="post" action={here}>
          <HiddenInputs values={{ action: 'makeCode', appointmentId: row.id }} />
          <button className={claim ? 'btn btn-quiet' : 'btn'} type="submit">
            {claim ? w.newCode : w.makeCode}
          </button>
        </form>
        {row.phoneTail && (
          <form method="post" action={here}>
            <HiddenInputs values={{ action: 'makeCode', appointmentId: row.id, send: 'yes' }} />
            <button className="btn btn-quiet" type="submit">
              {w.sendCode}
            </button>
          </form>
        )}
        {claim && (
          <form method="post" action={here}>
            <HiddenInputs values={{ action: 'revokeCode', appointmentId: row.id }} />
            <button className="btn btn-quiet" type="submit">
              {w.revoke}
            </button>
          </form>
        )}
      </div>
    </Section>
  );
}

import { formatDay, formatMoment } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import { Facts } from '../../../web/hall/components/facts.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import { WhyLines } from '../../../web/hall/components/why-list.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import { StagePage } from '../../../web/hall/pages/stage-page.tsx';
import type { HallFrame } from '../../../web/hall/views/frame.ts';
import type { PageProps } from '../../hall.tsx';
import type { ClaimView } from './contract.ts';
import type { DrawView } from './show/service.ts';
import { saySigned, allotmentWords as words } from './words.ts';

/** On the programme's page: that the seed is sealed, by what one knows it again, and where one stands. */
export function SealNote({
  seal,
  mine,
  base,
  frame,
}: {
  seal: SealView;
  mine: boolean;
  base: string;
  frame: HallFrame;
}) {
  const w = say(words, frame.lang);
  return (
    <aside className="seal">
      <p>
        {!seal.allottedAt && seal.asked > 0 && `${w.askedSoFar(seal.asked)} `}
        {seal.allottedAt ? w.panelOpen : seal.admit === 'draw' ? w.panelDraw : w.panelPriority}{' '}
        <code>{seal.commitment.slice(0, 16)}…</code>
      </p>
      <p className="seal-ways">
        <a href={`${base}/draw`}>{w.check}</a>
        {mine && <a href={`${base}/claim`}>{w.claim}</a>}
      </p>
    </aside>
  );
}

export interface SealView {
  admit: 'draw' | 'priority';
  commitment: string;
  allottedAt: Date | null;
  /** Requests so far. */
  asked: number;
}

/** One's own claim: the ticket, conditions and score line by line with what each was taken from, and the result. */
export function Claim({ view, frame, base, programme }: PageProps<ClaimView | null>) {
  const { lang } = frame;
  const w = say(words, lang);
  return (
    <SheetPage
      frame={frame}
      title={w.claim}
      programme={{ label: programme.title, href: programme.href }}
      {...(view ? { lead: view.admit === 'draw' ? w.drawNote : w.linesNote } : {})}
    >
      {view ? <Standing view={view} frame={frame} /> : <p className="note">{w.noClaim}</p>}
      <nav className="ways" aria-label={w.claim}>
        <a href={`${base}/draw`}>{w.check}</a>
        <a href={programme.href}>{programme.title}</a>
      </nav>
    </SheetPage>
  );
}

function Standing({ view, frame }: { view: ClaimView; frame: HallFrame }) {
  const { lang } = frame;
  const w = say(words, lang);
  const { batch, wish, place } = view;
  const result = !view.allotted
    ? w.notYet
    : !view.served
      ? w.gotNone
      : batch
        ? w.gotBatch(pick(batch, lang), wish ?? 0)
        : w.got;
  return (
    <>
      <Facts
        facts={[
          {
            label: w.ticket,
            value: w.ticketNo(view.ticket) + (view.weight > 1 ? pick(['，', ', '], lang) + w.lots(view.weight) : ''),
          },
          view.weight > 1 && { label: w.why, value: w.weightWhy },
          view.wishes.length > 0 && {
            label: w.wishes,
            value: view.wishes.map((name) => pick(name, lang)).join(pick(['、', ', '], lang)),
          },
          place !== null && { label: w.place, value: w.placeOf(place, view.of) },
          { label: w.result, value: <b>{result}</b> },
        ]}
      />
      {view.gates.length > 0 && (
        <Section title={w.conditions}>
          <WhyLines lines={view.gates.map(({ ok, words: said }) => ({ ok, text: pick(said, lang) }))} edition={frame} />
        </Section>
      )}
      {view.admit === 'priority' && <Score view={view} frame={frame} />}
    </>
  );
}

function Score({ view, frame }: { view: ClaimView; frame: HallFrame }) {
  const { lang } = frame;
  const w = say(words, lang);
  return (
    <Section title={w.lines}>
      <table className="board">
        <thead>
          <tr>
            <th scope="col">{w.line}</th>
            <th scope="col" className="numeric">
              {w.points}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.words[0]}>
              <td>
                {pick(line.words, lang)}
                <small>{pick(line.source, lang)}</small>
              </td>
              <td className="numeric">{line.points === 0 ? '–' : <b>{line.points}</b>}</td>
            </tr>
          ))}
          {view.byHand.map(({ at, points, reason }) => (
            <tr key={at.toString()}>
              <td>
                {w.byHand}
                <small>
                  {formatMoment(new Date(at), { lang, zone: frame.zone })} · {reason}
                </small>
              </td>
              <td className="numeric">
                <b>{saySigned(points)}</b>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{w.total}</th>
            <td className="numeric">
              <b>{view.points}</b>
            </td>
          </tr>
        </tfoot>
      </table>
      <Facts
        facts={[{ label: w.lastOn, value: view.lastOn ? formatDay(view.lastOn, { lang, thisYear: 0 }) : w.never }]}
      />
    </Section>
  );
}

/** How anyone checks the result: what is sealed, what is published, the three steps, and the script that takes them. */
export function Draw({ view, frame, base, programme }: PageProps<DrawView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const api = `/api/v1/stages/enrolment/${base.split('/').at(-1)}`;
  const moment = (at: Date) => formatMoment(new Date(at), { lang, zone: frame.zone });
  const steps = [
    [w.sealed, w.sealedNote],
    [w.ordered, view.admit === 'priority' ? w.orderedPriority : w.orderedDraw],
    [w.served, w.servedNote],
  ] as const;
  return (
    <StagePage
      frame={frame}
      title={`${w.drawTitle} · ${programme.title}`}
      section={{ label: programme.title, href: programme.href }}
    >
      <div className="centre">
        <div className="page-head">
          <p className="kicker">{programme.title}</p>
          <h1>{w.drawTitle}</h1>
          <p className="meta">{view.admit === null ? w.noDraw : w.drawLead}</p>
        </div>
        {view.admit !== null && (
          <>
            <Facts
              facts={[
                !!view.commitment && { label: w.commitment, value: <code className="digest">{view.commitment}</code> },
                { label: w.seed, value: view.seed ? <code className="digest">{view.seed}</code> : w.seedLater },
                view.allottedAt
                  ? { label: w.allottedAt, value: moment(view.allottedAt) }
                  : view.closesAt !== null && { label: w.closesAt, value: moment(view.closesAt) },
                view.seed !== null && { label: w.result, value: w.askedServed(view.asked, view.served) },
              ]}
            />
            {view.met.length > 0 && <Wishes met={view.met} served={view.served} frame={frame} />}
            <Section title={w.how}>
              <ol className="numbered">
                {steps.map(([title, note]) => (
                  <li key={title}>
                    <span>
                      <b>{title}</b> {note}
                    </span>
                  </li>
                ))}
              </ol>
            </Section>
            {view.seed !== null && (
              <Section title={w.compute}>
                <p>{w.run}</p>
                <pre className="command">node recompute.mjs published.json</pre>
                <p className="form-end">
                  <a className="btn" href={`${api}/published`} download="published.json" data-published="">
                    {w.data}
                  </a>
                  <a className="btn btn-quiet" href={`${api}/recompute`} download="recompute.mjs">
                    {w.script}
                  </a>
                </p>
              </Section>
            )}
          </>
        )}
      </div>
    </StagePage>
  );
}

/** How many had their first wish, their second …, as bars that say the same. */
function Wishes({ met, served, frame }: { met: readonly number[]; served: number; frame: HallFrame }) {
  const w = say(words, frame.lang);
  return (
    <Section title={w.wishesMet}>
      <dl className="rows">
        {met.map((count, index) => (
          <div key={w.wishNo(index + 1)}>
            <dt>{w.wishNo(index + 1)}</dt>
            <dd>
              <svg className="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <title>{w.people(count)}</title>
                <rect width={served === 0 ? 0 : Math.round((count / served) * 100)} height="1" />
              </svg>
            </dd>
            <dd>{w.people(count)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

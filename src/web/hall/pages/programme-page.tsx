import type { ReactNode } from 'react';
import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { ActionDock } from '../components/action.tsx';
import { Facts } from '../components/facts.tsx';
import { Materials, Organisers } from '../components/imprint.tsx';
import { Moment, When } from '../components/moment.tsx';
import { Phrases } from '../components/phrases.tsx';
import { Caption, Picture } from '../components/picture.tsx';
import { QrCode } from '../components/qr-code.tsx';
import { Seats } from '../components/seats.tsx';
import { Section } from '../components/section.tsx';
import { ShareLinks } from '../components/share-links.tsx';
import { Tag } from '../components/tag.tsx';
import { Timeline } from '../components/timeline.tsx';
import { WhyList } from '../components/why-list.tsx';
import { canonicalPath, paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { ProgrammeView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { shellWords } from '../words/shell.ts';

interface Props {
  frame: HallFrame;
  view: ProgrammeView;
  /** Panels drawn by the programme's stages, in their order. */
  children?: ReactNode;
}

function Story({ frame, view, children }: Props) {
  const w = say(programmeWords, frame.lang);
  return (
    <div className="story">
      {view.changes?.map((change) => (
        <p key={change.at.toISOString()} className="flash flash-refused">
          <strong>{w.changed}</strong> <Moment at={change.at} edition={frame} as="recent" /> <br />
          {change.text}
        </p>
      ))}
      {view.body && (
        <div className="prose" lang={langOf(view.body.join(''), frame.lang)}>
          {view.body.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      )}
      {children}
      {view.materials.length > 0 && (
        <Section title={w.materials}>
          <Materials materials={view.materials} />
        </Section>
      )}
    </div>
  );
}

/** The side column of a desk; on a phone the facts come first and the action is docked. */
function Ticket({ frame, view }: Props) {
  const w = say(programmeWords, frame.lang);
  const { when, place, online, deadline, audience, action, why, mine } = view;
  const quota = view.seats?.ownQuota;
  const closed = deadline !== undefined && deadline <= frame.now;
  return (
    <>
      {view.cancelled && (
        <p className="flash flash-refused">
          <strong>{w.cancelled}</strong> <br />
          {view.cancelled}
        </p>
      )}
      {mine && (
        <p className={`standing standing-${mine.tone}`}>
          <strong>{mine.text}</strong>
          {mine.links.map((link) => (
            <a key={link.href} href={link.href}>
              {link.label}
            </a>
          ))}
        </p>
      )}
      <Facts
        facts={[
          when && { icon: 'clock', label: w.when, value: <When when={when} edition={frame} /> },
          place && {
            icon: 'place',
            label: w.where,
            value: (
              <span lang={langOf(place.name, frame.lang)}>
                {place.name} <span className="meta">{place.address}</span>{' '}
                {place.mapHref && <a href={place.mapHref}>{w.map}</a>}
              </span>
            ),
          },
          online && {
            icon: 'online',
            label: w.online,
            value: online.href ? <a href={online.href}>{online.label}</a> : online.label,
          },
          !!audience && { icon: 'me', label: w.audience, value: audience },
          quota && { icon: 'programmes', label: w.quota, value: w.quotaLeft(quota.unit, quota.left) },
          deadline && {
            icon: 'calendar',
            label: closed ? w.deadlineOver : w.deadline,
            value: <Moment at={deadline} edition={frame} />,
          },
        ]}
      />
      {action ? (
        <ActionDock action={action} seats={view.seats} deadline={closed ? undefined : deadline} edition={frame} />
      ) : (
        view.seats && <Seats seats={view.seats} edition={frame} />
      )}
      {why && <WhyList why={why} edition={frame} />}
    </>
  );
}

/** One programme: picture, headline, one action, why I may or may not, and the panels of its stages. */
export function ProgrammePage({ frame, view, children }: Props) {
  const w = say(programmeWords, frame.lang);
  const { lang } = frame;
  const section = view.campaign ?? { label: say(shellWords, lang).programmes, href: paths.programmes };
  const share =
    view.picture?.kind === 'photo'
      ? view.picture.sources.at(-1)?.href
      : `/woodcuts/${view.picture?.name ?? 'lantern'}.png`;
  const docked = view.action !== undefined && view.action.kind !== 'refused';
  const ticket = <Ticket frame={frame} view={view} />;
  return (
    <HallShell
      frame={frame}
      title={view.title}
      description={view.summary}
      shareImage={share}
      current="programmes"
      section={section}
      docked={docked}
    >
      <article className="programme">
        <header>
          <p className="kicker">
            {view.kind}
            <span lang={langOf(view.unit, lang)}>{view.unit}</span>
          </p>
          <h1>
            <Phrases text={view.title} lang={lang} />
          </h1>
          {view.summary && (
            <p className="standfirst" lang={langOf(view.summary, lang)}>
              {view.summary}
            </p>
          )}
          <div className="byline">
            {view.tag && <Tag {...view.tag} />}
            <ShareLinks title={view.title} url={frame.origin + canonicalPath(frame.path)} lang={lang} />
          </div>
          {view.code && (
            <div className="wall-code">
              <QrCode code={view.code} label={w.scanWall} />
              <p className="meta">{w.scanWall}</p>
            </div>
          )}
        </header>
        <div className="side">
          <aside className="ticket" aria-label={w.when}>
            {view.live ? (
              <live-refresh
                data-href={view.live.href}
                data-version={view.live.version}
                data-seconds={view.live.everySeconds}
              >
                {ticket}
              </live-refresh>
            ) : (
              ticket
            )}
          </aside>
          <footer>
            {view.steps.length > 0 && (
              <Section title={w.steps}>
                <Timeline steps={view.steps} edition={frame} />
              </Section>
            )}
            <Section title={w.organisers}>
              <Organisers organisers={view.organisers} contact={view.contact} lang={lang} />
            </Section>
          </footer>
        </div>
        <div className="body">
          <figure>
            <Picture picture={view.picture} edition={frame} sizes="(min-width: 60rem) 42rem, 100vw" eager />
            <Caption picture={view.picture} edition={frame} />
          </figure>
          <Story frame={frame} view={view}>
            {children}
          </Story>
        </div>
      </article>
    </HallShell>
  );
}

import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Phrases } from '../components/phrases.tsx';
import { Picture } from '../components/picture.tsx';
import { Section } from '../components/section.tsx';
import { Verdict } from '../components/verdict.tsx';
import { paths, signInHref } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { JoinView, LineView, ProblemView, SignedOutView, TextView } from '../views/plain.ts';
import { plainWords } from '../words/plain.ts';

function titleOf(status: number) {
  if (status === 404 || status === 410) return 'notFound';
  if (status === 401 || status === 403) return 'notAllowed';
  if (status === 429) return 'tooMany';
  return status >= 500 ? 'failed' : 'notDone';
}

/** A refusal or a failure: why, what to do, and a number to give on the phone. */
export function ProblemPage({ frame, view }: { frame: HallFrame; view: ProblemView }) {
  const w = say(plainWords, frame.lang);
  const links = view.links.length > 0 ? view.links : [{ label: w.home, href: paths.front }];
  const title = w[titleOf(view.status)];
  return (
    <HallShell frame={frame} title={title} personal>
      <div className="gate">
        <div className="plate-cut">
          <Picture
            picture={{ kind: 'woodcut', name: view.status === 404 ? 'kite' : 'umbrella' }}
            edition={frame}
            sizes="36rem"
            mute
          />
        </div>
        <div className="sheet">
          <h1>
            <Phrases text={title} lang={frame.lang} />
          </h1>
          <p>{view.text}</p>
          <p className="form-end">
            {links.map((link, at) => (
              <a key={link.href} className={at === 0 ? 'btn' : 'btn btn-quiet'} href={link.href}>
                {link.label}
              </a>
            ))}
          </p>
          {(view.reference || view.code) && (
            <p className="note">
              {view.reference && w.reference(view.reference)} {view.code && w.code(view.code)}
            </p>
          )}
        </div>
      </div>
    </HallShell>
  );
}

/** The page asks again so often where somebody stands in line. */
const LINE_SECONDS = 3;

/** The place in line of somebody who asked while many did; it follows by itself, without script. */
export function LinePage({ frame, view }: { frame: HallFrame; view: LineView }) {
  const { lang } = frame;
  const w = say(plainWords, lang);
  const title = view.place === undefined ? w.gathering : w.lineTitle(view.place);
  return (
    <HallShell frame={frame} title={title} section={view.programme} personal refreshSeconds={LINE_SECONDS}>
      <div className="sheet">
        <Verdict tone="waiting" title={title} lines={[view.text]} />
        <nav className="ways" aria-label={title}>
          <a href={view.programme.href}>{view.programme.label}</a>
        </nav>
      </div>
    </HallShell>
  );
}

/** A form that came from somebody who is signed in no more: signing in goes on elsewhere, and what was typed waits here. */
export function SignedOutPage({ frame, view }: { frame: HallFrame; view: SignedOutView }) {
  const { lang } = frame;
  const w = say(plainWords, lang);
  return (
    <HallShell frame={frame} title={w.signedOut} personal>
      <div className="sheet">
        <h1>
          <Phrases text={w.signedOut} lang={lang} />
        </h1>
        <p>{w.signedOutText}</p>
        <form method="post" action={view.post}>
          {view.sent.map(([name, text], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one field may come several times with the same text.
            <input key={at} type="hidden" name={name} value={text} />
          ))}
          <p className="form-end">
            <a className="btn" href={signInHref(view.post)} target="_blank" rel="noopener">
              {w.signInAside}
            </a>
            <button className="btn btn-quiet" type="submit">
              {w.sendAgain}
            </button>
          </p>
        </form>
        <Section title={w.youTyped}>
          {[...new Set(view.typed)].map((text) => (
            <p key={text} className="said" lang={langOf(text, lang)}>
              {text}
            </p>
          ))}
        </Section>
      </div>
    </HallShell>
  );
}

/** No such page. */
export function NotFoundPage({ frame }: { frame: HallFrame }) {
  const w = say(plainWords, frame.lang);
  const links = [
    { label: w.toProgrammes, href: paths.programmes },
    { label: w.home, href: paths.front },
  ];
  return <ProblemPage frame={frame} view={{ status: 404, text: w.notFoundText, links }} />;
}

/** Kept on the phone by the service worker and shown when the network is lost; holds the last codes. */
export function OfflinePage({ frame }: { frame: HallFrame }) {
  const w = say(plainWords, frame.lang);
  return (
    <HallShell frame={frame} title={w.offline} personal>
      <div className="sheet">
        <h1>{w.offline}</h1>
        <p>{w.offlineText}</p>
        <my-code class="my-code" data-kept="" data-offline={w.codeStill} hidden>
          <svg className="qr" role="img" aria-label={say(plainWords, frame.lang).offline} shapeRendering="crispEdges" />
          <p className="meta" role="status" />
        </my-code>
        <p className="form-end">
          <a className="btn" href={frame.path} data-retry="">
            {w.retry}
          </a>
        </p>
      </div>
    </HallShell>
  );
}

/** How to join, until the whole flow is here. */
export function JoinPage({ frame, view }: { frame: HallFrame; view: JoinView }) {
  const w = say(plainWords, frame.lang);
  return (
    <HallShell frame={frame} title={w.joinTitle} description={w.joinLead}>
      <div className="gate">
        <div className="plate-cut">
          <Picture picture={{ kind: 'woodcut', name: 'join' }} edition={frame} sizes="36rem" eager mute />
        </div>
        <div className="sheet">
          <h1>{w.joinTitle}</h1>
          <p>{w.joinLead}</p>
          <ol className="numbered">
            {view.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {view.href ? (
            <a className="btn" href={view.href}>
              {w.joinStart}
            </a>
          ) : (
            <p className="note">{w.joinSoon}</p>
          )}
          {view.contact && (
            <p className="note">
              {w.joinAsk} {view.contact.name}{' '}
              <a href={`tel:${view.contact.phone.replace(/[^\d+]/g, '')}`}>{view.contact.phone}</a>
            </p>
          )}
        </div>
      </div>
    </HallShell>
  );
}

/** A page of text: privacy, about, how to complain. */
export function TextPage({ frame, view }: { frame: HallFrame; view: TextView }) {
  return (
    <HallShell frame={frame} title={view.title} description={view.lead}>
      <article className="centre">
        <div className="page-head">
          <h1>{view.title}</h1>
          {view.lead && <p className="standfirst">{view.lead}</p>}
        </div>
        <div className="prose" lang={langOf(view.title, frame.lang)}>
          {view.sections.map((section) => (
            <section key={section.title ?? section.paragraphs[0]}>
              {section.title && <h2>{section.title}</h2>}
              {section.paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ))}
        </div>
        {view.links && (
          <div className="ways">
            {view.links.map((link) => (
              <a key={link.href} href={link.href}>
                {link.label}
              </a>
            ))}
          </div>
        )}
      </article>
    </HallShell>
  );
}

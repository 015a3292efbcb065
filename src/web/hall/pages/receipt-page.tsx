import { say } from '../../../kernel/words.ts';
import { Bits } from '../components/bits.tsx';
import { Facts } from '../components/facts.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Moment, When } from '../components/moment.tsx';
import { Phrases } from '../components/phrases.tsx';
import { TimeLeft } from '../components/time-left.tsx';
import { Verdict } from '../components/verdict.tsx';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { ReceiptView } from '../views/mine.ts';
import { formWords } from '../words/forms.ts';

/** What became of the request, what it was for, and what comes next. */
export function ReceiptPage({ frame, view }: { frame: HallFrame; view: ReceiptView }) {
  const { lang } = frame;
  const { programme } = view;
  const w = say(formWords, lang);
  return (
    <HallShell
      frame={frame}
      title={view.title}
      current="me"
      section={{ label: programme.title, href: programme.href }}
      personal
    >
      <div className="sheet">
        <Verdict tone={view.tone} title={view.title} lines={view.lines} />
        {view.deadline && (
          <p className="deadline">
            {view.deadline.label} <Moment at={view.deadline.at} edition={frame} />
            <b>
              {w.timeLeft} <TimeLeft until={view.deadline.at} edition={frame} />
            </b>
          </p>
        )}
        <div className="stub">
          <h2>
            <a href={programme.href}>
              <Phrases text={programme.title} lang={lang} />
            </a>
          </h2>
          <Bits
            lang={lang}
            bits={[programme.when && <When when={programme.when} edition={frame} />, programme.place]}
          />
          <Facts facts={[...(view.facts ?? []), !!view.reference && { label: w.reference, value: view.reference }]} />
        </div>
        {view.main && (
          <a className="btn" href={view.main.href}>
            {view.main.label}
          </a>
        )}
        {view.confirm && (
          <form method="post" action={view.confirm.post}>
            <HiddenInputs values={view.confirm.hidden} />
            <button className="btn" type="submit">
              {view.confirm.label}
            </button>
          </form>
        )}
        <nav className="ways" aria-label={view.title}>
          {view.next.map((link) => (
            <a key={link.href} href={link.href}>
              {link.label}
            </a>
          ))}
        </nav>
      </div>
    </HallShell>
  );
}

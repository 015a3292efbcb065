import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Empty } from '../components/empty.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { JoinedItem } from '../components/joined-item.tsx';
import { MessageList } from '../components/message-list.tsx';
import { Section } from '../components/section.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { MyView } from '../views/mine.ts';
import { absencesWords } from '../words/absences.ts';
import { certificatesWords } from '../words/certificates.ts';
import { laddersWords } from '../words/ladders.ts';
import { mineWords } from '../words/mine.ts';
import { shellWords } from '../words/shell.ts';

function Ways({ frame, view }: { frame: HallFrame; view: MyView }) {
  const w = say(mineWords, frame.lang);
  const c = say(certificatesWords, frame.lang);
  const l = say(laddersWords, frame.lang);
  const a = say(absencesWords, frame.lang);
  return (
    <div className="ways">
      {view.own && (
        <a href={paths.data}>
          {w.myData} <small>{w.myDataNote}</small>
        </a>
      )}
      {view.honours && (
        <a href={paths.myHonours}>
          {w.myHonours} <small>{w.myHonoursNote}</small>
        </a>
      )}
      {view.certificates && (
        <a href={paths.myCertificates}>
          {c.mine} <small>{c.mineNote}</small>
        </a>
      )}
      {view.ladders && (
        <a href={paths.myLadders}>
          {l.mine} <small>{l.mineNote}</small>
        </a>
      )}
      {view.absences && (
        <a href={paths.myAbsences}>
          {a.mine} <small>{a.mineNote}</small>
        </a>
      )}
      {view.calendarHref && <a href={view.calendarHref}>{w.wholeCalendar}</a>}
      <form method="post" action={view.signOut.post} data-sign-out="">
        <HiddenInputs values={view.signOut.hidden} />
        <button type="submit">{w.signOut}</button>
      </form>
    </div>
  );
}

/** My page: what I joined with its state, what waits for me, my messages. */
export function MyPage({ frame, view }: { frame: HallFrame; view: MyView }) {
  const w = say(mineWords, frame.lang);
  return (
    <HallShell frame={frame} title={say(shellWords, frame.lang).me} current="me" personal>
      <div className="page-head split">
        <div>
          <h1>{view.name}</h1>
          {view.unit && (
            <p className="meta" lang={langOf(view.unit, frame.lang)}>
              {view.unit}
            </p>
          )}
        </div>
        {view.own && (
          <a className="btn" href={paths.code}>
            {w.showCode}
          </a>
        )}
      </div>
      <div className="two">
        <div>
          {view.duties.length > 0 && (
            <Section title={w.duties}>
              <nav className="ways" aria-label={w.duties}>
                {view.duties.map((duty) => (
                  <a key={duty.href} href={duty.href}>
                    <span lang={langOf(duty.label, frame.lang)}>{duty.label}</span>{' '}
                    {duty.note && <small>{duty.note}</small>}
                  </a>
                ))}
              </nav>
            </Section>
          )}
          {view.own && (
            <Section title={w.coming}>
              {view.coming.map((item) => (
                <JoinedItem key={item.href} item={item} edition={frame} />
              ))}
              {view.coming.length === 0 && (
                <Empty
                  title={w.nothingComing}
                  text={w.nothingComingText}
                  links={[{ label: w.toProgrammes, href: paths.open }]}
                  woodcut="kite"
                  edition={frame}
                />
              )}
            </Section>
          )}
          {view.past.length > 0 && (
            <Section
              title={w.past}
              more={view.pastTotal ? { label: w.allPast(view.pastTotal), href: `${paths.me}?show=past` } : undefined}
            >
              {view.past.map((item) => (
                <JoinedItem key={item.href} item={item} edition={frame} />
              ))}
            </Section>
          )}
        </div>
        <aside>
          {view.messages.length > 0 && (
            <Section title={w.messages} more={{ label: w.allMessages, href: paths.messages }}>
              <MessageList messages={view.messages} edition={frame} />
            </Section>
          )}
          <Ways frame={frame} view={view} />
        </aside>
      </div>
    </HallShell>
  );
}

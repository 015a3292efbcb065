import { clockOf } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { QrCode } from '../components/qr-code.tsx';
import { Section } from '../components/section.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { MyCodeView } from '../views/mine.ts';
import { mineWords } from '../words/mine.ts';

/** What the island needs of the words, as data on the element. */
function CodeCard({ frame, view }: { frame: HallFrame; view: MyCodeView }) {
  const w = say(mineWords, frame.lang);
  const [now] = view.codes;
  return (
    <my-code
      class="my-code"
      data-api={view.api}
      data-account={view.accountKey}
      data-now={frame.now.toISOString()}
      data-codes={JSON.stringify(view.codes)}
      data-next={w.codeNext('{n}')}
      data-offline={w.codeOffline}
      data-stale={w.codeStale}
    >
      <h1>{view.name}</h1>
      {view.unit && (
        <p className="meta" lang={langOf(view.unit, frame.lang)}>
          {view.unit}
        </p>
      )}
      {now && <QrCode code={now} label={w.codeOf(view.name)} />}
      <progress max={100} value={100} aria-hidden="true" hidden />
      <p className="meta" data-part="countdown" aria-hidden="true" />
      <p className="meta" role="status" />
      <p>{w.codeHow}</p>
      <noscript>
        <p className="meta">{w.codeNoScript}</p>
        <a className="btn" href={paths.code}>
          {w.codeRefresh}
        </a>
      </noscript>
    </my-code>
  );
}

/** The rotating code that a helper scans at the door; it keeps working without a network. */
export function MyCodePage({ frame, view }: { frame: HallFrame; view: MyCodeView }) {
  const w = say(mineWords, frame.lang);
  return (
    <HallShell frame={frame} title={w.code} current="code" personal>
      <div className={view.today.length > 0 ? 'pair' : undefined}>
        <CodeCard frame={frame} view={view} />
        {view.today.length > 0 && (
          <Section title={w.today}>
            <ul className="agenda">
              {view.today.map((item) => (
                <li key={item.href}>
                  <span className="agenda-at">{clockOf(item.when.starts, frame.zone)}</span>
                  <div>
                    <a href={item.href} lang={langOf(item.title, frame.lang)}>
                      <b>{item.title}</b>
                    </a>
                    <p className="meta">
                      <span lang={item.place && langOf(item.place, frame.lang)}>{item.place}</span>
                      {item.seat && <b>　{w.seat(item.seat)}</b>}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </HallShell>
  );
}

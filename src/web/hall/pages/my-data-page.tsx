import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Field } from '../components/field.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Icon } from '../components/icon.tsx';
import { Moment } from '../components/moment.tsx';
import { Section } from '../components/section.tsx';
import { Tag } from '../components/tag.tsx';
import { paths } from '../paths.ts';
import { sayDay } from '../say-when.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { MyDataView } from '../views/mine.ts';
import { mineWords } from '../words/mine.ts';
import { shellWords } from '../words/shell.ts';

interface Props {
  frame: HallFrame;
  view: MyDataView;
}

function Rows({ frame, rows }: { frame: HallFrame; rows: MyDataView['groups'][number]['rows'] }) {
  const w = say(mineWords, frame.lang);
  return (
    <dl className="rows">
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>
            <span lang={langOf(row.value, frame.lang)}>{row.value}</span>
            <span className="meta">
              {row.source && w.from(row.source)} {row.at && w.keptOn(sayDay(row.at, frame))}
            </span>
          </dd>
          <dd>
            {row.correctHref && (
              <a href={row.correctHref} aria-label={`${w.correct} ${row.label}`}>
                {w.correct}
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Correcting({ frame, correcting }: { frame: HallFrame; correcting: NonNullable<MyDataView['correcting']> }) {
  const w = say(mineWords, frame.lang);
  return (
    <Section title={w.correcting} id="correct">
      <form method="post" action={correcting.post} noValidate>
        <HiddenInputs values={correcting.hidden} />
        {correcting.note && <p className="note">{correcting.note}</p>}
        {correcting.fields.map((field) => (
          <Field key={field.name} field={field} lang={frame.lang} />
        ))}
        <div className="form-end">
          <button className="btn" type="submit">
            {w.send}
          </button>
        </div>
      </form>
    </Section>
  );
}

function Looked({ frame, view }: Props) {
  const w = say(mineWords, frame.lang);
  if (view.looked.length === 0) return <p className="note">{w.lookedNone}</p>;
  return (
    <>
      <ul>
        {view.looked.map((look) => (
          <li key={look.at.toISOString() + look.what} className="message">
            <b lang={langOf(look.who, frame.lang)}>{look.who}</b>
            <p className="meta">
              {look.what} {look.reason && `· ${look.reason}`}
            </p>
            <Moment at={look.at} edition={frame} />
          </li>
        ))}
      </ul>
      {view.lookedMore && (
        <a className="plain" href={view.lookedMore}>
          {w.more}
        </a>
      )}
    </>
  );
}

function Consents({ frame, view }: Props) {
  const w = say(mineWords, frame.lang);
  return (
    <ul>
      {view.consents.map((consent) => (
        <li key={consent.text} className="person">
          <span>
            {consent.text}{' '}
            <span className="meta">
              <Moment at={consent.at} edition={frame} as="day" />
            </span>
          </span>
          {consent.withdraw && (
            <form method="post" action={consent.withdraw.post}>
              <HiddenInputs values={consent.withdraw.hidden} />
              <button className="plain" type="submit">
                {w.withdraw}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** My data: what is kept and where from, how to correct and take it along, and who looked. */
export function MyDataPage({ frame, view }: Props) {
  const w = say(mineWords, frame.lang);
  const section = { label: say(shellWords, frame.lang).me, href: paths.me };
  return (
    <HallShell frame={frame} title={w.dataTitle} current="me" section={section} personal>
      <div className="page-head">
        <h1>{w.dataTitle}</h1>
        <p className="standfirst">{w.dataLead}</p>
      </div>
      <div className="two">
        <div>
          {view.correcting && <Correcting frame={frame} correcting={view.correcting} />}
          {view.groups.map((group) => (
            <Section key={group.title} title={group.title}>
              <Rows frame={frame} rows={group.rows} />
            </Section>
          ))}
          <p className="form-end">
            <a className="btn btn-quiet" href={view.exportHref} download>
              <Icon name="download" />
              {w.export}
            </a>
          </p>
        </div>
        <aside>
          <Section title={w.looked}>
            <Looked frame={frame} view={view} />
          </Section>
          {view.corrections.length > 0 && (
            <Section title={w.corrections}>
              <ul>
                {view.corrections.map((correction) => (
                  <li key={correction.field + correction.at.toISOString()} className="person">
                    <span>
                      {correction.field} <Tag {...correction.state} />
                    </span>
                    <span className="meta">
                      <Moment at={correction.at} edition={frame} as="recent" />
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {view.consents.length > 0 && (
            <Section title={w.consents}>
              <Consents frame={frame} view={view} />
            </Section>
          )}
        </aside>
      </div>
    </HallShell>
  );
}

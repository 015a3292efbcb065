import { formatLongDay } from '../../../kernel/dates.ts';
import { type Lang, pick, say } from '../../../kernel/words.ts';
import { langOf } from '../../../web/kit/phrases.ts';
import type { PanelProps } from '../../hall.tsx';
import type { PublicNotice } from '../contract.ts';
import { words } from '../words.ts';

/** The list as it hangs on the board, in its double red frame, with how to object below it. */
export function Board({ view, frame, base, programme }: PanelProps<PublicNotice>) {
  const { lang } = frame;
  const w = say(words, lang);
  if (view.state === 'draft' || !view.fromOn || !view.untilOn) return <DeskLink view={view} base={base} lang={lang} />;
  const day = (value: string) => formatLongDay(value, lang);
  return (
    <section className="notice notice-board" aria-label={w.notice}>
      <h2>{w.notice}</h2>
      <p>
        {w.sheetBasis(view.basis, view.process)}
        {lang === 'en' && ' '}
        {w.sheetPeriod(day(view.fromOn), day(view.untilOn), view.workingDays)}
      </p>
      {view.names.length === 0 && <p>{w.none}</p>}
      {[...Map.groupBy(view.names, ({ group }) => group)].map(([group, names]) => (
        <div key={group}>
          {group && <h3 lang={langOf(group, lang)}>{group}</h3>}
          <ol>
            {names.map((name) => (
              <Name key={name.id} name={name} lang={lang} />
            ))}
          </ol>
        </div>
      ))}
      <Contacts view={view} lang={lang} />
      <p className="notice-links">
        {view.objecting.open && (
          <a className="btn btn-quiet" href={`${base}/object`}>
            {w.object}
          </a>
        )}
        {!view.objecting.open && <span className="meta">{w.over}</span>}
        <a href={`${base}/receipt`}>{w.lookUp}</a>
        <a href={`/api/v1/stages/notice/${base.split('/').at(-1)}/sheet`} aria-label={`${w.print} ${programme.title}`}>
          {w.print}
        </a>
      </p>
      <DeskLink view={view} base={base} lang={lang} />
    </section>
  );
}

function Name({ name, lang }: { name: PublicNotice['names'][number]; lang: Lang }) {
  const w = say(words, lang);
  const unit = name.unitName === name.name ? '' : name.unitName;
  const about = [name.about, unit].filter(Boolean).join(pick(['，', ', '], lang));
  return (
    <li>
      <b lang={langOf(name.name, lang)}>{name.name}</b>
      {about && <span lang={langOf(about, lang)}>{about}</span>}
      {name.substitute && <small>{w.substituteUntil(formatLongDay(name.untilOn, lang))}</small>}
      {name.deeds && (
        <details>
          <summary>{w.deeds}</summary>
          <p lang={langOf(name.deeds, lang)}>{name.deeds}</p>
        </details>
      )}
    </li>
  );
}

function Contacts({ view, lang }: { view: PublicNotice; lang: Lang }) {
  const w = say(words, lang);
  const lines = [
    [w.office, view.office],
    [w.phone, view.phone],
    [w.address, view.address],
    [w.email, view.email],
  ].filter(([, value]) => value);
  return (
    <dl>
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd lang={langOf(value ?? '', lang)}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The way to the desk, for those who handle objections alone. */
function DeskLink({ view, base, lang }: { view: PublicNotice; base: string; lang: Lang }) {
  if (!view.handles) return null;
  return (
    <p className="notice-links">
      <a className="btn btn-quiet" href={`${base}/desk`}>
        {say(words, lang).desk}
      </a>
    </p>
  );
}

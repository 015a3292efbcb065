import { say } from '../../../kernel/words.ts';
import { lunarDate } from '../../kit/lunar.ts';
import { paths } from '../paths.ts';
import { sayDay } from '../say-when.ts';
import type { HallFrame, Link } from '../views/frame.ts';
import { shellWords } from '../words/shell.ts';
import { FrontPlate } from './front-plate.tsx';
import { Lettering } from './lettering.tsx';
import { type TabKey, Tabs } from './tabs.tsx';
import { Tools } from './tools.tsx';

interface Props {
  frame: HallFrame;
  current?: TabKey;
  /** The section an inside page belongs to, with its address. */
  section?: Link;
}

/** Masthead and date line. The front page has the full plate, inside pages a running head. */
export function Masthead({ frame, current, section }: Props) {
  const { lang, zone, now } = frame;
  const w = say(shellWords, lang);
  const front = current === 'home';
  return (
    <header className={front ? 'masthead masthead-front' : 'masthead'}>
      <div className="page">
        <div className="ears">
          {front ? (
            <p className="union">{w.publishedBy(frame.federation)}</p>
          ) : (
            <a className="running" href={paths.front}>
              <Lettering name={w.hall} />
            </a>
          )}
          <Tools frame={frame} />
        </div>
        {front && <FrontPlate frame={frame} />}
        <div className="dateline">
          {section && !front ? (
            <a className="back" href={section.href}>
              ‹ {section.label}
            </a>
          ) : (
            <p className="date">
              <time dateTime={now.toISOString().slice(0, 10)}>{sayDay(now, { ...frame, now: new Date(0) })}</time>
              {lang === 'zh' && <span>{w.lunar(lunarDate(now, zone))}</span>}
            </p>
          )}
          <Tabs frame={frame} current={current} />
          {frame.demo && <strong className="demo">{w.demo}</strong>}
        </div>
      </div>
    </header>
  );
}

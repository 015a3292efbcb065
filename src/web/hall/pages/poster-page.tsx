import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Bits } from '../components/bits.tsx';
import { When } from '../components/moment.tsx';
import { Phrases } from '../components/phrases.tsx';
import { QrCode } from '../components/qr-code.tsx';
import { ShareLinks } from '../components/share-links.tsx';
import { HallShell } from '../shell.tsx';
import type { PosterView } from '../views/attendance.ts';
import type { HallFrame } from '../views/frame.ts';
import { attendanceWords } from '../words/attendance.ts';

/** The sheet for the door with the session's own code; prints on one page. */
export function PosterPage({ frame, view }: { frame: HallFrame; view: PosterView }) {
  const w = say(attendanceWords, frame.lang);
  return (
    <HallShell frame={frame} title={`${w.poster} · ${view.session.title}`} personal>
      <div className="poster">
        <p className="serif" lang={langOf(view.unit, frame.lang)}>
          {view.unit}
        </p>
        <h1>
          <Phrases text={view.programme} lang={frame.lang} />
        </h1>
        <p lang={langOf(view.session.title, frame.lang)}>{view.session.title}</p>
        <Bits
          lang={frame.lang}
          bits={[<When key="when" when={view.session.when} edition={frame} />, view.session.place]}
        />
        <QrCode code={view.code} label={w.posterScan} />
        <p className="serif">{w.posterScan}</p>
        <p className="meta">{view.href}</p>
      </div>
      <p className="form-end centred">
        <ShareLinks title={view.session.title} url={view.href} lang={frame.lang} />
      </p>
    </HallShell>
  );
}

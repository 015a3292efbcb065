import { say } from '../../../kernel/words.ts';
import { sayCount } from '../../kit/numbers.ts';
import { Diary } from '../components/diary.tsx';
import { Empty } from '../components/empty.tsx';
import { Figures, Freshness } from '../components/figures.tsx';
import { HonourCards } from '../components/honour-cards.tsx';
import { Icon } from '../components/icon.tsx';
import { LeadStory } from '../components/lead-story.tsx';
import { Notice } from '../components/notice.tsx';
import { Picture } from '../components/picture.tsx';
import { ProgrammeItem } from '../components/programme-item.tsx';
import { Section } from '../components/section.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { DoorView, FrontView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';
import { shellWords } from '../words/shell.ts';

const LONGEST_SHORT_DIARY = 4;

/** The eight doors; a phone shows the first four, its tabs and footer hold the others. */
function standardDoors(frame: HallFrame): DoorView[] {
  const w = say(shellWords, frame.lang);
  return [
    { icon: 'programmes', label: w.doorProgrammes, href: paths.open },
    { icon: 'calendar', label: w.doorDiary, href: paths.diary },
    // Who has signed in need not be shown how to join.
    ...(frame.account
      ? [
          { icon: 'me' as const, label: w.doorMine, href: paths.me },
          { icon: 'code' as const, label: w.doorCode, href: paths.code },
          { icon: 'join' as const, label: w.doorJoin, href: paths.join },
        ]
      : [
          { icon: 'join' as const, label: w.doorJoin, href: paths.join },
          { icon: 'code' as const, label: w.doorCode, href: paths.code },
          { icon: 'me' as const, label: w.doorMine, href: paths.me },
        ]),
    { icon: 'figures', label: w.doorFigures, href: paths.figures },
    { icon: 'medal', label: w.doorHonours, href: paths.honours },
    { icon: 'suggest', label: w.doorSuggest, href: paths.suggestions },
  ];
}

function Doors({ doors, label }: { doors: DoorView[]; label: string }) {
  return (
    <nav className="doors" aria-label={label}>
      {doors.map((door) => (
        <a key={door.href} href={door.href}>
          <Icon name={door.icon} />
          {door.label}
        </a>
      ))}
    </nav>
  );
}

function JoinDoor({ frame, join }: { frame: HallFrame; join: NonNullable<FrontView['join']> }) {
  const w = say(programmeWords, frame.lang);
  return (
    <section className="join">
      <Picture
        picture={{ kind: 'woodcut', name: 'join' }}
        edition={frame}
        sizes="(min-width: 60rem) 18rem, 100vw"
        mute
      />
      <div>
        <h2>{w.joinTitle}</h2>
        <p>{w.joinText}</p>
        {join.members !== undefined && <p className="meta">{w.joinCount(sayCount(join.members))}</p>}
        <a className="btn btn-quiet" href={join.href}>
          {w.joinAction}
        </a>
      </div>
    </section>
  );
}

function FiguresSection({ frame, figures }: { frame: HallFrame; figures: NonNullable<FrontView['figures']> }) {
  return (
    <Section title={figures.title} more={figures.more}>
      <Figures figures={figures.figures} edition={frame} />
      <Freshness at={figures.freshAt} edition={frame} />
    </Section>
  );
}

/** The front page: the lead, what is on, what is open, notices, figures, the door into the union. Empty sections hide. */
export function FrontPage({ frame, view }: { frame: HallFrame; view: FrontView }) {
  const w = say(programmeWords, frame.lang);
  const s = say(shellWords, frame.lang);
  const { lead, open, diary, notices, figures, join } = view;
  const rail = diary.length > 0 || notices.length > 0;
  // A short diary leaves room beside the lead; a long one fills the column by itself.
  const figuresInRail = rail && notices.length === 0 && diary.length <= LONGEST_SHORT_DIARY;
  return (
    <HallShell frame={frame} title={s.hall} current="home" description={s.colophon}>
      <Doors doors={view.doors ?? standardDoors(frame)} label={s.doors} />
      <div className={lead && rail ? 'front-top' : undefined}>
        {lead && <LeadStory story={lead} edition={frame} />}
        {rail && (
          <div className="rail">
            {diary.length > 0 && (
              <Section title={w.diary} more={{ label: w.wholeDiary, href: paths.diary }}>
                <Diary items={diary} edition={frame} />
              </Section>
            )}
            {notices.map((notice) => (
              <Notice key={notice.href} notice={notice} lang={frame.lang} />
            ))}
            {figures && figuresInRail && <FiguresSection frame={frame} figures={figures} />}
          </div>
        )}
      </div>
      {open.length > 0 && (
        <Section title={w.openNow} more={{ label: w.allOpen(view.openTotal), href: view.openHref }} flow>
          {open.map((item) => (
            <ProgrammeItem key={item.href} item={item} edition={frame} />
          ))}
        </Section>
      )}
      {view.honours && (
        <Section title={view.honours.title} more={view.honours.more}>
          <HonourCards cards={view.honours.cards} edition={frame} look="row" />
        </Section>
      )}
      {!lead && open.length === 0 && (
        <Empty title={w.nothingOpen} text={w.nothingOpenText} woodcut="lantern" edition={frame} />
      )}
      {((figures && !figuresInRail) || join) && (
        <div className="row">
          {figures && !figuresInRail && <FiguresSection frame={frame} figures={figures} />}
          {join && <JoinDoor frame={frame} join={join} />}
        </div>
      )}
    </HallShell>
  );
}

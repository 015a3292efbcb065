import { dayOf, formatDay } from '../../../kernel/dates.ts';
import { type Bilingual, pick, say } from '../../../kernel/words.ts';
import { Facts } from '../../../web/hall/components/facts.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import { Tag } from '../../../web/hall/components/tag.tsx';
import { Timeline } from '../../../web/hall/components/timeline.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { HallFrame, Tone } from '../../../web/hall/views/frame.ts';
import { langOf } from '../../../web/kit/phrases.ts';
import type { PageProps, PanelProps } from '../../hall.tsx';
import type { DeskView, NomineeItem, ReviewHallView } from '../contract.ts';
import { type NomineeState, nomineeStates } from '../course/rules.ts';
import { words } from '../words.ts';
import { daysUntil } from './rules.ts';

/** The course and the quotas on the programme's page; who is on the way is nobody's to see here. */
export function Panel({ view, frame, base }: PanelProps<ReviewHallView>) {
  const { lang } = frame;
  const w = say(words, lang);
  return (
    <Section title={w.course} {...(view.officer ? { more: { label: w.toDesk, href: `${base}/desk` } } : {})}>
      <Facts
        facts={view.groups.map((group) => ({ label: pick(group.words, lang), value: w.placesOf(group.places) }))}
      />
      <ol className="numbered">
        {view.steps.map((step) => (
          <li key={step.words[1]}>
            <span>
              <span lang={langOf(pick(step.words, lang), lang)}>{pick(step.words, lang)}</span>{' '}
              <span className="meta">{w.inDays(step.days)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Colours of states as the hall's tags have them. */
export const tones: Record<NomineeState, Tone> = {
  draft: 'quiet',
  reviewing: 'gold',
  returned: 'last',
  approved: 'open',
  rejected: 'quiet',
  withdrawn: 'quiet',
};

/** The clock of a step: its day, and how long that is away. */
export function sayDue({ dueOn }: Pick<NomineeItem, 'dueOn'>, { lang, zone, now }: HallFrame): string {
  const w = say(words, lang);
  if (dueOn === null) return '';
  const days = daysUntil(dayOf(now, zone), dueOn);
  const left = days === 0 ? w.dueToday : days > 0 ? w.dueIn(days) : w.overdueBy(-days);
  return days === 0 ? left : `${w.dueOn(formatDay(dueOn, { lang, zone }))} · ${left}`;
}

/** The desk: what waits for me, the most urgent first, and what my unions nominated. */
export function Desk({ view, frame, base, programme }: PageProps<DeskView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const rows = (items: readonly NomineeItem[]) =>
    items.map((item) => <Row key={item.id} item={item} view={view} frame={frame} base={base} />);
  return (
    <SheetPage
      frame={frame}
      title={programme.title}
      kicker={w.toDesk}
      lead={view.nominates ? (view.settled ? w.settled : w.deskLead) : w.notForYou}
      programme={{ label: programme.title, href: programme.href }}
      wide
    >
      {view.nominates && (
        <>
          {!view.settled && (
            <p className="form-end">
              <a className="btn" href={`${base}/nominate`}>
                {w.nominateTitle}
              </a>
            </p>
          )}
          <Section title={w.waiting(view.waiting.length)}>
            {view.waiting.length === 0 ? (
              <p className="note">{w.nothingWaits}</p>
            ) : (
              <ul className="results">{rows(view.waiting)}</ul>
            )}
          </Section>
          <Section title={w.own(view.own.length)}>
            {view.own.length === 0 ? (
              <p className="note">{w.nothingOwn}</p>
            ) : (
              <ul className="results">{rows(view.own)}</ul>
            )}
          </Section>
        </>
      )}
    </SheetPage>
  );
}

interface RowProps {
  item: NomineeItem;
  view: DeskView;
  frame: HallFrame;
  base: string;
}

function Row({ item, view, frame, base }: RowProps) {
  const { lang } = frame;
  const w = say(words, lang);
  const wordsOf = (list: readonly { key: string; words: Bilingual }[], key: string) =>
    pick(list.find((each) => each.key === key)?.words ?? [key, key], lang);
  const isWaiting = item.state === 'reviewing' || item.state === 'returned';
  return (
    <li className="joined">
      <Tag tone={item.overdue ? 'last' : tones[item.state]} text={pick(nomineeStates[item.state], lang)} />
      <h3>
        <a href={`${base}/nominee?nomineeId=${item.id}`} lang={langOf(item.name, lang)}>
          {item.name}
        </a>
      </h3>
      <p className="meta">
        {[wordsOf(view.groups, item.group), item.about, item.unitName].filter(Boolean).join(' · ')}
      </p>
      {isWaiting && (
        <p className={item.overdue ? 'error' : 'meta'}>
          {[wordsOf(view.steps, item.step), sayDue(item, frame)].filter(Boolean).join(' · ')}
        </p>
      )}
      {item.rank !== null && <p className="meta">{w.order(item.rank)}</p>}
    </li>
  );
}

/** The course of one nominee: what is behind it, where it stands, what lies before it. */
export function Course({ view, frame }: { view: CourseView; frame: HallFrame }) {
  const { lang } = frame;
  const at = view.steps.findIndex(({ key }) => key === view.step);
  const isOpen = view.state === 'reviewing' || view.state === 'returned';
  // What is late stands in red elsewhere on the page; here the clock is green.
  const due = isOpen && !view.overdue ? sayDue(view, frame) : '';
  return (
    <Timeline
      edition={frame}
      steps={view.steps.map((step, index) => ({
        name: pick(step.words, lang),
        state:
          index < at || (index === at && view.state === 'approved') ? 'done' : index === at && isOpen ? 'now' : 'next',
        ...(index === at && due ? { mine: due } : {}),
      }))}
    />
  );
}

type CourseView = Pick<NomineeItem, 'state' | 'step' | 'dueOn' | 'overdue'> & {
  steps: readonly { key: string; words: readonly [string, string] }[];
};

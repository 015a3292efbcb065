import { formatDay, formatMoment } from '../../kernel/dates.ts';
import { pick, say } from '../../kernel/words.ts';
import { textOf } from '../../web/hall/components/attempt.ts';
import { Facts } from '../../web/hall/components/facts.tsx';
import { Section } from '../../web/hall/components/section.tsx';
import { SheetPage } from '../../web/hall/pages/sheet-page.tsx';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import { langOf } from '../../web/kit/phrases.ts';
import type { HallForm, PageProps, StageHall } from '../hall.tsx';
import type { NomineeDetail, ReviewHallView } from './contract.ts';
import { nomineeStates } from './course/rules.ts';
import { approvalOf, Deciding, opinionOf, sayVerdict } from './deciding/hall.tsx';
import { deedsOf, Nominate, nominationOf } from './nominating/hall.tsx';
import { Course, Desk, Panel, sayDue } from './show/hall.tsx';
import { words } from './words.ts';

/** One nominee: deeds, the course, what was voted, posted and said of it, and what the reader can do now. */
function Nominee({ view, frame, base, attempt }: PageProps<NomineeDetail>) {
  const { lang } = frame;
  const w = say(words, lang);
  const deeds = [
    [w.deedsShort, view.deedsShort],
    [w.deedsLong, view.deedsLong],
  ] as const;
  const isOpen = view.state === 'reviewing' || view.state === 'returned';
  return (
    <SheetPage
      frame={frame}
      title={view.name}
      kicker={pick(view.groupWords, lang)}
      lead={[view.about, view.unitName].filter(Boolean).join(' · ')}
      programme={{ label: w.toDesk, href: `${base}/desk` }}
      wide
    >
      <div className="two">
        <div>
          <Facts
            facts={[
              { label: w.state, value: pick(nomineeStates[view.state], lang) },
              view.categoryWords.length > 0 && {
                label: w.categories,
                value: view.categoryWords.map((each) => pick(each, lang)).join(pick(['、', ', '], lang)),
              },
              isOpen && {
                label: w.due,
                value: view.overdue ? <b className="error">{sayDue(view, frame)}</b> : sayDue(view, frame),
              },
              view.state === 'reviewing' && { label: w.decidedBy, value: view.decidedBy },
            ]}
          />
          {deeds.map(([title, text]) => (
            <Section key={title} title={title}>
              {text ? <p lang={langOf(text, lang)}>{text}</p> : <p className="note">{w.noDeeds}</p>}
            </Section>
          ))}
          <Deciding view={view} frame={frame} base={base} attempt={attempt} />
        </div>
        <aside>
          <Section title={w.steps}>
            <Course view={view} frame={frame} />
          </Section>
          {view.opinions.length > 0 && (
            <Section title={w.opinions}>
              <Facts
                facts={view.opinions.map(({ department, verdict, document, on }) => ({
                  label: department,
                  value: [sayVerdict(verdict, frame), document, formatDay(on, frame)].filter(Boolean).join(' · '),
                }))}
              />
            </Section>
          )}
          <Section title={w.history}>
            <ul className="plain-list">
              {view.history.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an append-only course, and two lines may read alike
                <li key={at} className="meta">
                  <b>{w.moves(line.move)}</b> {sayLine(line, view, frame)}
                </li>
              ))}
            </ul>
          </Section>
        </aside>
      </div>
    </SheetPage>
  );
}

/** When, by whom, at which step, why, and the numbers it rests on. */
function sayLine(line: NomineeDetail['history'][number], view: NomineeDetail, frame: HallFrame): string {
  const { lang } = frame;
  const w = say(words, lang);
  const step = view.steps.find(({ key }) => key === line.step);
  const { vote, notice, department, verdict } = line.detail as Partial<{
    vote: { expected: number; present: number; inFavour: number; against: number };
    notice: { fromOn: string; untilOn: string; outcome: string };
    department: string;
    verdict: 'agree' | 'disagree' | 'noRecord';
  }>;
  return [
    step && pick(step.words, lang),
    formatMoment(line.at, frame),
    line.actorName,
    line.reason,
    vote && w.votedAs(vote.expected, vote.present, vote.inFavour, vote.against),
    notice && w.noticedAs(formatDay(notice.fromOn, frame), formatDay(notice.untilOn, frame), notice.outcome),
    department && verdict && `${department} ${sayVerdict(verdict, frame)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const one = (form: HallForm) => ({ nomineeIds: [textOf(form.nomineeId)] });
const toDesk =
  (said: readonly [string, string]) =>
  (_output: never, { base }: { base: string }) => ({ href: `${base}/desk`, said });
/** Back to the nominee, who has more to be done with. */
const toNominee =
  (said: readonly [string, string]) =>
  (_output: never, { base, form }: { base: string; form: HallForm }) => ({
    href: `${base}/nominee?nomineeId=${textOf(form.nomineeId)}`,
    said,
  });
const withReason = (action: 'return' | 'reject' | 'withdraw', said: readonly [string, string]) => ({
  action,
  parse: (form: HallForm) => ({ ...one(form), reason: textOf(form[`reason-${action}`]) }),
  next: toDesk(said),
});

/** The hall side of a review: the course for everybody, the desk and the nominees for officers. */
export const reviewHall: StageHall<ReviewHallView> = {
  kind: 'review',
  Panel,
  phase: ({ settled }) => (settled ? 'done' : undefined),
  pages: {
    desk: { title: words.toDesk, read: 'desk', Page: Desk },
    nominate: {
      title: words.nominateTitle,
      read: 'nomination',
      query: (search) => ({
        group: search.get('group')?.slice(0, 40) ?? '',
        q: search.get('q')?.trim().slice(0, 80) ?? '',
      }),
      Page: Nominate,
      forms: {
        nominate: { action: 'nominate', parse: nominationOf, next: toDesk(words.nominated) },
      },
    },
    nominee: {
      title: words.nominate,
      read: 'nominee',
      query: (search) => ({ nomineeId: search.get('nomineeId') ?? '' }),
      Page: Nominee,
      forms: {
        approve: { action: 'approve', parse: approvalOf, next: toDesk(words.approved) },
        opine: { action: 'opine', parse: opinionOf, next: toNominee(words.opined) },
        correct: {
          action: 'correct',
          parse: (form) => ({ nomineeId: textOf(form.nomineeId), ...deedsOf(form) }),
          next: toNominee(words.corrected),
        },
        submit: { action: 'submit', parse: one, next: toDesk(words.submitted) },
        return: withReason('return', words.returned),
        reject: withReason('reject', words.rejected),
        withdraw: withReason('withdraw', words.withdrawn),
      },
    },
  },
};

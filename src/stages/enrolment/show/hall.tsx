import { formatMoment } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import { ReceiptPage } from '../../../web/hall/pages/receipt-page.tsx';
import type { PageProps } from '../../hall.tsx';
import type { EnrolmentFormView } from '../form/service.ts';
import { enrolmentStates } from '../rules.ts';
import { words } from '../words.ts';

export function whereOf({ when, place }: PageProps<unknown>['programme']) {
  return { ...(when ? { when } : {}), ...(place ? { place } : {}) };
}

/** What became of a request: where one stands, until when to confirm, and what happens next. */
export function Receipt({ view, frame, base, programme, stage, attempt }: PageProps<EnrolmentFormView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const { mine } = view;
  if (!mine) return null;
  const titles = {
    admitted: w.done,
    waiting: w.doneWaiting,
    requested: w.doneRequested,
    applied: w.doneApplied,
    offered: w.doneOffered,
    declined: pick(enrolmentStates.declined, lang),
    cancelled: pick(enrolmentStates.cancelled, lang),
    lapsed: pick(enrolmentStates.lapsed, lang),
  };
  const toConfirm = view.confirmHours === null ? w.waitingNote : w.waitingToConfirm(view.confirmHours);
  const notes = { waiting: toConfirm, applied: w.appliedNote, offered: w.offeredNote };
  const note = mine.state in notes ? notes[mine.state as keyof typeof notes] : undefined;
  const moment = (at: Date) => formatMoment(at, { lang, zone: frame.zone });
  const list = (names: readonly (readonly [string, string])[]) =>
    names.map((name) => pick(name, lang)).join(pick(['、', ', '], lang));
  const facts = [
    ...(mine.position === null ? [] : [{ label: w.state, value: w.positionOf(mine.position, view.waiting) }]),
    ...(mine.batch === null ? [] : [{ label: w.batch, value: pick(mine.batch, lang) }]),
    ...(mine.batch !== null || mine.wishes.length === 0 ? [] : [{ label: w.wishes, value: list(mine.wishes) }]),
    { label: w.askedAt, value: moment(mine.requestedAt) },
    ...(mine.state === 'applied' && view.closesAt ? [{ label: w.closes, value: moment(view.closesAt) }] : []),
    ...(mine.team
      ? [
          {
            label: w.teamName,
            value: pick(
              [
                `${mine.team.name}：${mine.team.members.join('、')}`,
                `${mine.team.name}: ${mine.team.members.join(', ')}`,
              ],
              lang,
            ),
          },
        ]
      : []),
  ];
  const isOffered = mine.state === 'offered';
  return (
    <ReceiptPage
      frame={frame}
      view={{
        tone: mine.state === 'admitted' ? 'done' : mine.state === 'declined' ? 'refused' : 'waiting',
        title: titles[mine.state],
        lines: [
          ...(attempt?.refusal ? [attempt.refusal.say(lang)] : []),
          ...(mine.reason ? [mine.reason] : []),
          ...(mine.putLast ? [pick([`${mine.putLast[0]}。`, `${mine.putLast[1]}.`], lang)] : note ? [note] : []),
        ],
        programme: {
          title: stage ? `${programme.title} · ${stage}` : programme.title,
          href: programme.href,
          ...whereOf(programme),
        },
        facts,
        ...(mine.offerUntil === null ? {} : { deadline: { label: w.confirmBy, at: mine.offerUntil } }),
        ...(isOffered
          ? { confirm: { label: w.confirm, post: `${base}/enrol`, hidden: { action: 'confirm' } } }
          : {
              main:
                view.health === 'missing'
                  ? { label: w.fillHealth, href: `${base}/health` }
                  : mine.state === 'admitted'
                    ? { label: w.myCode, href: '/code' }
                    : { label: w.toMyPage, href: '/me' },
            }),
        next: [
          ...(mine.state === 'admitted' ? [{ label: w.calendar, href: '/me/calendar.ics' }] : []),
          ...(mine.state === 'admitted' || isOffered ? [{ label: w.toMyPage, href: '/me' }] : []),
          ...(view.health === 'in' ? [{ label: w.myHealth, href: `${base}/health` }] : []),
          ...(view.allotted ? [{ label: w.claim, href: `${base}/claim` }] : []),
          { label: isOffered ? w.giveUp : w.cancel, href: `${base}/cancel` },
        ],
      }}
    />
  );
}

/** Asks once more before a place is given back. */
export function Cancel({ view, frame, base, programme, attempt }: PageProps<EnrolmentFormView>) {
  const w = say(words, frame.lang);
  const title = view.mine?.state === 'offered' ? w.giveUp : w.cancel;
  return (
    <ReceiptPage
      frame={frame}
      view={{
        tone: 'waiting',
        title,
        lines: attempt?.refusal ? [attempt.refusal.say(frame.lang)] : [w.cancelSure],
        programme: { title: programme.title, href: programme.href, ...whereOf(programme) },
        confirm: { label: title, post: `${base}/cancel`, hidden: { action: 'cancel' } },
        next: [{ label: w.keep, href: programme.href }],
      }}
    />
  );
}

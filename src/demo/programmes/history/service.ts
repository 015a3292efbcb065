import { dayOf } from '../../../kernel/dates.ts';
import type { ProgrammeState } from '../../../programmes/life/rules.ts';
import { demoWorkers } from '../../accounts/rules.ts';
import { earlier, later, type Made, put, type Work } from '../writing/service.ts';

interface Step {
  kind: string;
  from: ProgrammeState | null;
  to: ProgrammeState;
  at: Date;
  detail?: object;
}

const DAY_MINUTES = 24 * 60;

/** Writes how a programme came to its state: its changes, the audit trail, its own fact, and messages about it. */
export function writeHistory(work: Work, made: Made): void {
  const { federationId, pile, accounts } = work;
  const { programme, unit, dice } = made;
  const actor = accounts.get(programme.unit === '朝阳区总工会' ? 'manager' : 'admin');
  const steps = stepsOf(work, made);
  put(
    pile,
    'programmeChanges',
    steps.map(({ kind, from, to, at, detail = {} }) => ({
      federationId,
      id: dice.id(),
      programmeId: made.id,
      at,
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? '',
      kind,
      fromState: from,
      toState: to,
      detail,
    })),
  );
  put(
    pile,
    'auditEntries',
    steps.map(({ kind, at, detail = {} }) => ({
      federationId,
      id: dice.id(),
      at,
      actorKind: 'account',
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? '',
      action: `programme.${kind}`,
      unitId: unit.id,
      subjectKind: 'programme',
      subjectId: made.id,
      detail,
    })),
  );
  if (made.publishedAt) countHeld(work, made);
  tell(work, made);
}

function stepsOf({ now }: Work, made: Made): Step[] {
  const { programme, publishedAt, startsAt, endsAt } = made;
  const { state } = programme;
  const draftAt = later(publishedAt ?? now, -3 * DAY_MINUTES);
  const steps: Step[] = [
    { kind: 'create', from: 'draft', to: 'draft', at: draftAt, detail: { template: programme.template } },
  ];
  if (state === 'submitted') steps.push({ kind: 'submit', from: 'draft', to: 'submitted', at: later(now, -90) });
  if (!publishedAt) return steps;
  steps.push({ kind: 'publish', from: 'draft', to: 'published', at: publishedAt });
  if (state === 'cancelled') {
    const at = earlier(later(startsAt, -2 * DAY_MINUTES), later(now, -30));
    const detail = { reason: programme.cancelReason ?? '' };
    return [
      ...steps,
      { kind: 'cancel', from: 'published', to: 'cancelled', at: at > publishedAt ? at : later(now, -30), detail },
    ];
  }
  if (state === 'published') return steps;
  steps.push({ kind: 'start', from: 'published', to: 'running', at: earlier(startsAt, now) });
  if (state === 'running') return steps;
  steps.push({ kind: 'close', from: 'running', to: 'closed', at: earlier(later(endsAt, DAY_MINUTES), now) });
  if (state === 'archived')
    steps.push({ kind: 'archive', from: 'closed', to: 'archived', at: earlier(later(endsAt, 10 * DAY_MINUTES), now) });
  return steps;
}

function countHeld({ pile }: Work, { id, unit, campaignId, startsAt, programme }: Made): void {
  const source = { kind: 'programme', id };
  const day = dayOf(startsAt);
  pile.facts.push({ indicator: 'programmes', unitId: unit.id, programmeId: id, campaignId, day, amount: 1, source });
  if (programme.state === 'cancelled') pile.reversed.push(source);
}

/** What the demo's workers find in their inboxes. */
function tell({ federationId, pile, people, now }: Work, { programme, id, dice, publishedAt }: Made): void {
  if (!publishedAt || programme.state === 'archived') return;
  for (const [index, worker] of demoWorkers.entries()) {
    const person = people[index];
    const isFor = programme.workerKinds?.some((kind) => worker.workerKinds.includes(kind)) ?? false;
    if (!person || (!isFor && programme.key !== 'kite-chaoyang')) continue;
    const isOff = programme.state === 'cancelled';
    const words = isOff
      ? {
          title: [`“${programme.title}”取消了`, `“${programme.titleEn}” is cancelled`],
          body: [`原因：${programme.cancelReason}`, `Reason: ${programme.cancelReason}`],
        }
      : {
          title: [`“${programme.title}”发布了`, `“${programme.titleEn}” is announced`],
          body: [programme.summary, 'It is for workers like you. Press to see when and where.'],
        };
    const at = earlier(later(publishedAt, 30), now);
    const isRead = at < later(now, -10 * DAY_MINUTES);
    put(pile, 'messages', [
      {
        federationId,
        id: dice.id(),
        personId: person.id,
        words,
        link: `/programmes/${id}`,
        createdAt: at,
        readAt: isRead ? earlier(later(at, 300), now) : null,
      },
    ]);
  }
}

import type { Subject } from '../../service.ts';
import { assignEntries } from '../assignment/service.ts';
import { withdrawEntries } from '../entries/queries.ts';
import { numberNew, register } from '../entries/service.ts';
import { type Context, getRound, keepHistory, lockRound } from '../queries.ts';

/** Subjects arrived from the stage before, or were taken back; what this round does not judge is left alone. */
export async function receive(context: Context, subjects: readonly Subject[], change: 'handed' | 'withdrawn') {
  const ours = subjects.filter(({ kind }) => kind === context.stage.settings.subject);
  if (ours.length === 0) return;
  if (change === 'withdrawn') return letGo(context, ours);
  await register(context, ours);
  const round = await lockRound(context, 'update');
  if (round.state !== 'marking') return;
  await numberNew(context);
  await assignEntries(context);
  await context.host.hold(ours, 'begun');
}

/** Withdrawn in mid-round: marks are kept and do not count. After release, the stages that took it give it back. */
async function letGo(context: Context, subjects: readonly Subject[]): Promise<void> {
  const gone = await withdrawEntries(
    context,
    subjects.map(({ id }) => id),
  );
  await keepHistory(
    context,
    gone.map(({ id }) => ({ kind: 'withdrawn', entryId: id })),
  );
  const { state } = await getRound(context);
  if (state === 'released') await context.host.takeBack(subjects.map(({ kind, id }) => ({ kind, id })));
}

import { dayOf } from '../../../kernel/dates.ts';
import { actorOf, may } from '../../../people/access/rules.ts';
import { getFederation } from '../../../people/access/settings/service.ts';
import { countWorkingDays } from '../../../platform/calendar/working-days.ts';
import { newId } from '../../../platform/ids.ts';
import type { ApproveInput, OpineInput, Step, UnitNotice, Vote } from '../contract.ts';
import { moveNominee, nomineeMoves } from '../course/rules.ts';
import { reviewRefusals } from '../errors.ts';
import { admitChange, dueDay, wrongMove } from '../nominating/service.ts';
import {
  keepMoves,
  listLevelsOf,
  listOpinions,
  lockNominees,
  type NomineeRow,
  namesOfPaths,
  setStandings,
} from '../queries.ts';
import { type Context, keyOf, pathOfLevel, stepOf, wordsOf } from '../show/service.ts';

type Deciding = 'approve' | 'return' | 'reject';

/**
 * Nominees whose step this scope decides, locked. One account decides for one level of the tree alone, so that no step up
 * is a signature under one's own.
 * @throws review.settled, no-nominee, not-reviewer, same-reviewer
 */
async function toDecide(context: Context, ids: readonly string[]): Promise<NomineeRow[]> {
  const { trx, scope, stage } = context;
  await admitChange(context);
  const rows = await lockNominees(trx, keyOf(context), ids);
  if (rows.length !== new Set(ids).size) throw reviewRefusals.noNominee();
  const foreign = rows.find(
    (row) => !may(scope, 'programmes.manage', pathOfLevel(context, row, stepOf(context, row).level)),
  );
  if (foreign) {
    const step = stepOf(context, foreign);
    const path = pathOfLevel(context, foreign, step.level);
    const names = await namesOfPaths(trx, stage.federationId, [path]);
    throw reviewRefusals.notReviewer({ step: wordsOf(step), unit: names.get(path) ?? '' });
  }
  if (scope.actor.kind === 'account') {
    const levels = await listLevelsOf(trx, keyOf(context), scope.actor.id, ids);
    for (const row of rows) {
      const { level } = stepOf(context, row);
      if ((levels.get(row.id) ?? []).some((each) => each.level !== level))
        throw reviewRefusals.sameReviewer({ name: row.name });
    }
  }
  return rows;
}

/**
 * Approves one step of nominees, each with the vote or notice that the step rests on.
 * @throws as `toDecide`; review.wrong-step, wrong-move, vote-needed, vote-lost, notice-needed, opinions-open, vetoed
 */
export async function approve(context: Context, { step: asked, nominees }: ApproveInput): Promise<{ changed: number }> {
  const given = new Map(nominees.map((each) => [each.nomineeId, each]));
  const rows = await toDecide(context, [...given.keys()]);
  const opinions = Map.groupBy(
    await listOpinions(
      context.trx,
      keyOf(context),
      rows.map(({ id }) => id),
    ),
    ({ nomineeId }) => nomineeId,
  );
  for (const row of rows) {
    const step = stepOf(context, row);
    if (row.state === 'reviewing' && step.key !== asked) throw reviewRefusals.wrongStep({ name: row.name });
    const { vote, notice } = given.get(row.id) ?? {};
    if (step.asks === 'vote') admitVote(context, row, vote);
    if (step.asks === 'notice') await admitNotice(context, row, notice);
    if (step.asks === 'opinions')
      admitOpinions(
        row,
        step,
        (opinions.get(row.id) ?? []).filter((opinion) => opinion.step === row.step),
      );
  }
  return decide(context, rows, {
    move: 'approve',
    detailOf: ({ id }) => {
      const { vote, notice } = given.get(id) ?? {};
      return { ...(vote ? { vote } : {}), ...(notice ? { notice } : {}) };
    },
  });
}

/** More than half of those entitled to vote (domain.md §4: 职代会 decides; 全体应到代表过半数). */
function admitVote({ now, scope }: Context, { name }: NomineeRow, vote: Vote | undefined): void {
  if (
    !vote ||
    vote.present > vote.expected ||
    vote.inFavour + vote.against > vote.present ||
    vote.on > dayOf(now, scope.zone)
  )
    throw reviewRefusals.voteNeeded({ name });
  const { expected, inFavour } = vote;
  if (inFavour * 2 <= expected) throw reviewRefusals.voteLost({ name, expected, inFavour });
}

async function admitNotice(
  { house, stage, now, scope }: Context,
  { name }: NomineeRow,
  notice: UnitNotice | undefined,
): Promise<void> {
  const { holidays } = await getFederation(house, stage.federationId);
  const days = stage.settings.noticeDays;
  if (
    !notice ||
    notice.untilOn >= dayOf(now, scope.zone) ||
    countWorkingDays(notice.fromOn, notice.untilOn, holidays) < days
  )
    throw reviewRefusals.noticeNeeded({ name, days });
}

function admitOpinions(
  { name }: NomineeRow,
  { departments }: Step,
  opinions: readonly { department: string; verdict: string }[],
): void {
  const said = new Map(opinions.map(({ department, verdict }) => [department, verdict]));
  const open = departments.filter((department) => !said.has(department));
  if (open.length > 0) throw reviewRefusals.opinionsOpen({ name, departments: [open.join('、'), open.join(', ')] });
  const against = [...said].filter(([, verdict]) => verdict === 'disagree').map(([department]) => department);
  if (against.length > 0) throw reviewRefusals.vetoed({ name, departments: [against.join('、'), against.join(', ')] });
}

/** Returns nominees to their unions for correction. @throws as `toDecide`; review.wrong-move */
export function giveBack(context: Context, input: { nomineeIds: string[]; reason: string }) {
  return refuse(context, { ...input, move: 'return' });
}

/** Rejects nominees. @throws as `toDecide`; review.wrong-move */
export function reject(context: Context, input: { nomineeIds: string[]; reason: string }) {
  return refuse(context, { ...input, move: 'reject' });
}

async function refuse(
  context: Context,
  { nomineeIds, reason, move }: { nomineeIds: string[]; reason: string; move: 'return' | 'reject' },
) {
  return decide(context, await toDecide(context, nomineeIds), { move, reason });
}

async function decide(
  context: Context,
  rows: readonly NomineeRow[],
  { move, reason, detailOf }: { move: Deciding; reason?: string; detailOf?: (row: NomineeRow) => object },
): Promise<{ changed: number }> {
  const { trx, stage, scope, now, host } = context;
  const { steps } = stage.settings;
  const due = new Map<number, string | null>();
  const next = [];
  for (const row of rows) {
    const standing = moveNominee(row, move, steps.length);
    if (!standing) throw wrongMove(row, nomineeMoves[move].words);
    if (!due.has(standing.step)) due.set(standing.step, await dueDay(context, standing.step));
    const isWaiting = standing.state === 'reviewing' || standing.state === 'returned';
    next.push({ id: row.id, ...standing, dueOn: isWaiting ? (due.get(standing.step) ?? null) : null });
  }
  await setStandings(trx, keyOf(context), next, now);
  await keepMoves(trx, {
    federationId: stage.federationId,
    lines: rows.map((row) => ({
      nomineeId: row.id,
      move,
      step: row.step,
      level: stepOf(context, row).level,
      reason,
      detail: detailOf?.(row) ?? {},
    })),
    actor: actorOf(scope),
    now,
    newId,
  });
  await host.audit(
    `review.${move}`,
    { kind: 'stage', id: stage.id },
    { nominees: rows.map(({ id }) => id), reason: reason ?? null },
  );
  return { changed: rows.length };
}

/** Enters what a department said of nominees at their step; said again, the later counts. @throws as `toDecide`; review.wrong-step, unknown-department */
export async function opine(context: Context, input: OpineInput): Promise<{ changed: number }> {
  const { trx, stage, scope, now } = context;
  const rows = await toDecide(context, input.nomineeIds);
  for (const row of rows) {
    const step = stepOf(context, row);
    if (row.state !== 'reviewing' || step.key !== input.step) throw reviewRefusals.wrongStep({ name: row.name });
    if (!step.departments.includes(input.department))
      throw reviewRefusals.unknownDepartment({ department: input.department });
  }
  const { department, verdict, document, on: givenOn } = input;
  await trx
    .insertInto('reviewOpinions')
    .values(
      rows.map(({ id, step }) => ({
        ...{ federationId: stage.federationId, nomineeId: id, step, department, verdict, document, givenOn },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['federationId', 'nomineeId', 'step', 'department']).doUpdateSet((eb) => ({
        verdict: eb.ref('excluded.verdict'),
        document: eb.ref('excluded.document'),
        givenOn: eb.ref('excluded.givenOn'),
      })),
    )
    .execute();
  await keepMoves(trx, {
    federationId: stage.federationId,
    lines: rows.map(({ id, step }) => ({
      nomineeId: id,
      move: 'opine',
      step,
      detail: { department, verdict, document, on: givenOn },
    })),
    actor: actorOf(scope),
    now,
    newId,
  });
  return { changed: rows.length };
}

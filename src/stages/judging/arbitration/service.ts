import { newId } from '../../../platform/ids.ts';
import type { RulingInput } from '../contract.ts';
import { getEntry, setEntry } from '../entries/queries.ts';
import { judgingRefusals } from '../errors.ts';
import type { JudgeRow } from '../judges/queries.ts';
import { listJudges } from '../judges/queries.ts';
import { findAsker } from '../judges/service.ts';
import { type Context, getRound, keepHistory, keyOf, lockIn, sayCode, setRound } from '../queries.ts';
import { rankRound } from '../ranking/service.ts';
import { decide, publish } from '../release/service.ts';
import { listMarksOf, lockSheet, writeSheet } from '../sheets/queries.ts';
import { askedOf, readMarks } from '../sheets/rules.ts';

async function getArbiter(context: Context): Promise<JudgeRow> {
  const asker = await findAsker(context);
  if (asker?.part === 'arbiter') return asker;
  const judges = await listJudges(context.trx, keyOf(context));
  if (!judges.some(({ part, leftAt }) => part === 'arbiter' && !leftAt)) throw judgingRefusals.noArbiters();
  throw judgingRefusals.notAnArbiter();
}

/** Carries out what was ruled. @returns what it was before, for the record */
async function carryOut(context: Context, ruling: RulingInput): Promise<object> {
  const { trx, stage, now } = context;
  const entry = await getEntry(context, ruling.entryId);
  const impossible = judgingRefusals.nothingToRule({ code: sayCode(entry.code) });
  if (ruling.kind === 'exclude' || ruling.kind === 'readmit') {
    const excludes = ruling.kind === 'exclude';
    if (excludes === (entry.excludedAt !== null)) throw impossible;
    await setEntry(context, entry.id, { excludedAt: excludes ? now : null });
    return {};
  }
  const { judgeId } = ruling;
  const stands = judgeId ? await lockSheet(context, judgeId, entry.id) : undefined;
  if (!judgeId || !stands) throw impossible;
  const strike = (struck: boolean) =>
    trx
      .updateTable('judgingSheets')
      .set({ struckAt: struck ? now : null, struckReason: struck ? ruling.reason : null })
      .where('federationId', '=', stage.federationId)
      .where('judgeId', '=', judgeId)
      .where('entryId', '=', entry.id)
      .execute();
  if (ruling.kind === 'strike' || ruling.kind === 'restore') {
    const strikes = ruling.kind === 'strike';
    if (strikes === (stands.struckAt !== null)) throw impossible;
    await strike(strikes);
    return {};
  }
  const before = Object.fromEntries(
    (await listMarksOf(context, judgeId, entry.id)).map((row) => [row.criterion, row.mark]),
  );
  const read = readMarks(ruling.marks, askedOf(stage.settings), stage.settings);
  if (!read.ok || !read.complete) throw impossible;
  const { marks, complete } = read;
  const version = stands.version + 1;
  await writeSheet(context, { judgeId, entryId: entry.id, version, complete, comment: stands.comment, marks });
  await keepHistory(context, [
    { kind: 'marked', judgeId, entryId: entry.id, reason: ruling.reason, detail: { version, marks, byRuling: true } },
  ]);
  return { before, after: marks };
}

/**
 * The arbitration group rules, in writing: the only way in which a released result changes. The whole round is worked
 * out anew, frozen as a further edition, and handed on.
 * @throws judging.no-arbiters, not-an-arbiter, nothing-to-rule, ties-undecided
 */
export async function rule(context: Context, input: RulingInput) {
  const { trx, stage, now } = context;
  const arbiter = await getArbiter(context);
  const round = await getRound(context);
  await (round.state === 'released' ? lockReleased(context) : lockIn(context, 'marking', 'closed'));
  const detail = await carryOut(context, input);
  const released = round.state === 'released';
  const edition = released ? round.edition + 1 : 0;
  await trx
    .insertInto('judgingRulings')
    .values({
      federationId: stage.federationId,
      id: newId(),
      stageId: stage.id,
      entryId: input.entryId,
      judgeId: input.judgeId ?? null,
      kind: input.kind,
      reason: input.reason,
      appeal: input.appeal,
      detail: JSON.stringify(detail),
      at: now,
      arbiterId: arbiter.id,
      arbiterName: arbiter.name,
      edition,
    })
    .execute();
  await keepHistory(context, [
    {
      kind: 'ruled',
      entryId: input.entryId,
      judgeId: input.judgeId,
      reason: input.reason,
      detail: { kind: input.kind, edition },
    },
  ]);
  await context.host.audit(
    'judging.rule',
    { kind: 'judging-entry', id: input.entryId },
    { kind: input.kind, reason: input.reason, edition },
  );
  if (!released) return { edition: 0, on: 0 };
  const ranking = await rankRound(trx, keyOf(context), stage.settings);
  const ties = input.ties ?? (round.tieDecision.rule === 'pick' ? null : round.tieDecision);
  const promotion = decide(context, ranking, ties);
  if (ties) await setRound(context, { tieDecision: ties });
  const on = await publish(context, ranking, promotion, edition);
  if (input.kind === 'exclude') await context.host.reverse([{ kind: 'judging-entry', id: input.entryId }]);
  return { edition, on };
}

async function lockReleased(context: Context): Promise<void> {
  await lockIn(context, 'released');
}

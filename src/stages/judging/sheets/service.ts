import type { RefusedField } from '../../../kernel/refusal.ts';
import { type Bilingual, counted } from '../../../kernel/words.ts';
import { assignEntries } from '../assignment/service.ts';
import { grounds } from '../conflicts/rules.ts';
import { findConflicts, recuseOne } from '../conflicts/service.ts';
import { roundStates } from '../contract.ts';
import { type EntryRow, getEntry } from '../entries/queries.ts';
import { listParticipating } from '../entries/service.ts';
import { judgingRefusals } from '../errors.ts';
import type { JudgeRow } from '../judges/queries.ts';
import { getNamed } from '../judges/service.ts';
import { findActBar } from '../live/rules.ts';
import { type Context, getRound, keepHistory, keyOf, lockIn, lockRound, type Round, sayCode } from '../queries.ts';
import { parseMark } from '../scoring/rules.ts';
import { criteriaOf, nameOfCriterion } from '../settings/rules.ts';
import type { MarkInput, MeasureInput } from './contract.ts';
import { findSameMark, listAssigned, listMarksOf, lockSheet, writeMeasures, writeSheet } from './queries.ts';
import { askedOf, lineOf, readMarks } from './rules.ts';

/** Why this judge cannot mark this entry now, as a refusal; nothing where they can. */
export function findBar({ stage }: Context, round: Pick<Round, 'state'>, entry: EntryRow) {
  const code = sayCode(entry.code);
  if (entry.withdrawnAt || entry.excludedAt) return judgingRefusals.entryWithdrawn({ code });
  if (round.state !== 'marking') return judgingRefusals.notMarking({ state: roundStates[round.state] });
  const bar = stage.settings.live ? findActBar(entry) : undefined;
  return bar && judgingRefusals[bar]({ code });
}

async function admitMark(context: Context, round: Round, judge: JudgeRow, entry: EntryRow): Promise<void> {
  const bar = findBar(context, round, entry);
  if (bar) throw bar;
  const mine = await listAssigned(context.trx, keyOf(context), judge.id, false);
  if (!judge.scores || !mine.some(({ id }) => id === entry.id))
    throw judgingRefusals.notYourEntry({ code: sayCode(entry.code) });
}

function readOrRefuse({ stage }: Context, typed: MarkInput['marks']) {
  const { settings } = stage;
  const read = readMarks(typed, askedOf(settings), settings);
  if (read.ok) return read;
  if ('unknown' in read) throw judgingRefusals.unknownCriterion({ criterion: read.unknown });
  const words = (zh: string, en: string): Bilingual => [zh, en];
  const fields = read.wrong.map(
    ({ criterion, at }): RefusedField => ({
      path: `mark-${at}`,
      words: words(
        `请填 ${criterion.least} 到 ${criterion.outOf}，最多 ${criterion.decimals} 位小数`,
        `From ${criterion.least} to ${criterion.outOf}, ${counted(criterion.decimals, 'decimal')} at most`,
      ),
    }),
  );
  const [first] = read.wrong;
  throw judgingRefusals.wrongMark(
    {
      criterion: first?.criterion.words ?? '',
      least: first?.criterion.least ?? 0,
      outOf: first?.criterion.outOf ?? 0,
      decimals: first?.criterion.decimals ?? 0,
    },
    fields,
  );
}

/**
 * Saves a judge's sheet as it stands, complete or not. The sheet says for whom and from which version it was drawn, so
 * that two judges on one phone, or two tabs of one judge, never overwrite each other unseen; the same again is harmless.
 * @throws judging.not-your-sheet, changed-meanwhile, not-marking, conflict-found, wrong-mark, place-taken …
 */
export async function mark(context: Context, input: MarkInput) {
  const judge = await getNamed(context);
  if (input.judgeId && input.judgeId !== judge.id) await refuseOther(context, judge, input.judgeId);
  const round = await lockRound(context, 'share');
  const entry = await getEntry(context, input.entryId);
  await admitMark(context, round, judge, entry);
  await admitTies(context, judge, entry);
  const { settings } = context.stage;
  const { marks, complete } = readOrRefuse(context, input.marks);
  const stands = await lockSheet(context, judge.id, entry.id);
  const kept = Object.fromEntries(
    (await listMarksOf(context, judge.id, entry.id)).map((row) => [row.criterion, row.mark]),
  );
  const comment = input.comment ?? stands?.comment ?? '';
  const isSame = stands !== undefined && sameMarks(kept, marks) && stands.comment === comment;
  if (!isSame) {
    if ((stands?.version ?? 0) !== input.version)
      throw judgingRefusals.changedMeanwhile({ marks: lineOf(kept, settings) });
    if (settings.form === 'ranking') await admitPlace(context, judge, entry, marks);
    const version = (stands?.version ?? 0) + 1;
    await writeSheet(context, { judgeId: judge.id, entryId: entry.id, version, complete, comment, marks });
    await keepHistory(context, [
      { kind: 'marked', judgeId: judge.id, entryId: entry.id, detail: { version, marks, comment } },
    ]);
  }
  const assigned = await listAssigned(context.trx, keyOf(context), judge.id, settings.live);
  const at = assigned.findIndex(({ id }) => id === entry.id);
  const open = [...assigned.slice(at + 1), ...assigned.slice(0, at)].filter((each) => !each.complete);
  const ready = settings.live ? open.filter((each) => findActBar(each) === undefined) : open;
  return {
    entryId: entry.id,
    version: isSame ? stands.version : (stands?.version ?? 0) + 1,
    complete,
    left: assigned.filter((each) => !each.complete).length,
    next: ready[0]?.id ?? null,
  };
}

const sameMarks = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([key, value]) => b[key] === value);

async function refuseOther({ trx, stage }: Context, judge: JudgeRow, otherId: string): Promise<never> {
  const other = await trx
    .selectFrom('judgingJudges')
    .select('name')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('id', '=', otherId)
    .executeTakeFirst();
  throw judgingRefusals.notYourSheet({ name: judge.name, other: other?.name ?? '?' });
}

/** Tree and roster are asked again for this pair: somebody may have moved since the assignment. */
async function admitTies(context: Context, judge: JudgeRow, entry: EntryRow): Promise<void> {
  const conflict = (await findConflicts(context, [entry])).find(({ judgeId }) => judgeId === judge.id);
  if (!conflict) return;
  throw judgingRefusals.conflictFound({ code: sayCode(entry.code), ground: grounds[conflict.ground] });
}

async function admitPlace(context: Context, judge: JudgeRow, entry: EntryRow, marks: Readonly<Record<string, number>>) {
  for (const [criterion, mark] of Object.entries(marks)) {
    if (mark === 0) continue;
    const other = await findSameMark(context, { judgeId: judge.id, entryId: entry.id, criterion, mark });
    if (other) {
      const [place = ''] = /\d+/.exec(lineOf({ [criterion]: mark }, context.stage.settings)[0]) ?? [];
      throw judgingRefusals.placeTaken({ place, code: sayCode(other.code) });
    }
  }
}

/** A judge declares a conflict: the entry leaves the list, and where entries have some judges each, another one takes it. */
export async function declare(context: Context, { entryId, note }: { entryId: string; note: string }) {
  const judge = await getNamed(context);
  await recuseOne(context, { judgeId: judge.id, entryId, ground: 'declared', note });
  return reassign(context);
}

async function reassign(context: Context) {
  const { state } = await getRound(context);
  if (state === 'marking' || state === 'closed') await assignEntries(context);
  return { state };
}

/** The officers find that a judge has to step aside. */
export async function recuse(
  context: Context,
  { judgeId, entryId, note }: { judgeId: string; entryId: string; note: string },
) {
  await recuseOne(context, { judgeId, entryId, ground: 'officer', note });
  const { state } = await getRound(context);
  return state === 'preparing' ? { added: 0, recused: 1, unfilled: [] } : assignEntries(context);
}

/** What the office gives once for an entry: a written paper, a time. @throws judging.wrong-mark, unknown-criterion */
export async function measure(context: Context, { measures }: MeasureInput) {
  await lockIn(context, 'preparing', 'marking', 'closed');
  const criteria = new Map(
    criteriaOf(context.stage.settings)
      .filter(({ by }) => by === 'office')
      .map((criterion) => [criterion.key, criterion]),
  );
  const entries = new Set((await listParticipating(context)).map(({ id }) => id));
  const read = measures.map(({ entryId, criterion: key, mark: typed }, at) => {
    const criterion = criteria.get(key);
    if (!criterion) throw judgingRefusals.unknownCriterion({ criterion: key });
    if (!entries.has(entryId)) throw judgingRefusals.unknownEntry();
    if (typed === null) return { entryId, criterion: key, mark: null };
    const parsed = parseMark(String(typed), { outOf: criterion.outOf, decimals: 3 });
    if (!parsed.ok)
      throw judgingRefusals.wrongMark(
        { criterion: nameOfCriterion(context.stage.settings, key), least: 0, outOf: criterion.outOf, decimals: 3 },
        [{ path: `measures.${at}.mark`, words: ['请检查这个数', 'Please check this number'] }],
      );
    return { entryId, criterion: key, mark: parsed.value };
  });
  await writeMeasures(context, read);
  await keepHistory(
    context,
    read.map(({ entryId, criterion, mark: value }) => ({
      kind: 'measured',
      entryId,
      detail: { criterion, mark: value },
    })),
  );
  return { changed: read.length };
}

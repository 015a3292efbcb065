import type { RefusedField } from '../../../kernel/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { insertAssignments, takeOpenAssignments } from '../assignment/queries.ts';
import { assignEntries } from '../assignment/service.ts';
import { listRecusals } from '../conflicts/queries.ts';
import { findConflicts, recusePairs } from '../conflicts/service.ts';
import type { ChangeJudgeInput, InviteInput, ReplaceInput } from '../contract.ts';
import { listParticipating } from '../entries/service.ts';
import { judgingRefusals } from '../errors.ts';
import { askerOf, type Context, keepHistory, keyOf, lockIn } from '../queries.ts';
import { findAccount, findNamed, findPerson, type JudgeRow, listJudges, searchAccounts } from './queries.ts';

/** Who asks, as this round names them. @throws judging.not-a-judge */
export async function getNamed(context: Context): Promise<JudgeRow> {
  const judge = await findNamed(context.trx, keyOf(context), askerOf(context));
  if (!judge) throw judgingRefusals.notAJudge();
  return judge;
}

/** Who asks, where the round names them. */
export const findAsker = (context: Context) => findNamed(context.trx, keyOf(context), askerOf(context));

/** @throws judging.unknown-judge */
export async function getJudge(context: Context, judgeId: string): Promise<JudgeRow> {
  const judge = (await listJudges(context.trx, keyOf(context))).find(({ id }) => id === judgeId);
  if (!judge) throw judgingRefusals.unknownJudge();
  return judge;
}

const nobodyNamed: RefusedField[] = [
  { path: 'username', words: ['请填用户名，或选择人员', 'Give a user name or choose a person'] },
];

async function resolve(context: Context, named: Pick<InviteInput, 'accountId' | 'username' | 'personId'>) {
  const { trx, stage } = context;
  if (!named.accountId && !named.username && !named.personId) throw judgingRefusals.nobodyNamed({}, nobodyNamed);
  const account = await findAccount(trx, stage.federationId, named);
  const personId = account?.personId ?? named.personId;
  const person = personId ? await findPerson(trx, stage.federationId, personId) : undefined;
  const name = person?.name ?? account?.name;
  if (!name || !(account || person)) throw judgingRefusals.unknownAccount();
  const already = await findNamed(trx, keyOf(context), {
    accountId: account?.id ?? null,
    personId: person?.id ?? null,
  });
  if (already) throw judgingRefusals.alreadyNamed({ name: already.name });
  return { accountId: account?.id ?? null, personId: person?.id ?? null, name: name.slice(0, 60) };
}

/**
 * Names a judge, the chief judge or an arbiter. Arbiters do not mark (domain.md §5: a separate group).
 * @throws judging.nobody-named, unknown-account, already-named
 */
export async function invite(context: Context, { part, scores, workLimit, categories, ...named }: InviteInput) {
  await lockIn(context, 'preparing', 'marking', 'closed', ...(part === 'arbiter' ? (['released'] as const) : []));
  const who = await resolve(context, named);
  const judgeId = await insertJudge(context, {
    ...who,
    part,
    scores: part !== 'arbiter' && scores,
    workLimit,
    categories,
    replaces: null,
  });
  await keepHistory(context, [{ kind: 'invited', judgeId, detail: { part, name: who.name } }]);
  await context.host.audit('judging.invite', { kind: 'judge', id: judgeId }, { part });
  await tellInvited(context, who.personId);
  return { judgeId };
}

async function tellInvited(context: Context, personId: string | null): Promise<void> {
  if (!personId) return;
  const { title } = context.stage;
  await context.host.tell([personId], {
    title: [`请您担任“${title}”评委`, `You are asked to judge “${title}”`],
    body: [
      '打开活动页，点“去评审”即可看到分给您的作品。',
      'Open the programme and press “Judge” to see what is assigned to you.',
    ],
  });
}

type NewJudge = Pick<
  JudgeRow,
  'accountId' | 'personId' | 'name' | 'part' | 'scores' | 'workLimit' | 'categories' | 'replaces'
>;

async function insertJudge({ trx, stage, now }: Context, judge: NewJudge): Promise<string> {
  const id = newId();
  await trx
    .insertInto('judgingJudges')
    .values({ federationId: stage.federationId, id, stageId: stage.id, invitedAt: now, ...judge })
    .execute();
  return id;
}

async function setJudge(
  { trx, stage }: Context,
  judgeId: string,
  changes: Partial<NewJudge> & Partial<Pick<JudgeRow, 'leftAt' | 'leftReason'>>,
) {
  if (Object.keys(changes).length === 0) return;
  await trx
    .updateTable('judgingJudges')
    .set(changes)
    .where('federationId', '=', stage.federationId)
    .where('id', '=', judgeId)
    .execute();
}

async function hasMarked({ trx, stage }: Context, judgeId: string): Promise<boolean> {
  const sheet = await trx
    .selectFrom('judgingSheets')
    .select('entryId')
    .where('federationId', '=', stage.federationId)
    .where('judgeId', '=', judgeId)
    .executeTakeFirst();
  return sheet !== undefined;
}

/** Changes a judge's part, load or categories. @throws judging.has-marked, parts-apart */
export async function changeJudge(context: Context, { judgeId, ...changes }: ChangeJudgeInput) {
  await lockIn(context, 'preparing', 'marking', 'closed');
  const judge = await getJudge(context, judgeId);
  if (judge.leftAt) throw judgingRefusals.unknownJudge();
  const part = changes.part ?? judge.part;
  const scores = part !== 'arbiter' && (changes.scores ?? judge.scores);
  if (judge.scores && !scores && (await hasMarked(context, judgeId)))
    throw part === 'arbiter' ? judgingRefusals.partsApart() : judgingRefusals.hasMarked({ name: judge.name });
  await setJudge(context, judgeId, {
    part,
    scores,
    workLimit: changes.workLimit === undefined ? judge.workLimit : changes.workLimit,
    categories: changes.categories ?? judge.categories,
  });
  if (!scores) await takeOpenAssignments(context.trx, keyOf(context), judgeId);
  await keepHistory(context, [{ kind: 'changed-judge', judgeId, detail: { part, scores } }]);
  return { judgeId };
}

/**
 * A judge leaves. Sheets that are complete stay and count; the rest goes to the successor, as far as no recusal stands
 * against it, or is shared out.
 */
export async function replaceJudge(context: Context, { judgeId, successor, reason }: ReplaceInput) {
  const { trx } = context;
  const key = keyOf(context);
  const round = await lockIn(context, 'preparing', 'marking', 'closed');
  const judge = await getJudge(context, judgeId);
  if (judge.leftAt) throw judgingRefusals.unknownJudge();
  const who = successor ? await resolve(context, successor) : undefined;
  await setJudge(context, judgeId, { leftAt: context.now, leftReason: reason });
  const open = await takeOpenAssignments(trx, key, judgeId);
  const { part, scores, workLimit, categories } = judge;
  const successorId = who
    ? await insertJudge(context, { ...who, part, scores, workLimit, categories, replaces: judgeId })
    : null;
  let moved = 0;
  if (successorId && open.length > 0) {
    const entries = await listParticipating(context);
    const conflicts = await findConflicts(context, entries);
    await recusePairs(context, conflicts);
    const barred = new Set(
      (await listRecusals(trx, key)).filter((each) => each.judgeId === successorId).map((each) => each.entryId),
    );
    const theirs = open.filter((entryId) => !barred.has(entryId)).map((entryId) => ({ judgeId: successorId, entryId }));
    await insertAssignments(trx, key, theirs, context.now);
    moved = theirs.length;
  }
  const unfilled = round.state === 'preparing' ? [] : (await assignEntries(context)).unfilled;
  await keepHistory(context, [{ kind: 'replaced', judgeId, reason, detail: { successorId, moved } }]);
  await context.host.audit('judging.replace', { kind: 'judge', id: judgeId }, { reason, successorId });
  if (who) await tellInvited(context, who.personId);
  return { successorId, moved, unfilled: unfilled.length };
}

/** Officers' accounts to invite. */
export async function candidates({ trx, stage }: Context, { q }: { q: string }) {
  const rows = await searchAccounts(trx, stage.federationId, q);
  return rows.map((row) => ({ ...row, unitName: row.unitName ?? '' }));
}

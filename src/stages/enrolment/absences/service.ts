import { sql } from 'kysely';
import { dayOf } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { isOverLimit } from '../../../registries/absences/rules.ts';
import { listCountedDays, listOverLimit } from '../../../registries/absences/service.ts';
import type { StageContext } from '../../service.ts';
import { isAllotted } from '../books/rules.ts';
import type { Settings } from '../contract.ts';
import { type EnrolmentRow, waitingPosition } from '../queries.ts';
import { words } from '../words.ts';

type Context = StageContext<Settings>;

/** Whether the settings put those who often did not come after all others; else they are refused. */
export const putsLast = ({ stage }: Pick<Context, 'stage'>): boolean => stage.settings.absenceRule?.effect === 'last';

/**
 * Whether those who come last wait whatever is free: until enrolment closes, else until the whole begins, so that everybody
 * else has had the time to ask. Where officers approve, or places are given out together afterwards, the order does it.
 */
export function isHeldBack({ stage, now }: Pick<Context, 'stage' | 'now'>): boolean {
  const until = stage.closesAt ?? stage.beginsAt;
  return putsLast({ stage }) && stage.settings.admit === 'first-come' && until !== null && now < until;
}

/** Of these persons, those who too often had a place and did not come, by the rule of the settings. A team goes by its captain. */
export async function listOftenAbsent(context: Context, personIds: readonly string[]): Promise<Set<string>> {
  const { trx, stage, scope, now } = context;
  const rule = stage.settings.absenceRule;
  if (!rule || personIds.length === 0) return new Set();
  const days = await listCountedDays(trx, stage, [...new Set(personIds)]);
  const today = dayOf(now, scope.zone);
  return new Set([...days].filter(([, list]) => isOverLimit(rule, list, today)).map(([personId]) => personId));
}

/** Of these persons, those who come after all others. */
export async function listPutLast(context: Context, personIds: readonly string[]): Promise<Set<string>> {
  return putsLast(context) ? listOftenAbsent(context, personIds) : new Set();
}

/** What somebody is told whom the rule keeps out or puts last, and how to appeal. */
export function sayAbsences(context: Pick<Context, 'stage' | 'now'>): Bilingual {
  const { most = 0, withinMonths = 0 } = context.stage.settings.absenceRule ?? {};
  const [zh, en] = !putsLast(context) ? words.oftenAbsent : isHeldBack(context) ? words.heldBack : words.putLast;
  return [zh(withinMonths, most), en(withinMonths, most)];
}

/** The line on the programme's page for somebody whom the rule concerns; nothing for anybody else. */
export async function absenceWhy(context: Context, personId: string): Promise<Why[]> {
  if (!(await listOftenAbsent(context, [personId])).has(personId)) return [];
  return [{ ok: putsLast(context), words: sayAbsences(context) }];
}

/** How many wait whom everybody who asks now comes before. */
export async function countLastInLine(context: Context): Promise<number> {
  const { trx, stage, scope, now } = context;
  const rule = stage.settings.absenceRule;
  if (!rule || !isHeldBack(context)) return 0;
  const personIds = await listOverLimit(trx, stage, { rule, today: dayOf(now, scope.zone) });
  const { count } = await trx
    .selectFrom('enrolments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .executeTakeFirstOrThrow();
  return count;
}

/** Where somebody stands who waits, from 1, and why after all others where the rule puts them there. */
export async function placeInLine(
  context: Context,
  { personId, seq }: Pick<EnrolmentRow, 'personId' | 'seq'>,
): Promise<{ position: number; putLast: Bilingual | null }> {
  const { trx, stage, scope, now } = context;
  const key = { federationId: stage.federationId, stageId: stage.id };
  const rule = stage.settings.absenceRule;
  if (!rule || !putsLast(context) || isAllotted(stage.settings.admit))
    return { position: await waitingPosition(trx, key, seq), putLast: null };
  const last = await listOverLimit(trx, stage, { rule, today: dayOf(now, scope.zone) });
  const isLast = last.includes(personId);
  const position = await waitingPosition(trx, key, seq, { personIds: last, isLast });
  return { position, putLast: isLast ? sayAbsences(context) : null };
}

import { dayOf } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { isOverLimit } from '../../../registries/absences/rules.ts';
import { listCountedDays, overLimit } from '../../../registries/absences/service.ts';
import type { StageContext } from '../../service.ts';
import { isAllotted } from '../books/rules.ts';
import type { Settings } from '../contract.ts';
import type { EnrolmentRow, Key } from '../queries.ts';
import { words } from '../words.ts';
import { countLast, type Last, listPositions } from './queries.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

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
  const heldBack = context.stage.closesAt === null ? words.heldBackUntilItBegins : words.heldBack;
  const [zh, en] = !putsLast(context) ? words.oftenAbsent : isHeldBack(context) ? heldBack : words.putLast;
  return [zh(withinMonths, most), en(withinMonths, most)];
}

/** The line on the programme's page for somebody whom the rule concerns; nothing for anybody else. */
export async function absenceWhy(context: Context, personId: string): Promise<Why[]> {
  if (!(await listOftenAbsent(context, [personId])).has(personId)) return [];
  return [{ ok: putsLast(context), words: sayAbsences(context) }];
}

/** Whether in the waiting list, too, they come after all others: where places are given out together, the result orders it. */
export const standLast = (context: Pick<Context, 'stage'>): boolean =>
  putsLast(context) && !isAllotted(context.stage.settings.admit);

function lastOf(context: Context): Last {
  const { stage, scope, now } = context;
  const rule = stage.settings.absenceRule;
  return rule && standLast(context) ? overLimit(stage, { rule, today: dayOf(now, scope.zone) }) : undefined;
}

/** How many wait whom everybody who asks now comes before. */
export function countLastInLine(context: Context): Promise<number> {
  return countLast(context.trx, keyOf(context), lastOf(context));
}

/** Where somebody stands who waits, from 1, and why after all others where the rule puts them there. */
export interface PlaceInLine {
  position: number;
  putLast: Bilingual | null;
}

/** Where those of these enrolments stand that wait, by their ids. */
export async function placesInLine(context: Context, ids: readonly string[]): Promise<Map<string, PlaceInLine>> {
  const places = await listPositions(context.trx, keyOf(context), { ids, last: lastOf(context) });
  const told = ({ position, isLast }: { position: number; isLast: boolean }): PlaceInLine => ({
    position,
    putLast: isLast ? sayAbsences(context) : null,
  });
  return new Map([...places].map(([id, place]) => [id, told(place)]));
}

/** The same of one that waits. */
export async function placeInLine(context: Context, { id }: Pick<EnrolmentRow, 'id'>): Promise<PlaceInLine> {
  const place = (await placesInLine(context, [id])).get(id);
  if (!place) throw new Error(`Enrolment ${id} does not wait.`);
  return place;
}

import { dayOf } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import { isOverLimit } from '../../../registries/absences/rules.ts';
import { listCountedDays } from '../../../registries/absences/service.ts';
import type { StageContext } from '../../service.ts';
import type { Settings } from '../contract.ts';
import { words } from '../words.ts';

type Context = StageContext<Settings>;

/**
 * Of these persons, those who too often had a place and did not come, by the rule of the settings. Whoever is in a team is
 * not looked at: only who asks is told of it.
 */
export async function listOftenAbsent(context: Context, personIds: readonly string[]): Promise<Set<string>> {
  const { trx, stage, scope, now } = context;
  const rule = stage.settings.absenceRule;
  if (!rule || personIds.length === 0) return new Set();
  const days = await listCountedDays(trx, stage, [...new Set(personIds)]);
  const today = dayOf(now, scope.zone);
  return new Set([...days].filter(([, list]) => isOverLimit(rule, list, today)).map(([personId]) => personId));
}

/** The line on the programme's page for somebody whom the rule keeps out; nothing for anybody else. */
export async function absenceWhy(context: Context, personId: string): Promise<Why[]> {
  const rule = context.stage.settings.absenceRule;
  if (!rule || !(await listOftenAbsent(context, [personId])).has(personId)) return [];
  const [zh, en] = words.oftenAbsent;
  return [{ ok: false, words: [zh(rule.withinMonths, rule.most), en(rule.withinMonths, rule.most)] }];
}

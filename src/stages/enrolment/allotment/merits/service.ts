import { dayOf } from '../../../../kernel/dates.ts';
import type { Why } from '../../../../kernel/why.ts';
import type { HonourLevel } from '../../../../people/members/audience/rules.ts';
import type { SkillLevel } from '../../../../registries/ladders/register.ts';
import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import { enrolmentRefusals } from '../../errors.ts';
import { gatesOf, type Merits } from '../priority/rules.ts';
import { listEarlier, listHonours, listRostered, listSkills } from '../queries.ts';

type Context = StageContext<Settings>;

/** The day on which conditions are looked at: the closing day, so that it is one for all; today while none is set. */
export function dayOfClaims({ stage, now, scope }: Pick<Context, 'stage' | 'now' | 'scope'>): string {
  return dayOf(stage.closesAt ?? now, scope.zone);
}

/** What the records say of these persons; answers are not among it. */
export async function meritsOf(
  { trx, stage, scope, host }: Context,
  personIds: readonly string[],
): Promise<Map<string, Omit<Merits, 'answers'>>> {
  const key = { federationId: stage.federationId, stageId: stage.id };
  const { series } = stage.settings;
  const rostered = await listRostered(trx, key, personIds);
  const honours = Map.groupBy(await listHonours(trx, key, personIds), ({ personId }) => personId);
  const skills = Map.groupBy(await listSkills(trx, key, personIds), ({ personId }) => personId);
  const earlier = series === '' ? [] : await listEarlier(trx, key, { series, personIds });
  const lasts = new Map<string, { on: string; title: string }>();
  const occasions = await host.occasions([...new Set(earlier.map(({ stageId }) => stageId))]);
  for (const { personId, stageId, endsOn, decidedAt } of earlier) {
    const occasion = occasions.get(stageId);
    const held = occasion?.beginsAt ?? decidedAt;
    const on = endsOn ?? (held && dayOf(held, scope.zone));
    if (on && on > (lasts.get(personId)?.on ?? '')) lasts.set(personId, { on, title: occasion?.title ?? '' });
  }
  return new Map(
    rostered.map(({ id, bornOn, workerKinds, memberSince }) => [
      id,
      {
        ...{ bornOn, workerKinds, memberSince },
        honours: (honours.get(id) ?? []).map(({ level, title, year }) => ({
          level: level as HonourLevel,
          title,
          year,
        })),
        skills: (skills.get(id) ?? []).map(({ level, ladder }) => ({ level: level as SkillLevel, ladder })),
        last: lasts.get(id) ?? null,
      },
    ]),
  );
}

/** The conditions of a stage that gives places by priority, for one person; without answers those are left out that ask one. */
export async function gatesFor(
  context: Context,
  personId: string,
  answers?: Readonly<Record<string, unknown>>,
): Promise<Why[]> {
  const { admit, priority } = context.stage.settings;
  if (admit !== 'priority') return [];
  const merits = (await meritsOf(context, [personId])).get(personId);
  if (!merits) return [];
  const terms = answers ? priority : { ...priority, gates: { ...priority.gates, declaration: '' } };
  return gatesOf(terms, { ...merits, answers: answers ?? {} }, dayOfClaims(context));
}

/** @throws enrolment.gates-missed, naming the condition */
export async function admitByGates(
  context: Context,
  personId: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  const missed = (await gatesFor(context, personId, answers)).filter(({ ok }) => !ok);
  const [first] = missed;
  if (!first) return;
  throw enrolmentRefusals.gatesMissed({ count: missed.length, first: first.words });
}

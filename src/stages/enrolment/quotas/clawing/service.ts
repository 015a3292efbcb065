import { dayOf } from '../../../../kernel/dates.ts';
import { listOfficersOf } from '../../../../people/access/grants/holders/service.ts';
import type { Db } from '../../../../platform/db/connect.ts';
import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import { moveUpNow } from '../../offers/service.ts';
import { momentOf } from '../../offers/telling/service.ts';
import { type Key, lockBooks } from '../../queries.ts';
import { calledOf } from '../../rules.ts';
import { rehome } from '../arranging/service.ts';
import { getClawBack, keepQuotaMoves, listGivenQuotas, type NamedQuota, writeQuotas } from '../queries.ts';
import { clawBack, REMIND_DAYS } from '../rules.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

const DAY_MS = 86_400_000;

/** Stages whose quotas go back now, or whose holders are to be reminded that they will. */
export function listClawBacks(db: Db, now: Date): Promise<{ stageId: string }[]> {
  return db
    .selectFrom('enrolmentBooks')
    .select('stageId')
    .where('clawedBackAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('clawBackAt', '<=', now),
        eb.and([
          eb('clawBackAt', '<=', new Date(now.getTime() + REMIND_DAYS * DAY_MS)),
          eb('clawBackToldAt', 'is', null),
        ]),
      ]),
    )
    .execute();
}

/** Takes back what is left of the quotas once the day has come; before, reminds those who hold places. */
export async function clawBackDue(context: Context): Promise<void> {
  const { trx, now } = context;
  const key = keyOf(context);
  await lockBooks(trx, key);
  const { clawBackAt, clawBackToldAt, clawedBackAt } = await getClawBack(trx, key);
  if (!clawBackAt || clawedBackAt) return;
  if (clawBackAt <= now) return takeBack(context);
  if (clawBackToldAt || clawBackAt.getTime() - now.getTime() > REMIND_DAYS * DAY_MS) return;
  await remind(context, clawBackAt);
  await mark(context, { clawBackToldAt: now });
}

async function takeBack(context: Context): Promise<void> {
  const { trx, now, stage, host } = context;
  const key = keyOf(context);
  const before = await listGivenQuotas(trx, key);
  const { quotas, merged, moved } = clawBack(before, stage.settings.clawBackTo);
  // Who has a place from a quota keeps it, and it counts where the quota went.
  for (const [from, to] of merged)
    await trx
      .updateTable('enrolments')
      .set({ quotaUnitId: to })
      .where('federationId', '=', key.federationId)
      .where('stageId', '=', key.stageId)
      .where('quotaUnitId', '=', from)
      .execute();
  await writeQuotas(trx, key, { before, after: quotas });
  const kept = await keepQuotaMoves(trx, key, {
    moves: moved.map((move) => ({ kind: 'clawed-back', ...move })),
    at: now,
    actorId: null,
  });
  await host.record(
    kept.map(({ id, fromUnitId, places }) => ({
      ...{ indicator: 'quotas-unused', unitId: fromUnitId ?? stage.unitId, amount: places },
      ...{ day: dayOf(now, context.scope.zone), source: { kind: 'quota', id } },
    })),
  );
  await mark(context, { clawedBackAt: now });
  await rehome(context);
  await moveUpNow(context);
  const places = moved.reduce((sum, move) => sum + move.places, 0);
  await host.audit('enrolment.claw-back', { kind: 'stage', id: stage.id }, { places, to: stage.settings.clawBackTo });
}

async function mark({ trx, stage }: Context, when: { clawBackToldAt: Date } | { clawedBackAt: Date }): Promise<void> {
  await trx
    .updateTable('enrolmentBooks')
    .set(when)
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
}

/** Tells the officers of each union how many of its places nobody has taken, and until when they are its own. */
async function remind(context: Context, at: Date): Promise<void> {
  const { trx, stage, host, now, scope } = context;
  const [zh, en] = calledOf(stage);
  const [by, byEn] = momentOf(context, at);
  const open = (await listGivenQuotas(trx, keyOf(context))).filter(({ places, taken }) => places > taken);
  const officers = await listOfficersOf(trx, {
    federationId: stage.federationId,
    unitIds: open.map(({ unitId }) => unitId),
    ability: 'programmes.manage',
    now,
    zone: scope.zone,
  });
  const remindOf = ({ unitName, places, taken }: NamedQuota) => ({
    title: [`“${zh}”名额将收回`, `Places go back soon: ${en}`] as const,
    body: [
      `${unitName}还有 ${places - taken} 个名额没有用，${by} 收回。请尽快通知职工报名。`,
      `${unitName} has ${places - taken} places left that go back ${byEn}. Tell your members to enrol.`,
    ] as const,
  });
  for (const quota of open) await host.tell(officers.get(quota.unitId) ?? [], remindOf(quota));
}

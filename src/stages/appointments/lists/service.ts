import { sql } from 'kysely';
import { addDays, momentOf } from '../../../kernel/dates.ts';
import type { ListQuery } from '../../../kernel/lists.ts';
import { pick } from '../../../kernel/words.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { countAnswers } from '../photos/queries.ts';
import { admitKeeper, calledOf, viewOf } from '../providers/service.ts';
import { type Context, keyOf, selectAppointments, selectSlots } from '../queries.ts';
import type { AppointmentState } from '../rules.ts';
import { sayReason } from '../words.ts';
import type { slotStates } from './contract.ts';

interface Asked {
  provider?: string | undefined;
  day?: string | undefined;
}

/** Appointments, those who keep the list of all see all, a provider their own. Of notes and referrals it says nothing: the figure alone does. */
export async function listAppointments(
  context: Context,
  query: ListQuery & Asked & { state?: AppointmentState | undefined },
) {
  const { trx, stage, scope } = context;
  const keeping = await admitKeeper(context);
  let rows = selectAppointments(trx, keyOf(context));
  if (!keeping.all) rows = rows.where('slot.provider', 'in', [...keeping.own]);
  if (query.provider) rows = rows.where('slot.provider', '=', query.provider);
  if (query.state) rows = rows.where('held.state', '=', query.state);
  if (query.day)
    rows = rows
      .where('held.startsAt', '>=', momentOf(query.day, '00:00', scope.zone))
      .where('held.startsAt', '<', momentOf(addDays(query.day, 1), '00:00', scope.zone));
  if (query.q) {
    rows = rows.where(sql<boolean>`coalesce(person.words, held.name) ilike ${containing(query.q)}`);
  }
  const page = await pageOf(rows, query, {
    sorts: {
      startsAt: { by: sql`held.starts_at`, of: (row) => row.startsAt, filled: true },
      name: { by: sql`coalesce(person.name, held.name)`, of: (row) => row.name },
    },
    id: { by: sql`held.id`, of: (row) => row.id },
    defaultSort: 'startsAt',
  });
  const ids = page.items.map(({ id }) => id);
  const answers = await countAnswers(trx, stage.federationId, ids);
  const reasons = await reasonsOf(context, ids);
  return {
    ...page,
    items: page.items.map((row) => ({
      ...{
        id: row.id,
        startsAt: row.startsAt,
        endsAt: row.endsAt,
        name: calledOf(context, row),
        state: row.state,
        walkIn: row.walkIn,
      },
      provider: pick(viewOf(context, row.provider).name, scope.lang),
      unitName: row.unitName ?? '',
      phone: row.phoneMasked ?? '',
      photos: row.photos,
      exhibited: answers.get(row.id)?.exhibited ?? 0,
      reason: sayReason(reasons.get(row.id) ?? '', scope.lang),
    })),
  };
}

/** Why appointments were called off, by id. */
async function reasonsOf({ trx, stage }: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('appointmentChanges')
    .select(['appointmentId', 'reason'])
    .where('federationId', '=', stage.federationId)
    .where('appointmentId', 'in', [...ids])
    .where('reason', '<>', '')
    .orderBy('at')
    .execute();
  return new Map(rows.map(({ appointmentId, reason }) => [appointmentId, reason]));
}

/** Slots with how full they are. */
export async function listSlots(
  context: Context,
  query: ListQuery & Asked & { state?: keyof typeof slotStates | undefined },
) {
  const { trx, scope, now } = context;
  const taken = sql<number>`(select count(*) from appointments held where held.federation_id = slot.federation_id
                              and held.slot_id = slot.id and held.state <> 'cancelled')`;
  const state = sql<keyof typeof slotStates>`case
    when slot.starts_at <= ${now}::timestamptz then 'over'
    when slot.called_off_at is not null then 'off'
    when slot.closed_at is not null then 'closed'
    when ${taken} >= slot.capacity then 'full'
    else 'free' end`;
  let rows = selectSlots(trx, keyOf(context)).select(state.as('state'));
  if (query.provider) rows = rows.where('slot.provider', '=', query.provider);
  if (query.state) rows = rows.where(sql<boolean>`${state} = ${query.state}`);
  if (query.day)
    rows = rows
      .where('slot.startsAt', '>=', momentOf(query.day, '00:00', scope.zone))
      .where('slot.startsAt', '<', momentOf(addDays(query.day, 1), '00:00', scope.zone));
  if (query.q) {
    const wanted = query.q.toLowerCase();
    const keys = context.stage.settings.providers
      .filter(({ name, nameEn, key }) => `${name} ${nameEn} ${key}`.toLowerCase().includes(wanted))
      .map(({ key }) => key);
    rows = rows.where('slot.provider', 'in', keys.length > 0 ? keys : ['']);
  }
  const page = await pageOf(rows, query, {
    sorts: {
      startsAt: { by: sql`slot.starts_at`, of: (row) => row.startsAt, filled: true },
      provider: { by: sql`slot.provider`, of: (row) => row.provider },
    },
    id: { by: sql`slot.id`, of: (row) => row.id },
    defaultSort: 'startsAt',
  });
  return {
    ...page,
    items: page.items.map(({ id, startsAt, endsAt, provider, capacity, taken: held, state: stands }) => ({
      ...{ id, startsAt, endsAt, capacity, taken: held, state: stands },
      provider: pick(viewOf(context, provider).name, scope.lang),
    })),
  };
}

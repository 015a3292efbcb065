import { sql } from 'kysely';
import type { ListQuery } from '../../../../kernel/lists.ts';
import { may, reachOf } from '../../../../people/access/rules.ts';
import { containing } from '../../../../platform/db/like.ts';
import { pageOf } from '../../../../platform/db/paging.ts';
import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import type { Key } from '../../queries.ts';
import { getClawBack } from '../queries.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

const CHANGES_SHOWN = 200;

/** Quotas of units that whoever asks runs programmes for, with what each gave on; all of them for the organiser. */
export async function listQuotaRows(context: Context, query: ListQuery) {
  const { trx, stage, scope } = context;
  const tops = reachOf(scope, 'programmes.manage');
  let listed = trx
    .selectFrom('enrolmentQuotas as quota')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'quota.federationId').onRef('units.id', '=', 'quota.unitId'),
    )
    .leftJoin('units as giver', (join) =>
      join.onRef('giver.federationId', '=', 'quota.federationId').onRef('giver.id', '=', 'quota.givenBy'),
    )
    .select([
      'quota.unitId as id',
      'units.name as unitName',
      'units.path',
      sql<number>`nlevel(units.path)`.as('depth'),
      'giver.name as givenBy',
      'quota.places',
      'quota.taken',
      sql<number>`(
        with recursive line as (
          select below.unit_id, below.places from enrolment_quotas below
           where below.federation_id = quota.federation_id and below.stage_id = quota.stage_id
             and below.given_by = quota.unit_id
          union all
          select below.unit_id, below.places from enrolment_quotas below
            join line on below.given_by = line.unit_id
           where below.federation_id = quota.federation_id and below.stage_id = quota.stage_id
        )
        select coalesce(sum(places), 0)::integer from line)`.as('givenOn'),
    ])
    .where('quota.federationId', '=', stage.federationId)
    .where('quota.stageId', '=', stage.id)
    .where((eb) => eb.or(tops.map((top) => sql<boolean>`units.path <@ ${top}::ltree`)));
  if (query.q) listed = listed.where('units.name', 'ilike', containing(query.q));
  const page = await pageOf(listed, query, {
    sorts: {
      unitName: { by: sql`units.path`, of: (row) => row.path },
      left: { by: sql`(quota.places - quota.taken)`, of: (row) => row.places - row.taken },
    },
    id: { by: sql`quota.unit_id`, of: (row) => row.id },
    defaultSort: 'unitName',
  });
  return {
    ...page,
    items: page.items.map(({ id, unitName, path, depth, givenBy, places, taken, givenOn }) => ({
      ...{ id, unitName, depth, givenBy, givenOn, taken },
      granted: places + givenOn,
      left: places - taken,
      mayGive: may(scope, 'programmes.manage', path),
    })),
  };
}

/** Who gave places to whom, took them back or had them clawed back; the newest first. */
export async function listQuotaChanges(context: Context) {
  const { trx, scope } = context;
  const key = keyOf(context);
  const tops = reachOf(scope, 'programmes.manage');
  if (tops.length === 0) return { items: [] };
  const items = await trx
    .selectFrom('enrolmentQuotaChanges as change')
    .leftJoin('units as giver', (join) =>
      join.onRef('giver.federationId', '=', 'change.federationId').onRef('giver.id', '=', 'change.fromUnitId'),
    )
    .leftJoin('units as taker', (join) =>
      join.onRef('taker.federationId', '=', 'change.federationId').onRef('taker.id', '=', 'change.toUnitId'),
    )
    .leftJoin('accounts', (join) =>
      join.onRef('accounts.federationId', '=', 'change.federationId').onRef('accounts.id', '=', 'change.actorId'),
    )
    .select([
      'change.at',
      'change.kind',
      'giver.name as from',
      'taker.name as to',
      'change.places',
      'accounts.name as by',
    ])
    .$narrowType<{ kind: 'given' | 'taken-back' | 'clawed-back' }>()
    .where('change.federationId', '=', key.federationId)
    .where('change.stageId', '=', key.stageId)
    .where((eb) => eb.or(tops.map((top) => sql<boolean>`(giver.path <@ ${top}::ltree or taker.path <@ ${top}::ltree)`)))
    .orderBy('change.at', 'desc')
    .orderBy('change.id', 'desc')
    .limit(CHANGES_SHOWN)
    .execute();
  return { items };
}

/** When what is left goes back, to whom, and whether it has. */
export async function clawBackOf(context: Context) {
  const { clawBackAt, clawedBackAt } = await getClawBack(context.trx, keyOf(context));
  return { at: clawBackAt, to: context.stage.settings.clawBackTo, doneAt: clawedBackAt };
}

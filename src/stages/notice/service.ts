import { sql } from 'kysely';
import { dayOf, formatLongDay } from '../../kernel/dates.ts';
import type { ListQuery } from '../../kernel/lists.ts';
import { containing } from '../../platform/db/like.ts';
import { pageOf } from '../../platform/db/paging.ts';
import type { StageService } from '../service.ts';
import { appoint, finish, post, withdraw } from './board/service.ts';
import type { Settings } from './contract.ts';
import { noticeRefusals } from './errors.ts';
import { noticeManifest as manifest, type noticeManifest } from './manifest.ts';
import { assign, conclude, note, object, readReceipt, register, showDesk } from './objections/service.ts';
import { countObjections, getNotice, type Key, listNames, removeNotice, selectNames } from './queries.ts';
import type { NameState } from './rules.ts';
import { printSheet } from './sheet/service.ts';
import { type Context, groupName, publicView, statusOf } from './show/service.ts';

const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** Settings that the board shows: once it is posted they stay. */
const shown = [
  'basis',
  'process',
  'workingDays',
  'places',
  'deeds',
  'anonymous',
] as const satisfies readonly (keyof Settings)[];

async function names(context: Context, query: ListQuery & { state?: NameState | undefined }) {
  let rows = selectNames(context.trx, keyOf(context));
  if (query.state) rows = rows.where('state', '=', query.state);
  if (query.q) rows = rows.where('name', 'ilike', containing(query.q));
  const page = await pageOf(rows, query, {
    sorts: { name: { by: sql.ref('name'), of: (row) => row.name } },
    id: { by: sql.ref('id'), of: (row) => row.id },
    defaultSort: 'name',
  });
  return {
    ...page,
    items: page.items.map(({ groupKey, ...row }) => ({
      ...{
        id: row.id,
        group: groupName(context.stage.settings, groupKey, context.scope.lang),
        name: row.name,
        about: row.about,
        unitName: row.unitName,
        state: row.state,
      },
      ...{ substitute: row.substitute, fromOn: row.fromOn, untilOn: row.untilOn, reason: row.reason, rank: row.rank },
    })),
  };
}

/** The stage notice at work. */
export const noticeService: StageService<typeof noticeManifest> = {
  manifest,
  actions: { appoint, post, withdraw, finish, object, register, assign, note, conclude },
  reads: {
    notice: publicView,
    sheet: printSheet,
    receipt: (context, { receipt }) => readReceipt(context, receipt),
    status: statusOf,
    names,
    desk: showDesk,
  },
  async arrange(context, before) {
    const { trx, stage } = context;
    if (!before) {
      await trx
        .insertInto('notices')
        .values({ federationId: stage.federationId, stageId: stage.id, state: 'draft' })
        .execute();
      return;
    }
    const changed = shown.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(stage.settings[key]));
    if (changed.length === 0) return;
    const { state } = await getNotice(trx, keyOf(context));
    if (state !== 'draft')
      throw noticeRefusals.posted(
        {},
        changed.map((key) => ({ path: `settings.${key}`, words: ['已公示，不能再改', 'On the board: it stays'] })),
      );
  },
  async remove(context) {
    await removeNotice(context.trx, keyOf(context));
  },
  groups: ({ places }) =>
    places.flatMap(({ group, label, labelEn }) =>
      group && label ? [{ key: group, words: [label, labelEn || label] as const }] : [],
    ),
  hallView: publicView,
  nextStep: async () => undefined,
  async standing({ trx, stage, now, scope }, personId) {
    const name = await selectNames(trx, { federationId: stage.federationId, stageId: stage.id })
      .where('state', 'in', ['listed', 'passed'])
      .where((eb) => eb(eb.val(personId), '=', eb.fn.any('personIds')))
      .executeTakeFirst();
    if (!name?.untilOn) return undefined;
    const isOver = name.state === 'passed' || dayOf(now, scope.zone) > name.untilOn;
    return {
      words: isOver
        ? ['公示期已满', 'The notice period is over']
        : [`公示中，到${formatLongDay(name.untilOn, 'zh')}`, `On the board until ${formatLongDay(name.untilOn, 'en')}`],
      tone: isOver ? 'good' : 'waiting',
      events: [],
    };
  },
  async participants(context) {
    const rows = await listNames(context.trx, keyOf(context), ['listed', 'passed']);
    return [...new Set(rows.flatMap((row) => row.personIds))];
  },
  async tasks(context) {
    const { state, finish: whys, waiting, objections } = await statusOf(context);
    return [
      ...(state === 'draft' && waiting > 0
        ? [{ words: ['名单待公示', 'Names wait to be posted'] as const, count: waiting }]
        : []),
      ...(state === 'posted' && objections.pending > 0
        ? [{ words: ['异议待办结', 'Objections to conclude'] as const, count: objections.pending }]
        : []),
      ...(state === 'posted' && whys.every(({ ok }) => ok)
        ? [{ words: ['公示期满，可以结束', 'The notice can be ended'] as const, count: 1 }]
        : []),
    ];
  },
  async brief(context) {
    const key = keyOf(context);
    const notice = await getNotice(context.trx, key);
    const { length } = await listNames(context.trx, key, ['listed', 'passed']);
    if (!notice.fromOn || !notice.untilOn || length === 0) return { sentences: [], quotes: [], pictures: [] };
    const { upheld, dismissed } = await countObjections(context.trx, key);
    const outcome = upheld + dismissed > 0 ? `，办结异议 ${upheld + dismissed} 件` : '，未收到异议';
    return {
      sentences: [
        {
          zh: `经 ${context.stage.settings.workingDays} 个工作日公示${notice.state === 'finished' ? outcome : ''}，名单共 ${length} 个。`,
          figures: [{ indicator: 'notices', value: length }],
        },
      ],
      quotes: [],
      pictures: [],
    };
  },
};

import { sql } from 'kysely';
import type { ListQuery } from '../../kernel/lists.ts';
import { type Lang, pick } from '../../kernel/words.ts';
import { containing } from '../../platform/db/like.ts';
import { pageOf } from '../../platform/db/paging.ts';
import { unknownPlaceholders } from '../../registries/certificates/rules.ts';
import { groupNames, type StageService } from '../service.ts';
import { decide, organise, place } from './choosing/service.ts';
import { type Context, keyOf } from './drafting/service.ts';
import { awardRefusals } from './errors.ts';
import { type awardsManifest, awardsManifest as manifest } from './manifest.ts';
import { fieldOf } from './organisers/service.ts';
import { getList, listAwardsOf, peopleOf, removeList, selectAwards } from './queries.ts';
import { release } from './release/service.ts';
import { revoke } from './revoking/service.ts';
import { type AwardState, keyOfTier, nameOfAward, winsAward } from './rules.ts';
import type { Settings } from './settings/contract.ts';
import { printRanking } from './sheet/service.ts';
import { draftOf, winnersOf } from './show/service.ts';

async function awards(
  context: Context,
  query: ListQuery & { state?: AwardState | undefined; tier?: string | undefined },
) {
  let rows = selectAwards(context.trx, keyOf(context));
  if (query.state) rows = rows.where('state', '=', query.state);
  if (query.tier) rows = rows.where('tier', '=', query.tier);
  if (query.q) {
    const like = containing(query.q);
    rows = rows.where((eb) =>
      eb.or([
        eb('title', 'ilike', like),
        eb('unitName', 'ilike', like),
        eb(sql<string>`jsonb_path_query_array(people, '$[*].name')::text`, 'ilike', like),
      ]),
    );
  }
  const page = await pageOf(rows, query, {
    sorts: {
      position: { by: sql.ref('position'), of: (row) => row.position },
      title: { by: sql.ref('title'), of: (row) => row.title },
    },
    id: { by: sql.ref('id'), of: (row) => row.id },
    defaultSort: 'position',
  });
  const named = await groupNames(context);
  return {
    ...page,
    items: page.items.map((row) => ({
      id: row.id,
      tier: pick(nameOfAward(context.stage.settings, row), context.scope.lang),
      title: row.title,
      people: peopleOf(row)
        .filter(winsAward)
        .map(({ name }) => name)
        .join(pick(['、', ', '], context.scope.lang)),
      unitName: row.unitName,
      group: named(row.groupKey),
      rank: row.rank,
      score: row.score,
      position: row.position,
      state: row.state,
      reason: row.reason,
      revokedReason: row.revokedReason,
    })),
  };
}

/** Refuses tiers that cannot be told apart, and words that certificates cannot fill. @throws awards.same-tiers, bad-words */
function admitSettings({ tiers, organisers }: Settings): void {
  const known = new Set<string>();
  for (const [index, tier] of tiers.entries()) {
    const key = keyOfTier(tier);
    if (known.has(key))
      throw awardRefusals.sameTiers({ name: key }, [
        { path: `settings.tiers.${index}.name`, words: ['与上面的奖项相同', 'The same as one above'] },
      ]);
    known.add(key);
  }
  const texts = [
    ...tiers.map(({ certificate }, index) => ({ certificate, path: `settings.tiers.${index}.certificate` })),
    ...(organisers ? [{ certificate: organisers.certificate, path: 'settings.organisers.certificate' }] : []),
  ];
  for (const { certificate, path } of texts) {
    const unknown = unknownPlaceholders(certificate);
    if (unknown.length > 0)
      throw awardRefusals.badWords({ names: unknown.map((name) => `{${name}}`).join('、') }, [
        { path, words: ['有不认识的代号', 'Has an unknown placeholder'] },
      ]);
  }
}

/** The stage awards at work. */
export const awardsService: StageService<typeof awardsManifest> = {
  manifest,
  actions: { place, decide, organise, release, revoke },
  reads: { winners: winnersOf, draft: draftOf, field: fieldOf, awards, ranking: printRanking },
  async arrange(context, before) {
    const { trx, stage } = context;
    admitSettings(stage.settings);
    if (!before) {
      await trx
        .insertInto('awardLists')
        .values({ federationId: stage.federationId, stageId: stage.id, state: 'draft' })
        .execute();
      return;
    }
    if (JSON.stringify(before) === JSON.stringify(stage.settings)) return;
    if ((await getList(trx, keyOf(context))).state !== 'draft') throw awardRefusals.released();
  },
  async remove(context) {
    await removeList(context.trx, keyOf(context));
  },
  hallView: winnersOf,
  groups: ({ tiers }) =>
    tiers.flatMap((tier) => (tier.nameEn ? [{ key: keyOfTier(tier), words: [tier.name, tier.nameEn] as const }] : [])),
  nextStep: async () => undefined,
  async standing(context, personId) {
    const own = await listAwardsOf(context.trx, keyOf(context), personId);
    if (own.length === 0) return undefined;
    const names = own.map((award) => nameOfAward(context.stage.settings, award));
    const said = (lang: Lang) => [...new Set(names.map((name) => pick(name, lang)))];
    return { words: [said('zh').join('、'), said('en').join(', ')], tone: 'good', events: [] };
  },
  async participants(context) {
    const rows = await selectAwards(context.trx, keyOf(context)).where('state', '=', 'given').execute();
    return [...new Set(rows.flatMap((row) => row.personIds))];
  },
  async tasks(context) {
    const { state, open, rows, whys, released } = await draftOf(context);
    const isReady = whys.every(({ ok }) => ok);
    return [
      ...(state === 'draft' && open.length > 0
        ? [{ words: ['同分待裁定', 'Ties to decide'] as const, count: open.length }]
        : []),
      ...(state === 'draft' && isReady
        ? [{ words: ['获奖名单待公布', 'Awards to release'] as const, count: rows.filter(({ tier }) => tier).length }]
        : []),
      ...(released && released.gone > 0
        ? [
            {
              words: ['获奖后被前一环节撤下，请核实', 'Awarded, then taken back: to be checked'] as const,
              count: released.gone,
            },
          ]
        : []),
    ];
  },
  async brief(context) {
    // Its sentences are Chinese, whoever reads.
    const { state, tiers } = await winnersOf({ ...context, scope: { ...context.scope, lang: 'zh' } });
    if (state === 'draft' || tiers.length === 0) return { sentences: [], quotes: [], pictures: [] };
    const total = tiers.reduce((sum, { winners }) => sum + winners.length, 0);
    const each = tiers.map(({ name, winners }) => `${name} ${winners.length} 个`).join('、');
    return {
      sentences: [{ zh: `评出${each}。`, figures: [{ indicator: 'awards', value: total }] }],
      quotes: [],
      pictures: [],
    };
  },
};

import { pick } from '../../../kernel/words.ts';
import { countCertificates } from '../../../registries/certificates/service.ts';
import { groupNames } from '../../service.ts';
import type { DraftRow, DraftView, WinnersView } from '../contract.ts';
import { type Contender, type Context, drawUp, keyOf, organisersIn, whysOfRelease } from '../drafting/service.ts';
import { type AwardRow, getList, peopleOf, selectAwards } from '../queries.ts';
import { nameOfAward } from '../rules.ts';
import type { TierSettings } from '../settings/contract.ts';
import { placesOf } from '../tiers/rules.ts';

/** What anybody may see: nothing before the release, and never more than names, unions and the award. */
export async function winnersOf(context: Context): Promise<WinnersView> {
  const { trx, stage, scope } = context;
  const { state, releasedOn } = await getList(trx, keyOf(context));
  if (state === 'draft') return { state, releasedOn: null, tiers: [] };
  const rows = await selectAwards(trx, keyOf(context)).where('state', '=', 'given').orderBy('position').execute();
  const named = await groupNames(context);
  const byTier = Map.groupBy(rows, ({ organiser, tier }) => `${organiser ? 'o' : 't'} ${tier}`);
  return {
    state,
    releasedOn,
    tiers: [...byTier.values()].map((awards) => ({
      key: awards[0]?.tier ?? '',
      name: awards[0] ? pick(nameOfAward(stage.settings, awards[0]), scope.lang) : '',
      winners: awards.map((award) => winnerOf(award, { showScores: stage.settings.showScores, named })),
    })),
  };
}

function winnerOf(award: AwardRow, { showScores, named }: { showScores: boolean; named: (group: string) => string }) {
  const { title, about, unitName, rank, score, groupKey } = award;
  return {
    title,
    about,
    people: peopleOf(award).map(({ name, part }) => ({ name, part })),
    unitName,
    rank: showScores ? rank : null,
    score: showScores ? score : '',
    group: named(groupKey),
  };
}

/** The draft as it would be released now, and how a released list stands. */
export async function draftOf(context: Context): Promise<DraftView> {
  const draft = await drawUp(context);
  const { contenders, tiers, assignment } = draft;
  const list = await getList(context.trx, keyOf(context));
  const groups = contenders.filter(({ place }) => place?.chosen !== 'ineligible').map(({ group }) => group);
  const byKey = new Map(contenders.map((one) => [one.key, one]));
  const groupName = await groupNames(context);
  const named = (key: string) => byKey.get(key)?.card.title ?? '';
  const tierNamed = ({ name, nameEn }: TierSettings) => pick([name, nameEn || name], context.scope.lang);
  const awards = list.state === 'released' ? await selectAwards(context.trx, keyOf(context)).execute() : undefined;
  const tierOf = awards ? asReleased(awards) : (key: string) => assignment.tiers.get(key);
  return {
    state: list.state,
    digest: draft.digest,
    unitId: context.stage.unitId,
    tiers: tiers.map((tier) => ({
      key: tier.key,
      name: tierNamed(tier.settings),
      places: placesOf(tier, groups),
      given: contenders.filter(({ key }) => tierOf(key) === tier.key).length,
      ties: tier.ties,
    })),
    open: (awards ? [] : assignment.open).map((tie) => ({
      tier: tie.tier,
      tierName: tiers.flatMap(({ key, settings }) => (key === tie.tier ? [tierNamed(settings)] : []))[0] ?? tie.tier,
      group: tie.group,
      groupName: groupName(tie.group),
      rank: tie.rank,
      places: tie.places,
      among: tie.keys.flatMap((key) => {
        const one = byKey.get(key);
        if (!one) return [];
        const { card, score } = one;
        return [{ subject: { kind: card.kind, id: card.id }, title: card.title, unitName: card.unitName, score }];
      }),
    })),
    crowded: awards ? [] : assignment.crowded.map(named),
    rows: contenders.map((one) =>
      rowOf(one, {
        tier: tierOf(one.key),
        isOpen: !awards && assignment.waiting.has(one.key),
        groupName: groupName(one.group),
      }),
    ),
    organisers: organisersIn(draft.choices).size,
    whys: whysOfRelease(draft).map(({ ok, words }) => ({ ok, words: [...words] as [string, string] })),
    released: awards && list.releasedOn ? await releasedOf(context, awards, list.releasedOn) : null,
  };
}

/** Tiers as they were released and still hold, whatever was handed in or taken back since. */
function asReleased(awards: readonly AwardRow[]): (key: string) => string | undefined {
  const held = awards.filter(({ organiser, state }) => !organiser && state === 'given');
  const tiers = new Map(held.map(({ subjectKind, subjectId, tier }) => [`${subjectKind} ${subjectId}`, tier]));
  return (key) => tiers.get(key);
}

function rowOf(
  { card, rank, group, score, place }: Contender,
  { tier = null, isOpen, groupName }: { tier: string | null | undefined; isOpen: boolean; groupName: string },
): DraftRow {
  const state = tier ? 'awarded' : isOpen ? 'waiting' : 'none';
  return {
    subject: { kind: card.kind, id: card.id },
    title: card.title,
    about: card.about,
    people: card.people.map(({ name, part }) => ({ name, part })),
    unitName: card.unitName,
    group,
    groupName,
    rank,
    score,
    tier,
    state: place?.chosen === 'ineligible' ? 'ineligible' : state,
    decided: place
      ? {
          to: place.chosen === 'tier' ? place.tier : place.chosen,
          reason: place.reason,
          by: place.actorName,
          at: place.at,
        }
      : null,
  };
}

async function releasedOf({ trx, scope, host, stage }: Context, rows: readonly AwardRow[], on: string) {
  const handed = new Set((await host.subjects()).map(({ kind, id }) => `${kind} ${id}`));
  const given = rows.filter(({ state }) => state === 'given');
  return {
    on,
    given: given.length,
    revoked: rows.length - given.length,
    certificates: await countCertificates(trx, scope, stage.id),
    gone: given.filter((award) => !award.organiser && !handed.has(`${award.subjectKind} ${award.subjectId}`)).length,
  };
}

import { dayOf } from '../../../kernel/dates.ts';
import { may } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import { levelWords } from '../../../registries/honours/register.ts';
import { keeperOf } from '../../../registries/honours/rules.ts';
import type { SubjectCard } from '../../service.ts';
import { lockDraft } from '../choosing/service.ts';
import { type Contender, type Context, type Draft, drawUp, organisersIn, whysOfRelease } from '../drafting/service.ts';
import { awardRefusals } from '../errors.ts';
import { partakersOf } from '../organisers/service.ts';
import type { AwardPerson } from '../queries.ts';
import type { TierSettings } from '../settings/contract.ts';
import { confer, factsOf, type Given, issue, issuersOf, personIdsOf, tell } from './giving/service.ts';

/** Rows in one statement, well below the 65,535 parameters of PostgreSQL's protocol. */
const AT_ONCE = 500;

/**
 * Releases the awards as the draft of this digest has them: from then on they stand as they are. Tells the people,
 * issues certificates, confers honours where a tier says so, hands the awarded on.
 * @throws awards.released, not-ready, changed, not-keeper
 */
export async function release(context: Context, { digest }: { digest: string }) {
  const { trx, stage, scope, now, host } = context;
  await lockDraft(context);
  const draft = await drawUp(context);
  const unmet = whysOfRelease(draft).filter(({ ok }) => !ok);
  if (unmet.length > 0)
    throw awardRefusals.notReady({
      whys: [unmet.map(({ words }) => words[0]).join('；'), unmet.map(({ words }) => words[1]).join('; ')],
    });
  if (digest !== draft.digest) throw awardRefusals.changed();
  for (const { settings } of draft.tiers) demandKeeper(context, settings);

  const given = [...winnersIn(draft), ...(await organisersGiven(context, draft))];
  const today = dayOf(now, scope.zone);
  await insertAwards(context, given);
  await trx
    .updateTable('awardLists')
    .set({ state: 'released', releasedAt: now, releasedOn: today })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
  const issuers = await issuersOf(context);
  const honours = await confer(context, { given, today, body: issuers[0] ?? '' });
  const certificates = await issue(context, { given, today, issuers });
  await host.record(given.flatMap((award) => factsOf(award, today)));
  await host.record(
    certificates.map(({ id }) => ({
      indicator: 'certificates',
      day: today,
      amount: 1,
      source: { kind: 'certificate', id },
    })),
  );
  await tell(context, given);
  await handWinnersOn(context, draft);
  await host.audit(
    'awards.release',
    { kind: 'stage', id: stage.id },
    {
      awards: given.length,
      certificates: certificates.length,
      honours,
      digest,
    },
  );
  return { awards: given.length, certificates: certificates.length, honours };
}

/**
 * Only who may enter an honour of a level may release or revoke a tier that confers it: a union does not give its own
 * member a city's honour by way of a contest.
 * @throws awards.not-keeper
 */
export function demandKeeper({ stage, scope }: Context, { honour, name }: Pick<TierSettings, 'honour' | 'name'>): void {
  if (!honour || may(scope, 'honours.manage', keeperOf(honour.level, stage.unitPath))) return;
  throw awardRefusals.notKeeper({ title: honour.title || name, level: levelWords[honour.level] });
}

function winnersIn({ contenders, tiers, assignment }: Draft): Given[] {
  return tiers.flatMap((tier) =>
    contenders
      .filter(({ key }) => assignment.tiers.get(key) === tier.key)
      .sort(byGroupAndRank)
      .map(({ card, group, rank, score, place }) => ({
        id: newId(),
        card,
        people: peopleOf(card),
        tier,
        name: tier.settings.name,
        group,
        rank,
        score,
        reason: place?.chosen === 'tier' ? place.reason : '',
      })),
  );
}

const byGroupAndRank = (a: Contender, b: Contender) =>
  a.group === b.group
    ? (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) ||
      (a.card.title < b.card.title ? -1 : 1)
    : a.group < b.group
      ? -1
      : 1;

const peopleOf = ({ people }: SubjectCard): AwardPerson[] =>
  people.map(({ personId, name, part }) => ({ id: newId(), personId, name, part }));

async function organisersGiven(context: Context, draft: Draft): Promise<Given[]> {
  const { organisers } = context.stage.settings;
  const picked = organisersIn(draft.choices);
  if (!organisers || picked.size === 0) return [];
  const partakers = await partakersOf(context, organisers.among);
  return partakers
    .filter(({ unitId }) => picked.has(unitId))
    .map(({ unitId, name }) => ({
      id: newId(),
      card: {
        ...{
          kind: 'unit',
          id: unitId,
          title: name,
          about: '',
          group: '',
          unitId,
          unitName: name,
          people: [],
          text: '',
        },
        ...{ files: [], links: [] },
      },
      people: [],
      tier: undefined,
      name: organisers.name,
      group: '',
      rank: null,
      score: '',
      reason: picked.get(unitId) ?? '',
    }));
}

async function insertAwards({ trx, stage }: Context, given: readonly Given[]): Promise<void> {
  const rows = given.map((award, index) => {
    const { id, card, people, tier, name, group, rank, score, reason } = award;
    return {
      federationId: stage.federationId,
      id,
      stageId: stage.id,
      subjectKind: card.kind,
      subjectId: card.id,
      organiser: tier === undefined,
      tier: tier?.key ?? name,
      tierName: name,
      position: index + 1,
      groupKey: group,
      rank,
      score,
      title: card.title,
      about: card.about,
      unitId: card.unitId,
      unitName: card.unitName,
      people: JSON.stringify(people),
      personIds: personIdsOf(award),
      reason,
      state: 'given',
    };
  });
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await trx
      .insertInto('awards')
      .values(rows.slice(at, at + AT_ONCE))
      .execute();
}

/** Hands the awarded on by rank with their tier as group and its name; members of a team go on beside it, as they came. */
async function handWinnersOn({ host }: Context, { contenders, tiers, assignment }: Draft): Promise<void> {
  const winners = contenders.flatMap(({ key, subject: { kind, id }, rank, score, card }) => {
    const group = assignment.tiers.get(key);
    const at = tiers.findIndex((tier) => tier.key === group);
    const label = tiers[at]?.settings.name ?? '';
    return group === undefined ? [] : [{ kind, id, card, result: { rank, score, group, label, groupPlace: at + 1 } }];
  });
  const handed = new Set((await host.subjects()).filter(({ kind }) => kind === 'person').map(({ id }) => id));
  const members = winners
    .filter(({ kind }) => kind === 'team')
    .flatMap(({ card }) => card.people.flatMap(({ personId }) => (personId && handed.has(personId) ? [personId] : [])));
  const won = new Set(winners.map(({ id }) => id));
  await host.handOn([
    ...winners.map(({ kind, id, result }) => ({ kind, id, result })),
    ...[...new Set(members)].filter((id) => !won.has(id)).map((id) => ({ kind: 'person' as const, id })),
  ]);
}

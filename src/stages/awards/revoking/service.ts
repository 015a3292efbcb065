import { dayOf } from '../../../kernel/dates.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { actorOf } from '../../../people/access/rules.ts';
import { revokeCertificates } from '../../../registries/certificates/service.ts';
import { honoursOfSource, revokeHonour } from '../../../registries/honours/service.ts';
import type { RevokeInput } from '../contract.ts';
import { type Context, keyOf } from '../drafting/service.ts';
import { awardRefusals } from '../errors.ts';
import { getList, peopleOf, selectAwards } from '../queries.ts';
import { issuersOf } from '../release/giving/service.ts';
import { demandKeeper } from '../release/service.ts';
import { keyOfTier, nameOfAward } from '../rules.ts';

/**
 * Takes an award back, with its certificates and honours, in one transaction: the next look at any of them says so. The
 * award stays on record with the reason; nobody moves up by it.
 * @throws awards.not-released, no-award, revoked, not-keeper, honours.*
 */
export async function revoke(context: Context, { awardId, reason, decidedBy, document }: RevokeInput) {
  const { trx, stage, scope, now, host } = context;
  const key = keyOf(context);
  if ((await getList(trx, key, { lock: true })).state !== 'released') throw awardRefusals.notReleased();
  const award = await selectAwards(trx, key).where('id', '=', awardId).executeTakeFirst();
  if (!award) throw awardRefusals.noAward();
  if (award.state === 'revoked') throw awardRefusals.revoked();
  const tier = stage.settings.tiers.find((each) => keyOfTier(each) === award.tier);
  if (tier && !award.organiser) demandKeeper(context, tier);

  const source = { kind: 'award', id: award.id };
  const today = dayOf(now, scope.zone);
  await trx
    .updateTable('awards')
    .set({ state: 'revoked', revokedAt: now, revokedBy: actorOf(scope).name, revokedReason: reason })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', award.id)
    .execute();
  const certificates = await revokeCertificates(trx, scope, { now, today, source, reason });
  const [issuer = ''] = await issuersOf(context);
  const revocation = { reason, reportedBy: issuer, decidedBy: decidedBy || issuer, document, revokedOn: today };
  let honours = 0;
  for (const honourId of await honoursOfSource(trx, scope, source))
    if (await revokeOnce(context, { honourId, today, revocation })) honours++;

  await host.reverse([
    source,
    ...peopleOf(award).map(({ id }) => ({ kind: 'award-person', id })),
    ...certificates.map(({ id }) => ({ kind: 'certificate', id })),
  ]);
  if (!award.organiser) await host.takeBack([{ kind: award.subjectKind, id: award.subjectId }]);
  const [zh, en] = nameOfAward(stage.settings, award);
  await host.tell(award.personIds, {
    title: [`您获得的${zh}已被撤销`, `Your award “${en}” was revoked`],
    body: [`“${stage.occasion}”：${reason}`, `${stage.occasionEn}: ${reason}`],
  });
  await host.audit(
    'awards.revoke',
    { kind: 'award', id: award.id },
    {
      title: award.title,
      tier: award.tierName,
      reason,
      certificates: certificates.length,
      honours,
    },
  );
  return { certificates: certificates.length, honours };
}

/** An honour may have been revoked in the registry before: that stands. */
async function revokeOnce(
  { trx, scope, now }: Context,
  asked: { honourId: string; today: string; revocation: Parameters<typeof revokeHonour>[2]['revocation'] },
): Promise<boolean> {
  try {
    await revokeHonour(trx, scope, { now, ...asked });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'honours.revoked') return false;
    throw error;
  }
}

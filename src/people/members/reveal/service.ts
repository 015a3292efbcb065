import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { openDocument, openPhone } from '../sealing/service.ts';
import { getMember } from '../service.ts';
import { checkReason } from './rules.ts';

/**
 * A member's phone and document in full. The audit trail keeps who, when and why, and the person sees it.
 * @throws members.not-found, members.reveal-reason, access.not-allowed
 */
export async function revealMember(
  house: House,
  scope: Scope,
  { personId, reason: given }: { personId: string; reason: string },
): Promise<{ phone: string | null; document: string | null }> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const member = await getMember(trx, scope, { personId, ability: 'members.reveal' });
    const reason = checkReason(given);
    await writeAudit(trx, {
      federationId: scope.federationId,
      at: now,
      actor: actorOf(scope),
      action: 'members.reveal',
      unitId: member.unitId,
      subject: { kind: 'person', id: personId },
      detail: { reason, by: 'record', fields: ['phone', 'document'] },
      requestId: scope.requestId,
    });
    return {
      phone: openPhone(house, personId, member.phoneCipher),
      document: openDocument(house, personId, member.documentCipher),
    };
  });
}

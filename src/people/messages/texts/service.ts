import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { derivedId } from '../../../platform/ids.ts';
import { sendNotices } from '../../../platform/notify/notices.ts';
import { openPhone } from '../../members/sealing/service.ts';
import { texts } from './contract.ts';

/** Persons whose phones are opened and queued by one statement: about 200 KB of notices. */
const BATCH = 500;

/**
 * Queues the notices that a job of `sendTexts` stands for, one batch per transaction. Taken up again after a crash, it
 * queues what was not queued yet.
 */
export async function fanOutTexts(house: Pick<House, 'db' | 'vault' | 'jobs'>, data: unknown): Promise<void> {
  const { id: jobId, federationId, personIds, text } = texts.parse(data);
  for (let from = 0; from < personIds.length; from += BATCH) {
    await inTransaction(house.db, async (trx) => {
      const rows = await trx
        .selectFrom('persons')
        .select(['id', 'phoneCipher'])
        .where('federationId', '=', federationId)
        .where('id', 'in', personIds.slice(from, from + BATCH))
        .where('phoneCipher', 'is not', null)
        .execute();
      const notices = rows.flatMap(({ id, phoneCipher }) => {
        const phone = openPhone(house, id, phoneCipher);
        return phone ? [{ id: derivedId(jobId, id), phone, text }] : [];
      });
      await sendNotices(house, trx, notices);
    });
  }
}

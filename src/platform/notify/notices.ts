import type { Db, Trx } from '../db/connect.ts';
import type { House } from '../house.ts';
import type { Message } from './codes.ts';

const JOB = 'notify.send';

type Notice = Pick<Message, 'phone' | 'text'>;

/**
 * Sends notices once the running transaction has committed, and each again if the provider fails. The queue holds them
 * encrypted.
 * @param notices each with an id of its own: one that was queued before is not sent twice
 */
export async function sendNotices(
  house: Pick<House, 'vault' | 'jobs'>,
  trx: Trx | Db,
  notices: readonly (Notice & { id: string })[],
): Promise<void> {
  const jobs = notices.map(({ id, phone, text }) => {
    const sealed = house.vault.seal(JSON.stringify({ phone, text }), contextOf(id)).toString('base64');
    return { id, data: { id, sealed } };
  });
  await house.jobs.enqueueAll(trx, JOB, jobs);
}

/** Lets this process send waiting notices. */
export async function workNotices(house: Pick<House, 'vault' | 'jobs' | 'codes'>): Promise<void> {
  await house.jobs.work(JOB, async ({ id, sealed }) => {
    const notice = JSON.parse(house.vault.open(Buffer.from(String(sealed), 'base64'), contextOf(String(id)))) as Notice;
    await house.codes.send({ ...notice, purpose: 'notice' });
  });
}

function contextOf(id: string): string {
  return `notice:${id}`;
}

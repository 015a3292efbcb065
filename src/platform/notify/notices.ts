import type { Db, Trx } from '../db/connect.ts';
import type { House } from '../house.ts';
import { newId } from '../ids.ts';
import type { Message } from './codes.ts';

const JOB = 'notify.send';

type Notice = Pick<Message, 'phone' | 'text'>;

/**
 * Sends a notice once the running transaction has committed, and again if the provider fails. The queue holds it
 * encrypted.
 */
export async function sendNotice(house: Pick<House, 'vault' | 'jobs'>, trx: Trx | Db, notice: Notice): Promise<void> {
  const id = newId();
  const { phone, text } = notice;
  const sealed = house.vault.seal(JSON.stringify({ phone, text }), contextOf(id)).toString('base64');
  await house.jobs.enqueue(trx, JOB, { id, sealed });
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

import type { z } from 'zod';
import { dayOf } from '../../../kernel/dates.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { noteInput, referInput } from '../contract.ts';
import { appointmentRefusals } from '../errors.ts';
import { keepingOf, viewOf } from '../providers/service.ts';
import { type AppointmentRow, type Context, findAppointment, keyOf } from '../queries.ts';
import type { NotesView } from '../show/contract.ts';

/** What is sealed of a note: without the key of the house nobody reads it. */
interface Said {
  author: string;
  to: string;
  words: string;
}

const sealOf = (id: string) => `appointments:${id}:note`;

/**
 * An appointment whose provider asks, with the account that asks: neither helpers nor officers nor administrators.
 * @throws appointments.noAppointment, notProvider
 */
export async function getServed(
  context: Context,
  appointmentId: string,
): Promise<{ row: AppointmentRow; accountId: string; name: string }> {
  const { trx, scope } = context;
  const { actor } = scope;
  const { own } = await keepingOf(context);
  // Who serves nobody here learns not even which appointments there are.
  if (actor.kind !== 'account' || own.length === 0) throw appointmentRefusals.notProvider();
  const row = await findAppointment(trx, keyOf(context), appointmentId);
  if (!row) throw appointmentRefusals.noAppointment();
  if (!own.includes(row.provider)) throw appointmentRefusals.notProvider();
  return { row, accountId: actor.id, name: actor.name };
}

/** Writes a note that its author and the person open, and nobody else. @throws appointments.notesOff, nobodyToRead, notProvider */
export async function note(context: Context, { appointmentId, words }: z.output<typeof noteInput>) {
  return keep(context, { appointmentId, kind: 'note', to: '', words });
}

/** Refers the person to somebody: how often is counted, to whom and why is between those two. @throws as `note` */
export async function refer(context: Context, { appointmentId, to, words }: z.output<typeof referInput>) {
  const { noteId } = await keep(context, { appointmentId, kind: 'referral', to, words });
  const { host, now, scope } = context;
  await host.record([
    { indicator: 'referrals', day: dayOf(now, scope.zone), amount: 1, source: { kind: 'referral', id: noteId } },
  ]);
  return { noteId };
}

async function keep(
  context: Context,
  { appointmentId, kind, to, words }: { appointmentId: string; kind: 'note' | 'referral'; to: string; words: string },
) {
  const { trx, stage, house, host, now } = context;
  const { row, accountId, name } = await getServed(context, appointmentId);
  if (!stage.settings.notes) throw appointmentRefusals.notesOff();
  if (!row.personId) throw appointmentRefusals.nobodyToRead();
  const id = newId();
  const said: Said = { author: name, to, words };
  await trx
    .insertInto('appointmentNotes')
    .values({
      federationId: stage.federationId,
      id,
      appointmentId,
      kind,
      authorId: accountId,
      at: now,
      sealed: house.vault.seal(JSON.stringify(said), sealOf(id)),
    })
    .execute();
  // That somebody was referred is between those two: the trail calls it a note as well.
  await host.audit('appointments.note', { kind: 'appointment-note', id }, { appointmentId });
  await host.tell([row.personId], {
    title: ['您有一条只有您能看的记录', 'There is a note that only you can open'],
    body: ['登录后在“我的预约”里查看。', 'Sign in and open it under “My appointments”.'],
  });
  return { noteId: id };
}

/**
 * Opens the notes of one appointment, for their author or for the person they are about. Every look is on record.
 * @throws appointments.notYours for anybody else, whatever their role
 */
export async function notesOf(context: Context, { appointmentId }: { appointmentId: string }): Promise<NotesView> {
  const { trx, stage, scope, house, host } = context;
  const { actor } = scope;
  const personId = findPersonId(scope);
  const row = await findAppointment(trx, keyOf(context), appointmentId);
  const { own } = await keepingOf(context);
  const isPerson = row !== undefined && personId !== undefined && row.personId === personId;
  const serves = row !== undefined && own.includes(row.provider);
  if (!row || actor.kind !== 'account' || !(isPerson || serves)) throw appointmentRefusals.notYours();
  const rows = await trx
    .selectFrom('appointmentNotes')
    .select(['id', 'kind', 'at', 'sealed', 'erasedAt'])
    .where('federationId', '=', stage.federationId)
    .where('appointmentId', '=', appointmentId)
    .$if(!isPerson, (query) => query.where('authorId', '=', actor.id))
    .orderBy('at')
    .orderBy('id')
    .execute();
  if (rows.length > 0)
    await host.audit(
      'appointments.read-notes',
      { kind: 'appointment', id: appointmentId },
      { as: isPerson ? 'person' : 'author', notes: rows.length },
    );
  return {
    appointment: { id: row.id, provider: viewOf(context, row.provider), startsAt: row.startsAt, endsAt: row.endsAt },
    name: row.name,
    mayWrite: serves && stage.settings.notes && row.personId !== null,
    notes: rows.map(({ id, kind, at, sealed, erasedAt }) => {
      const said: Said = sealed ? JSON.parse(house.vault.open(sealed, sealOf(id))) : { author: '', to: '', words: '' };
      return { id, kind: kind as 'note' | 'referral', at, ...said, erasedAt };
    }),
    eraseDays: stage.settings.eraseDays,
  };
}

/** How many notes and referrals there are, by appointment; of those an author wrote, where one is named. */
export async function countNotes(
  { trx, stage }: Pick<Context, 'trx' | 'stage'>,
  appointmentIds: readonly string[],
  authorId?: string,
): Promise<Map<string, { notes: number; referrals: number }>> {
  if (appointmentIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('appointmentNotes')
    .select((eb) => ['appointmentId', 'kind', eb.fn.countAll<number>().as('count')])
    .where('federationId', '=', stage.federationId)
    .where('appointmentId', 'in', [...appointmentIds])
    .$if(authorId !== undefined, (query) => query.where('authorId', '=', authorId ?? ''))
    .groupBy(['appointmentId', 'kind'])
    .execute();
  const counted = new Map<string, { notes: number; referrals: number }>();
  for (const { appointmentId, kind, count } of rows) {
    const held = counted.get(appointmentId) ?? { notes: 0, referrals: 0 };
    counted.set(appointmentId, kind === 'note' ? { ...held, notes: count } : { ...held, referrals: count });
  }
  return counted;
}

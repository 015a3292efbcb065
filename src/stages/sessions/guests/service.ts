import { sql } from 'kysely';
import { actorOf } from '../../../people/access/rules.ts';
import { sessionsRefusals } from '../errors.ts';
import { admitPersons } from '../persons/service.ts';
import type { Context } from '../queries.ts';

function admitOwnList({ stage }: Context): void {
  if (stage.fed) throw sessionsRefusals.listIsFed();
}

/** Puts people on the officer's own list; again is harmless. @throws sessions.listIsFed, unknownPerson */
export async function addGuests(context: Context, { personIds }: { personIds: string[] }) {
  const { trx, stage, scope, now, host } = context;
  admitOwnList(context);
  const ids = [...new Set(personIds)];
  await admitPersons(context, ids);
  const added = await trx
    .insertInto('sessionGuests')
    .values(
      ids.map((personId) => ({
        federationId: stage.federationId,
        stageId: stage.id,
        personId,
        addedAt: now,
        addedBy: actorOf(scope).id ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('personId')
    .execute();
  await host.audit(
    'sessions.add-guests',
    { kind: 'stage', id: stage.id },
    { persons: added.map((row) => row.personId) },
  );
  return { changed: added.length };
}

/** Takes people off the officer's own list; whoever came stays counted. @throws sessions.listIsFed */
export async function removeGuests(context: Context, { personIds }: { personIds: string[] }) {
  const { trx, stage, host } = context;
  admitOwnList(context);
  const removed = await trx
    .deleteFrom('sessionGuests')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where((eb) => eb('personId', '=', eb.fn.any(sql<string[]>`${[...personIds]}::uuid[]`)))
    .returning('personId')
    .execute();
  await host.audit(
    'sessions.remove-guests',
    { kind: 'stage', id: stage.id },
    { persons: removed.map((row) => row.personId) },
  );
  return { changed: removed.length };
}

import { accessRefusals } from '../../../people/access/errors.ts';
import { actorOf, findPersonId, type Scope } from '../../../people/access/rules.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../../../platform/db/connect.ts';
import { findFile } from '../../../platform/files/uploads.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import type { MyHonour } from '../contract.ts';
import { honourRefusals } from '../errors.ts';
import { keepChanges } from '../history/service.ts';
import { lockHeld, openTreatment, revocationOf } from '../keeping/service.ts';
import { type HonourRow, lockHonour, selectHonours, type Tenant } from '../queries.ts';
import { CONSENT_TEXT_VERSION, type DisplayUse } from '../register.ts';
import { tidyUses } from '../rules.ts';
import { trailOf } from '../service.ts';

type Desk = Pick<House, 'db' | 'now'>;

function ownPerson(scope: Scope): string {
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.signInFirst();
  return personId;
}

/** The signed-in person's honours, with where they agreed to be shown; revoked ones too, with why. */
export async function listMyHonours(house: Pick<House, 'db' | 'vault'>, scope: Scope): Promise<MyHonour[]> {
  const personId = findPersonId(scope);
  if (!personId) return [];
  const rows = await selectHonours(house.db, scope)
    .select('honours.treatmentCipher')
    .where('honours.personId', '=', personId)
    .orderBy('honours.year', 'desc')
    .orderBy('honours.id')
    .execute();
  const latest = new Map(
    (
      await listConsentsOf(
        house.db,
        scope,
        rows.map(({ id }) => id),
      )
    ).map((it) => [it.honourId, it]),
  );
  return rows.map((row) => {
    const { id, title, level, year, conferredOn, conferringBody, basis, unitName, state, shownIn } = row;
    const consent = latest.get(id);
    return {
      id,
      title,
      level,
      year,
      conferredOn,
      conferringBody,
      basis,
      unitName,
      state,
      shownIn,
      agreedAt: consent?.at ?? null,
      agreedBy: consent?.givenBy ?? null,
      treatment: row.treatmentCipher ? openTreatment(house, id, row.treatmentCipher) : '',
      revocation: revocationOf(row),
    };
  });
}

/**
 * The person says where they may be shown; saying nothing withdraws. It holds from this moment on.
 * @throws honours.not-found, honours.revoked, access.sign-in-first
 */
export async function agreeToBeShown(
  house: Desk,
  scope: Scope,
  { honourId, uses }: { honourId: string; uses: readonly DisplayUse[] },
): Promise<{ number: number }> {
  const personId = ownPerson(scope);
  return inTransaction(house.db, async (trx) => {
    const honour = await lockHonour(trx, scope, honourId);
    if (!honour || honour.personId !== personId) throw honourRefusals.notFound();
    if (honour.state === 'revoked') throw honourRefusals.revoked({ day: honour.revokedOn ?? '' });
    return keepConsent(trx, scope, {
      honour,
      uses,
      givenBy: 'person',
      evidence: '',
      evidenceFileId: null,
      now: house.now(),
    });
  });
}

/**
 * An officer records what the person agreed to, or withdrew, with evidence.
 * @throws honours.not-found, always-shown, evidence-needed, revoked, access.not-allowed
 */
export async function recordConsent(
  house: Desk,
  scope: Scope,
  { honourId, ...given }: { honourId: string; uses: DisplayUse[]; evidence: string; evidenceFileId: string | null },
): Promise<{ number: number }> {
  return inTransaction(house.db, async (trx) => {
    const honour = await lockHeld(trx, scope, { honourId, ability: 'honours.manage' });
    if (honour.kind === 'collective') throw honourRefusals.alwaysShown();
    const { evidence, evidenceFileId } = given;
    if (given.uses.length > 0 && !evidence && !evidenceFileId) throw honourRefusals.evidenceNeeded();
    if (evidenceFileId && !(await findFile(trx, { federationId: scope.federationId, id: evidenceFileId })))
      throw honourRefusals.evidenceNeeded();
    return keepConsent(trx, scope, { honour, ...given, givenBy: 'officer', now: house.now() });
  });
}

interface Given {
  honour: HonourRow;
  uses: readonly DisplayUse[];
  givenBy: 'person' | 'officer';
  evidence: string;
  evidenceFileId: string | null;
  now: Date;
}

async function keepConsent(
  trx: Trx,
  scope: Scope,
  { honour, uses: given, givenBy, evidence, evidenceFileId, now }: Given,
): Promise<{ number: number }> {
  const { federationId } = scope;
  const uses = tidyUses(given);
  const actor = actorOf(scope);
  const last = await trx
    .selectFrom('honourConsents')
    .select((eb) => eb.fn.max<number | null>('number').as('number'))
    .where('federationId', '=', federationId)
    .where('honourId', '=', honour.id)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await trx
    .insertInto('honourConsents')
    .values({
      federationId,
      id: newId(),
      honourId: honour.id,
      number,
      uses,
      givenBy,
      actorId: actor.id ?? null,
      actorName: actor.name,
      evidence,
      evidenceFileId,
      textVersion: CONSENT_TEXT_VERSION,
      at: now,
    })
    .execute();
  await trx
    .updateTable('honours')
    .set({ shownIn: uses, updatedAt: now })
    .where('federationId', '=', federationId)
    .where('id', '=', honour.id)
    .execute();
  const detail = { uses, givenBy, number };
  await keepChanges(trx, scope, { now, actor, changes: [{ id: honour.id, kind: 'consent', detail }] });
  await writeAudit(trx, trailOf(scope, { now, actor, action: 'honours.consent', honour, detail }));
  return { number };
}

/** The latest consent of each honour. */
function listConsentsOf(db: Db | Trx, { federationId }: Tenant, honourIds: readonly string[]) {
  return db
    .selectFrom('honourConsents')
    .distinctOn('honourId')
    .select(['honourId', 'givenBy', 'at'])
    .where('federationId', '=', federationId)
    .where('honourId', 'in', honourIds.length > 0 ? [...honourIds] : ['00000000-0000-0000-0000-000000000000'])
    .orderBy('honourId')
    .orderBy('number', 'desc')
    .$narrowType<{ givenBy: 'person' | 'officer' }>()
    .execute();
}

/** Every consent of an honour, the newest first. */
export function listConsents(db: Db | Trx, { federationId }: Tenant, honourId: string) {
  return db
    .selectFrom('honourConsents')
    .select(['number', 'uses', 'givenBy', 'actorName', 'evidence', 'evidenceFileId', 'textVersion', 'at'])
    .where('federationId', '=', federationId)
    .where('honourId', '=', honourId)
    .orderBy('number', 'desc')
    .$narrowType<{ uses: DisplayUse[]; givenBy: 'person' | 'officer' }>()
    .execute();
}

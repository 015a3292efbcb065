import { recordFacts, reverseFacts } from '../../figures/service.ts';
import { pick } from '../../kernel/words.ts';
import { actorOf, type Scope } from '../../people/access/rules.ts';
import type { HonourLevel } from '../../people/members/audience/rules.ts';
import { holdPersons, setHonourLevels } from '../../people/members/honours/service.ts';
import { keepMessages } from '../../people/messages/service.ts';
import { spellPerson, spellUnit } from '../../people/units/spelling/service.ts';
import { type AuditActor, writeAudit } from '../../platform/audit/write.ts';
import type { Trx } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import { honourRefusals } from './errors.ts';
import { keepChanges } from './history/service.ts';
import { listLevels, listOfSources, lockHonour, type Tenant } from './queries.ts';
import { type HonourKind, levelWords, type Revocation } from './register.ts';
import { levelsHeld, mayMove } from './rules.ts';
import { honourWords } from './words.ts';

/** Rows in one statement, well below the 65,535 parameters of PostgreSQL's protocol. */
const AT_ONCE = 500;

/** An honour as whoever confers it tells it; names are those of that time. */
export interface Conferral {
  level: HonourLevel;
  kind: HonourKind;
  title: string;
  year: number;
  /** Day of conferral, `YYYY-MM-DD`. */
  conferredOn: string;
  conferringBody: string;
  /** Number or name of the document it rests on. */
  basis?: string;
  /** The person honoured, where on the register; null for collectives. */
  personId?: string | null;
  /** The unit honoured, where the collective is one; null for persons, and for teams that are no unit. */
  holderUnitId?: string | null;
  holderName: string;
  holderPost?: string;
  /** The one owning unit: the person's union, or the one that the collective belongs to. */
  unitId: string;
  programmeId?: string | null;
  /** What made it, such as an award: the same source and holder confer once. */
  source?: { kind: string; id: string } | null;
  deedsShort?: string;
  deedsLong?: string;
  portraitFileId?: string | null;
}

export interface Conferred {
  id: string;
  /** `false` where the same source had conferred it on the same holder before; nothing was changed then. */
  isNew: boolean;
}

/**
 * Confers honours, many at once, inside the caller's transaction: entries, history, figures, the levels that audiences
 * ask for, the audit trail, and a message that asks each person where they may be shown.
 * The caller has decided that they may be conferred; nothing of the scope but federation and actor is used.
 * @param tellPeople `false` for honours of long ago, which nobody needs to hear of
 * @returns one line per honour, in the order given
 */
export async function conferHonours(
  trx: Trx,
  scope: Scope,
  { now, honours, tellPeople = true }: { now: Date; honours: readonly Conferral[]; tellPeople?: boolean },
): Promise<Conferred[]> {
  if (honours.length === 0) return [];
  const { federationId } = scope;
  await holdPersons(trx, scope, personsOf(honours));
  const sources = honours.flatMap(({ source }) => source ?? []);
  const known = new Map(
    (await listOfSources(trx, scope, sources)).map((it) => [keyOf(it.sourceKind, it.sourceId, it.holderKey), it.id]),
  );
  const answers: Conferred[] = [];
  const fresh: (Conferral & { id: string })[] = [];
  for (const honour of honours) {
    const key = honour.source && keyOf(honour.source.kind, honour.source.id, holderKeyOf(honour));
    const before = key ? known.get(key) : undefined;
    const id = before ?? newId();
    answers.push({ id, isNew: before === undefined });
    if (before === undefined) fresh.push({ ...honour, id });
    if (key) known.set(key, id);
  }
  if (fresh.length === 0) return answers;

  await insertHonours(trx, scope, { now, honours: fresh });
  const actor = actorOf(scope);
  await keepChanges(trx, scope, {
    now,
    actor,
    changes: fresh.map(({ id, title, year, level }) => ({ id, kind: 'conferred', detail: { title, year, level } })),
  });
  await recordFacts(trx, { federationId, now, facts: fresh.flatMap(factsOf) });
  await refreshLevels(trx, scope, { now, personIds: personsOf(fresh) });
  await writeAudit(trx, ...fresh.map((honour) => trailOf(scope, { now, actor, action: 'honours.confer', honour })));
  if (tellPeople) await tellHolders(trx, scope, { now, honours: fresh });
  return answers;
}

/**
 * Revokes an honour inside the caller's transaction: it stays on record with its reason, and leaves every wall, screen
 * and poster, the figures, and the levels that audiences ask for.
 * The caller has decided that it may be revoked.
 * @throws honours.not-found, honours.revoked, honours.revoked-too-early
 */
export async function revokeHonour(
  trx: Trx,
  scope: Scope,
  { now, today, honourId, revocation }: { now: Date; today: string; honourId: string; revocation: Revocation },
): Promise<void> {
  const { federationId } = scope;
  const honour = await lockHonour(trx, scope, honourId);
  if (!honour) throw honourRefusals.notFound();
  if (!mayMove('revoke', honour.state)) throw honourRefusals.revoked({ day: honour.revokedOn ?? '' });
  const { revokedOn, ...why } = revocation;
  if (revokedOn < honour.conferredOn || revokedOn > today)
    throw honourRefusals.revokedTooEarly({ from: honour.conferredOn });
  await holdPersons(trx, scope, personsOf([honour]));
  await trx
    .updateTable('honours')
    .set({
      state: 'revoked',
      revokedOn,
      revocation: JSON.stringify(why),
      updatedAt: now,
      version: honour.version + 1,
    })
    .where('federationId', '=', federationId)
    .where('id', '=', honourId)
    .execute();
  const actor = actorOf(scope);
  await keepChanges(trx, scope, { now, actor, changes: [{ id: honourId, kind: 'revoked', detail: revocation }] });
  await reverseFacts(trx, { federationId, now, sources: [{ kind: 'honour', id: honourId }] });
  await refreshLevels(trx, scope, { now, personIds: personsOf([honour]) });
  await writeAudit(trx, trailOf(scope, { now, actor, action: 'honours.revoke', honour }));
}

/** Honours that a source has made, for whoever takes an award back. */
export async function honoursOfSource(
  trx: Trx,
  tenant: Tenant,
  source: { kind: string; id: string },
): Promise<string[]> {
  return (await listOfSources(trx, tenant, [source])).map(({ id }) => id);
}

const keyOf = (kind: string, id: string, holder: string) => `${kind}\0${id}\0${holder}`;

const holderKeyOf = ({ personId, holderUnitId, holderName }: Conferral) => personId ?? holderUnitId ?? holderName;

function personsOf(honours: readonly { personId?: string | null }[]): string[] {
  return [...new Set(honours.flatMap(({ personId }) => personId ?? []))];
}

async function insertHonours(
  trx: Trx,
  { federationId }: Tenant,
  { now, honours }: { now: Date; honours: readonly (Conferral & { id: string })[] },
): Promise<void> {
  const units = await trx
    .selectFrom('units')
    .select(['id', 'name'])
    .where('federationId', '=', federationId)
    .where('id', 'in', [...new Set(honours.map(({ unitId }) => unitId))])
    .execute();
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const rows = honours.map(({ source, ...honour }) => ({
    federationId,
    id: honour.id,
    level: honour.level,
    kind: honour.kind,
    title: honour.title,
    year: honour.year,
    conferredOn: honour.conferredOn,
    conferringBody: honour.conferringBody,
    basis: honour.basis ?? '',
    personId: honour.personId ?? null,
    holderUnitId: honour.holderUnitId ?? null,
    holderName: honour.holderName,
    holderPost: honour.holderPost ?? '',
    ...(honour.kind === 'individual' ? spellPerson(honour.holderName) : spellUnit(honour.holderName)),
    unitId: honour.unitId,
    unitName: names.get(honour.unitId) ?? '',
    programmeId: honour.programmeId ?? null,
    sourceKind: source?.kind ?? null,
    sourceId: source?.id ?? null,
    deedsShort: honour.deedsShort ?? '',
    deedsLong: honour.deedsLong ?? '',
    portraitFileId: honour.portraitFileId ?? null,
    createdAt: now,
    updatedAt: now,
  }));
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await trx
      .insertInto('honours')
      .values(rows.slice(at, at + AT_ONCE))
      .execute();
}

function factsOf({ id, kind, level, unitId, personId, programmeId, conferredOn }: Conferral & { id: string }) {
  const fact = {
    unitId,
    programmeId: programmeId ?? null,
    personId: personId ?? null,
    day: conferredOn,
    amount: 1,
    source: { kind: 'honour', id },
  };
  return [
    { ...fact, indicator: `honours-${kind}` },
    { ...fact, indicator: `honours-${kind}-${level}` },
  ];
}

async function refreshLevels(
  trx: Trx,
  tenant: Tenant,
  { now, personIds }: { now: Date; personIds: readonly string[] },
): Promise<void> {
  if (personIds.length === 0) return;
  const held = Map.groupBy(await listLevels(trx, tenant, personIds), ({ personId }) => personId ?? '');
  const levels = new Map(personIds.map((id) => [id, levelsHeld(held.get(id) ?? [])]));
  await setHonourLevels(trx, tenant, { levels, now });
}

async function tellHolders(
  trx: Trx,
  { federationId }: Tenant,
  { now, honours }: { now: Date; honours: readonly Conferral[] },
): Promise<void> {
  const alike = Map.groupBy(
    honours.filter(({ personId }) => personId),
    ({ level, title, year }) => `${level}\0${title}\0${year}`,
  );
  for (const group of alike.values()) {
    const [first] = group;
    if (!first) continue;
    const level = levelWords[first.level];
    await keepMessages(trx, {
      federationId,
      personIds: personsOf(group),
      now,
      message: {
        title: [honourWords.told[0](first.title), honourWords.told[1](first.title)],
        body: [
          honourWords.toldWhy[0](first.year, pick(level, 'zh'), first.title),
          honourWords.toldWhy[1](first.year, pick(level, 'en'), first.title),
        ],
        link: '/me/honours',
      },
    });
  }
}

/** A line of the audit trail about an honour: names no person, the entry does. */
export function trailOf(
  { federationId, requestId }: Pick<Scope, 'federationId' | 'requestId'>,
  {
    now,
    actor,
    action,
    honour,
    detail,
  }: {
    now: Date;
    actor: AuditActor;
    action: string;
    honour: { id: string; unitId: string; title: string; year: number; level: string };
    detail?: object;
  },
) {
  const { id, unitId, title, year, level } = honour;
  return {
    federationId,
    at: now,
    actor,
    action,
    unitId,
    subject: { kind: 'honour', id },
    detail: { title, year, level, ...detail },
    requestId,
  };
}

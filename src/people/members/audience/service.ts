import { type Day, dayOf } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { memberRefusals } from '../errors.ts';
import { countReached, inAudience, listAudienceFacts, readNamedUnits } from './queries.ts';
import {
  type Audience,
  type AudienceFacts,
  describeAudience,
  isForEveryone,
  judgeAudience,
  type NamedUnits,
  parseAudience,
} from './rules.ts';

/** Who is not on the register fulfils nothing that is asked. */
const nobody: AudienceFacts = { unitPath: null, workerKinds: [], honours: [], bornOn: null };

interface Judged {
  federationId: string;
  /** As stored with a programme, or as given. */
  audience: unknown;
  now: Date;
  /** Of the federation; decides which day it is. */
  zone?: string;
}

/** Whether a person is of an audience, line by line. An unknown person fulfils nothing that is asked. */
export async function judgePerson(
  db: Trx | Db,
  { personId, ...judged }: Judged & { personId: string },
): Promise<Why[]> {
  const whys = await judgePersons(db, { ...judged, personIds: [personId] });
  return whys.get(personId) ?? [];
}

/** The same for many at once, by their ids. */
export async function judgePersons(
  db: Trx | Db,
  { federationId, personIds, audience, now, zone }: Judged & { personIds: readonly string[] },
): Promise<Map<string, Why[]>> {
  const asked = parseAudience(audience);
  // An audience of everyone needs no facts about anybody.
  const known = isForEveryone(asked) ? [] : personIds;
  const [facts, units] = await Promise.all([
    listAudienceFacts(db, { federationId }, known),
    namedUnits(db, federationId, asked),
  ]);
  const today = dayOf(now, zone);
  return new Map(personIds.map((id) => [id, judgeAudience(asked, facts.get(id) ?? nobody, { today, units })]));
}

/** Whom an audience is for, in words for anyone; empty where it is for everyone. */
export async function sayAudience(
  db: Trx | Db,
  { federationId, audience }: Pick<Judged, 'federationId' | 'audience'>,
): Promise<Bilingual[]> {
  const asked = parseAudience(audience);
  return describeAudience(asked, await namedUnits(db, federationId, asked));
}

/**
 * How many persons an audience reaches.
 * @throws members.audience-unit for a unit that the federation does not have
 */
export async function countAudience(
  db: Trx | Db,
  { federationId, audience, now, zone }: Judged,
): Promise<{ people: number; members: number }> {
  const { asked, units, today } = await readAudience(db, { federationId, audience, now, zone });
  return countReached(db, { federationId, asked, units, today });
}

/**
 * The condition that a person is of an audience, for a query that joins `persons`, and left joins the live
 * `memberships` and their `units`. Together with `judgePersons` it says the same thing twice: in SQL and in words.
 * @throws members.audience-unit
 */
export async function audienceCondition(db: Trx | Db, judged: Judged) {
  const { asked, units, today } = await readAudience(db, judged);
  return inAudience(asked, { units, today });
}

async function readAudience(
  db: Trx | Db,
  { federationId, audience, now, zone }: Judged,
): Promise<{ asked: Audience; units: NamedUnits; today: Day }> {
  const asked = parseAudience(audience);
  const units = await namedUnits(db, federationId, asked);
  if (asked.units.some(({ unitId }) => !units.has(unitId))) throw memberRefusals.audienceUnit();
  return { asked, units, today: dayOf(now, zone) };
}

function namedUnits(db: Trx | Db, federationId: string, { units }: Audience): Promise<NamedUnits> {
  return readNamedUnits(
    db,
    federationId,
    units.map(({ unitId }) => unitId),
  );
}

/** Names and paths of the units that an audience names, as far as this federation has them. */
export function readAudienceUnits(db: Trx | Db, federationId: string, asked: Audience): Promise<NamedUnits> {
  return namedUnits(db, federationId, asked);
}

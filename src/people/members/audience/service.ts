import { dayOf } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { countReached, findAudienceFacts, readNamedUnits } from './queries.ts';
import { judgeAudience, parseAudience } from './rules.ts';

/** Whether a person is of an audience, line by line. An unknown person fulfils nothing that is asked. */
export async function judgePerson(
  db: Trx | Db,
  { federationId, personId, audience, now }: { federationId: string; personId: string; audience: unknown; now: Date },
): Promise<Why[]> {
  const asked = parseAudience(audience);
  const facts = (await findAudienceFacts(db, { federationId, personId })) ?? {
    unitPath: null,
    workerKinds: [],
    honours: [],
    bornOn: null,
  };
  const units = await readNamedUnits(
    db,
    federationId,
    asked.units.map((unit) => unit.unitId),
  );
  return judgeAudience(asked, facts, { today: dayOf(now), units });
}

/** How many persons an audience reaches. */
export async function countAudience(
  db: Trx | Db,
  { federationId, audience, now }: { federationId: string; audience: unknown; now: Date },
): Promise<number> {
  return countReached(db, { federationId, asked: parseAudience(audience), today: dayOf(now) });
}

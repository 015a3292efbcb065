import { handIn } from '../check-in/service.ts';
import type { HelperData } from '../contract.ts';
import { sessionsRefusals } from '../errors.ts';
import type { Context } from '../queries.ts';

/** The teams that were handed in with their known members, and how many of each are in a session. */
export async function teamsIn(context: Context, sessionId: string): Promise<HelperData['teams']> {
  const { trx, stage, host } = context;
  const subjects = (await host.subjects()).filter(({ kind }) => kind === 'team');
  if (subjects.length === 0) return [];
  const cards = await host.cards(subjects);
  const present = new Set(
    (
      await trx
        .selectFrom('attendances')
        .select('personId')
        .where('federationId', '=', stage.federationId)
        .where('sessionId', '=', sessionId)
        .where('withdrawnAt', 'is', null)
        .execute()
    ).map(({ personId }) => personId),
  );
  return cards.map(({ id, title, unitName, people }) => {
    const known = people.flatMap(({ personId }) => personId ?? []);
    return {
      teamId: id,
      name: title,
      unitName,
      members: people.length,
      known: known.length,
      arrived: known.filter((personId) => present.has(personId)).length,
    };
  });
}

/**
 * Checks a whole team in at once, less those who are missing. Members whom the register does not know cannot be checked
 * in: they have no person to count.
 * @throws sessions.unknownTeam, and as checking in by hand
 */
export async function handInTeam(
  context: Context,
  { sessionId, teamId, absent }: { sessionId: string; teamId: string; absent: string[] },
) {
  const [team] = (await context.host.subjects()).filter(({ kind, id }) => kind === 'team' && id === teamId);
  const [card] = team ? await context.host.cards([team]) : [];
  if (!card) throw sessionsRefusals.unknownTeam();
  const missing = new Set(absent);
  const personIds = card.people.flatMap(({ personId }) => (personId && !missing.has(personId) ? [personId] : []));
  if (personIds.length === 0) throw sessionsRefusals.nobodyOfTeam({ team: card.title });
  const { results } = await handIn(context, { sessionId, personIds });
  return {
    sessionId,
    team: card.title,
    results,
    unknown: card.people.filter(({ personId }) => personId === null).length,
  };
}

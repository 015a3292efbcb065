import { parsePhone } from '../../../kernel/codes/phone.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { SubjectCard } from '../../service.ts';
import type { Someone, WorkInput } from '../contract.ts';
import { submissionsRefusals } from '../errors.ts';
import { type Context, listPeople, type PersonRow } from '../queries.ts';

export type Part = 'author' | 'captain' | 'member' | 'mentor';
export type Named = Omit<PersonRow, 'id' | 'workId' | 'position' | 'part'> & { part: Part };

/** Who acts, as a person: the host has already refused anyone else. */
export function getPersonId({ scope }: Context): string {
  const personId = findPersonId(scope);
  if (!personId) throw submissionsRefusals.notHandedIn();
  return personId;
}

/** Teams that were handed in and to which the person belongs; the captain or a member hands in for it. */
export async function listTeamsOf({ host }: Context, personId: string): Promise<SubjectCard[]> {
  const teams = (await host.subjects()).filter(({ kind }) => kind === 'team');
  const cards = await host.cards(teams.map(({ kind, id }) => ({ kind, id })));
  return cards.filter((card) => card.people.some((each) => each.personId === personId));
}

/** The name and live union of a person, as the roster has them. */
export async function getAuthor({ trx, stage }: Context, personId: string) {
  return trx
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select([
      'persons.name',
      'persons.phoneMasked',
      'persons.phoneHash',
      'units.id as unitId',
      'units.name as unitName',
    ])
    .where('persons.federationId', '=', stage.federationId)
    .where('persons.id', '=', personId)
    .executeTakeFirstOrThrow();
}

/**
 * Everybody a work names, the first author first: from the team's card where works come from teams, else the author and
 * whoever they name; phones that belong to persons here are known as them.
 * @param before those named so far: a name that stays needs no phone again
 * @throws submissions.noTeam, authorRepeated
 */
export async function peopleOf(
  context: Context,
  { personId, input, before }: { personId: string; input: WorkInput; before: readonly PersonRow[] },
): Promise<{ people: Named[]; teamId: string | null }> {
  const { settings } = context.stage;
  const mentor = settings.mentor === 'no' ? null : input.mentor;
  if (settings.authors === 'teams') {
    const teams = await listTeamsOf(context, personId);
    const team = input.teamId ? teams.find(({ id }) => id === input.teamId) : teams[0];
    if (!team) throw submissionsRefusals.noTeam();
    const members = team.people.map(({ personId: member, name, part }) => ({
      name,
      personId: member,
      phoneHash: null,
      phoneMasked: null,
      part: part === 'captain' ? part : ('member' as const),
    }));
    return {
      people: [...members, ...(await nameAll(context, { mentors: mentor ? [mentor] : [], authors: [], before }))],
      teamId: team.id,
    };
  }
  const author = await getAuthor(context, personId);
  const authors = settings.authors === 'named' ? input.coAuthors : [];
  const others = await nameAll(context, { mentors: mentor ? [mentor] : [], authors, before });
  const people: Named[] = [
    { name: author.name, personId, phoneHash: author.phoneHash, phoneMasked: author.phoneMasked, part: 'author' },
    ...others,
  ];
  const twice = people.find((each, at) =>
    people.slice(0, at).some((one) => isSame(one, each) && (one.part !== 'mentor') === (each.part !== 'mentor')),
  );
  if (twice)
    throw submissionsRefusals.authorRepeated({ name: twice.name }, [
      { path: 'coAuthors', words: ['有人写了两次', 'Somebody is named twice'] },
    ]);
  return { people, teamId: null };
}

function isSame(one: Named, other: Named): boolean {
  if (one.phoneHash && other.phoneHash) return one.phoneHash.equals(other.phoneHash);
  return one.personId !== null && one.personId === other.personId;
}

async function nameAll(
  { house, trx, stage }: Context,
  {
    authors,
    mentors,
    before,
  }: { authors: readonly Someone[]; mentors: readonly Someone[]; before: readonly PersonRow[] },
): Promise<Named[]> {
  const typed = [
    ...authors.map((someone) => ({ ...someone, part: 'author' as const })),
    ...mentors.map((someone) => ({ ...someone, part: 'mentor' as const })),
  ].map((someone) => {
    const phone = someone.phone ? parsePhone(someone.phone) : undefined;
    const known = before.find((each) => each.position > 0 && each.name === someone.name);
    const hash = phone?.ok
      ? house.vault.hash(phone.value.e164, 'phone')
      : someone.phone
        ? null
        : (known?.phoneHash ?? null);
    return { ...someone, hash };
  });
  const hashes = typed.flatMap(({ hash }) => hash ?? []);
  const rows =
    hashes.length === 0
      ? []
      : await trx
          .selectFrom('persons')
          .select(['id', 'phoneHash', 'phoneMasked'])
          .where('federationId', '=', stage.federationId)
          .where('phoneHash', 'in', hashes)
          .execute();
  const persons = new Map(rows.map((row) => [row.phoneHash?.toString('hex'), row]));
  return typed.map(({ name, part, hash }) => {
    const person = hash ? persons.get(hash.toString('hex')) : undefined;
    return { name, part, personId: person?.id ?? null, phoneHash: hash, phoneMasked: person?.phoneMasked ?? null };
  });
}

/** Writes who is named in a work, each row with an id of its own: facts of authors rest on them. */
export async function writePeople({ trx, stage }: Context, workId: string, people: readonly Named[]): Promise<void> {
  const { federationId } = stage;
  await trx
    .deleteFrom('submissionPeople')
    .where('federationId', '=', federationId)
    .where('workId', '=', workId)
    .execute();
  if (people.length === 0) return;
  await trx
    .insertInto('submissionPeople')
    .values(people.map((person, position) => ({ ...person, federationId, workId, id: newId(), position })))
    .execute();
}

/** Gives the people of a work new ids, so that handing it in again counts anew. */
export async function renewPeople(context: Context, workId: string): Promise<PersonRow[]> {
  const { trx, stage } = context;
  const rows = await listPeople(trx, stage.federationId, [workId]);
  await writePeople(
    context,
    workId,
    rows.map(({ name, personId, phoneHash, phoneMasked, part }) => ({
      name,
      personId,
      phoneHash,
      phoneMasked,
      part: part as Part,
    })),
  );
  return listPeople(trx, stage.federationId, [workId]);
}

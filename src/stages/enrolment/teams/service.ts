import { parsePhone } from '../../../kernel/codes/phone.ts';
import type { RefusedField } from '../../../kernel/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import type { StageContext, Subject, SubjectCard } from '../../service.ts';
import type { EnrolInput, Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { sizesOfCategory } from '../rules.ts';
import { findTeamOfCaptain, listMembers, listOtherTeams, listTeams } from './queries.ts';

const repeatedField: RefusedField[] = [{ path: 'team.members', words: ['有人填了两次', 'Somebody is named twice'] }];

export interface NamedTeam {
  id: string;
  places: number;
}

/**
 * Writes a captain's team with its named members, in a category where there are some; members whose phone belongs to a person here are known as them.
 * Asking again renames and replaces.
 * @throws enrolment.team-needed, unknown-category, team-size, team-member-repeated, team-member-twice
 */
export async function keepTeam(
  context: StageContext<Settings>,
  captainId: string,
  team: EnrolInput['team'],
): Promise<NamedTeam> {
  const { trx, stage, now } = context;
  const { federationId } = stage;
  if (!team)
    throw enrolmentRefusals.teamNeeded({}, [{ path: 'team.name', words: ['请填写队名', 'Give the team a name'] }]);
  const limits = sizesOfCategory(stage.settings, team.category);
  if (!limits)
    throw enrolmentRefusals.unknownCategory({}, [
      { path: 'team.category', words: ['请选择组别', 'Choose a category'] },
    ]);
  const size = team.members.length + 1;
  if (size < limits.least || size > limits.most) {
    throw enrolmentRefusals.teamSize({ least: limits.least, most: limits.most, size }, [
      { path: 'team.members', words: ['人数不符', 'The number of members does not fit'] },
    ]);
  }
  const captain = await trx
    .selectFrom('persons')
    .select(['name', 'phoneMasked'])
    .where('federationId', '=', federationId)
    .where('id', '=', captainId)
    .executeTakeFirstOrThrow();
  const hashes = team.members.map((member) => (member.phone ? hashOf(context, member.phone) : null));
  const known = await findByPhones(
    context,
    hashes.filter((hash) => hash !== null),
  );
  const members = team.members.map((member, index) => {
    const hash = hashes[index] ?? null;
    const person = hash ? known.get(hash.toString('hex')) : undefined;
    return {
      name: member.name,
      personId: person?.id ?? null,
      phoneHash: hash,
      phoneMasked: person?.phoneMasked ?? null,
    };
  });
  const personIds = [captainId, ...members.flatMap((member) => (member.personId ? [member.personId] : []))];
  const repeated = members.find(
    ({ personId, phoneHash }, index) =>
      personId === captainId || members.slice(0, index).some((each) => phoneHash && each.phoneHash?.equals(phoneHash)),
  );
  if (repeated) throw enrolmentRefusals.teamMemberRepeated({ name: repeated.name }, repeatedField);
  const existing = await findTeamOfCaptain(trx, { federationId, stageId: stage.id }, captainId);
  const teamId = existing?.id ?? newId();
  const [twice] = await listOtherTeams(
    trx,
    { federationId, stageId: stage.id, teamId, category: team.category },
    personIds,
  );
  if (twice) throw enrolmentRefusals.teamMemberTwice({ name: twice.name, team: twice.team });

  const home = await trx
    .selectFrom('memberships')
    .select('unitId')
    .where('federationId', '=', federationId)
    .where('personId', '=', captainId)
    .where('state', '<>', 'ended')
    .executeTakeFirst();
  await trx
    .insertInto('enrolmentTeams')
    .values({
      federationId,
      id: teamId,
      stageId: stage.id,
      name: team.name,
      category: team.category,
      unitId: home?.unitId ?? null,
      captainId,
      createdAt: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['federationId', 'id']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        category: eb.ref('excluded.category'),
      })),
    )
    .execute();
  await trx
    .deleteFrom('enrolmentTeamMembers')
    .where('federationId', '=', federationId)
    .where('teamId', '=', teamId)
    .execute();
  await trx
    .insertInto('enrolmentTeamMembers')
    .values(
      [{ name: captain.name, personId: captainId, phoneHash: null, phoneMasked: captain.phoneMasked }, ...members].map(
        (member, position) => ({ federationId, teamId, id: newId(), position, ...member }),
      ),
    )
    .execute();
  return { id: teamId, places: size };
}

/** Cards of the teams that enrolled here, the captain first among their people. */
export async function cardsOfTeams(
  { trx, stage }: StageContext<Settings>,
  subjects: readonly Subject[],
): Promise<SubjectCard[]> {
  const { federationId } = stage;
  const asked = subjects.filter(({ kind }) => kind === 'team').map(({ id }) => id);
  const teams = await listTeams(trx, { federationId, stageId: stage.id }, asked);
  const members = Map.groupBy(
    await listMembers(
      trx,
      federationId,
      teams.map(({ id }) => id),
    ),
    ({ teamId }) => teamId,
  );
  return teams.map(({ id, name, category, unitId, unitName }) => ({
    kind: 'team',
    id,
    title: name,
    about: '',
    group: category,
    unitId,
    unitName: unitName ?? '',
    people: (members.get(id) ?? []).map(({ personId, name: member, position }) => ({
      personId,
      name: member,
      part: position === 0 ? 'captain' : 'member',
    })),
    text: '',
    files: [],
    links: [],
  }));
}

async function findByPhones({ trx, stage }: StageContext<Settings>, hashes: readonly Buffer[]) {
  if (hashes.length === 0) return new Map<string, { id: string; phoneMasked: string | null }>();
  const rows = await trx
    .selectFrom('persons')
    .select(['id', 'phoneHash', 'phoneMasked'])
    .where('federationId', '=', stage.federationId)
    .where('phoneHash', 'in', [...hashes])
    .execute();
  return new Map(rows.flatMap((row) => (row.phoneHash ? [[row.phoneHash.toString('hex'), row] as const] : [])));
}

/** The look-up hash of a phone as the roster keeps it; nothing for what is no phone number. */
function hashOf({ house }: StageContext<Settings>, typed: string): Buffer | null {
  const phone = parsePhone(typed);
  return phone.ok ? house.vault.hash(phone.value.e164, 'phone') : null;
}

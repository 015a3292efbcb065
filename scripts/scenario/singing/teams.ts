import { type Client, forEachOf } from '../client.ts';
import type { House } from '../house.ts';
import type { Person } from '../people.ts';

/** A team as its captain, the first of its people, enrols it. */
export interface Team {
  name: string;
  /** Key of a category; empty where the contest has none. */
  category: string;
  people: readonly Person[];
  /** How well it sings: 0 is best; equal numbers sing equally well. */
  place: number;
}

/** So many teams of a size, each of people of its own, taken from the front of `people`. */
export function makeTeams(
  people: readonly Person[],
  { name, category = '', count, size }: { name: string; category?: string; count: number; size: number },
): Team[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `${name}${String(at + 1).padStart(2, '0')}`,
    category,
    people: people.slice(at * size, (at + 1) * size),
    place: at,
  }));
}

/** Two sing equally well across a cut: the last that would go on, and the next. */
export function tieAcross(teams: readonly Team[], places: number): Team[] {
  return teams.map((team, at) => (at === places ? { ...team, place: places - 1 } : team));
}

/** Every captain signs in and enrols the team with its members by name and phone. @returns the captains */
export function enrolTeams(
  house: House,
  { stageId, teams }: { stageId: string; teams: readonly Team[] },
): Promise<Client[]> {
  return forEachOf(
    teams,
    async ({ name, category, people }) => {
      const [captain, ...members] = people;
      const client = await house.signIn(captain?.phone ?? '');
      await client.post(`/stages/enrolment/${stageId}/enrol`, {
        team: { name, category, members: members.map((member) => ({ name: member.name, phone: member.phone })) },
      });
      return client;
    },
    { atOnce: 8 },
  );
}

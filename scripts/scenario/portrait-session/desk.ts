import { type Client, forEachOf, refusalOf } from '../client.ts';
import type { House } from '../house.ts';
import { draft, type Programme, set } from '../programme.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The day some days from now, in the federation's zone. */
export const dayAhead = (days: number): string =>
  new Date(Date.now() + 8 * HOUR_MS + days * DAY_MS).toISOString().slice(0, 10);

interface Slot {
  id: string;
  startsAt: string;
  left: number;
  provider: { key: string };
}

/** A programme with appointments: who gives them, and where they are asked for. */
export interface Desk {
  programme: Programme;
  path: string;
  day: string;
  /** By the key of the settings. */
  providers: ReadonlyMap<string, Client>;
  visitor: () => Client;
  times: (client: Client) => Promise<{ slots: Slot[] }>;
}

/** Opens a programme from its template, with these accounts as providers, and their hours on one day. */
export async function openDesk(
  house: House,
  given: {
    template: string;
    key: string;
    title: string;
    day: string;
    providers: readonly Client[];
    hours: object;
    fields: object;
  },
): Promise<Desk> {
  const { officer, districtId } = house;
  const { template, key, title, day, fields } = given;
  const startsAt = new Date(`${day}T08:00:00+08:00`);
  const endsAt = new Date(`${day}T18:00:00+08:00`);
  const programme = await draft(officer, { template, unitId: districtId, title, startsAt, endsAt, fields });
  const providers = given.providers.map((client, at) => [`p${at + 1}`, client] as const);
  await set(officer, programme, key, {
    providers: providers.map(([name, client]) => ({
      key: name,
      name: `${title}${name}`,
      username: house.usernameOf(client),
    })),
  });
  await officer.post(`/programmes/${programme.id}/moves`, { move: 'publish' });
  const path = `/stages/appointments/${programme.stages[key]}`;
  await officer.post(`${path}/add-hours`, { fromOn: day, untilOn: day, ...given.hours });
  return {
    ...{ programme, path, day, providers: new Map(providers), visitor: house.visitor },
    times: (client) => client.get(`${path}/times`, { day }),
  };
}

/** Everybody presses the same time at once; whoever got it gives it back. */
export async function pressTogether(desk: Desk, clients: readonly Client[]): Promise<{ done: number; taken: number }> {
  const { slots } = await desk.times(clients[0] as Client);
  const slotId = slots[0]?.id;
  const outcomes = await Promise.all(clients.map((client) => refusalOf(client.post(`${desk.path}/book`, { slotId }))));
  const winner = clients[outcomes.indexOf('done')];
  const mine = await winner?.get<{ appointments: { id: string }[] }>(`${desk.path}/mine`);
  await winner?.post(`${desk.path}/cancel`, { appointmentId: mine?.appointments[0]?.id });
  const count = (code: string) => outcomes.filter((outcome) => outcome === code).length;
  return { done: count('done'), taken: count('appointments.slotTaken') };
}

/** Somebody who was photographed: with an account, or as a visitor who holds a code. */
export interface Sitter {
  id: string;
  client: Client | undefined;
  photographer: Client;
  photoIds?: string[];
  code?: string;
  ticket?: string | undefined;
}

export interface Held {
  id: string;
  client: Client;
  photographer: Client;
  /** Provider and time: nobody else has it. */
  at: string;
}

/** Each books a time of their own, the earliest first, looking again where somebody was quicker. */
export async function bookOneEach(desk: Desk, clients: readonly Client[]): Promise<Held[]> {
  const { slots } = await desk.times(clients[0] as Client);
  return forEachOf(clients, async (client, turn) => {
    for (let at = turn; at < slots.length; at++) {
      const slot = slots[at] as Slot;
      const code = await refusalOf(client.post(`${desk.path}/book`, { slotId: slot.id }));
      if (code === 'appointments.slotTaken') continue;
      if (code !== 'done') throw new Error(`A booking was refused: ${code}`);
      const { appointments } = await client.get<{ appointments: { id: string }[] }>(`${desk.path}/mine`);
      const photographer = desk.providers.get(slot.provider.key) as Client;
      return { id: appointments[0]?.id ?? '', client, photographer, at: `${slot.provider.key} ${slot.startsAt}` };
    }
    throw new Error('No time was left.');
  });
}

interface Day {
  free: { id: string; provider: { key: string } }[];
}

/** The day: those who come are marked by whom they came to, others as missed, and some walk in. @returns those who did */
export async function practise(
  desk: Desk,
  { coming, missing, walkIns }: { coming: readonly Sitter[]; missing: readonly Held[]; walkIns: number },
): Promise<Sitter[]> {
  const { path, day } = desk;
  await forEachOf(coming, ({ id, photographer }) =>
    photographer.post(`${path}/mark`, { appointmentId: id, move: 'finish' }),
  );
  await forEachOf(missing, ({ id, photographer }) =>
    photographer.post(`${path}/mark`, { appointmentId: id, move: 'miss' }),
  );
  const walked: Sitter[] = [];
  for (let at = 0; at < walkIns; at++) {
    const photographer = [...desk.providers.values()][at % desk.providers.size] as Client;
    const { free } = await photographer.get<Day>(`${path}/day`, { day });
    const { appointmentId: id } = await photographer.post<{ appointmentId: string }>(`${path}/walk-in`, {
      ...{ slotId: free[0]?.id, name: `来客${at + 1}` },
    });
    await photographer.post(`${path}/mark`, { appointmentId: id, move: 'finish' });
    walked.push({ id, client: undefined, photographer });
  }
  return walked;
}

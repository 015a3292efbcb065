import type { Api } from './people.ts';

const DAY_MS = 86_400_000;

export interface Row {
  programmeId: string;
  title: string;
  stageIds: string[];
}

/** A running programme of the officer's own unit: these stages, each taking from the one before. */
export async function openRow(
  officer: Api,
  { name, stages }: { name: string; stages: readonly { kind: string; settings?: object }[] },
): Promise<Row> {
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const title = `${name} ${crypto.randomUUID().slice(0, 4)}`;
  const { id: programmeId } = await officer<{ id: string }>('post', '/programmes', {
    template: 'campaign',
    unitId: unit.id,
    title,
    startsAt: new Date(Date.now() + DAY_MS),
    endsAt: new Date(Date.now() + 20 * DAY_MS),
    audience: { membersOnly: false },
  });
  const stageIds: string[] = [];
  for (const stage of stages) {
    const takesFrom = stageIds.at(-1);
    const { id } = await officer<{ id: string }>('post', `/programmes/${programmeId}/stages`, {
      ...stage,
      ...(takesFrom ? { takesFrom } : {}),
    });
    stageIds.push(id);
  }
  await officer('post', `/programmes/${programmeId}/moves`, { move: 'publish' });
  return { programmeId, title, stageIds };
}

/** Members of the officer's unit are put on the list of a stage of enrolment. @returns their names */
export async function enrolMembers(officer: Api, { stageId, count }: { stageId: string; count: number }) {
  const { items } = await officer<{ items: { id: string; name: string }[] }>('get', `/members?limit=${count}`);
  await officer('post', `/stages/enrolment/${stageId}/enrol-other`, { personIds: items.map(({ id }) => id) });
  return items.map(({ name }) => name);
}

import type { Api } from './people.ts';

export interface Stage {
  id: string;
  key: string;
  kind: string;
  settings: Record<string, unknown>;
  version: number;
}
export interface Programme {
  id: string;
  title: string;
  template: string;
  state: string;
  stages: Stage[];
}

/** One programme of each template that anybody can see, with its stages. */
export async function programmesOfEachTemplate(api: Api): Promise<Programme[]> {
  const templates = await api<{ key: string }[]>('get', '/templates');
  const found: Programme[] = [];
  for (const { key } of templates) {
    for (const state of ['running', 'published', 'closed']) {
      const { items } = await api<{ items: { id: string }[] }>(
        'get',
        `/programmes?template=${key}&state=${state}&limit=1`,
      );
      const [first] = items;
      if (!first) continue;
      found.push(await api<Programme>('get', `/programmes/${first.id}`));
      break;
    }
  }
  return found;
}

/** The address of a stage's page in the hall. */
export function stagePage(programmes: readonly Programme[], kind: string, page: string): string {
  const programme = programmes.find(({ stages }) => stages.some((stage) => stage.kind === kind));
  const stage = programme?.stages.find((each) => each.kind === kind);
  if (!programme || !stage) throw new Error(`No programme has a stage ${kind}.`);
  return `/programmes/${programme.id}/${stage.id}/${page}`;
}

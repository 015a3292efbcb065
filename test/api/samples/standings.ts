import type { Sample } from './contract.ts';
import { released } from './judging.ts';

type World = Parameters<Sample>[0];
const path = (name: string) => `/stages/standings/{stageId}/${name}`;

/** Standings over one event that is out: two people have a rank. */
async function planted(world: World) {
  const { afterId, authors } = await released(world, [{ kind: 'standings' }]);
  const params = { stageId: afterId };
  const { digest } = await world.admin.ask<{ digest: string }>('get', path('overview'), { params });
  return { params, authors, digest };
}

/** Standings over the events of a contest. */
export const standings: Record<string, Sample> = {
  'stage-standings.release': async (world) => {
    const { params, digest } = await planted(world);
    return { params, body: { digest } };
  },
  'stage-standings.results': async (world) => ({ params: (await planted(world)).params, as: world.visitor() }),
  'stage-standings.mine': async (world) => {
    const { params, authors, digest } = await planted(world);
    await world.admin.ask('post', path('release'), { params, body: { digest } });
    return authors[0] ? { params, as: authors[0].client } : { params };
  },
  'stage-standings.overview': async (world) => ({ params: (await planted(world)).params }),
  'stage-standings.standings': async (world) => ({ params: (await planted(world)).params }),
  'stage-standings.standings.export': async (world) => ({ params: (await planted(world)).params }),
  'stage-standings.explain': async (world) => {
    const { params, authors } = await planted(world);
    return { params, query: { kind: 'person', id: authors[0]?.id ?? '' } };
  },
};

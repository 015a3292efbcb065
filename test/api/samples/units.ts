import type { Sample } from './contract.ts';

/** A unit of its own below the district, with its version. */
async function fresh(world: Parameters<Sample>[0]) {
  const unitId = await world.unit(world.district);
  return { unitId, version: await world.versionOf('/units/{unitId}', { unitId }) };
}

const tomorrow = () => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

/** The tree. */
export const units: Record<string, Sample> = {
  'units.search': () => ({ query: { q: '工会' } }),
  'units.create': (world) => ({
    body: { parentId: world.district, kind: 'primary', name: `新建第${world.next()}工会`, regionCode: '110105' },
  }),
  'units.correct': async (world) => {
    const { unitId, version } = await fresh(world);
    return { params: { unitId }, body: { address: '建国路 1 号', version } };
  },
  'units.rename': async (world) => {
    const { unitId, version } = await fresh(world);
    return { params: { unitId }, body: { name: `更名第${world.next()}工会`, version } };
  },
  'units.move': async (world) => {
    const { unitId, version } = await fresh(world);
    return { params: { unitId }, body: { parentId: world.top, version } };
  },
  'units.merge': async (world) => {
    const { unitId, version } = await fresh(world);
    return { params: { unitId }, body: { intoId: world.other, version } };
  },
  'units.close': async (world) => {
    const { unitId, version } = await fresh(world);
    return { params: { unitId }, body: { version } };
  },
  'units.withdraw': async (world) => {
    const { unitId, version } = await fresh(world);
    const { changeId } = await world.admin.ask<{ changeId: string }>('post', '/units/{unitId}/rename', {
      params: { unitId },
      body: { name: `将更名第${world.next()}工会`, on: tomorrow(), version },
    });
    return { params: { unitId, changeId } };
  },
};

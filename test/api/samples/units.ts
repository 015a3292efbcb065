import type { Sample } from './contract.ts';
import { fileForm } from './files.ts';

/** A unit of its own below the district, with its version. */
async function fresh(world: Parameters<Sample>[0]) {
  const unitId = await world.unit(world.district);
  return { unitId, version: await world.versionOf('/units/{unitId}', { unitId }) };
}

const mapping = { name: '0', superior: '1' };

/** A sheet with a good row and a bad one. */
function sheet(world: Parameters<Sample>[0]): FormData {
  const text = `名称,上级\n导入第${world.next()}工会,\n某分会,没有的工会\n`;
  return fileForm(new TextEncoder().encode(text), '组织.csv', 'text/csv');
}

/** An import of units whose columns wait to be matched; or whose rows are checked. */
async function roster(world: Parameters<Sample>[0], isChecked = false) {
  const sent = { query: { unitId: world.district }, body: sheet(world) };
  const params = { importId: (await world.admin.ask<{ id: string }>('post', '/unit-rosters', sent)).id };
  if (isChecked) {
    await world.admin.ask('put', '/unit-rosters/{importId}/mapping', { params, body: { mapping } });
    await world.house.jobs.drain();
  }
  return { params };
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
  'unit-rosters.upload': (world) => ({ query: { unitId: world.district }, body: sheet(world) }),
  'unit-rosters.get': (world) => roster(world),
  'unit-rosters.choose': async (world) => ({ ...(await roster(world)), body: { headingRow: 1 } }),
  'unit-rosters.map': async (world) => ({ ...(await roster(world)), body: { mapping } }),
  'unit-rosters.run': (world) => roster(world, true),
  'unit-rosters.abandon': (world) => roster(world),
  'unit-rosters.badRows': (world) => roster(world, true),
  'unit-rosters.badSheet': (world) => roster(world, true),
};

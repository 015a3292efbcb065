import type { Sample } from './contract.ts';
import { fileForm } from './files.ts';

type World = Parameters<Sample>[0];

/** Somebody on the roster, with the versions that a change names. */
async function member(world: World) {
  const { id } = await world.admin.ask<{ id: string }>('post', '/members', {
    body: { unitId: world.primary, name: '赵新会', phone: world.newPhone() },
  });
  const { version, membership } = await world.admin.ask<{ version: number; membership: { version: number } }>(
    'get',
    '/members/{id}',
    { params: { id } },
  );
  return { params: { personId: id }, version, held: membership.version };
}

const mapping = { name: '0', phone: '1' };

/** A sheet with a good row and a bad one. */
function sheet(world: World): FormData {
  const text = `姓名,手机\n赵新会,${world.newPhone()}\n钱无号,\n`;
  return fileForm(new TextEncoder().encode(text), '名册.csv', 'text/csv');
}

/** An import whose columns wait to be matched; or whose rows are checked. */
async function roster(world: World, isChecked = false) {
  const query = { unitId: world.primary };
  const params = {
    importId: (await world.admin.ask<{ id: string }>('post', '/rosters', { query, body: sheet(world) })).id,
  };
  if (isChecked) {
    await world.admin.ask('put', '/rosters/{importId}/mapping', { params, body: { mapping } });
    await world.house.jobs.drain();
  }
  return { params };
}

/** People on the roster, and what each may do with their own data. */
export const members: Record<string, Sample> = {
  'members.join': (world) => ({ body: { unitId: world.primary, name: '赵新会', phone: world.newPhone() } }),
  'members.get': async (world) => ({ params: (await member(world)).params }),
  'members.history': async (world) => ({ params: (await member(world)).params }),
  'members.correctPerson': async (world) => {
    const { params, version } = await member(world);
    return { params, body: { name: '赵新慧', version } };
  },
  'members.reveal': async (world) => ({ params: (await member(world)).params, body: { reason: '电话核实到会' } }),
  'members.correct': async (world) => {
    const { params, held } = await member(world);
    return { params, body: { post: '钳工', version: held } };
  },
  'members.transfer': async (world) => {
    const { params, held } = await member(world);
    return { params, body: { unitId: world.other, version: held } };
  },
  'members.retain': async (world) => {
    const { params, held } = await member(world);
    return { params, body: { reason: 'unemployed', version: held } };
  },
  'members.resume': async (world) => {
    const { params, held } = await member(world);
    const { version } = await world.admin.ask<{ version: number }>('post', '/members/{personId}/retain', {
      params,
      body: { reason: 'unemployed', version: held },
    });
    return { params, body: { version } };
  },
  'members.end': async (world) => {
    const { params, held } = await member(world);
    return { params, body: { reason: 'withdrawn', version: held } };
  },
  'rosters.upload': (world) => ({ query: { unitId: world.primary }, body: sheet(world) }),
  'rosters.get': (world) => roster(world),
  'rosters.choose': async (world) => ({ ...(await roster(world)), body: { headingRow: 1 } }),
  'rosters.map': async (world) => ({ ...(await roster(world)), body: { mapping } }),
  'rosters.run': (world) => roster(world, true),
  'rosters.abandon': (world) => roster(world),
  'rosters.badRows': (world) => roster(world, true),
  'rosters.badSheet': (world) => roster(world, true),
  'audiences.count': (world) => ({ body: { audience: { units: [{ unitId: world.district }] } } }),
  'own-data.data': async (world) => ({ as: (await world.worker()).client }),
  'own-data.correct': async (world) => ({ as: (await world.worker()).client, body: { sex: '2' } }),
  'own-data.export': async (world) => ({ as: (await world.worker()).client }),
  'own-data.code': async (world) => ({ as: (await world.worker()).client }),
};

import type { Sample } from './contract.ts';

/** Somebody on the roster, with the versions that a change names. */
async function member(world: Parameters<Sample>[0]) {
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
};

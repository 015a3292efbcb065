import type { Sample } from './contract.ts';

type World = Parameters<Sample>[0];

/** A workshop that takes people as said. */
async function workshop(world: World, settings: object = {}) {
  const { stages } = await world.live('workshop', 'places', settings);
  return { stageId: stages.places ?? '' };
}

/** A workshop with somebody in it. */
async function enrolled(world: World, settings: object = {}) {
  const params = await workshop(world, settings);
  const worker = await world.worker();
  const { id } = await worker.client.ask<{ id: string }>('post', '/stages/enrolment/{stageId}/enrol', {
    params,
    body: {},
  });
  return { params, as: worker.client, enrolmentIds: [id] };
}

/** A workshop of one place, confirmed within a day, that was given back: whoever is second is offered it. */
async function offered(world: World) {
  const { params, as: first } = await enrolled(world, { seats: 1, confirmHours: 24, cancelUntilHours: 0 });
  const second = (await world.worker()).client;
  const call = (client: typeof first, action: 'enrol' | 'cancel') =>
    client.ask('post', `/stages/enrolment/{stageId}/${action}`, { params, body: {} });
  await call(second, 'enrol');
  await call(first, 'cancel');
  return { params, as: second };
}

/** Enrolment. */
export const enrolment: Record<string, Sample> = {
  'stage-enrolment.enrol': async (world) => ({
    params: await workshop(world),
    as: (await world.worker()).client,
    body: {},
  }),
  'stage-enrolment.cancel': async (world) => {
    const { params, as } = await enrolled(world, { cancelUntilHours: 0, admit: 'approval' });
    return { params, as, body: {} };
  },
  'stage-enrolment.confirm': async (world) => ({ ...(await offered(world)), body: {} }),
  'stage-enrolment.approve': async (world) => {
    const { params, enrolmentIds } = await enrolled(world, { admit: 'approval' });
    return { params, body: { enrolmentIds } };
  },
  'stage-enrolment.decline': async (world) => {
    const { params, enrolmentIds } = await enrolled(world, { admit: 'approval' });
    return { params, body: { enrolmentIds, reason: '名额已满' } };
  },
  'stage-enrolment.remove': async (world) => {
    const { params, enrolmentIds } = await enrolled(world);
    return { params, body: { enrolmentIds, reason: '重复报名' } };
  },
  'stage-enrolment.enrolOther': async (world) => ({
    params: await workshop(world),
    body: { personIds: [(await world.worker()).id] },
  }),
  'stage-enrolment.form': async (world) => ({ params: await workshop(world), as: (await world.worker()).client }),
  'stage-enrolment.mine': async (world) => {
    const { params, as } = await enrolled(world);
    return { params, as };
  },
  'stage-enrolment.places': async (world) => ({ params: await workshop(world) }),
  'stage-enrolment.enrolments': async (world) => ({ params: (await enrolled(world)).params }),
  'stage-enrolment.enrolments.export': async (world) => ({ params: (await enrolled(world)).params }),
  'stage-enrolment.history': async (world) => {
    const { params, enrolmentIds } = await enrolled(world);
    return { params, query: { enrolmentId: enrolmentIds[0] ?? '' } };
  },
};

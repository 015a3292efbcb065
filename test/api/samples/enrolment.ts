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

/** A workshop whose places are given out by points, with somebody who asked for one. */
async function applied(world: World, admit: 'draw' | 'priority' = 'priority') {
  const { id, stages } = await world.live('workshop', 'places', { seats: 1, admit });
  const stageId = stages.places ?? '';
  const params = { stageId };
  const { client } = await world.worker();
  const mine = await client.ask<{ id: string }>('post', '/stages/enrolment/{stageId}/enrol', { params, body: {} });
  return { programmeId: id, params, as: client, enrolmentId: mine.id };
}

/** The same after its window has closed, and what an officer looked at. */
async function closed(world: World) {
  const { programmeId: id, params } = await applied(world, 'draw');
  const version = (await world.stagesOf(id)).find((stage) => stage.id === params.stageId)?.version;
  await world.admin.ask('patch', '/programmes/{id}/stages/{stageId}', {
    params: { id, ...params },
    body: { closesAt: new Date(Date.now() - 1000), version },
  });
  const { digest } = await world.admin.ask<{ digest: string }>('get', '/stages/enrolment/{stageId}/allotment', {
    params,
  });
  return { params, body: { digest } };
}

/** A workshop whose places a union has a quota of, and a sheet that gives two of them to one below. */
async function quoted(world: World) {
  const unitId = world.district;
  const name = `得到名额的工会${crypto.randomUUID().slice(0, 8)}`;
  const { id: belowId } = await world.admin.ask<{ id: string }>('post', '/units', {
    body: { parentId: unitId, kind: 'primary', name },
  });
  const params = await workshop(world, { seats: 8, quotas: [{ unitId, places: 5 }] });
  return { params, unitId, belowId, sheet: Buffer.from(`单位,名额\n${name},2`).toString('base64') };
}

/** A workshop with a doctor who reads health forms, and somebody with a place who handed one in or not yet. */
export async function asked(world: World, answers?: Record<string, string>) {
  const { client: doctor, username } = await world.signedInOfficer(undefined, world.partner);
  const { id: programmeId, stages } = await world.live('workshop', 'places', {
    batches: [{ key: 'later', label: '第一批', places: 9, startsOn: '2099-01-01', endsOn: '2099-01-05' }],
    healthForm: {
      questions: [{ key: 'illness', label: '慢性病史', labelEn: 'Lasting illness', kind: 'longText', required: true }],
      doctors: [{ username }],
    },
  });
  const params = { stageId: stages.places ?? '' };
  const { client: as } = await world.worker();
  const { id } = await as.ask<{ id: string }>('post', '/stages/enrolment/{stageId}/enrol', {
    params,
    body: { wishes: ['later'] },
  });
  if (answers)
    await as.ask('post', '/stages/enrolment/{stageId}/hand-in-health', { params, body: { answers, agreed: true } });
  return { programmeId, params, as, doctor, enrolmentId: id };
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
  'stage-enrolment.giveQuota': async (world) => {
    const { params, unitId, belowId } = await quoted(world);
    return { params, body: { fromUnitId: unitId, rows: [{ unitId: belowId, places: 2 }] } };
  },
  'stage-enrolment.importQuotas': async (world) => {
    const { params, unitId, sheet } = await quoted(world);
    return { params, body: { fromUnitId: unitId, sheet } };
  },
  'stage-enrolment.quotas': async (world) => ({ params: (await quoted(world)).params }),
  'stage-enrolment.quotas.export': async (world) => ({ params: (await quoted(world)).params }),
  'stage-enrolment.quotaChanges': async (world) => ({ params: (await quoted(world)).params }),
  'stage-enrolment.clawBack': async (world) => ({ params: (await quoted(world)).params }),
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
  'stage-enrolment.allot': closed,
  'stage-enrolment.addPoints': async (world) => {
    const { params, enrolmentId } = await applied(world);
    return { params, body: { enrolmentId, points: 5, reason: '带病坚持工作' } };
  },
  'stage-enrolment.handInHealth': async (world) => {
    const { params, as } = await asked(world);
    return { params, as, body: { answers: { illness: '无' }, agreed: true } };
  },
  'stage-enrolment.agreeHealth': async (world) => {
    const { params, as } = await asked(world, { illness: '无' });
    return { params, as, body: {} };
  },
  'stage-enrolment.takeBackHealth': async (world) => {
    const { params, as } = await asked(world, { illness: '无' });
    return { params, as, body: {} };
  },
  'stage-enrolment.remindHealth': async (world) => ({ params: (await asked(world)).params, body: {} }),
  'stage-enrolment.health': async (world) => {
    const { params, as } = await asked(world, { illness: '无' });
    return { params, as };
  },
  'stage-enrolment.healthDesk': async (world) => {
    const { params, doctor } = await asked(world);
    return { params, as: doctor };
  },
  'stage-enrolment.healthSheet': async (world) => {
    const { params, doctor, enrolmentId } = await asked(world, { illness: '无' });
    return { params, as: doctor, query: { enrolmentId } };
  },
  'stage-enrolment.claim': async (world) => {
    const { params, as } = await applied(world);
    return { params, as };
  },
  'stage-enrolment.allotment': async (world) => ({ params: (await applied(world)).params }),
  'stage-enrolment.applicants': async (world) => ({ params: (await applied(world)).params }),
  'stage-enrolment.applicants.export': async (world) => ({ params: (await applied(world)).params }),
  'stage-enrolment.explain': async (world) => {
    const { params, enrolmentId } = await applied(world);
    return { params, query: { enrolmentId } };
  },
  'stage-enrolment.draw': async (world) => ({ params: (await applied(world)).params }),
  'stage-enrolment.published': async (world) => {
    const { params, body } = await closed(world);
    await world.admin.ask('post', '/stages/enrolment/{stageId}/allot', { params, body });
    return { params };
  },
  'stage-enrolment.recompute': async (world) => ({ params: (await applied(world)).params }),
};

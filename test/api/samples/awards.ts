import type { Sample } from './contract.ts';

type World = Parameters<Sample>[0];

interface Row {
  tier: string | null;
  subject: { kind: string; id: string };
}

/** A workshop whose people are awarded: two enrolled, one prize, so that a tie is open; a third place has no end. */
async function contest(world: World, settings: object = {}) {
  const { id: programmeId, stages } = await world.draft('workshop');
  const { id: stageId } = await world.admin.ask<{ id: string }>('post', '/programmes/{programmeId}/stages', {
    params: { programmeId },
    body: {
      kind: 'awards',
      settings: { tiers: [{ name: '优秀学员', key: 'best', count: null }], organisers: {}, ...settings },
      takesFrom: stages.places,
    },
  });
  await world.publish(programmeId);
  const worker = await world.worker();
  const other = await world.worker();
  for (const { client } of [worker, other])
    await client.ask('post', '/stages/enrolment/{stageId}/enrol', {
      params: { stageId: stages.places ?? '' },
      body: {},
    });
  const params = { stageId };
  const draft = () =>
    world.admin.ask<{ digest: string; rows: Row[] }>('get', '/stages/awards/{stageId}/draft', { params });
  const subject = (await draft()).rows[0]?.subject ?? { kind: 'person', id: '' };
  return { params, worker, subject, digest: async () => (await draft()).digest };
}

/** The same, released: its awards, and a certificate that a worker holds. */
async function released(world: World) {
  const { params, worker, digest } = await contest(world);
  await world.admin.ask('post', '/stages/awards/{stageId}/release', { params, body: { digest: await digest() } });
  const { items } = await world.admin.ask<{ items: { id: string }[] }>('get', '/stages/awards/{stageId}/awards', {
    params,
  });
  const { items: mine } = await worker.client.ask<{ items: { id: string; number: string }[] }>(
    'get',
    '/me/certificates',
    {},
  );
  return { params, worker, awardId: items[0]?.id ?? '', certificate: mine[0] ?? { id: '', number: '' } };
}

const reason = '复核后更正';

/** The stage awards and the registry of certificates. */
export const awards: Record<string, Sample> = {
  'stage-awards.place': async (world) => {
    const { params, subject } = await contest(world);
    return { params, body: { subject, to: 'none', reason } };
  },
  'stage-awards.decide': async (world) => {
    const { params, subject } = await contest(world, { tiers: [{ name: '优秀学员', key: 'best', count: 1 }] });
    return { params, body: { tier: 'best', chosen: [subject], reason } };
  },
  'stage-awards.organise': async (world) => ({
    params: (await contest(world)).params,
    body: { unitId: world.primary, chosen: true, reason },
  }),
  'stage-awards.release': async (world) => {
    const { params, digest } = await contest(world);
    return { params, body: { digest: await digest() } };
  },
  'stage-awards.revoke': async (world) => {
    const { params, awardId } = await released(world);
    return { params, body: { awardId, reason: '申报材料不实' } };
  },
  'stage-awards.winners': async (world) => ({ params: (await released(world)).params, as: world.visitor() }),
  'stage-awards.draft': async (world) => ({ params: (await contest(world)).params }),
  'stage-awards.field': async (world) => ({ params: (await contest(world)).params }),
  'stage-awards.awards': async (world) => ({ params: (await released(world)).params }),
  'stage-awards.awards.export': async (world) => ({ params: (await released(world)).params }),
  'stage-awards.ranking': async (world) => ({ params: (await contest(world)).params }),
  'certificates.check': async (world) => ({
    params: { number: (await released(world)).certificate.number },
    as: world.visitor(),
  }),
  'certificates.listMine': async (world) => ({ as: (await released(world)).worker.client }),
  'certificates.print': async (world) => {
    const { worker, certificate } = await released(world);
    return { params: { certificateId: certificate.id }, as: worker.client };
  },
  'certificates.startRun': async (world) => ({ body: { batchId: (await released(world)).params.stageId } }),
  'certificates.listRuns': async (world) => ({ query: { batchId: (await released(world)).params.stageId } }),
  'certificates.readRun': async (world) => {
    const { params } = await released(world);
    const { id } = await world.admin.ask<{ id: string }>('post', '/certificates/runs', {
      body: { batchId: params.stageId },
    });
    return { params: { runId: id } };
  },
  'certificates.seal': (world) => ({ params: { unitId: world.primary } }),
  'certificates.setSeal': (world) => ({ params: { unitId: world.primary }, body: { fileId: null } }),
};

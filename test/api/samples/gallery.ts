import type { Sample } from './contract.ts';

type World = Parameters<Sample>[0];

/** A workshop whose people are hung in a gallery: one, who agreed on paper; open unless it is still to be. */
async function exhibition(world: World, isOpen = true) {
  const { id: programmeId, stages } = await world.draft('workshop');
  const { id } = await world.admin.ask<{ id: string }>('post', '/programmes/{programmeId}/stages', {
    params: { programmeId },
    body: {
      kind: 'gallery',
      settings: { zones: [{ key: 'hands', label: '巧手', groups: '' }] },
      takesFrom: stages.places,
    },
  });
  await world.publish(programmeId);
  const worker = await world.worker();
  await worker.client.ask('post', '/stages/enrolment/{stageId}/enrol', {
    params: { stageId: stages.places ?? '' },
    body: {},
  });
  const params = { stageId: id };
  const { items } = await world.admin.ask<{ items: { id: string }[] }>('get', '/stages/gallery/{stageId}/pieces', {
    params,
  });
  const pieceId = items[0]?.id ?? '';
  const consent = { pieceId, hall: true, wall: true, evidence: '本人签字的同意书' };
  await world.admin.ask('post', '/stages/gallery/{stageId}/consent', { params, body: consent });
  if (isOpen) await world.admin.ask('post', '/stages/gallery/{stageId}/open', { params, body: {} });
  return { params, pieceId, worker: worker.client, consent };
}

const seen: Sample = async (world) => ({ params: (await exhibition(world)).params, as: world.visitor() });
const kept: Sample = async (world) => ({ params: (await exhibition(world)).params });
const arranged =
  (body: object): Sample =>
  async (world) => {
    const { params, pieceId } = await exhibition(world);
    return { params, body: { pieceIds: [pieceId], ...body } };
  };

/** Exhibitions. */
export const gallery: Record<string, Sample> = {
  'stage-gallery.open': async (world) => ({ params: (await exhibition(world, false)).params, body: {} }),
  'stage-gallery.close': async (world) => ({ params: (await exhibition(world)).params, body: {} }),
  'stage-gallery.place': arranged({ zone: 'hands' }),
  'stage-gallery.order': arranged({}),
  'stage-gallery.feature': arranged({ featured: true }),
  'stage-gallery.hide': arranged({ reason: '待核实' }),
  'stage-gallery.show': arranged({}),
  'stage-gallery.consent': async (world) => {
    const { params, consent } = await exhibition(world);
    return { params, body: consent };
  },
  'stage-gallery.agree': async (world) => {
    const { params, pieceId, worker } = await exhibition(world);
    return { params, as: worker, body: { pieceId, hall: true, wall: false } };
  },
  'stage-gallery.visit': async (world) => ({
    params: (await exhibition(world)).params,
    as: world.visitor(),
    body: {},
  }),
  'stage-gallery.exhibition': seen,
  'stage-gallery.piece': async (world) => {
    const { params, pieceId } = await exhibition(world);
    return { params, query: { pieceId }, as: world.visitor() };
  },
  'stage-gallery.file': async (world) => {
    const { params, pieceId } = await exhibition(world);
    return { params, query: { pieceId, at: 0 } };
  },
  'stage-gallery.screen': seen,
  'stage-gallery.mine': async (world) => {
    const { params, worker } = await exhibition(world);
    return { params, as: worker };
  },
  'stage-gallery.desk': kept,
  'stage-gallery.pieces': kept,
  'stage-gallery.pieces.export': kept,
};

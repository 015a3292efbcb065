import sharp from 'sharp';
import type { Sample } from './contract.ts';
import { fileForm } from './files.ts';

type World = Parameters<Sample>[0];

const briefText = {
  masthead: { name: '工会简报', issuer: '试点区总工会办公室' },
  headline: '试点区总工会送法进站点',
  body: [{ kind: 'paragraph', runs: [{ text: '活动在工人文化宫举行。' }] }],
};

async function brief(world: World) {
  const { id } = await world.admin.ask<{ id: string }>('post', '/briefs', {
    body: { unitId: world.district, document: briefText },
  });
  const params = { briefId: id };
  return { params, version: await world.versionOf('/briefs/{briefId}', params) };
}

async function draft(world: World, template = 'workshop') {
  const { id, stages } = await world.draft(template);
  const params = { programmeId: id };
  return { params, stages, version: await world.versionOf('/programmes/{programmeId}', params) };
}

/** Programmes, briefs, figures, files. */
export const programmes: Record<string, Sample> = {
  'programmes.createProgramme': (world) => ({
    body: { template: 'workshop', unitId: world.district, title: '风筝课' },
  }),
  'programmes.getProgramme': async (world) => ({ params: { programmeId: (await world.live('workshop')).id } }),
  'programmes.updateProgramme': async (world) => {
    const { params, version } = await draft(world);
    return { params, body: { title: '沙燕风筝课', version } };
  },
  'programmes.moveProgramme': async (world) => ({ params: (await draft(world)).params, body: { move: 'publish' } }),
  'programmes.cloneProgramme': async (world) => ({ params: (await draft(world)).params, body: { title: '第二期' } }),
  'programmes.addStage': async (world) => ({ params: (await draft(world)).params, body: { kind: 'tally' } }),
  'programmes.updateStage': async (world) => {
    const { params, stages } = await draft(world);
    const [stage] = await world.stagesOf(params.programmeId);
    return { params: { ...params, stageId: stages.places ?? '' }, body: { title: '抢位', version: stage?.version } };
  },
  'programmes.orderStages': async (world) => {
    const { params, stages } = await draft(world);
    return { params, body: { stageIds: Object.values(stages) } };
  },
  'programmes.removeStage': async (world) => {
    const { params, stages } = await draft(world);
    return { params: { ...params, stageId: stages.feedback ?? '' } };
  },
  'programmes.listChanges': async (world) => ({ params: (await draft(world)).params }),
  'programmes.getProgress': async (world) => ({ params: { programmeId: (await world.live('campaign')).id } }),
  'briefs.draftBrief': async (world) => ({ params: { programmeId: (await world.live('law-campaign')).id } }),
  'briefs.createBrief': (world) => ({ body: { unitId: world.district, document: briefText } }),
  'briefs.getBrief': async (world) => ({ params: (await brief(world)).params }),
  'briefs.updateBrief': async (world) => {
    const { params, version } = await brief(world);
    return { params, body: { version, document: { ...briefText, headline: '送法进站点' } } };
  },
  'briefs.deleteBrief': async (world) => ({ params: (await brief(world)).params }),
  'briefs.checkBrief': async (world) => ({ params: (await brief(world)).params }),
  'briefs.refreshBrief': async (world) => {
    const { params, version } = await brief(world);
    return { params, body: { version } };
  },
  'briefs.issueBrief': async (world) => {
    const { params, version } = await brief(world);
    return { params, body: { version } };
  },
  'briefs.printBrief': async (world) => ({ params: (await brief(world)).params }),
  'figures.getFigures': (world) => ({ query: { unitId: world.district } }),
  'figures.listFigures': (world) => ({ query: { unitId: world.district } }),
  'figures.listFigures.export': (world) => ({ query: { unitId: world.district } }),
  'figures.getSeries': (world) => ({ query: { unitId: world.district, indicator: 'leaflets' } }),
  'figures.getByUnit': (world) => ({ query: { unitId: world.district, indicator: 'leaflets' } }),
  'figures.listRecords': (world) => ({ query: { unitId: world.district, indicator: 'leaflets' } }),
  'figures.listRecords.export': (world) => ({ query: { unitId: world.district, indicator: 'leaflets' } }),
  'figures.sumRecords': (world) => ({ query: { unitId: world.district, indicator: 'leaflets' } }),
  'files.uploadPicture': async (world) => {
    const create = { width: 64, height: 48, channels: 3, background: '#b3261e' } as const;
    const bytes = new Uint8Array(await sharp({ create }).jpeg().toBuffer());
    return { query: { unitId: world.district }, body: fileForm(bytes, 'photo.jpg', 'image/jpeg') };
  },
  'files.uploadDocument': (world) => ({
    query: { unitId: world.district },
    body: fileForm(
      new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
      'minutes.pdf',
      'application/pdf',
    ),
  }),
  'audience.count': () => ({ body: { audience: { membersOnly: true } } }),
};

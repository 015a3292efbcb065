import sharp from 'sharp';
import { compareWork } from '../../../src/stages/submissions/likenesses/service.ts';
import type { Client } from '../client.ts';
import type { Sample } from './contract.ts';
import { fileForm } from './files.ts';

type World = Parameters<Sample>[0];

/** A contest that takes photos and texts, open now. */
async function contest(world: World, settings: object = {}) {
  const { id: programmeId } = await world.draft('campaign');
  const { id: stageId } = await world.admin.ask<{ id: string }>('post', '/programmes/{programmeId}/stages', {
    params: { programmeId },
    body: { kind: 'submissions', settings: { pictures: null, text: { required: true }, ...settings } },
  });
  await world.publish(programmeId);
  return { stageId };
}

const essay = {
  title: '我的师傅',
  text: '师傅在车间里干了三十年，从没出过一件次品。他常说：活儿是给人用的。',
  agreed: true,
};

async function begun(world: World, { action = 'hand-in', ...more }: { action?: string; settings?: object } = {}) {
  const params = await contest(world, more.settings);
  const { client } = await world.worker();
  return { params, as: client, workId: await write(client, params, action) };
}

async function write(client: Client, params: { stageId: string }, action: string): Promise<string> {
  const path = `/stages/submissions/{stageId}/${action}`;
  return (await client.ask<{ id: string }>('post', path, { params, body: essay })).id;
}

/** Two works of two people, one a copy of the other, compared. */
async function alike(world: World) {
  const { params, workId } = await begun(world);
  const { client } = await world.worker();
  const otherId = await write(client, params, 'hand-in');
  await compareWork(world.house, { federationId: world.federation, ...params, workId });
  const query = { workId, otherId, kind: 'text' };
  return { params, query };
}

/** Such a pair as an officer looked at it. */
async function seen(world: World) {
  const { params, query } = await alike(world);
  const { foundAt } = await world.admin.ask<{ foundAt: string }>('get', '/stages/submissions/{stageId}/pair', {
    ...{ params, query },
  });
  return { params, pair: { workId: query.workId, otherId: query.otherId }, foundAt };
}

/** The API of the stage submissions. */
export const submissions: Record<string, Sample> = {
  'stage-submissions.save': async (world) => ({
    params: await contest(world),
    as: (await world.worker()).client,
    body: essay,
  }),
  'stage-submissions.handIn': async (world) => ({
    params: await contest(world),
    as: (await world.worker()).client,
    body: essay,
  }),
  'stage-submissions.withdraw': async (world) => {
    const { params, as, workId } = await begun(world);
    return { params, as, body: { workId } };
  },
  'stage-submissions.discard': async (world) => {
    const { params, as, workId } = await begun(world, { action: 'save' });
    return { params, as, body: { workId } };
  },
  'stage-submissions.disqualify': async (world) => {
    const { params, workId } = await begun(world);
    return { params, body: { workId, reason: '抄袭' } };
  },
  'stage-submissions.reinstate': async (world) => {
    const { params, workId } = await begun(world);
    const body = { workId, reason: '核实为原创' };
    await world.admin.ask('post', '/stages/submissions/{stageId}/disqualify', { params, body });
    return { params, body };
  },
  'stage-submissions.mine': async (world) => {
    const { params, as } = await begun(world);
    return { params, as };
  },
  'stage-submissions.receipt': async (world) => {
    const { params, as, workId } = await begun(world);
    return { params, as, query: { workId } };
  },
  'stage-submissions.works': async (world) => ({ params: (await begun(world)).params }),
  'stage-submissions.works.export': async (world) => ({ params: (await begun(world)).params }),
  'stage-submissions.summary': async (world) => ({ params: (await begun(world)).params }),
  'stage-submissions.detail': async (world) => {
    const { params, workId } = await begun(world);
    return { params, query: { workId } };
  },
  'stage-submissions.pair': alike,
  'stage-submissions.clear': async (world) => {
    const { params, pair, foundAt } = await seen(world);
    return { params, body: { ...pair, foundAt, note: '同一首歌词' } };
  },
  'stage-submissions.reopen': async (world) => {
    const { params, pair, foundAt } = await seen(world);
    await world.admin.ask('post', '/stages/submissions/{stageId}/clear', { params, body: { ...pair, foundAt } });
    return { params, body: pair };
  },
  'stage-submissions.originals': async (world) => {
    const params = await contest(world, { pictures: { required: true }, text: null });
    const { client } = await world.worker();
    const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#b3131d' } })
      .jpeg()
      .toBuffer();
    const file = fileForm(new Uint8Array(photo), 'red.jpg', 'image/jpeg');
    const { id: fileId } = await client.ask<{ id: string }>('post', '/files/pictures', { body: file });
    const body = { title: '红', files: [{ fileId }], agreed: true };
    await client.ask('post', '/stages/submissions/{stageId}/hand-in', { params, body });
    return { params };
  },
};

const letter = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');

async function upload(world: World, pieces: boolean) {
  const { client } = await world.worker();
  const body = { name: '申报书.pdf', kind: 'document', bytes: letter.length };
  const { id: uploadId } = await client.ask<{ id: string }>('post', '/uploads', { body });
  const params = { uploadId };
  if (pieces) {
    const file = fileForm(letter, 'piece', 'application/octet-stream');
    await client.ask('post', '/uploads/{uploadId}/pieces', { params, query: { offset: 0 }, body: file });
  }
  return { params, as: client };
}

/** Uploads in pieces. */
export const uploads: Record<string, Sample> = {
  'files.beginUpload': async (world) => ({
    as: (await world.worker()).client,
    body: { name: '申报书.pdf', kind: 'document', bytes: letter.length },
  }),
  'files.getUpload': (world) => upload(world, false),
  'files.putPiece': async (world) => ({
    ...(await upload(world, false)),
    query: { offset: 0 },
    body: fileForm(letter, 'piece', 'application/octet-stream'),
  }),
  'files.finishUpload': (world) => upload(world, true),
  'files.dropUpload': (world) => upload(world, false),
};

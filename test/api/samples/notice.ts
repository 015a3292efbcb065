import type { Client } from '../client.ts';
import type { Sample } from './contract.ts';

type World = Parameters<Sample>[0];

interface Board {
  params: { stageId: string };
  nameId: string;
  handler: Client;
  accountId: string;
  username: string;
}

/** A workshop whose people are put on the board, by whom it is handled; posted unless it is still to be. */
async function board(world: World, isPosted = true): Promise<Board> {
  const { id: programmeId, stages } = await world.draft('workshop');
  const settings = { basis: '×工发〔2026〕5号', phone: '010-00000000' };
  const { id } = await world.admin.ask<{ id: string }>('post', '/programmes/{programmeId}/stages', {
    params: { programmeId },
    body: { kind: 'notice', settings, takesFrom: stages.places },
  });
  await world.publish(programmeId);
  const worker = await world.worker();
  await worker.client.ask('post', '/stages/enrolment/{stageId}/enrol', {
    params: { stageId: stages.places ?? '' },
    body: {},
  });
  const params = { stageId: id };
  const { id: accountId, client: handler, username } = await world.signedInOfficer();
  await world.admin.ask('post', '/stages/notice/{stageId}/appoint', { params, body: { usernames: [username] } });
  if (isPosted) await world.admin.ask('post', '/stages/notice/{stageId}/post', { params, body: {} });
  const { names } = await world.admin.ask<{ names: { id: string }[] }>('get', '/stages/notice/{stageId}/notice', {
    params,
  });
  return { params, nameId: names[0]?.id ?? '', handler, accountId, username };
}

const words = '此人推荐材料中的产值与实际不符，请核查。';

/** The same, with an objection that is being investigated. */
async function objected(world: World) {
  const at = await board(world);
  const { params, nameId, handler, accountId } = at;
  await world.visitor().ask('post', '/stages/notice/{stageId}/object', { params, body: { nameId, words } });
  const { objections } = await handler.ask<{ objections: { id: string }[] }>('get', '/stages/notice/{stageId}/desk', {
    params,
  });
  const objectionId = objections[0]?.id ?? '';
  await handler.ask('post', '/stages/notice/{stageId}/assign', { params, body: { objectionId, accountId } });
  return { ...at, objectionId };
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Public notices and objections to them. */
export const notice: Record<string, Sample> = {
  'stage-notice.appoint': async (world) => {
    const { params, username } = await board(world, false);
    return { params, body: { usernames: [username] } };
  },
  'stage-notice.post': async (world) => ({ params: (await board(world, false)).params, body: {} }),
  'stage-notice.withdraw': async (world) => {
    const { params, nameId } = await board(world);
    return { params, body: { nameId, reason: '本人放弃' } };
  },
  'stage-notice.finish': async (world) => ({ params: (await board(world)).params, body: {} }),
  'stage-notice.object': async (world) => {
    const { params, nameId } = await board(world);
    return { params, body: { nameId, words } };
  },
  'stage-notice.register': async (world) => {
    const { params, nameId, handler } = await board(world);
    return { params, as: handler, body: { nameId, words, channel: 'phone', receivedOn: today() } };
  },
  'stage-notice.assign': async (world) => {
    const { params, handler, objectionId, accountId } = await objected(world);
    return { params, as: handler, body: { objectionId, accountId } };
  },
  'stage-notice.note': async (world) => {
    const { params, handler, objectionId } = await objected(world);
    return { params, as: handler, body: { objectionId, words: '已调取台账核对' } };
  },
  'stage-notice.conclude': async (world) => {
    const { params, handler, objectionId } = await objected(world);
    return { params, as: handler, body: { objectionId, outcome: 'dismissed', reply: '经核查不属实' } };
  },
  'stage-notice.notice': async (world) => ({ params: (await board(world)).params }),
  'stage-notice.sheet': async (world) => ({ params: (await board(world)).params }),
  'stage-notice.receipt': async (world) => ({ params: (await board(world)).params, query: { receipt: 'AAAA' } }),
  'stage-notice.status': async (world) => ({ params: (await board(world)).params }),
  'stage-notice.names': async (world) => ({ params: (await board(world)).params }),
  'stage-notice.names.export': async (world) => ({ params: (await board(world)).params }),
  'stage-notice.desk': async (world) => {
    const { params, handler } = await objected(world);
    return { params, as: handler };
  },
};

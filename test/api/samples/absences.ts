import type { Sample } from './contract.ts';

type World = Parameters<Sample>[0];

const HOUR_MS = 3_600_000;

/** A class that is over, to which somebody with a place did not come. */
async function missed(world: World) {
  const { stages } = await world.live('workshop', 'places', {});
  const worker = await world.worker();
  await worker.client.ask('post', '/stages/enrolment/{stageId}/enrol', {
    params: { stageId: stages.places ?? '' },
    body: {},
  });
  const params = { stageId: stages.class ?? '' };
  const { id: sessionId } = await world.session(params.stageId, {
    startsAt: new Date(Date.now() - 3 * HOUR_MS),
    endsAt: new Date(Date.now() - HOUR_MS),
  });
  return { params, sessionId, as: worker.client };
}

/** The same, entered. */
async function entered(world: World) {
  const { params, sessionId, as } = await missed(world);
  await world.admin.ask('post', '/stages/sessions/{stageId}/close-roll', { params, body: { sessionId } });
  const { items } = await as.ask<{ items: { id: string }[] }>('get', '/me/absences');
  return { as, params: { absenceId: items[0]?.id ?? '' } };
}

/** Absences, and closing the roll that enters them. */
export const absences: Record<string, Sample> = {
  'stage-sessions.closeRoll': async (world) => {
    const { params, sessionId } = await missed(world);
    return { params, body: { sessionId } };
  },
  'absences.list': async (world) => {
    await entered(world);
    return {};
  },
  'absences.history': async (world) => ({ params: (await entered(world)).params }),
  'absences.decide': async (world) => ({
    params: (await entered(world)).params,
    body: { decision: 'excuse', reason: '当天加班' },
  }),
  'absences.listMine': async (world) => ({ as: (await entered(world)).as }),
  'absences.appeal': async (world) => ({ ...(await entered(world)), body: { reason: '当天加班' } }),
};

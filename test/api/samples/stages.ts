import type { Sample } from './contract.ts';
import { fileForm } from './files.ts';

type World = Parameters<Sample>[0];

/** A law campaign with a session that has begun. */
async function point(world: World, more: object = {}) {
  const { stages } = await world.live('law-campaign', 'points', { modes: ['on-site', 'online'] });
  const params = { stageId: stages.points ?? '' };
  const { id: sessionId, version } = await world.session(params.stageId, more);
  return { params, sessionId, version };
}

/** The same, with somebody who came. */
async function attended(world: World) {
  const at = await point(world);
  const worker = await world.worker();
  const body = { sessionId: at.sessionId, personIds: [worker.id] };
  await world.admin.ask('post', '/stages/sessions/{stageId}/hand-in', { params: at.params, body });
  return { ...at, worker };
}

/** A choir that takes part in a session that has begun. */
async function choir(world: World) {
  const { stages } = await world.live('workshop', 'places', {
    categories: [{ key: 'choir', label: '合唱', least: 1, most: 9 }],
  });
  const worker = await world.worker();
  await worker.client.ask('post', '/stages/enrolment/{stageId}/enrol', {
    params: { stageId: stages.places ?? '' },
    body: { team: { name: '晨光合唱队', category: 'choir', members: [] } },
  });
  const params = { stageId: stages.class ?? '' };
  const { id: sessionId } = await world.session(params.stageId);
  const { teams } = await world.admin.ask<{ teams: { teamId: string }[] }>('get', '/stages/sessions/{stageId}/helper', {
    params,
    query: { sessionId },
  });
  return { params, sessionId, teamId: teams[0]?.teamId ?? '' };
}

async function material(world: World) {
  const { params, sessionId } = await point(world);
  const body = { sessionId, title: '劳动合同法读本', url: 'https://example.com/law' };
  await world.admin.ask('post', '/stages/sessions/{stageId}/add-material', { params, body });
  const { sessions } = await world.admin.ask<{ sessions: { materials: { id: string }[] }[] }>(
    'get',
    '/stages/sessions/{stageId}/programme',
    { params },
  );
  return { params, materialId: sessions[0]?.materials[0]?.id ?? '' };
}

async function written(world: World) {
  const { params, sessionId } = await point(world);
  const body = { sessionId, body: '会议记录。' };
  await world.admin.ask('post', '/stages/sessions/{stageId}/write-minutes', { params, body });
  return { params, sessionId };
}

async function tally(world: World) {
  const { stages } = await world.live('law-campaign', 'tally', { units: [{ unitId: world.partner }] });
  return { stageId: stages.tally ?? '' };
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const leaflets = (world: World) => ({ unitId: world.partner, indicator: 'leaflets', day: today(), amount: 300 });

async function reported(world: World) {
  const params = await tally(world);
  const { client } = await world.signedInOfficer('partner-reporter', world.partner);
  const body = leaflets(world);
  const { id: reportId } = await client.ask<{ id: string }>('post', '/stages/tally/{stageId}/report', { params, body });
  return { params, as: client, reportId };
}

/** The feedback of a campaign, asked of somebody who came. */
async function asked(world: World) {
  const { stages } = await world.live('law-campaign');
  const { id: sessionId } = await world.session(stages.points ?? '');
  const worker = await world.worker();
  await world.admin.ask('post', '/stages/sessions/{stageId}/hand-in', {
    params: { stageId: stages.points ?? '' },
    body: { sessionId, personIds: [worker.id] },
  });
  return { params: { stageId: stages.feedback ?? '' }, as: worker.client };
}

/** Sessions, tally, feedback. */
export const stages: Record<string, Sample> = {
  'stage-sessions.scans': async (world) => {
    const { params, sessionId } = await point(world);
    const code = await world.codeOf((await world.worker()).id);
    const scan = { scanId: crypto.randomUUID(), sessionId, code, scannedAt: new Date() };
    return { params, body: { scans: [scan] } };
  },
  'stage-sessions.handIn': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, body: { sessionId, personIds: [(await world.worker()).id] } };
  },
  'stage-sessions.handInTeam': async (world) => {
    const { params, sessionId, teamId } = await choir(world);
    return { params, body: { sessionId, teamId } };
  },
  'stage-sessions.posterCheckIn': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, as: (await world.worker()).client, body: { sessionId, token: 'of-another-poster' } };
  },
  'stage-sessions.checkInOnline': async (world) => {
    const { params, sessionId } = await point(world, { online: true, onlineLink: 'https://example.com/live' });
    return { params, as: (await world.worker()).client, body: { sessionId } };
  },
  'stage-sessions.correct': async (world) => {
    const { params, sessionId, worker } = await attended(world);
    return { params, body: { sessionId, change: 'withdraw', personIds: [worker.id], reason: '认错人' } };
  },
  'stage-sessions.addSession': async (world) => {
    const { params } = await point(world);
    const [startsAt, endsAt] = [new Date(Date.now() + 3_600_000), new Date(Date.now() + 7_200_000)];
    return { params, body: { title: '第二场', startsAt, endsAt, venue: '二层' } };
  },
  'stage-sessions.updateSession': async (world) => {
    const { params, sessionId, version } = await point(world);
    return { params, body: { sessionId, version, venue: '三层' } };
  },
  'stage-sessions.cancelSession': async (world) => {
    const { params, sessionId, version } = await point(world);
    return { params, body: { sessionId, version, reason: '大风' } };
  },
  'stage-sessions.removeSession': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, body: { sessionId } };
  },
  'stage-sessions.setAgenda': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, body: { sessionId, items: [{ title: '以案说法', minutes: 40, speakers: [{ name: '刘律师' }] }] } };
  },
  'stage-sessions.planTeams': async (world) => {
    const { params, sessionId } = await choir(world);
    return { params, body: { sessionId, minutes: 12 } };
  },
  'stage-sessions.addMaterial': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, body: { sessionId, title: '劳动合同法读本', url: 'https://example.com/law' } };
  },
  'stage-sessions.removeMaterial': async (world) => {
    const { params, materialId } = await material(world);
    return { params, body: { materialId } };
  },
  'stage-sessions.markRead': async (world) => {
    const { params, materialId } = await material(world);
    return { params, as: (await world.worker()).client, body: { materialId } };
  },
  'stage-sessions.writeMinutes': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, body: { sessionId, body: '会议记录。' } };
  },
  'stage-sessions.setFollowUps': async (world) => {
    const { params, sessionId } = await written(world);
    return { params, body: { sessionId, followUps: [{ text: '答复来信', owner: '刘律师' }] } };
  },
  'stage-sessions.addGuests': async (world) => ({
    params: (await point(world)).params,
    body: { personIds: [(await world.worker()).id] },
  }),
  'stage-sessions.removeGuests': async (world) => {
    const { params } = await point(world);
    const body = { personIds: [(await world.worker()).id] };
    await world.admin.ask('post', '/stages/sessions/{stageId}/add-guests', { params, body });
    return { params, body };
  },
  'stage-sessions.programme': async (world) => ({ params: (await point(world)).params }),
  'stage-sessions.attendance': async (world) => ({ params: (await attended(world)).params }),
  'stage-sessions.attendance.export': async (world) => ({ params: (await attended(world)).params }),
  'stage-sessions.absent': async (world) => ({ params: (await attended(world)).params }),
  'stage-sessions.absent.export': async (world) => ({ params: (await attended(world)).params }),
  'stage-sessions.lookUp': async (world) => {
    const { params, sessionId } = await attended(world);
    return { params, query: { sessionId, q: '王小' } };
  },
  'stage-sessions.helper': async (world) => ({ params: (await attended(world)).params }),
  'stage-sessions.poster': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, query: { sessionId } };
  },
  'stage-sessions.programmeSheet': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, query: { sessionId } };
  },
  'stage-sessions.checkIn': async (world) => {
    const { params, sessionId } = await point(world);
    return { params, query: { sessionId } };
  },
  'stage-sessions.minutes': async (world) => {
    const { params, sessionId } = await written(world);
    return { params, query: { sessionId } };
  },
  'stage-sessions.material': async (world) => {
    const { params, sessionId } = await point(world);
    const query = { unitId: world.district };
    const file = fileForm(new TextEncoder().encode('%PDF-1.4\n%%EOF\n'), 'law.pdf', 'application/pdf');
    const { id: fileId } = await world.admin.ask<{ id: string }>('post', '/files/documents', { query, body: file });
    const body = { sessionId, title: '读本', fileId };
    await world.admin.ask('post', '/stages/sessions/{stageId}/add-material', { params, body });
    const { sessions } = await world.admin.ask<{ sessions: { materials: { id: string }[] }[] }>(
      'get',
      '/stages/sessions/{stageId}/programme',
      { params },
    );
    return { params, query: { materialId: sessions[0]?.materials[0]?.id ?? '' } };
  },

  'stage-tally.report': async (world) => ({
    params: await tally(world),
    as: (await world.signedInOfficer('partner-reporter', world.partner)).client,
    body: leaflets(world),
  }),
  'stage-tally.correct': async (world) => {
    const { params, as, reportId } = await reported(world);
    return { params, as, body: { reportId, amount: 250, reason: '多数了一箱' } };
  },
  'stage-tally.withdraw': async (world) => {
    const { params, as, reportId } = await reported(world);
    return { params, as, body: { reportId, reason: '重复填报' } };
  },
  'stage-tally.sheet': async (world) => {
    const { params, as } = await reported(world);
    return { params, as };
  },
  'stage-tally.reports': async (world) => ({ params: (await reported(world)).params }),
  'stage-tally.reports.export': async (world) => ({ params: (await reported(world)).params }),
  'stage-tally.summary': async (world) => ({ params: (await reported(world)).params }),
  'stage-tally.history': async (world) => {
    const { params, as, reportId } = await reported(world);
    return { params, as, query: { reportId } };
  },

  'stage-feedback.answer': async (world) => ({
    ...(await asked(world)),
    body: { ratings: { overall: 5 }, words: '讲得明白' },
  }),
  'stage-feedback.form': async (world) => asked(world),
  'stage-feedback.report': async (world) => ({ params: (await asked(world)).params }),
};

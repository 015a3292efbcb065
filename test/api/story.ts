import sharp from 'sharp';
import type { Client } from './client.ts';
import { arrived, uploaded } from './samples/appointments.ts';
import { asked } from './samples/enrolment.ts';
import { fileForm } from './samples/files.ts';
import type { World } from './world.ts';

/** What must not be heard by everybody; each occurs nowhere else in the world. */
export const secrets = {
  /** Who handed in a work of a blind round, and what the picture's file tells. */
  author: ['欧阳隐', 'IMG_HIDDEN_0', 'HiddenCameraOwner0'],
  rival: ['司徒隐', 'IMG_HIDDEN_1', 'HiddenCameraOwner1'],
  firstJudge: ['71.3', '构图暗评甲'],
  secondJudge: ['66.5', '构图暗评乙'],
  /** The mean of both. */
  score: ['68.90'],
  nominee: ['晨光隐秘班组', '隐秘事迹十余项'],
  objection: ['产值数字与隐秘台账不符', '诸葛举报', 'hidden-objector'],
  /** What a doctor noted, and to whom they referred. */
  note: ['心率隐患待查', '隐泉医院心内科'],
  /** What somebody with a place told of their health. */
  health: ['隐性糖尿病餐前注射'],
  /** What a photographer wrote under a photo that nobody agreed to show. */
  portrait: ['隐巷口的焊工'],
} as const;
export type Secret = keyof typeof secrets;

export type Story = Awaited<ReturnType<typeof tellStory>>;

/** Ids by the name under which they are asked for. */
type Values = Record<
  'workId' | 'otherId' | 'entryId' | 'judgeId' | 'nomineeId' | 'personId' | 'appointmentId' | 'photoId' | 'enrolmentId',
  string[]
>;

interface Made {
  id: string;
}

/** Adds stages to a draft, each fed by the one before. @returns their ids */
async function addStages(world: World, programmeId: string, stages: { kind: string; settings?: object }[]) {
  const ids: string[] = [];
  for (const stage of stages) {
    const { id } = await world.admin.ask<Made>('post', '/programmes/{programmeId}/stages', {
      params: { programmeId },
      body: { ...stage, takesFrom: ids.at(-1) ?? null },
    });
    ids.push(id);
  }
  return ids;
}

async function photo(owner: string): Promise<Uint8Array<ArrayBuffer>> {
  const red = sharp({ create: { width: 900, height: 600, channels: 3, background: '#b3131d' } });
  return new Uint8Array(
    await red
      .jpeg()
      .withExif({ IFD0: { Artist: owner, Copyright: owner } })
      .toBuffer(),
  );
}

/**
 * A blind contest with all marks in and nothing released, a nominee on the way up, and a notice with an objection that is
 * being looked into, a patient with a note and a photo, a guest with a health form, with everybody who has a part in them or none.
 */
export async function tellStory(world: World) {
  const { admin } = world;
  const author = await world.worker(world.primary, '欧阳隐');
  const rival = await world.worker(world.other, '司徒隐');
  const organiser = await world.signedInOfficer('programme-manager', world.district);
  const contest = await planContest(world, [author.client, rival.client]);
  const review = await planReview(world);
  const notice = await planNotice(world);
  const sitting = await planSitting(world);
  const stay = await planStay(world);
  const key = await admin.ask<{ key: string }>('post', '/api-keys', {
    body: { name: '数据大屏', unitId: world.district, allows: ['figures.read', 'programmes.read'] },
  });
  const aside = await world.unit(world.district);
  const plain = async (role: Parameters<World['signedInOfficer']>[0], unitId?: string) =>
    (await world.signedInOfficer(role, unitId)).client;
  const roles: Record<string, Client> = {
    ...{ visitor: world.visitor(), worker: (await world.worker()).client },
    ...{ author: author.client, rival: rival.client },
    ...contest.roles,
    ...{ organiser: organiser.client, nominator: review.nominator, handler: notice.handler },
    ...{ doctor: sitting.doctor, patient: sitting.patient },
    ...{ reader: stay.reader, guest: stay.guest },
    ...{ otherUnion: await plain('unit-officer', aside), partner: await plain('partner-reporter', world.partner) },
    ...{ auditor: await plain('auditor', world.top), security: await plain('security-administrator', world.top) },
    ...{ helper: await plain('check-in-helper', world.district), program: world.keyed(key.key), admin },
  };
  return {
    roles,
    stages: { ...contest.stages, ...review.stages, ...notice.stages, ...sitting.stages, ...stay.stages },
    /** Every stage with the programme that it is part of. */
    places: [contest, review, notice, sitting, stay].map(({ programmeId, stages }) => ({
      programmeId,
      stages: Object.entries(stages),
    })),
    values: {
      ...contest.values,
      ...review.values,
      ...sitting.values,
      ...stay.values,
      personId: [author.id, rival.id],
    } as Values,
    release: contest.release,
  };
}

/** A blind contest with two works; both judges have marked, nothing is released. */
async function planContest(world: World, authors: Client[]) {
  const { admin } = world;
  const { id: programmeId } = await world.draft('campaign');
  const [works = '', judging = '', awards = '', gallery = ''] = await addStages(world, programmeId, [
    { kind: 'submissions', settings: { pictures: { required: true, leastPixels: 300 }, text: null } },
    { kind: 'judging', settings: { publish: 'nothing', authors: 'nothing', normalise: false, unitLine: false } },
    { kind: 'awards', settings: { tiers: [{ name: '一等奖', key: 'first', count: 1 }], organisers: null } },
    { kind: 'gallery' },
  ]);
  await world.publish(programmeId);
  const workIds: string[] = [];
  for (const [at, client] of authors.entries()) {
    const body = fileForm(await photo(`HiddenCameraOwner${at}`), `IMG_HIDDEN_${at}.jpg`, 'image/jpeg');
    const { id: fileId } = await client.ask<Made>('post', '/files/pictures', { body });
    const work = { title: `车间一景之${at + 1}`, files: [{ fileId }], agreed: true };
    const handedIn = await client.ask<Made>('post', '/stages/submissions/{stageId}/hand-in', {
      params: { stageId: works },
      body: work,
    });
    workIds.push(handedIn.id);
  }

  const params = { stageId: judging };
  const invite = async (part: 'judge' | 'chief' | 'arbiter') => {
    const { id: accountId, client } = await world.signedInOfficer(undefined, world.partner);
    const body = { accountId, part, ...(part === 'judge' ? {} : { scores: false }) };
    const { judgeId } = await admin.ask<{ judgeId: string }>('post', '/stages/judging/{stageId}/invite', {
      params,
      body,
    });
    return { client, judgeId };
  };
  const [first, second] = [await invite('judge'), await invite('judge')];
  const [chief, arbiter] = [await invite('chief'), await invite('arbiter')];
  await admin.ask('post', '/stages/judging/{stageId}/start', { params, body: {} });
  const entryIds: string[] = [];
  for (const [judge, marks, comment] of [
    [first, [71.3, 51], secrets.firstJudge[1]],
    [second, [66.5, 51], secrets.secondJudge[1]],
  ] as const) {
    const { entries } = await judge.client.ask<{ entries: { entryId: string }[] }>(
      'get',
      '/stages/judging/{stageId}/desk',
      { params },
    );
    for (const [at, { entryId }] of entries.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1)).entries()) {
      if (!entryIds.includes(entryId)) entryIds.push(entryId);
      await judge.client.ask('post', '/stages/judging/{stageId}/mark', {
        params,
        body: { entryId, version: 0, marks: { 总体: marks[at] ?? 50 }, comment },
      });
    }
  }
  return {
    programmeId,
    stages: { submissions: works, judging, awards, gallery },
    values: { workId: workIds, otherId: workIds, entryId: entryIds, judgeId: [first.judgeId, second.judgeId] },
    roles: { firstJudge: first.client, secondJudge: second.client, chief: chief.client, arbiter: arbiter.client },
    /** Closes and releases the round; what the contest publishes is nothing. */
    async release() {
      const { digest } = await admin.ask<{ digest: string }>('get', '/stages/judging/{stageId}/preview', { params });
      await admin.ask('post', '/stages/judging/{stageId}/release', { params, body: { digest } });
    },
  };
}

/** A nominee whom the own union put forward and the organiser has not decided on. */
async function planReview(world: World) {
  const { id: programmeId } = await world.draft('campaign');
  const [review = ''] = await addStages(world, programmeId, [
    {
      kind: 'review',
      settings: {
        groups: [{ key: 'team', label: '模范集体', kind: 'collective', places: 5 }],
        steps: [{ key: 'check', label: '审核', level: 'organiser' }],
      },
    },
  ]);
  await world.publish(programmeId);
  const { client: nominator } = await world.signedInOfficer('unit-officer', world.primary);
  const [name, deedsShort] = secrets.nominee;
  const { nomineeId } = await nominator.ask<{ nomineeId: string }>('post', '/stages/review/{stageId}/nominate', {
    params: { stageId: review },
    body: { group: 'team', unitId: world.primary, name, deedsShort, submit: true },
  });
  return { programmeId, nominator, stages: { review }, values: { nomineeId: [nomineeId] } };
}

/** Somebody on the board, and an objection with a name. */
async function planNotice(world: World) {
  const { admin } = world;
  const { id: programmeId } = await world.draft('campaign');
  const [enrolment = '', notice = ''] = await addStages(world, programmeId, [
    { kind: 'enrolment' },
    { kind: 'notice', settings: { basis: '×工发〔2026〕5号', phone: '010-00000000' } },
  ]);
  await world.publish(programmeId);
  const { client } = await world.worker();
  await client.ask('post', '/stages/enrolment/{stageId}/enrol', { params: { stageId: enrolment }, body: {} });
  const params = { stageId: notice };
  const { client: handler, username } = await world.signedInOfficer(undefined, world.district);
  await admin.ask('post', '/stages/notice/{stageId}/appoint', { params, body: { usernames: [username] } });
  await admin.ask('post', '/stages/notice/{stageId}/post', { params, body: {} });
  const { names } = await admin.ask<{ names: Made[] }>('get', '/stages/notice/{stageId}/notice', { params });
  const [words, name, contact] = secrets.objection;
  await world.visitor().ask('post', '/stages/notice/{stageId}/object', {
    params,
    body: {
      nameId: names[0]?.id,
      words: `此人材料中的${words}，请核查。`,
      named: true,
      name,
      contact: `${contact}@a.example`,
    },
  });
  return { programmeId, handler, stages: { enrolment, notice } };
}

/** Somebody who sat for a doctor who takes photos: a note, a referral, and a photo that nobody agreed to show. */
async function planSitting(world: World) {
  const { programmeId, params, provider, appointmentId, client } = await arrived(world);
  const [words, to] = secrets.note;
  const [caption] = secrets.portrait;
  const body = { appointmentId };
  await provider.ask('post', '/stages/appointments/{stageId}/note', { params, body: { ...body, words } });
  await provider.ask('post', '/stages/appointments/{stageId}/refer', { params, body: { ...body, to, words } });
  const { photoIds } = await provider.ask<{ photoIds: string[] }>('post', '/stages/appointments/{stageId}/add-photos', {
    params,
    body: { ...body, photos: [{ fileId: await uploaded(provider), caption }] },
  });
  await provider.ask('post', '/stages/appointments/{stageId}/make-code', { params, body });
  return {
    ...{ programmeId, doctor: provider, patient: client },
    stages: { appointments: params.stageId },
    values: { appointmentId: [appointmentId], photoId: photoIds },
  };
}

/** Somebody with a place whose health form is in, and the doctor who may read it. */
async function planStay(world: World) {
  const { programmeId, params, as, doctor, enrolmentId } = await asked(world, { illness: secrets.health[0] });
  return {
    ...{ programmeId, reader: doctor, guest: as },
    stages: { enrolment: params.stageId },
    values: { enrolmentId: [enrolmentId] },
  };
}

import type { Sample } from './contract.ts';

type World = Parameters<Sample>[0];
const path = (name: string) => `/stages/judging/{stageId}/${name}`;

/** A round with two people to judge and a judge who is an officer; nothing has started. */
async function prepared(world: World, settings: object = {}, after: readonly object[] = []) {
  const { id: programmeId } = await world.draft('campaign');
  const stageIds: string[] = [];
  for (const stage of [
    { kind: 'enrolment' },
    { kind: 'judging', settings: { subject: 'person', unitLine: false, ...settings } },
    ...after,
  ]) {
    const { id } = await world.admin.ask<{ id: string }>('post', '/programmes/{programmeId}/stages', {
      params: { programmeId },
      body: { ...stage, takesFrom: stageIds.at(-1) ?? null },
    });
    stageIds.push(id);
  }
  await world.publish(programmeId);
  const [places = '', stageId = '', afterId = ''] = stageIds;
  const params = { stageId };
  const authors = [await world.worker(), await world.worker()];
  for (const { client } of authors)
    await client.ask('post', '/stages/enrolment/{stageId}/enrol', { params: { stageId: places }, body: {} });
  const { id: accountId, client: judge, username } = await world.signedInOfficer();
  const invited = await world.admin.ask<{ judgeId: string }>('post', path('invite'), { params, body: { accountId } });
  return { params, afterId, authors, judge, judgeId: invited.judgeId, username };
}

/** The same, started. */
async function started(world: World, settings: object = {}, after: readonly object[] = []) {
  const round = await prepared(world, settings, after);
  await world.admin.ask('post', path('start'), { params: round.params, body: {} });
  const { entries } = await round.judge.ask<{ entries: { entryId: string }[] }>('get', path('desk'), {
    params: round.params,
  });
  return { ...round, entryIds: entries.map(({ entryId }) => entryId) };
}

/** The same, with all sheets in. */
async function marked(world: World, settings: object = {}, after: readonly object[] = []) {
  const round = await started(world, settings, after);
  const { params, judge } = round;
  for (const [at, entryId] of round.entryIds.entries()) {
    if (settings && 'live' in settings) await world.admin.ask('post', path('call-act'), { params, body: { entryId } });
    await judge.ask('post', path('mark'), { params, body: { entryId, version: 0, marks: { 总体: 90 - at } } });
  }
  return round;
}

/** The same, released: whoever was ranked stands in the stages after. */
export async function released(world: World, after: readonly object[] = []) {
  const round = await marked(world, {}, after);
  const { params } = round;
  const { digest } = await world.admin.ask<{ digest: string }>('get', path('preview'), { params });
  await world.admin.ask('post', path('release'), { params, body: { digest } });
  return round;
}

/** Rounds of judging. */
export const judging: Record<string, Sample> = {
  'stage-judging.invite': async (world) => {
    const { params } = await prepared(world);
    return { params, body: { personId: (await world.worker()).id, part: 'chief' } };
  },
  'stage-judging.changeJudge': async (world) => {
    const { params, judgeId } = await prepared(world);
    return { params, body: { judgeId, workLimit: 40 } };
  },
  'stage-judging.replaceJudge': async (world) => {
    const { params, judgeId } = await started(world);
    return { params, body: { judgeId, successor: { personId: (await world.worker()).id }, reason: '出差' } };
  },
  'stage-judging.start': async (world) => ({ params: (await prepared(world)).params, body: {} }),
  'stage-judging.assign': async (world) => ({ params: (await started(world)).params, body: {} }),
  'stage-judging.recuse': async (world) => {
    const { params, judgeId, entryIds } = await started(world);
    return { params, body: { judgeId, entryId: entryIds[0], note: '师徒' } };
  },
  'stage-judging.liftRecusal': async (world) => {
    const { params, judgeId, entryIds } = await started(world);
    await world.admin.ask('post', path('recuse'), { params, body: { judgeId, entryId: entryIds[0], note: '' } });
    const [recusal] = await world.admin.ask<{ id: string }[]>('get', path('recusals'), { params });
    return { params, body: { recusalId: recusal?.id, reason: '误记' } };
  },
  'stage-judging.measure': async (world) => {
    const criteria = [
      { title: '理论', outOf: 100, weight: 30, by: 'office' },
      { title: '实操', outOf: 100, weight: 70, by: 'judges' },
    ];
    const { params, entryIds } = await started(world, { criteria });
    return { params, body: { measures: [{ entryId: entryIds[0], criterion: '理论', mark: 88.5 }] } };
  },
  'stage-judging.order': async (world) => ({ params: (await started(world)).params, body: {} }),
  'stage-judging.callAct': async (world) => {
    const { params, entryIds } = await started(world, { live: true });
    return { params, body: { entryId: entryIds[0] } };
  },
  'stage-judging.showScore': async (world) => {
    const { params, entryIds } = await marked(world, { live: true });
    return { params, body: { entryId: entryIds[0] } };
  },
  'stage-judging.remind': async (world) => ({ params: (await started(world)).params, body: {} }),
  'stage-judging.close': async (world) => ({ params: (await marked(world)).params, body: {} }),
  'stage-judging.reopen': async (world) => {
    const { params } = await marked(world);
    await world.admin.ask('post', path('close'), { params, body: {} });
    return { params, body: { reason: '漏评一件' } };
  },
  'stage-judging.release': async (world) => {
    const { params } = await marked(world);
    const { digest } = await world.admin.ask<{ digest: string }>('get', path('preview'), { params });
    return { params, body: { digest } };
  },
  'stage-judging.mark': async (world) => {
    const { params, judge, judgeId, entryIds } = await started(world);
    return {
      params,
      as: judge,
      body: { entryId: entryIds[0], judgeId, version: 0, marks: { 总体: 88.5 }, comment: '稳' },
    };
  },
  'stage-judging.declare': async (world) => {
    const { params, judge, entryIds } = await started(world);
    return { params, as: judge, body: { entryId: entryIds[0], note: '师徒' } };
  },
  'stage-judging.rule': async (world) => {
    const { params, judgeId, entryIds } = await released(world);
    const { id: accountId, client } = await world.signedInOfficer();
    await world.admin.ask('post', path('invite'), { params, body: { accountId, part: 'arbiter' } });
    const body = {
      entryId: entryIds[0],
      kind: 'correct',
      judgeId,
      marks: { 总体: 80 },
      reason: '计分录错',
      appeal: '1 号',
    };
    return { params, as: client, body };
  },
  'stage-judging.desk': async (world) => {
    const { params, judge } = await started(world);
    return { params, as: judge };
  },
  'stage-judging.sheet': async (world) => {
    const { params, judge, entryIds } = await started(world);
    return { params, as: judge, query: { entryId: entryIds[0] ?? '' } };
  },
  'stage-judging.preview': async (world) => ({ params: (await marked(world)).params }),
  'stage-judging.explain': async (world) => {
    const { params, entryIds } = await released(world);
    return { params, query: { entryId: entryIds[0] ?? '' } };
  },
  'stage-judging.overview': async (world) => ({ params: (await released(world)).params }),
  'stage-judging.entries': async (world) => ({ params: (await marked(world)).params, query: { open: 'false' } }),
  'stage-judging.entries.export': async (world) => ({ params: (await marked(world)).params }),
  'stage-judging.recusals': async (world) => ({ params: (await started(world)).params }),
  'stage-judging.candidates': async (world) => {
    const { params, username } = await prepared(world);
    return { params, query: { q: username } };
  },
  'stage-judging.verify': async (world) => ({ params: (await released(world)).params }),
  'stage-judging.live': async (world) => ({ params: (await marked(world, { live: true })).params }),
  'stage-judging.results': async (world) => ({ params: (await released(world)).params }),
  'stage-judging.mine': async (world) => {
    const { params, authors } = await released(world);
    return { params, as: authors[0]?.client ?? world.admin };
  },
  'stage-judging.rankedList': async (world) => ({ params: (await released(world)).params }),
  'stage-judging.runningOrder': async (world) => ({ params: (await started(world)).params }),
  'stage-judging.scoreSheets': async (world) => {
    const { params, judgeId } = await started(world);
    return { params, query: { judgeId } };
  },
};

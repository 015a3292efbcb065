import type { Sample } from './contract.ts';
import { released } from './judging.ts';

type World = Parameters<Sample>[0];

const rungs = [
  { level: 'intermediate', contest: { rank: 3 } },
  { level: 'senior', contest: { rank: 1 }, hours: 16 },
];
const fields = { title: '服装制版技能阶梯', trade: '服装制版师', rungs };
const params = (ladderId: string) => ({ params: { ladderId } });

async function made(world: World): Promise<string> {
  const { id } = await world.admin.ask<{ id: string }>('post', '/ladders', { body: { ...fields, unitId: world.top } });
  return id;
}

/** A ladder that a released contest counts on: two people are ready for its first level. */
async function linked(world: World) {
  const ladderId = await made(world);
  const { afterId, authors } = await released(world, [{ kind: 'ladder' }]);
  const stage = { params: { stageId: afterId } };
  await world.admin.ask('post', '/stages/ladder/{stageId}/link', { ...stage, body: { ladderId } });
  return { ladderId, stage, authors };
}

const given = (personId: string) => ({
  people: [{ personId, level: 'intermediate' }],
  awardedOn: '2026-11-01',
  basis: '×工发〔2026〕8号',
});

/** The same, with a level awarded. */
async function awarded(world: World) {
  const { ladderId, authors } = await linked(world);
  await world.admin.ask('post', '/ladders/{ladderId}/awards', {
    ...params(ladderId),
    body: given(authors[0]?.id ?? ''),
  });
  const { items } = await world.admin.ask<{ items: { id: string }[] }>(
    'get',
    '/ladders/{ladderId}/awards',
    params(ladderId),
  );
  return { ladderId, awardId: items[0]?.id ?? '' };
}

/** Skill ladders, and the stage that brings results and hours to them. */
export const ladders: Record<string, Sample> = {
  'ladders.create': (world) => ({ body: { ...fields, unitId: world.top } }),
  'ladders.get': async (world) => params(await made(world)),
  'ladders.change': async (world) => ({
    ...params(await made(world)),
    body: { about: '面向产业链上下游', version: 1 },
  }),
  'ladders.people': async (world) => params((await linked(world)).ladderId),
  'ladders.people.export': async (world) => params((await linked(world)).ladderId),
  'ladders.person': async (world) => {
    const { ladderId, authors } = await linked(world);
    return { params: { ladderId, personId: authors[0]?.id ?? '' } };
  },
  'ladders.award': async (world) => {
    const { ladderId, authors } = await linked(world);
    return { ...params(ladderId), body: given(authors[0]?.id ?? '') };
  },
  'ladders.awards': async (world) => params((await awarded(world)).ladderId),
  'ladders.awards.export': async (world) => params((await awarded(world)).ladderId),
  'ladders.revoke': async (world) => ({ params: await awarded(world), body: { reason: '成绩作假，经查属实' } }),
  'ladders.mine': async (world) => {
    const { authors } = await linked(world);
    return authors[0] ? { as: authors[0].client } : {};
  },
  'stage-ladder.link': async (world) => {
    const { stage } = await linked(world);
    return { ...stage, body: { ladderId: await made(world) } };
  },
  'stage-ladder.ladder': async (world) => ({ ...(await linked(world)).stage, as: world.visitor() }),
  'stage-ladder.status': async (world) => (await linked(world)).stage,
};

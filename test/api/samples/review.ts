import type { Client } from '../client.ts';
import type { Sample } from './contract.ts';

type World = Parameters<Sample>[0];

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const steps = [
  { key: 'opinions', label: '征求意见', level: 'own', asks: 'opinions', departments: ['税务'] },
  { key: 'review', label: '审核', level: 'own' },
];

/** A review in the district, with the officer who does everything in it. */
async function review(world: World) {
  const { id: programmeId } = await world.draft('workshop');
  const groups = [{ key: 'team', label: '模范集体', kind: 'collective', places: 5 }];
  const { id: stageId } = await world.admin.ask<{ id: string }>('post', '/programmes/{programmeId}/stages', {
    params: { programmeId },
    body: { kind: 'review', settings: { steps, groups } },
  });
  await world.publish(programmeId);
  const { client } = await world.signedInOfficer('unit-officer');
  return { params: { stageId }, as: client };
}

const nominee = (world: World, submit: boolean) => ({
  group: 'team',
  unitId: world.primary,
  name: `晨光班组${world.next()}`,
  deedsShort: '连续五年无事故。',
  submit,
});

async function nominated(world: World, submit = true) {
  const { params, as } = await review(world);
  const { nomineeId } = await as.ask<{ nomineeId: string }>('post', '/stages/review/{stageId}/nominate', {
    params,
    body: nominee(world, submit),
  });
  return { params, as, nomineeId };
}

const opinion = (nomineeId: string) => ({
  ...{ step: 'opinions', nomineeIds: [nomineeId], department: '税务', verdict: 'agree', on: today() },
});

async function approved(world: World) {
  const at = await nominated(world);
  const { params, as, nomineeId } = at;
  await as.ask('post', '/stages/review/{stageId}/opine', { params, body: opinion(nomineeId) });
  for (const step of ['opinions', 'review'])
    await as.ask('post', '/stages/review/{stageId}/approve', { params, body: { step, nominees: [{ nomineeId }] } });
  return at;
}

/** An action on one nominee that takes ids and a reason. */
const onNominee =
  (submit: boolean): Sample =>
  async (world) => {
    const { params, as, nomineeId } = await nominated(world, submit);
    return { params, as, body: { nomineeIds: [nomineeId], reason: '材料不全' } };
  };

const order = (as: Client, params: { stageId: string }, nomineeId: string) =>
  as.ask('post', '/stages/review/{stageId}/order', { params, body: { group: 'team', nomineeIds: [nomineeId] } });

/** Nominees on their way up. */
export const reviews: Record<string, Sample> = {
  'stage-review.nominate': async (world) => ({ ...(await review(world)), body: nominee(world, true) }),
  'stage-review.correct': async (world) => {
    const { params, as, nomineeId } = await nominated(world, false);
    return { params, as, body: { nomineeId, deedsShort: '连续六年无事故。' } };
  },
  'stage-review.submit': async (world) => {
    const { params, as, nomineeId } = await nominated(world, false);
    return { params, as, body: { nomineeIds: [nomineeId] } };
  },
  'stage-review.approve': async (world) => {
    const { params, as, nomineeId } = await nominated(world);
    await as.ask('post', '/stages/review/{stageId}/opine', { params, body: opinion(nomineeId) });
    return { params, as, body: { step: 'opinions', nominees: [{ nomineeId }] } };
  },
  'stage-review.return': onNominee(true),
  'stage-review.reject': onNominee(true),
  'stage-review.withdraw': onNominee(true),
  'stage-review.opine': async (world) => {
    const { params, as, nomineeId } = await nominated(world);
    return { params, as, body: opinion(nomineeId) };
  },
  'stage-review.order': async (world) => {
    const { params, as, nomineeId } = await approved(world);
    return { params, as, body: { group: 'team', nomineeIds: [nomineeId] } };
  },
  'stage-review.settle': async (world) => {
    const { params, as, nomineeId } = await approved(world);
    await order(as, params, nomineeId);
    return { params, as, body: {} };
  },
  'stage-review.desk': (world) => nominated(world),
  'stage-review.nomination': review,
  'stage-review.nominees': (world) => nominated(world),
  'stage-review.nominees.export': (world) => nominated(world),
  'stage-review.nominee': async (world) => {
    const { params, as, nomineeId } = await nominated(world);
    return { params, as, query: { nomineeId } };
  },
  'stage-review.board': (world) => nominated(world),
};

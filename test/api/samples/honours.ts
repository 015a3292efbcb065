import type { Sample } from './contract.ts';

type World = Parameters<Sample>[0];

const entry = (world: World, more: object = {}) => ({
  level: 'district',
  kind: 'individual',
  title: `先进工作者${world.next()}`,
  year: 2025,
  conferredOn: '2026-01-15',
  conferringBody: '试点区总工会',
  holderName: '王小明',
  unitId: world.primary,
  ...more,
});

/** An honour of its own, or a person's who is signed in; with its version. */
async function honour(world: World, more: object = {}) {
  const { id } = await world.admin.ask<{ id: string }>('post', '/honours', { body: entry(world, more) });
  return { params: { honourId: id }, version: await world.versionOf('/honours/{honourId}', { honourId: id }) };
}
const collective = (world: World) => honour(world, { kind: 'collective', title: `工人先锋号${world.next()}` });

/** The registry of honours. */
export const honours: Record<string, Sample> = {
  'honours.create': (world) => ({ body: entry(world) }),
  'honours.get': async (world) => ({ params: (await honour(world)).params }),
  'honours.history': async (world) => ({ params: (await honour(world)).params }),
  'honours.correct': async (world) => {
    const { params, version } = await honour(world);
    return { params, body: { deedsShort: '十年如一日。', version } };
  },
  'honours.revoke': async (world) => {
    const { params, version } = await honour(world);
    const decided = { reportedBy: '第一工会', decidedBy: '试点区总工会', revokedOn: '2026-02-01' };
    return { params, body: { reason: '申报材料不实', ...decided, version } };
  },
  'honours.setTreatment': async (world) => {
    const { params, version } = await honour(world);
    return { params, body: { treatment: '每年体检一次', version } };
  },
  'honours.recordConsent': async (world) => ({
    params: (await honour(world)).params,
    body: { uses: ['hall', 'screen'], evidence: '本人签字，存档第 3 号' },
  }),
  'honours.printPosters': async (world) => {
    await collective(world);
    return { query: { unitId: world.primary } };
  },
  'honours.printPoster': async (world) => ({ params: (await collective(world)).params }),
  'honours.drawPoster': async (world) => ({ params: (await collective(world)).params, query: { layout: 'landscape' } }),
  'honours.agree': async (world) => {
    const { id, client } = await world.worker();
    return { params: (await honour(world, { personId: id })).params, as: client, body: { uses: ['hall'] } };
  },
  'honours.listMine': async (world) => {
    const { id, client } = await world.worker();
    await honour(world, { personId: id });
    return { as: client };
  },
};

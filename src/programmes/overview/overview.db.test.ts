import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import { newId } from '../../platform/ids.ts';
import { cloneProgramme, createProgramme, getVisible, updateProgramme } from '../service.ts';
import { listPublic, visitProgramme } from '../visit/service.ts';
import { describeProgramme, listChanges, listProgrammes, progressOf } from './service.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const manager = ['programmes.read', 'programmes.manage'] as const;
const page = { limit: 50 };

describe('outsiders', () => {
  test('see no draft, and nothing that waits for approval or was cancelled before it was public', async () => {
    const hall = await plantHall(db, { settings: { approval: ['primary'] } });
    const other = await plantHall(db);
    const drafts = await Promise.all(
      ['draft', 'submitted', 'cancelled'].map(() => hall.draft('forum', { unitId: hall.eastPrimary.id })),
    );
    const [, submitted = '', cancelled = ''] = drafts;
    await hall.move(submitted, 'submit');
    await hall.move(cancelled, 'cancel', '不办了');
    const outsiders = [
      hall.visitor(),
      (await hall.worker()).scope,
      await hall.scopeOn(hall.westPrimary.id),
      await hall.scopeOn(hall.west.id, manager),
      other.officer,
    ];
    for (const scope of outsiders) {
      for (const programmeId of drafts) {
        const [places] = await hall.stages(programmeId);
        const hidden = refusal('programme.notFound');
        await expect(getVisible(hall.house, scope, programmeId)).rejects.toEqual(hidden);
        await expect(describeProgramme(hall.house, scope, programmeId)).rejects.toEqual(hidden);
        await expect(visitProgramme(hall.house, scope, programmeId)).rejects.toEqual(hidden);
        await expect(listChanges(hall.house, scope, programmeId)).rejects.toEqual(hidden);
        await expect(cloneProgramme(hall.house, scope, { programmeId, title: '抄' })).rejects.toEqual(hidden);
        const change = { programmeId, version: 2, title: '改' };
        await expect(updateProgramme(hall.house, scope, change)).rejects.toMatchObject({
          status: expect.toBeOneOf([403, 404, 409]),
        });
        const call = { kind: 'enrolment', stageId: places?.id ?? '', name: 'places' };
        await expect(hall.look(scope, call)).rejects.toEqual(refusal('programme.unknownStage'));
      }
      expect((await listProgrammes(hall.house, scope, page)).items.filter((item) => drafts.includes(item.id))).toEqual(
        [],
      );
      expect(
        (await listPublic(hall.house, scope, { view: 'all', page: 1 })).items.filter((item) =>
          drafts.includes(item.id),
        ),
      ).toEqual([]);
    }
  });

  test('see what is published, but not its settings, history or tasks', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('forum', { unitId: hall.east.id });
    await hall.move(programmeId, 'publish');
    const aside = await hall.scopeOn(hall.west.id);
    const { moves, may, missing, stages } = await describeProgramme(hall.house, aside, programmeId);
    expect({ moves, may, missing, settings: stages.map((stage) => stage.settings) }).toEqual({
      moves: [],
      may: { manage: false, checkIn: false },
      missing: [],
      settings: [{}, {}, {}],
    });
    await expect(listChanges(hall.house, aside, programmeId)).rejects.toEqual(refusal('programme.notFound'));
    await expect(hall.move(programmeId, 'close', undefined, aside)).rejects.toEqual(refusal('access.notAllowed'));
    const [places] = await hall.stages(programmeId);
    const call = { kind: 'enrolment', stageId: places?.id ?? '', name: 'enrolments' };
    await expect(hall.look(aside, call)).rejects.toEqual(refusal('access.notAllowed'));
  });

  test('create nothing on a unit that is not theirs', async () => {
    const hall = await plantHall(db);
    const aside = await hall.scopeOn(hall.west.id, manager);
    const given = { template: 'forum', title: '座谈' };
    await expect(createProgramme(hall.house, aside, { ...given, unitId: hall.east.id })).rejects.toEqual(
      refusal('access.notAllowed'),
    );
    const elsewhere = (await plantHall(db)).east.id;
    await expect(createProgramme(hall.house, aside, { ...given, unitId: elsewhere })).rejects.toEqual(
      refusal('units.notFound'),
    );
    await expect(
      createProgramme(hall.house, aside, { ...given, template: 'gala', unitId: hall.west.id }),
    ).rejects.toEqual(refusal('programme.unknownTemplate'));
  });
});

describe('a campaign', () => {
  test('shows its programmes by strand, with drafts only to whoever may see them', async () => {
    const hall = await plantHall(db);
    const strands = [{ name: '技能提升' }, { name: '安全生产' }];
    const campaignId = await hall.draft('campaign', { unitId: hall.east.id, fields: { strands } });
    await hall.move(campaignId, 'publish');
    const make = (unitId: string, strand?: string) =>
      hall.draft('forum', { unitId, campaignId, ...(strand ? { strand } : {}) });
    const done = await make(hall.eastPrimary.id, '技能提升');
    const open = await make(hall.west.id, '技能提升');
    const draft = await make(hall.westPrimary.id);
    for (const programmeId of [done, open]) await hall.move(programmeId, 'publish');
    await hall.move(done, 'close');
    const seen = async (scope: typeof hall.officer) =>
      (await progressOf(hall.house, scope, campaignId)).map(({ strand, programmes, done, total }) => ({
        strand,
        done,
        total,
        ids: programmes.map((item) => item.id).sort(),
      }));
    const named = [
      { strand: '技能提升', done: 1, total: 2, ids: [done, open].sort() },
      { strand: '安全生产', done: 0, total: 0, ids: [] },
    ];
    expect(await seen(hall.visitor())).toEqual(named);
    expect(await seen(await hall.scopeOn(hall.east.id))).toEqual(named);
    expect(await seen(await hall.scopeOn(hall.west.id))).toEqual([
      ...named,
      { strand: '', done: 0, total: 1, ids: [draft] },
    ]);
  });

  test('is no ordinary programme, not itself, and not one that is not seen from here', async () => {
    const hall = await plantHall(db);
    const forum = await hall.draft('forum');
    const secret = await hall.draft('campaign', { unitId: hall.east.id });
    const elsewhere = await plantHall(db);
    const foreign = await elsewhere.draft('campaign');
    const west = await hall.scopeOn(hall.west.id, manager);
    const join = (campaignId: string) =>
      createProgramme(hall.house, west, { template: 'forum', unitId: hall.west.id, title: '座谈', campaignId });
    for (const campaignId of [forum, secret, foreign, newId()])
      await expect(join(campaignId)).rejects.toEqual(refusal('programme.notACampaign'));
    await hall.move(secret, 'publish');
    expect(await join(secret)).toEqual(expect.any(String));
  });
});

import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { foundFederation, peopleHouse, scopeOn } from '../../../test/people.ts';
import { syntheticCitizenNumber } from '../../kernel/codes/citizen-number.ts';
import { closeUnit, mergeUnit } from '../units/changes/service.ts';
import { createUnit } from '../units/making/service.ts';
import { getUnitDetail } from '../units/service.ts';
import type { JoinInput } from './contract.ts';
import { joinMember } from './joining/service.ts';
import { listMembers } from './list/service.ts';
import { correctMembership, endMembership, resumeMember, retainMember, transferMember } from './membership/service.ts';
import { correctPerson } from './profile/service.ts';
import { getMemberDetail, getMemberHistory } from './service.ts';

const { db } = await testDatabase();
const house = peopleHouse(db);
const { federationId, topId, scope } = await foundFederation(house);

const unit = async (name: string, parentId = topId) =>
  (await createUnit(house, scope, { parentId, kind: parentId === topId ? 'territorial' : 'primary', name })).id;
const haidian = await unit('海淀区总工会');
const chaoyang = await unit('朝阳区总工会');
const express = await unit('顺达快递工会', haidian);
const school = await unit('第一小学工会', chaoyang);
const officer = await scopeOn(house, federationId, [{ unitId: haidian }]);
const stranger = await scopeOn(house, federationId, [{ unitId: chaoyang }]);

let sequence = 0;
function numbers() {
  sequence += 1;
  return {
    documentNumber: syntheticCitizenNumber({ birthDate: '1990-05-01', sequence }),
    phone: `1391234${String(sequence).padStart(4, '0')}`,
  };
}
const join = (input: Partial<JoinInput> = {}, by = officer) =>
  joinMember(house, by, { unitId: express, name: '王小明', ...numbers(), ...input });
const detail = (personId: string, by = scope) => getMemberDetail(db, by, personId);
const q = (text: string, by = officer) => listMembers(house, by, { limit: 50, q: text });

describe('joining', () => {
  test('keeps numbers sealed and shows them masked', async () => {
    const documentNumber = '11010119900307299X'.replace(
      /^.*/,
      syntheticCitizenNumber({ birthDate: '1985-03-07', sequence: 777 }),
    );
    const { id, known } = await join({
      name: '欧阳 娜娜',
      documentNumber,
      phone: '+86 138-0000-5678',
      workerKinds: ['courier'],
    });

    const member = await detail(id);
    const row = await db.selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

    expect(known).toEqual(false);
    expect(member).toMatchObject({
      name: '欧阳 娜娜',
      sex: '1',
      bornOn: '1985-03-07',
      phoneMasked: '138****5678',
      documentType: 'citizenId',
      documentMasked: `000***********${documentNumber.slice(-4)}`,
      workerKinds: ['courier'],
      membership: { unitId: express, unitName: '顺达快递工会', state: 'active', fromOn: '2026-11-20', version: 1 },
      may: { manage: true, reveal: true, moves: ['transfer', 'retain', 'end'] },
    });
    expect(JSON.stringify(row)).not.toContain(documentNumber);
    expect(row.phoneCipher?.toString('latin1')).not.toContain('13800005678');
  });

  test('takes every kind of document, and says of each field what is wrong', async () => {
    for (const [documentType, documentNumber] of [
      ['passport', 'E12345678'],
      ['hkMacaoPermit', 'H0123456701'],
      ['taiwanPermit', '01234567'],
      ['foreignPermanentResidence', 'USA110089123456'],
    ] as const) {
      const { id } = await join({ name: 'John Smith', documentType, documentNumber });
      expect((await detail(id)).documentType).toEqual(documentType);
    }
    await expect(
      join({ name: ' ', documentNumber: '110105199005011230', phone: '010-62345678', bornOn: '2030-01-01' }),
    ).rejects.toMatchObject({
      code: 'members.invalid',
      fields: [{ path: 'name' }, { path: 'phone' }, { path: 'documentNumber' }, { path: 'bornOn' }],
    });
    await expect(join({ phone: null, documentNumber: null })).rejects.toMatchObject({ code: 'members.identityNeeded' });
    await expect(join({ on: '2026-11-21' })).rejects.toMatchObject({ code: 'members.badDay' });
  });

  test('of one person twice at once lets in one, and tells the other', async () => {
    const person = numbers();

    const outcomes = await Promise.allSettled([join(person), join(person), join(person)]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'members.alreadyMember' });
  });

  test('names the other union only to those who may see it', async () => {
    const person = numbers();
    await joinMember(house, stranger, { unitId: school, name: '李老师', ...person });

    await expect(join({ ...person, name: '李老师' }, scope)).rejects.toMatchObject({
      code: 'members.alreadyMember',
      words: [expect.stringContaining('第一小学工会'), expect.any(String)],
    });
    const refusal = await join({ ...person, name: '李老师' }).catch((error: Error) => error);
    expect(refusal).toMatchObject({ code: 'members.alreadyMemberElsewhere', status: 409 });
    expect(JSON.stringify(refusal)).not.toContain('第一小学');
  });

  test('knows a person again by document or by phone and name, and never mixes two up', async () => {
    const person = numbers();
    const { id } = await join(person);
    await endMembership(house, officer, { personId: id, reason: 'withdrawn', version: 1 });

    await expect(join({ ...person, name: '王大明' })).rejects.toMatchObject({ code: 'members.nameDiffers' });
    await expect(join({ name: '王大明', phone: person.phone, documentNumber: null })).rejects.toMatchObject({
      code: 'members.phoneTaken',
    });
    await expect(join({ phone: person.phone })).rejects.toMatchObject({ code: 'members.phoneTaken' });
    const again = await join({ phone: person.phone, documentNumber: null, workerKinds: ['frontline'] });

    expect(again).toMatchObject({ id, known: true });
    expect((await detail(id)).workerKinds).toEqual(['frontline']);
    expect((await getMemberHistory(db, officer, id)).spells.map(({ state }) => state)).toEqual(['active', 'ended']);
  });

  test('only into an active union within the own reach', async () => {
    const partner = (await createUnit(house, scope, { parentId: haidian, kind: 'partner', name: '某律师事务所' })).id;
    const gone = await unit('将撤销工会', haidian);
    await closeUnit(house, scope, { unitId: gone, version: 1 });

    await expect(join({ unitId: partner })).rejects.toMatchObject({ code: 'units.noMembersHere' });
    await expect(join({ unitId: gone })).rejects.toMatchObject({ code: 'units.notActive' });
    await expect(join({ unitId: school })).rejects.toMatchObject({ code: 'access.notAllowed' });
  });
});

describe('memberships', () => {
  test('are retained, resumed, transferred and ended, each with its history', async () => {
    const { id } = await join();
    const version = async () => (await detail(id)).membership.version;
    const at = async () => ({ personId: id, version: await version() });

    await retainMember(house, officer, { ...(await at()), reason: 'retired' });
    await expect(retainMember(house, officer, { ...(await at()), reason: 'retired' })).rejects.toMatchObject({
      code: 'members.notAMove',
    });
    await resumeMember(house, officer, { ...(await at()) });
    await correctMembership(house, officer, { ...(await at()), post: '站长' });
    await expect(transferMember(house, officer, { ...(await at()), unitId: school })).rejects.toMatchObject({
      code: 'access.notAllowed',
    });
    await transferMember(house, scope, { ...(await at()), unitId: school });
    await expect(detail(id, officer)).rejects.toMatchObject({ code: 'members.notFound' });
    await endMembership(house, stranger, { ...(await at()), reason: 'died' });

    const { spells, changes } = await getMemberHistory(db, scope, id);
    expect(changes.map(({ kind }) => kind)).toEqual([
      'ended',
      'transferred',
      'corrected',
      'resumed',
      'retained',
      'joined',
    ]);
    expect(spells).toMatchObject([
      { unitName: '第一小学工会', state: 'ended', endReason: 'died', post: '站长' },
      { unitName: '顺达快递工会', state: 'ended', endReason: 'transferred', toOn: '2026-11-20' },
    ]);
    const seen = await getMemberHistory(db, stranger, id);
    expect(seen.spells.map(({ unitName }) => unitName)).toEqual(['第一小学工会', '其他工会']);
    expect(JSON.stringify(seen)).not.toContain('顺达');
  });

  test('a stale version changes nothing', async () => {
    const { id } = await join();
    await correctMembership(house, officer, { personId: id, version: 1, post: '骑手' });

    await expect(endMembership(house, officer, { personId: id, version: 1, reason: 'lapsed' })).rejects.toMatchObject({
      code: 'members.changedMeanwhile',
    });
  });

  test('move with a merged unit and stop a closing one', async () => {
    const [from, into] = [await unit('甲站工会', haidian), await unit('乙站工会', haidian)];
    const people = [await join({ unitId: from }), await join({ unitId: from })];
    const closing = closeUnit(house, scope, { unitId: from, version: 1 });
    await expect(closing).rejects.toMatchObject({ code: 'units.stillInUse', params: { members: 2 } });

    await mergeUnit(house, scope, { unitId: from, intoId: into, version: 1 });

    for (const { id } of people) expect((await detail(id)).membership.unitId).toEqual(into);
    const [person] = people;
    const history = await getMemberHistory(db, scope, person?.id ?? '');
    expect(history.changes[0]).toMatchObject({
      kind: 'transferred',
      detail: { because: 'merged', from: { name: '甲站工会' } },
    });
    expect(await getUnitDetail(db, scope, haidian)).toMatchObject({ members: 0 });
  });
});

describe('correcting', () => {
  test('changes the record with history, masked, and refuses numbers of others', async () => {
    const mine = await join();
    const other = numbers();
    await join(other);
    const at = async () => ({ personId: mine.id, version: (await detail(mine.id)).version });

    await correctPerson(house, officer, {
      ...(await at()),
      name: '王晓明',
      phone: '13700001111',
      workerKinds: ['courier'],
    });
    await expect(correctPerson(house, officer, { ...(await at()), phone: other.phone })).rejects.toMatchObject({
      code: 'members.phoneTaken',
    });
    await expect(
      correctPerson(house, officer, { ...(await at()), documentNumber: other.documentNumber }),
    ).rejects.toMatchObject({ code: 'members.documentTaken' });
    await expect(correctPerson(house, officer, { ...(await at()), sex: '2' })).rejects.toMatchObject({
      fields: [{ path: 'sex' }],
    });
    await expect(
      correctPerson(house, officer, { ...(await at()), documentNumber: null, phone: null }),
    ).rejects.toMatchObject({
      code: 'members.identityNeeded',
    });

    const { changes } = await getMemberHistory(db, officer, mine.id);
    expect(changes[0]).toMatchObject({
      kind: 'corrected',
      detail: {
        fields: ['name', 'phoneMasked', 'workerKinds'],
        before: { name: '王小明' },
        after: { name: '王晓明', phoneMasked: '137****1111', workerKinds: ['courier'] },
      },
    });
    expect((await q('wxm')).items.some(({ id }) => id === mine.id)).toEqual(true);
  });

  test('asks for nothing where nothing changed', async () => {
    const { id } = await join();
    const { version, ...before } = await detail(id);

    expect(await correctPerson(house, officer, { personId: id, version, name: before.name })).toEqual({ version });
    expect((await getMemberHistory(db, officer, id)).changes).toHaveLength(1);
  });
});

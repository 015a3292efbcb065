import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { foundFederation, peopleHouse, scopeOn } from '../../../test/people.ts';
import { syntheticCitizenNumber } from '../../kernel/codes/citizen-number.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { createUnit } from '../units/making/service.ts';
import { codesOf, verifyCode, verifyCodes } from './code/service.ts';
import type { JoinInput } from './contract.ts';
import { learnFields } from './fields/service.ts';
import { joinMember } from './joining/service.ts';
import { listMembers } from './list/service.ts';
import { endMembership, retainMember } from './membership/service.ts';
import { correctOwnData, exportOwnData, ownData } from './own/service.ts';
import { correctPerson, getProfile } from './profile/service.ts';
import { revealMember } from './reveal/service.ts';
import { getMemberDetail, getMemberHistory } from './service.ts';

const { db } = await testDatabase();
const house = peopleHouse(db);
const { federationId, topId, scope } = await foundFederation(house);

const unit = async (name: string, parentId = topId) =>
  (await createUnit(house, scope, { parentId, kind: parentId === topId ? 'territorial' : 'primary', name })).id;
const haidian = await unit('海淀区总工会');
const chaoyang = await unit('朝阳区总工会');
const express = await unit('顺达快递工会', haidian);
const _school = await unit('第一小学工会', chaoyang);
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
const _detail = (personId: string, by = scope) => getMemberDetail(db, by, personId);
const q = (text: string, by = officer) => listMembers(house, by, { limit: 50, q: text });

describe('seeing', () => {
  test('finds by name, pinyin, initials, phone tail, whole phone and document, within reach alone', async () => {
    const person = { ...numbers(), phone: '15811119876' };
    const { id } = await join({ ...person, name: '单雄信', post: '站长' });

    for (const text of [
      '单雄信',
      '雄信',
      'shanxiong',
      'sxx',
      '9876',
      '15811119876',
      '+86 158 1111 9876',
      person.documentNumber,
    ])
      expect({ text, ids: (await q(text)).items.map((item) => item.id) }).toEqual({ text, ids: [id] });
    for (const text of ['单雄信', '15811119876', person.documentNumber])
      expect((await q(text, stranger)).items).toEqual([]);
    expect((await q('98')).items).toEqual([]);
  });

  test('filters by subtree, state and kind', async () => {
    const other = await unit('筛选站工会', haidian);
    const a = await join({ unitId: other, workerKinds: ['courier', 'migrant'] });
    const b = await join({ unitId: other, workerKinds: ['teacher'] });
    const c = await join({ unitId: other });
    await endMembership(house, officer, { personId: c.id, version: 1, reason: 'withdrawn' });
    await retainMember(house, officer, { personId: b.id, version: 1, reason: 'retired' });
    const ids = async (query: object) =>
      (await listMembers(house, officer, { limit: 50, within: other, ...query })).items.map(({ id }) => id).sort();

    expect(await ids({})).toEqual([a.id, b.id].sort());
    expect(await ids({ state: 'retained' })).toEqual([b.id]);
    expect(await ids({ state: 'ended' })).toEqual([c.id]);
    expect(await ids({ kind: 'migrant,teacher' })).toEqual([a.id, b.id].sort());
    expect(await ids({ kind: 'courier', state: 'active' })).toEqual([a.id]);
    expect(
      (await listMembers(house, scope, { limit: 500, within: chaoyang })).items.some(({ unitId }) => unitId === other),
    ).toEqual(false);
  });

  test('reveals with a reason, and the person sees who looked', async () => {
    const person = numbers();
    const { id } = await join(person);

    await expect(revealMember(house, officer, { personId: id, reason: '看看' })).rejects.toMatchObject({
      code: 'members.revealReason',
    });
    await expect(revealMember(house, stranger, { personId: id, reason: '核对名单' })).rejects.toMatchObject({
      status: 404,
    });
    const helper = await scopeOn(house, federationId, [{ unitId: haidian, allows: ['members.read'] }]);
    await expect(revealMember(house, helper, { personId: id, reason: '核对名单' })).rejects.toMatchObject({
      code: 'access.notAllowed',
    });
    const full = await revealMember(house, officer, { personId: id, reason: '核对名单' });
    const listed = await listMembers(house, officer, {
      limit: 50,
      q: person.phone,
      reveal: true,
      reason: '寄送慰问品',
    });

    expect(full).toEqual({ phone: `+86${person.phone}`, document: person.documentNumber });
    expect(listed.items).toMatchObject([{ phone: `+86${person.phone}`, document: person.documentNumber }]);
    expect((await q(person.phone)).items).toMatchObject([{ phone: null, document: null }]);
    expect((await listMembers(house, helper, { limit: 50, reveal: true, reason: '寄送慰问品' })).items).toEqual([]);
    const looked = await db
      .selectFrom('auditEntries')
      .select(['actorName', 'detail'])
      .where('federationId', '=', federationId)
      .where('subjectId', '=', id)
      .where('action', '=', 'members.reveal')
      .orderBy('id')
      .execute();
    expect(looked).toMatchObject([
      { actorName: '张干事', detail: { reason: '核对名单' } },
      { actorName: '张干事', detail: { reason: '寄送慰问品' } },
    ]);
  });

  test('a copy of the list leaves a trace', async () => {
    await listMembers(house, officer, { limit: 500, within: haidian });

    const [trace] = await db
      .selectFrom('auditEntries')
      .select(['action', 'unitId', 'detail'])
      .where('action', '=', 'members.export')
      .orderBy('id', 'desc')
      .execute();
    expect(trace).toMatchObject({
      action: 'members.export',
      unitId: haidian,
      detail: { revealed: false, searched: false },
    });
  });

  test('ids of another federation, and of persons beyond reach, are not found', async () => {
    const elsewhere = await foundFederation(house, { name: '上海市总工会' });
    const { id } = await join();

    for (const by of [elsewhere.scope, stranger]) {
      for (const attempt of [
        () => getMemberDetail(db, by, id),
        () => getMemberHistory(db, by, id),
        () => revealMember(house, by, { personId: id, reason: '核对名单' }),
        () => correctPerson(house, by, { personId: id, version: 1, name: '改名' }),
        () => endMembership(house, by, { personId: id, version: 1, reason: 'lapsed' }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'members.notFound', status: 404 });
    }
    expect((await listMembers(house, elsewhere.scope, { limit: 50 })).total).toEqual(0);
  });
});

describe('one’s own data', () => {
  test('is shown masked, corrected within bounds, and exported whole', async () => {
    const person = numbers();
    const { id } = await join({ ...person, phone: '13655556666' });
    const me = await scopeOn(house, federationId, [], { personId: id });
    await inTransaction(db, (trx) =>
      learnFields(
        trx,
        { federationId },
        { personId: id, fields: { size: 'XL', diet: '清真' }, stageId: null, now: house.now() },
      ),
    );

    await correctOwnData(house, me, { name: '王晓明', workerKinds: ['courier'], fields: { size: 'L', diet: null } });
    await expect(correctOwnData(house, me, { name: '王大明' })).rejects.toMatchObject({
      code: 'members.nameChangedLately',
    });
    await expect(correctOwnData(house, me, { bornOn: '1991-01-01' })).rejects.toMatchObject({
      code: 'members.setByDocument',
    });
    await expect(correctOwnData(house, me, { documentNumber: numbers().documentNumber })).rejects.toMatchObject({
      code: 'members.documentFixed',
    });
    await expect(ownData(house, officer)).rejects.toMatchObject({ code: 'access.notAPerson' });

    const data = await ownData(house, me);
    expect(data.basics.map(({ key, value }) => [key, value])).toEqual([
      ['name', '王晓明'],
      ['sex', expect.any(String)],
      ['bornOn', '1990-05-01'],
      ['phone', '136****6666'],
      ['document', expect.stringMatching(/^000\*+/)],
      ['workerKinds', '快递员'],
    ]);
    expect(data.learned.map(({ key, value }) => [key, value])).toEqual([['size', 'L']]);
    const whole = (await exportOwnData(house, me)) as {
      phone: string;
      documentNumber: string;
      records: Record<string, object[]>;
    };
    expect(whole).toMatchObject({ phone: '+8613655556666', documentNumber: person.documentNumber });
    expect(Object.keys(whole.records)).toEqual(expect.arrayContaining(['memberships', 'person_fields', 'persons']));
    expect(JSON.stringify(whole.records)).not.toMatch(/cipher|hash|secret/);
    expect(await getProfile(db, { federationId }, id)).toMatchObject({
      name: '王晓明',
      unit: { id: express },
      fields: { size: 'L' },
    });
  });

  test('the code at the door is taken back as the same person, for a while', async () => {
    const { id } = await join({ name: '陈师傅' });
    const now = house.now();
    const [first, , , fourth] = await codesOf(db, { federationId, personId: id, now });
    const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    const code = first?.code ?? '';
    const verify = (given: string, scannedAt: Date, handedIn = scannedAt) =>
      verifyCode(db, { federationId }, { code: given, scannedAt, now: handedIn });

    expect(await verify(code, at(20))).toEqual({ personId: id, name: '陈师傅' });
    expect(await verify(code, at(20), at(20 * 3600))).toEqual({ personId: id, name: '陈师傅' });
    await expect(verify(code, at(200))).rejects.toMatchObject({ code: 'code.stale' });
    await expect(verify(code, at(0), at(25 * 3600))).rejects.toMatchObject({ code: 'code.late' });
    await expect(verify(fourth?.code ?? '', at(600), at(0))).rejects.toMatchObject({ code: 'code.ahead' });
    await expect(verify('https://example.test', at(0))).rejects.toMatchObject({ code: 'code.unreadable' });
    const forged = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    await expect(verify(forged, at(0))).rejects.toMatchObject({ code: 'code.unknown' });
    const elsewhere = await foundFederation(house);
    expect(
      await verifyCodes(db, { federationId: elsewhere.federationId, codes: [{ code, scannedAt: now }], now }),
    ).toEqual([undefined]);
  });
});

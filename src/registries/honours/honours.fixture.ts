import { foundFederation, peopleHouse, scopeOn } from '../../../test/people.ts';
import { syntheticCitizenNumber } from '../../kernel/codes/citizen-number.ts';
import { joinMember } from '../../people/members/joining/service.ts';
import { createUnit } from '../../people/units/making/service.ts';
import { type Db, inTransaction } from '../../platform/db/connect.ts';
import { type Conferral, conferHonours } from './service.ts';

/** A city with two districts, a union in each, two workers in the first, and officers at every height. */
export async function honourHall(db: Db) {
  const house = peopleHouse(db, '2026-08-29');
  const { federationId, topId, scope } = await foundFederation(house);
  const unit = async (name: string, parentId = topId) =>
    (await createUnit(house, scope, { parentId, kind: parentId === topId ? 'territorial' : 'primary', name })).id;
  const haidian = await unit('海淀区总工会');
  const chaoyang = await unit('朝阳区总工会');
  const express = await unit('顺达快递工会', haidian);
  const school = await unit('第一小学工会', chaoyang);
  let sequence = 0;
  const join = async (name: string, unitId = express) => {
    sequence += 1;
    const documentNumber = syntheticCitizenNumber({ birthDate: '1985-05-01', sequence });
    return (await joinMember(house, scope, { unitId, name, documentNumber })).id;
  };
  const wang = await join('王小明');
  const li = await join('李大海');
  const conferral = (changes: Partial<Conferral> = {}): Conferral => ({
    level: 'city',
    kind: 'individual',
    title: '劳动模范',
    year: 2025,
    conferredOn: '2026-04-28',
    conferringBody: '北京市人民政府',
    personId: wang,
    holderName: '王小明',
    unitId: express,
    ...changes,
  });
  return {
    house,
    federationId,
    units: { topId, haidian, chaoyang, express, school },
    people: { wang, li },
    join,
    top: scope,
    district: await scopeOn(house, federationId, [{ unitId: haidian }]),
    union: await scopeOn(house, federationId, [{ unitId: express }]),
    stranger: await scopeOn(house, federationId, [{ unitId: chaoyang }]),
    conferral,
    confer: (honours: Conferral[], tellPeople = true) =>
      inTransaction(db, (trx) => conferHonours(trx, scope, { now: house.now(), honours, tellPeople })),
  };
}
export type HonourHall = Awaited<ReturnType<typeof honourHall>>;

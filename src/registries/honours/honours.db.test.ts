import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { foldFacts } from '../../figures/fold/service.ts';
import { figuresOf } from '../../figures/reading/service.ts';
import { judgePerson } from '../../people/members/audience/service.ts';
import { listMessages } from '../../people/messages/service.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import { honourHall } from './honours.fixture.ts';
import { revokeHonour } from './service.ts';

const { db } = await testDatabase();

const revocation = {
  reason: '申报材料弄虚作假',
  reportedBy: '顺达快递工会',
  decidedBy: '北京市人民政府',
  document: '京政发〔2026〕9号',
  revokedOn: '2026-08-28',
};

async function levelsOf(federationId: string, personId: string) {
  const { honours } = await db
    .selectFrom('persons')
    .select('honours')
    .where('federationId', '=', federationId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return honours;
}

async function counted({ house, federationId }: Awaited<ReturnType<typeof honourHall>>, unitId: string) {
  await foldFacts(house);
  const figures = await figuresOf(db, { federationId, holder: { kind: 'unit', id: unitId }, period: '2026' });
  return Object.fromEntries(
    figures
      .filter(({ indicator, value }) => indicator.startsWith('honour') && value !== 0)
      .map((it) => [it.indicator, it.value]),
  );
}

describe('conferring', () => {
  test('many at once: levels, figures, and a message that asks where they may be shown', async () => {
    const hall = await honourHall(db);
    const { people, units, federationId } = hall;

    const conferred = await hall.confer([
      hall.conferral(),
      hall.conferral({ level: 'national', title: '全国劳动模范' }),
      hall.conferral({ personId: people.li, holderName: '李大海' }),
      hall.conferral({
        kind: 'collective',
        title: '模范集体',
        personId: null,
        holderName: '顺达快递中关村站',
        level: 'city',
      }),
    ]);

    expect(conferred.map(({ isNew }) => isNew)).toEqual([true, true, true, true]);
    expect(await levelsOf(federationId, people.wang)).toEqual(['national', 'city']);
    expect(await levelsOf(federationId, people.li)).toEqual(['city']);
    expect(await counted(hall, units.haidian)).toEqual({
      'honours-individual': 3,
      'honours-individual-city': 2,
      'honours-individual-national': 1,
      'honoured-people': 2,
      'honours-collective': 1,
      'honours-collective-city': 1,
    });
    const told = await listMessages(db, { federationId, personId: people.wang });
    expect(told.map(({ title, link }) => ({ title: title[0], link }))).toContainEqual({
      title: '您获得了“劳动模范”',
      link: '/me/honours',
    });
  });

  test('the same source and holder confer once, a team shares its source', async () => {
    const hall = await honourHall(db);
    const source = { kind: 'award', id: newId() };
    const both = [
      hall.conferral({ source }),
      hall.conferral({ source, personId: hall.people.li, holderName: '李大海' }),
    ];

    const first = await hall.confer(both);
    const again = await hall.confer([...both, hall.conferral({ source })]);

    expect(first.map(({ isNew }) => isNew)).toEqual([true, true]);
    expect(again).toEqual([
      { id: first[0]?.id, isNew: false },
      { id: first[1]?.id, isNew: false },
      { id: first[0]?.id, isNew: false },
    ]);
    expect(await counted(hall, hall.units.express)).toMatchObject({ 'honours-individual': 2, 'honoured-people': 2 });
  });

  test('two conferrals at the same moment leave both levels', async () => {
    const hall = await honourHall(db);

    await Promise.all([
      hall.confer([hall.conferral({ level: 'district', title: '区先进' })]),
      hall.confer([hall.conferral({ level: 'enterprise', title: '首席员工' })]),
      hall.confer([hall.conferral()]),
    ]);

    expect(await levelsOf(hall.federationId, hall.people.wang)).toEqual(['city', 'district', 'enterprise']);
  });
});

describe('revoking', () => {
  test('leaves figures and audiences at once, and keeps the entry with its reason', async () => {
    const hall = await honourHall(db);
    const { house, federationId, people, units } = hall;
    const [honour] = await hall.confer([hall.conferral()]);
    const audience = { honours: ['city'] };
    const judged = () => judgePerson(db, { federationId, personId: people.wang, audience, now: house.now() });
    const held = (await judged()).map(({ ok }) => ok);
    await counted(hall, units.topId);

    const revoke = () =>
      inTransaction(db, (trx) =>
        revokeHonour(trx, hall.top, { now: house.now(), today: '2026-08-29', honourId: honour?.id ?? '', revocation }),
      );
    await revoke();

    const row = await db
      .selectFrom('honours')
      .selectAll()
      .where('id', '=', honour?.id ?? '')
      .executeTakeFirstOrThrow();
    const { revokedOn, ...why } = revocation;
    expect([held, (await judged()).map(({ ok }) => ok)]).toEqual([[true], [false]]);
    expect(await counted(hall, units.topId)).toEqual({});
    expect({ state: row.state, revokedOn: row.revokedOn, revocation: row.revocation, name: row.holderName }).toEqual({
      state: 'revoked',
      revokedOn,
      revocation: why,
      name: '王小明',
    });
    await expect(revoke()).rejects.toMatchObject({ code: 'honours.revoked' });
  });

  test('another honour of the same level still counts', async () => {
    const hall = await honourHall(db);
    const [first] = await hall.confer([hall.conferral(), hall.conferral({ title: '五一劳动奖章' })]);

    await inTransaction(db, (trx) =>
      revokeHonour(trx, hall.top, {
        now: hall.house.now(),
        today: '2026-08-29',
        honourId: first?.id ?? '',
        revocation,
      }),
    );

    expect(await levelsOf(hall.federationId, hall.people.wang)).toEqual(['city']);
    expect(await counted(hall, hall.units.express)).toMatchObject({ 'honours-individual': 1, 'honoured-people': 1 });
  });

  test.each(['2026-04-27', '2026-08-30'])('refuses the day %s', async (revokedOn) => {
    const hall = await honourHall(db);
    const [honour] = await hall.confer([hall.conferral()]);

    const revoking = inTransaction(db, (trx) =>
      revokeHonour(trx, hall.top, {
        now: hall.house.now(),
        today: '2026-08-29',
        honourId: honour?.id ?? '',
        revocation: { ...revocation, revokedOn },
      }),
    );

    await expect(revoking).rejects.toMatchObject({ code: 'honours.revokedTooEarly' });
  });
});

import { describe, expect, test } from 'vitest';
import {
  accessHouse,
  client,
  officer,
  plantFederation,
  plantOfficer,
  plantPerson,
  plantUnit,
} from '../../../../test/access.ts';
import { testDatabase } from '../../../../test/database.ts';
import { sealAudit } from '../../../platform/audit/seal.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { newId } from '../../../platform/ids.ts';
import { endAllSessions, endOwnSession, listOwnSessions } from '../sessions/service.ts';
import { requestCode, signInWithCode } from '../sign-in/phone/service.ts';
import { listLookedAt, listTrail } from './service.ts';

const { db } = await testDatabase();
const house = accessHouse(db);
const { federationId, domain: host, top } = await plantFederation(db);
const [mine, other] = [await plantUnit(db, federationId, top), await plantUnit(db, federationId, top)];
const page = { limit: 50 };

describe('the audit trail', () => {
  test('shows auditors what happened within their reach, in words, with its number in the chain', async () => {
    await plantOfficer(house, federationId, { username: 'auditor.top', unit: top, roles: [['auditor', top]] });
    await plantOfficer(house, federationId, { username: 'auditor.mine', unit: mine, roles: [['auditor', mine]] });
    const [above, below] = [await officer(house, host, 'auditor.top'), await officer(house, host, 'auditor.mine')];
    const actor = { kind: 'system' as const, name: '试' };
    for (const unit of [mine, other]) {
      await writeAudit(db, { federationId, at: house.now(), actor, action: 'units.rename', unitId: unit.id });
    }
    await sealAudit(house);
    const only = { ...page, action: 'units.' };

    const [all, some] = [
      await above.ask((scope) => listTrail(house, scope, only)),
      await below.ask((scope) => listTrail(house, scope, only)),
    ];
    const signIns = await below.ask((scope) => listTrail(house, scope, { ...page, action: 'access.' }));

    expect(all.items.map((each) => each.unit?.id).sort()).toEqual([mine.id, other.id].sort());
    expect(some.items).toEqual([
      {
        id: expect.any(String),
        at: expect.any(Date),
        actor: { kind: 'system', id: null, name: '试' },
        action: 'units.rename',
        what: '组织更名',
        unit: { id: mine.id, name: expect.any(String) },
        subject: null,
        detail: {},
        requestId: null,
        seq: expect.any(Number),
      },
    ]);
    expect(signIns.total).toBe(0);
  });

  test('tells a person who looked, and nobody else', async () => {
    const phone = '13700000077';
    const personId = await plantPerson(house, federationId, { name: '本人', phone: `+86${phone}` });
    const browser = client(house, { host });
    await browser.ask((scope) => requestCode(house, scope, { phone }));
    await browser.ask((scope) => signInWithCode(house, scope, { phone, code: house.sent.at(-1)?.code ?? '' }));
    const { actor } = await browser.scope();
    const looked = {
      federationId,
      at: house.now(),
      action: 'members.reveal',
      unitId: mine.id,
      detail: { reason: '核对' },
    };
    const by = (id: string, name: string) => ({ kind: 'account' as const, id, name });
    const subject = { kind: 'person', id: personId };
    await writeAudit(
      db,
      { ...looked, actor: by(newId(), '李干事'), subject },
      { ...looked, actor: by(newId(), '李干事'), subject: { kind: 'person', id: newId() } },
      { ...looked, actor: by(actor.kind === 'account' ? actor.id : '', '本人'), subject },
    );
    await plantOfficer(house, federationId, { username: 'no.person', unit: top });
    const clerk = await officer(house, host, 'no.person');

    expect(await browser.ask((scope) => listLookedAt(house, scope, page))).toMatchObject({
      total: 1,
      items: [{ who: '李干事', what: '查看证件或电话全文', reason: '核对' }],
    });
    await expect(clerk.ask((scope) => listLookedAt(house, scope, page))).rejects.toMatchObject({
      code: 'access.notAPerson',
    });
  });
});

describe('own sessions', () => {
  test('are listed with this one first, and end one by one or all at once', async () => {
    await plantOfficer(house, federationId, { username: 'many', unit: top });
    await plantOfficer(house, federationId, { username: 'someone', unit: top });
    const [here, there] = [
      await officer(house, host, 'many', { ip: '192.0.2.1' }),
      await officer(house, host, 'many', { ip: '192.0.2.2' }),
    ];
    const stranger = await officer(house, host, 'someone');
    const listed = await here.ask((scope) => listOwnSessions(house, scope));
    const thereId = listed[1]?.id ?? '';

    expect(listed.map(({ isCurrent, from, device }) => ({ isCurrent, from, device }))).toEqual([
      { isCurrent: true, from: '192.0.2.1', device: 'test' },
      { isCurrent: false, from: '192.0.2.2', device: 'test' },
    ]);
    const foreign = stranger.ask((scope) => endOwnSession(house, scope, { sessionId: thereId }));
    await expect(foreign).rejects.toMatchObject({ code: 'access.noSuchSession' });
    await here.ask((scope) => endOwnSession(house, scope, { sessionId: thereId }));
    expect((await there.scope()).actor.kind).toBe('visitor');
    const again = await officer(house, host, 'many');
    expect(await here.ask((scope) => endAllSessions(house, scope))).toBe(2);
    expect(here.cookies.has('unionhall.session_token')).toBe(false);
    expect((await again.scope()).actor.kind).toBe('visitor');
    expect((await stranger.scope()).actor.kind).toBe('account');
  });
});

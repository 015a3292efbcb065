import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import type { Scope } from '../../../people/access/rules.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { agreeToBeShown } from '../../../registries/honours/consents/service.ts';
import { conferHonours, revokeHonour } from '../../../registries/honours/service.ts';

const { db } = await testDatabase();

/** A report meeting (事迹报告会) at which somebody honoured speaks. */
async function plantReport() {
  const hall = await plantHall(db);
  const { stageIds } = await hall.row([{ kind: 'sessions' }]);
  const call = (name: string) => ({ kind: 'sessions', stageId: stageIds[0] ?? '', name });
  const now = hall.house.now();
  const { id: sessionId } = (await hall.act(hall.officer, call('addSession'), {
    title: '劳模事迹报告会',
    startsAt: now,
    endsAt: new Date(now.getTime() + 7_200_000),
    venue: '文化宫',
  })) as { id: string };
  const speaker = await hall.worker('孟报告');
  const today = now.toISOString().slice(0, 10);
  const [honour] = await inTransaction(db, (trx) =>
    conferHonours(trx, hall.officer, {
      now,
      honours: [
        {
          ...{ level: 'city', kind: 'individual', title: '劳动模范', year: 2025, conferredOn: '2025-04-28' },
          ...{ conferringBody: '市总工会', personId: speaker.id, holderName: '孟报告', unitId: hall.eastPrimary.id },
        },
      ],
    }),
  );
  const honourId = honour?.id ?? '';
  return {
    honourId,
    set: (id: string) =>
      hall.act(hall.officer, call('setAgenda'), {
        sessionId,
        items: [{ title: '三十年如一日', speakers: [{ name: '孟报告', post: '钳工', honourId: id }] }],
      }),
    officer: hall.officer,
    /** What a reader is told of the speaker; a visitor, where nobody is named. */
    told: async (reader: Scope = hall.visitor()) => {
      const { sessions } = (await hall.look(reader, call('programme'))) as {
        sessions: { agenda: { speakers: { name: string; honour: object | null }[] }[] }[];
      };
      return sessions[0]?.agenda[0]?.speakers[0];
    },
    agree: (uses: ('hall' | 'screen')[]) => agreeToBeShown(hall.house, speaker.scope, { honourId, uses }),
    revoke: () =>
      inTransaction(db, (trx) =>
        revokeHonour(trx, hall.officer, {
          ...{ now, today, honourId },
          revocation: {
            reason: '材料不实',
            reportedBy: '区总工会',
            decidedBy: '市总工会',
            document: '',
            revokedOn: today,
          },
        }),
      ),
  };
}

describe('an honoured speaker', () => {
  test('is linked to the wall of honour as long as they agree to be shown there and the honour holds', async () => {
    const report = await plantReport();
    await report.set(report.honourId);
    const nothing = { name: '孟报告', post: '钳工', honourId: null, honour: null };
    expect(await report.told()).toEqual(nothing);

    await report.agree(['hall']);
    expect(await report.told()).toMatchObject({ honour: { id: report.honourId, title: '劳动模范', year: 2025 } });

    await report.agree(['screen']);
    expect(await report.told()).toEqual(nothing);

    await report.agree(['hall']);
    await report.revoke();
    expect(await report.told()).toEqual(nothing);
    expect(await report.told(report.officer)).toMatchObject({ honourId: report.honourId, honour: null });
  });

  test('cannot be told an honour that is revoked, of another federation, or none', async () => {
    const [report, elsewhere] = [await plantReport(), await plantReport()];
    const refused = expect.objectContaining({ code: 'sessions.unknownHonour' });
    await expect(report.set(elsewhere.honourId)).rejects.toEqual(refused);
    await expect(report.set(crypto.randomUUID())).rejects.toEqual(refused);
    await report.revoke();
    await expect(report.set(report.honourId)).rejects.toEqual(refused);
  });
});

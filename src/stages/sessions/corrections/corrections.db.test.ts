import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { newId } from '../../../platform/ids.ts';
import { scans } from '../check-in/service.ts';
import { correctionInput, sessionFields } from '../contract.ts';
import { addSession } from '../dates/service.ts';
import { plantStage, type Stage } from '../stage.fixture.ts';
import { correct } from './service.ts';

const { db } = await testDatabase();

async function plantSession(stage: Stage) {
  const startsAt = stage.now();
  const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
  const fields = sessionFields.parse({ title: '报告会', venue: '礼堂', online: true, startsAt, endsAt });
  return (await stage.run((context) => addSession(context, fields))).id;
}

async function scanOf(stage: Stage, sessionId: string, personId: string) {
  return { scanId: newId(), sessionId, code: await stage.codeOf(personId), scannedAt: stage.now() };
}

const given = { modes: ['on-site', 'online'] };

describe('facts follow attendance', () => {
  test('whatever is scanned, withdrawn and added, the sums are the live attendances', async () => {
    const stage = await plantStage(db, { given });
    const people = await Promise.all(['甲', '乙', '丙'].map((name) => stage.person(name)));
    const step = fc.record({
      who: fc.nat({ max: people.length - 1 }),
      session: fc.nat({ max: 1 }),
      what: fc.constantFrom('scan', 'rescan', 'add', 'addOnline', 'withdraw'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const before = await stage.facts();
        const sessions = [await plantSession(stage), await plantSession(stage)];
        const live = new Map<string, 'on-site' | 'online'>();
        const withdrawn = new Map<string, Date>();
        const scanned = new Map<string, Awaited<ReturnType<typeof scanOf>>>();
        for (const { who, session, what } of steps) {
          stage.pass(1);
          const [personId = '', sessionId = ''] = [people[who], sessions[session]];
          const place = `${who} ${session}`;
          if (what === 'scan' || what === 'rescan') {
            const old = what === 'rescan' ? scanned.get(place) : undefined;
            const scan = old ?? (await scanOf(stage, sessionId, personId));
            scanned.set(place, scan);
            await stage.run((context) => scans(context, { scans: [scan] }));
            if (!live.has(place) && !((withdrawn.get(place) ?? 0) >= scan.scannedAt)) live.set(place, 'on-site');
          } else {
            const mode = what === 'addOnline' ? 'online' : 'on-site';
            const input = correctionInput.parse({
              sessionId,
              change: what === 'withdraw' ? 'withdraw' : 'add',
              personIds: [personId],
              mode,
              reason: '核对',
            });
            const { changed } = await stage.run((context) => correct(context, input));
            expect(changed).toBe(Number(live.has(place) === (what === 'withdraw')));
            if (what !== 'withdraw') live.set(place, live.get(place) ?? mode);
            else if (live.delete(place)) withdrawn.set(place, stage.now());
          }
        }
        const after = await stage.facts();
        const grown = (indicator: string) => (after[indicator] ?? 0) - (before[indicator] ?? 0);
        const rows = await db
          .selectFrom('attendances')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('sessionId', 'in', sessions)
          .where('withdrawnAt', 'is', null)
          .executeTakeFirstOrThrow();
        expect({
          rows: rows.count,
          attendances: grown('attendances'),
          online: grown('attendances-online'),
          held: grown('sessions-held'),
        }).toEqual({
          rows: live.size,
          attendances: live.size,
          online: [...live.values()].filter((mode) => mode === 'online').length,
          held: new Set([...live.keys()].map((place) => place.split(' ')[1])).size,
        });
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('a re-entry is a new row, the withdrawn one keeps its reason, and a scan sent again does not undo it', async () => {
    const stage = await plantStage(db, { given });
    const sessionId = await plantSession(stage);
    const personId = await stage.person('冯师傅');
    const scan = await scanOf(stage, sessionId, personId);
    const fix = (more: object) =>
      stage.run((context) => correct(context, correctionInput.parse({ sessionId, personIds: [personId], ...more })));
    await stage.run((context) => scans(context, { scans: [scan] }));
    await fix({ change: 'withdraw', reason: '替人签到' });
    expect(stage.handedOn.size).toBe(0);
    const again = await stage.run((context) => scans(context, { scans: [scan] }));
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['withdrawn']);
    await fix({ change: 'add', reason: '本人到场，核实' });
    const rows = await db
      .selectFrom('attendances')
      .select(['method', 'addedReason', 'withdrawnReason', 'withdrawnByName'])
      .where('federationId', '=', stage.federationId)
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { method: 'code', addedReason: null, withdrawnReason: '替人签到', withdrawnByName: '张干事' },
      { method: 'hand', addedReason: '本人到场，核实', withdrawnReason: null, withdrawnByName: null },
    ]);
    expect(stage.handedOn).toEqual(new Set([personId]));
    expect(await stage.facts()).toEqual({ attendances: 1, 'sessions-held': 1 });
  });

  test('people and sessions of another federation are refused, and nothing is half done', async () => {
    const stage = await plantStage(db, { given });
    const elsewhere = await plantStage(db, { given });
    const sessionId = await plantSession(stage);
    const foreign = await plantSession(elsewhere);
    const [mine, theirs] = [await stage.person('本会'), await elsewhere.person('外会')];
    const add = (session: string, personIds: string[]) =>
      stage.run((context) =>
        correct(context, correctionInput.parse({ sessionId: session, change: 'add', personIds, reason: '补' })),
      );
    await expect(add(sessionId, [mine, theirs])).rejects.toMatchObject({ code: 'sessions.unknownPerson' });
    await expect(add(foreign, [mine])).rejects.toMatchObject({ code: 'sessions.unknownSession' });
    expect(await stage.facts()).toEqual({});
  });

  test('withdrawing the last one while another is checked in leaves the session held', async () => {
    const stage = await plantStage(db, { given });
    const sessionId = await plantSession(stage);
    const [first, second] = [await stage.person('先'), await stage.person('后')];
    const [one, two] = [await scanOf(stage, sessionId, first), await scanOf(stage, sessionId, second)];
    await stage.run((context) => scans(context, { scans: [one] }));
    await Promise.all([
      stage.run((context) =>
        correct(context, correctionInput.parse({ sessionId, change: 'withdraw', personIds: [first], reason: '误签' })),
      ),
      stage.run((context) => scans(context, { scans: [two] })),
    ]);
    expect(await stage.facts()).toEqual({ attendances: 1, 'sessions-held': 1 });
  });
});

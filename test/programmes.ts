import { randomBytes } from 'node:crypto';
import { mintScope } from '../src/people/access/mint/service.ts';
import type { Scope } from '../src/people/access/rules.ts';
import { type Db, inTransaction } from '../src/platform/db/connect.ts';
import { newId } from '../src/platform/ids.ts';
import { addStage } from '../src/programmes/arrange/service.ts';
import { read, takeAction } from '../src/programmes/calls/service.ts';
import type { ProgrammeInput } from '../src/programmes/contract.ts';
import { contextOf } from '../src/programmes/host/service.ts';
import type { MoveName } from '../src/programmes/life/rules.ts';
import { move } from '../src/programmes/life/service.ts';
import { findStage, getProgramme, listStages } from '../src/programmes/queries.ts';
import { createProgramme, updateProgramme } from '../src/programmes/service.ts';
import { findManifest } from '../src/programmes/stages/register.ts';
import type { StageContext } from '../src/stages/service.ts';
import { plantOfficer, plantUnit } from './access.ts';
import { foundFederation, type PeopleHouse, peopleHouse, scopeOn } from './people.ts';

/** The clock of every hall stands at noon of this day in Shanghai until it is moved. */
export const DAY = '2026-11-20';

export interface Worker {
  id: string;
  scope: Scope;
}

export type Hall = Awaited<ReturnType<typeof plantHall>>;

/**
 * A federation with programmes through the real engine: a city, two districts with a primary union each, an officer
 * who may do everything, and whatever people and programmes a test asks for.
 */
export async function plantHall(db: Db, { settings = {} }: { settings?: object } = {}) {
  const quiet = peopleHouse(db, DAY);
  const start = quiet.now();
  let aheadMs = 0;
  const house: PeopleHouse = { ...quiet, now: () => new Date(start.getTime() + aheadMs) };
  const { federationId, topId, scope: officer } = await foundFederation(house);
  await db
    .updateTable('federations')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', federationId)
    .execute();
  const topPath = officer.grants[0]?.path ?? '';
  const top = { id: topId, path: topPath };
  const east = await plantUnit(db, federationId, top);
  const west = await plantUnit(db, federationId, top);
  const eastPrimary = await plantUnit(db, federationId, east);
  const westPrimary = await plantUnit(db, federationId, west);

  async function worker(name = '王小明', more: Partial<NewWorker> = {}): Promise<Worker> {
    const { unitId = eastPrimary.id, phone, bornOn = null, workerKinds = [], honours = [] } = more;
    const id = newId();
    await db
      .insertInto('persons')
      .values({
        federationId,
        id,
        name,
        pinyin: 'ren',
        initials: 'r',
        bornOn,
        workerKinds,
        honours,
        phoneHash: phone ? house.vault.hash(phone, 'phone') : null,
        phoneMasked: phone ? `${phone.slice(3, 6)}****${phone.slice(-4)}` : null,
        codeSecret: randomBytes(20),
        codeRef: randomBytes(6).toString('hex').toUpperCase(),
        createdAt: start,
        updatedAt: start,
      })
      .execute();
    if (unitId !== null)
      await db
        .insertInto('memberships')
        .values({
          federationId,
          id: newId(),
          personId: id,
          unitId,
          state: 'active',
          fromOn: '2020-01-01',
          createdAt: start,
        })
        .execute();
    return { id, scope: await scopeOn(house, federationId, [], { personId: id }) };
  }

  async function versionOf(programmeId: string): Promise<number> {
    const row = await db
      .selectFrom('programmes')
      .select('version')
      .where('federationId', '=', federationId)
      .where('id', '=', programmeId)
      .executeTakeFirstOrThrow();
    return row.version;
  }

  /** A file as an upload leaves it, without its content. */
  async function file(more: { unitId?: string; by?: Scope; visibility?: string; kind?: string } = {}): Promise<string> {
    const { unitId = null, by, visibility = 'private', kind = 'picture' } = more;
    const id = newId();
    await db
      .insertInto('files')
      .values({
        federationId,
        id,
        storageKey: id,
        kind,
        name: 'file',
        contentType: 'image/jpeg',
        bytes: 1,
        sha256: Buffer.alloc(32),
        widths: '[]',
        unitId,
        visibility,
        uploadedBy: by?.actor.kind === 'account' ? by.actor.id : null,
        createdAt: start,
      })
      .execute();
    return id;
  }

  const hall = {
    db,
    house,
    federationId,
    officer,
    top,
    east,
    west,
    eastPrimary,
    westPrimary,
    worker,
    file,
    versionOf,
    workers: (count: number, more: Partial<NewWorker> = {}) =>
      Promise.all(Array.from({ length: count }, (_, index) => worker(`职工${index}`, more))),
    scopeOn: (unitId: string, allows?: Parameters<typeof scopeOn>[2][number]['allows'], personId?: string) =>
      scopeOn(house, federationId, [{ unitId, ...(allows ? { allows } : {}) }], { personId: personId ?? null }),
    /** An officer's account without roles, as a stage names one: a judge, a reviewer, who handles objections. */
    named: async (username: string): Promise<Scope> => {
      const id = await plantOfficer(house, federationId, { username, unit: east });
      return mintScope({ ...officer, actor: { kind: 'account', id, name: username, personId: null }, grants: [] });
    },
    visitor: (): Scope => ({ ...officer, actor: { kind: 'visitor' }, grants: [] }),
    pass: ({ minutes = 0, days = 0 }: { minutes?: number; days?: number }) => {
      aheadMs += (days * 1440 + minutes) * 60_000;
    },
    /** A draft, complete enough to be published. */
    draft: async (template: string, input: Partial<ProgrammeInput> & { unitId?: string } = {}) => {
      const { unitId = topId, ...more } = input;
      const programmeId = await createProgramme(house, officer, { template, unitId, title: '职工活动', ...more });
      await updateProgramme(house, officer, {
        programmeId,
        version: await versionOf(programmeId),
        startsAt: new Date('2026-12-01T06:00:00Z'),
        endsAt: new Date('2026-12-01T08:00:00Z'),
        place: '工人文化宫',
        ...more,
      });
      return programmeId;
    },
    move: (programmeId: string, name: MoveName, reason?: string, scope = officer) =>
      move(house, scope, { programmeId, move: name, reason }),
    /** A live programme whose only stage is of this kind. */
    live: async (kind: string, given: object = {}, window: { opensAt?: Date; closesAt?: Date } = {}) => {
      const { programmeId, stageIds } = await hall.row([{ kind, settings: given, ...window }]);
      return { programmeId, stageId: stageIds[0] ?? '' };
    },
    /**
     * A live programme with these stages in a row, each taking from the one before unless it is to stand apart, or from
     * those whose positions it names.
     */
    row: async (
      stages: { kind: string; settings?: object; apart?: boolean; from?: number[]; opensAt?: Date; closesAt?: Date }[],
      input: Partial<ProgrammeInput> & { unitId?: string } = {},
    ) => {
      const { unitId = topId, ...more } = input;
      const programmeId = await createProgramme(house, officer, { template: 'campaign', unitId, title: '职工活动' });
      const stageIds: string[] = [];
      for (const { kind, settings: given = {}, apart = false, from = [stageIds.length - 1], ...window } of stages) {
        const [takesFrom = null, ...alsoFrom] = apart ? [] : from.flatMap((at) => stageIds[at] ?? []);
        stageIds.push(
          await addStage(house, officer, { programmeId, kind, settings: { ...given }, takesFrom, alsoFrom, ...window }),
        );
      }
      await updateProgramme(house, officer, {
        programmeId,
        version: await versionOf(programmeId),
        startsAt: new Date('2026-12-01T06:00:00Z'),
        place: '工人文化宫',
        ...more,
      });
      await move(house, officer, { programmeId, move: 'publish' });
      return { programmeId, stageIds };
    },
    /** Runs work as a stage's service does: in its context, in one transaction. */
    inside: <Result>(
      { programmeId, stageId }: { programmeId: string; stageId: string },
      work: (context: StageContext<never>) => Promise<Result>,
      scope = officer,
    ): Promise<Result> =>
      inTransaction(db, async (trx) => {
        const programme = await getProgramme(trx, scope, programmeId);
        const stage = await findStage(trx, scope, stageId);
        if (!stage) throw new Error(`no stage ${stageId}`);
        return work(contextOf({ house, trx, scope, now: house.now(), programme, stage }));
      }),
    stages: (programmeId: string) => listStages(db, officer, programmeId),
    /** Takes an action as the API does: the answer is what the manifest's schema makes of it. */
    act: async (
      scope: Scope,
      { kind, stageId, name }: { kind: string; stageId: string; name: string },
      input: unknown = {},
    ) => {
      const answer = await takeAction(house, scope, { kind, stageId, name, input });
      return findManifest(kind)?.actions[name]?.output.parse(answer) as never;
    },
    look: async (
      scope: Scope,
      { kind, stageId, name }: { kind: string; stageId: string; name: string },
      input: unknown = {},
    ) => (await read(house, scope, { kind, stageId, name, input })) as never,
    /** What the facts of a programme add up to, by indicator; those that are nothing are left out. */
    facts: async (programmeId: string): Promise<Record<string, number>> => {
      const rows = await db
        .selectFrom('facts')
        .select((eb) => ['indicator', eb.fn.sum<number>('amount').as('total')])
        .where('federationId', '=', federationId)
        .where('programmeId', '=', programmeId)
        .groupBy('indicator')
        .execute();
      return Object.fromEntries(rows.filter((row) => row.total !== 0).map((row) => [row.indicator, row.total]));
    },
    /** Titles of the messages that a person has, oldest first. */
    inbox: async (personId: string): Promise<string[]> => {
      const rows = await db
        .selectFrom('messages')
        .select('words')
        .where('federationId', '=', federationId)
        .where('personId', '=', personId)
        .orderBy('id')
        .execute();
      return rows.map((row) => (row.words as { title: [string, string] }).title[0]);
    },
  };
  return hall;
}

interface NewWorker {
  /** The union of the live membership; null for somebody without one. */
  unitId: string | null;
  /** In E.164. */
  phone: string;
  bornOn: string | null;
  workerKinds: string[];
  honours: string[];
}

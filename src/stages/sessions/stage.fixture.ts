import { randomBytes } from 'node:crypto';
import { foundFederation, type PeopleHouse, peopleHouse, scopeOn } from '../../../test/people.ts';
import { recordFacts, reverseFacts } from '../../figures/service.ts';
import type { Bilingual } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import { codesOf } from '../../people/members/code/service.ts';
import { type Db, inTransaction } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { Subject } from '../service.ts';
import { settings } from './contract.ts';
import type { Context } from './queries.ts';

/** The day of every test; the clock stands at noon in Shanghai until it is moved. */
export const DAY = '2026-11-20';

export interface Stage {
  house: PeopleHouse;
  federationId: string;
  topId: string;
  id: string;
  programmeId: string;
  officer: Scope;
  /** Noon of `DAY` plus what was passed. */
  now: () => Date;
  pass: (minutes: number) => void;
  told: { personIds: string[]; title: Bilingual; urgent: boolean }[];
  handedOn: Set<string>;
  /** Runs work as the host would: one transaction, one context. */
  run: <Result>(work: (context: Context) => Promise<Result>, scope?: Scope) => Promise<Result>;
  person: (name: string, more?: { phoneMasked?: string; memberOf?: string }) => Promise<string>;
  as: (personId: string) => Promise<Scope>;
  /** Puts people in, as the stage before would. */
  handIn: (personIds: readonly string[]) => Promise<void>;
  codeOf: (personId: string, at?: Date) => Promise<string>;
  /** Totals of facts by indicator. */
  facts: () => Promise<Record<string, number>>;
}

/** A stage of sessions in a federation of its own, with a host that keeps what it is told. */
export async function plantStage(
  db: Db,
  { fed = false, given = {} }: { fed?: boolean; given?: object } = {},
): Promise<Stage> {
  const house = peopleHouse(db, DAY);
  const { federationId, topId, scope: officer } = await foundFederation(house);
  const programmeId = newId();
  const id = newId();
  const start = house.now();
  let aheadMs = 0;
  const now = () => new Date(start.getTime() + aheadMs);
  await db
    .insertInto('programmes')
    .values({
      federationId,
      id: programmeId,
      template: 'forum',
      title: '座谈会',
      unitId: topId,
      state: 'running',
      woodcut: 'forum',
      createdAt: start,
      updatedAt: start,
    })
    .execute();
  const before = newId();
  for (const [stageId, key, takesFrom] of [
    [before, 'before', null],
    [id, 'sessions', fed ? before : null],
  ] as const)
    await db
      .insertInto('stages')
      .values({
        federationId,
        id: stageId,
        programmeId,
        kind: 'sessions',
        key,
        position: 0,
        title: '座谈会',
        titleEn: 'Forum',
        settings: '{}',
        takesFrom,
      })
      .execute();
  const stage: Stage = {
    house,
    federationId,
    topId,
    id,
    programmeId,
    officer,
    now,
    pass: (minutes) => {
      aheadMs += minutes * 60_000;
    },
    told: [],
    handedOn: new Set(),
    run: (work, scope = officer) =>
      inTransaction(db, async (trx) => {
        const unit = await trx.selectFrom('units').select('path').where('id', '=', topId).executeTakeFirstOrThrow();
        return work({
          house: { ...house, now },
          trx,
          scope,
          now: now(),
          stage: {
            federationId: scope.federationId,
            id,
            unitId: topId,
            unitPath: unit.path,
            title: '座谈会',
            titleEn: '座谈会',
            occasion: '职工活动',
            occasionEn: '职工活动',
            settings: settings.parse(given),
            opensAt: null,
            closesAt: null,
            beginsAt: null,
            endsAt: null,
            fed,
          },
          host: hostOf(stage, trx),
          shared: (_question, load) => load(),
          own: (_question, load) => load(),
        });
      }),
    person: async (name, { phoneMasked, memberOf } = {}) => {
      const personId = newId();
      await db
        .insertInto('persons')
        .values({
          federationId,
          id: personId,
          name,
          pinyin: 'ren',
          initials: 'r',
          phoneMasked: phoneMasked ?? null,
          codeSecret: randomBytes(20),
          codeRef: randomBytes(6).toString('hex').toUpperCase(),
          createdAt: start,
          updatedAt: start,
        })
        .execute();
      if (memberOf)
        await db
          .insertInto('memberships')
          .values({
            federationId,
            id: newId(),
            personId,
            unitId: memberOf,
            state: 'active',
            fromOn: '2020-01-01',
            createdAt: start,
          })
          .execute();
      return personId;
    },
    as: (personId) => scopeOn(house, federationId, [], { personId }),
    handIn: async (personIds) => {
      await db
        .insertInto('stageSubjects')
        .values(
          personIds.map((subjectId) => ({
            federationId,
            stageId: id,
            subjectKind: 'person',
            subjectId,
            fromStageId: before,
            handedAt: start,
            withdrawnAt: null,
          })),
        )
        .execute();
    },
    codeOf: async (personId, at = now()) => {
      const [first] = await codesOf(db, { federationId, personId, now: at, steps: 1 });
      return first?.code ?? '';
    },
    facts: async () => {
      const rows = await db
        .selectFrom('facts')
        .select((eb) => ['indicator', eb.fn.sum<number>('amount').as('total')])
        .where('federationId', '=', federationId)
        .groupBy('indicator')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.indicator, row.total]));
    },
  };
  return stage;
}

function hostOf(stage: Stage, trx: Context['trx']): Context['host'] {
  const { federationId, now } = stage;
  const names = (subjects: Subject[]) => subjects.map((subject) => subject.id);
  return {
    href: '/programmes/here',
    handOn: async (subjects) => {
      for (const name of names(subjects)) stage.handedOn.add(name);
    },
    takeBack: async (subjects) => {
      for (const name of names(subjects)) stage.handedOn.delete(name);
    },
    hold: async () => undefined,
    closeFeeds: async () => undefined,
    heldOf: async () => new Map(),
    isIn: async () => true,
    subjects: async () => [],
    feeds: async () => [],
    occasions: async () => new Map(),
    field: async () => [],
    groups: async () => new Map(),
    cards: async () => [],
    record: (facts) =>
      recordFacts(trx, {
        federationId,
        now: now(),
        facts: facts.map((fact) => ({
          ...fact,
          unitId: fact.unitId ?? stage.topId,
          programmeId: stage.programmeId,
          stageId: stage.id,
        })),
      }),
    reverse: (sources) => reverseFacts(trx, { federationId, now: now(), sources }),
    tell: async (personIds, { title, urgent = false }) => void stage.told.push({ personIds, title, urgent }),
    later: () => undefined,
    audit: async () => undefined,
    audience: async () => [],
  };
}

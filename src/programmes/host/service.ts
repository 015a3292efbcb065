import { recordFacts, reverseFacts } from '../../figures/service.ts';
import { nobodyOf } from '../../people/access/mint/service.ts';
import { actorOf, type Scope } from '../../people/access/rules.ts';
import { judgePerson } from '../../people/members/audience/service.ts';
import { keepMessages, sendTexts } from '../../people/messages/service.ts';
import { writeAudit } from '../../platform/audit/write.ts';
import { inTransaction, type Trx } from '../../platform/db/connect.ts';
import { forgetKept, keepShared } from '../../platform/db/kept.ts';
import type { House } from '../../platform/house.ts';
import type { StageManifest } from '../../stages/contract.ts';
import type { StageContext, StageHost, Subject } from '../../stages/service.ts';
import { programmeRefusals } from '../errors.ts';
import { feedsOf, findProgramme, findStage, listStages, type ProgrammeRow, type StageRow } from '../queries.ts';
import { findManifest } from '../stages/register.ts';
import { findStageService, type RunningStage } from '../stages/service.ts';
import { cardsOf, cardsOfField } from './cards/service.ts';
import { runLater } from './later/service.ts';
import {
  closeFeeds,
  handOn,
  holdSubjects,
  isHandedIn,
  listFeeds,
  listHandedIn,
  listHeld,
  listOccasions,
  takeBack,
} from './queries.ts';

/** A running request against one stage: everything its context is made of. */
export interface Stand {
  house: House;
  trx: Trx;
  scope: Scope;
  now: Date;
  programme: ProgrammeRow;
  stage: StageRow;
  /** Where a page is shown: what was looked up of its reader so far. */
  visit?: Visit;
}

/** Look-ups of one reader while a page is shown, by stage and question. */
export type Visit = Map<string, Promise<unknown>>;

/** The context in which the stage's service runs; its settings are parsed, so defaults of newer fields are there. */
export function contextOf(stand: Stand): StageContext<never> {
  const { house, trx, scope, now, programme, stage } = stand;
  const manifest = getManifest(stage.kind);
  return {
    house,
    trx,
    scope,
    now,
    stage: {
      federationId: scope.federationId,
      id: stage.id,
      unitId: programme.unitId,
      unitPath: programme.unitPath,
      title: stage.title,
      titleEn: stage.titleEn || stage.title,
      occasion: programme.title,
      occasionEn: programme.titleEn || programme.title,
      settings: settingsOf(manifest, stage.settings) as never,
      opensAt: stage.opensAt,
      closesAt: stage.closesAt,
      beginsAt: programme.startsAt,
      endsAt: programme.endsAt,
      fed: stage.takesFrom !== null,
    },
    host: hostOf(stand),
    ...lookingUp(stand),
  };
}

const parsed = new WeakMap<object, object>();

/** Settings of a row, parsed once: while pages are shown, the same row serves many readers. */
function settingsOf(manifest: StageManifest, settings: unknown): object {
  if (typeof settings !== 'object' || settings === null) return manifest.settings.parse(settings);
  const known = parsed.get(settings) ?? manifest.settings.parse(settings);
  parsed.set(settings, known);
  return known;
}

function lookingUp(stand: Stand): Pick<StageContext<never>, 'shared' | 'own'> {
  const { house, programme, stage, visit } = stand;
  return {
    shared: (question, load) =>
      visit ? keepShared(house.db, { topic: programme.id, part: stage.id }, question, load) : load(),
    own: (question, load) => ofReader(stand, `${stage.id}\0${question}`, load),
  };
}

function ofReader<Answer>({ visit }: Stand, key: string, load: () => Promise<Answer>): Promise<Answer> {
  if (!visit) return load();
  const known = (visit.get(key) as Promise<Answer> | undefined) ?? load();
  visit.set(key, known);
  return known;
}

/** @throws programme.unknown-kind */
export function getManifest(kind: string): StageManifest {
  const manifest = findManifest(kind);
  if (!manifest) throw programmeRefusals.unknownKind({ kind });
  return manifest;
}

/** @throws programme.unknown-kind */
export function getStageService(kind: string): RunningStage {
  const service = findStageService(kind);
  if (!service) throw programmeRefusals.unknownKind({ kind });
  return service;
}

/** Stages as they concern one of them: those after it, then those before it, the nearest last, and it itself. */
function fromFarToNear(stages: readonly StageRow[], { position }: StageRow): StageRow[] {
  const after = stages.filter((each) => each.position > position);
  const upToIt = stages.filter((each) => each.position <= position);
  return [...after.toReversed(), ...upToIt];
}

function hostOf(stand: Stand): StageHost {
  const { house, trx, scope, now, programme, stage } = stand;
  const { federationId } = scope;
  const handover = (subjects: Subject[]) => ({
    ...{ federationId, programmeId: programme.id, fromStageId: stage.id },
    ...{ subjects, now },
  });
  const href = `/programmes/${programme.id}`;

  /** Another stage of the same programme, and the context in which it is called. */
  async function neighbour(id: string) {
    const row = await trx
      .selectFrom('stages')
      .selectAll()
      .where('federationId', '=', federationId)
      .where('programmeId', '=', programme.id)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { kind: row.kind, context: contextOf({ house, trx, scope, now, programme, stage: row }) };
  }

  async function announce(
    receivers: readonly { id: string; kind: string }[],
    subjects: Subject[],
    change: 'handed' | 'withdrawn',
  ) {
    for (const { id, kind } of receivers) {
      forgetKept(trx, { topic: programme.id, part: id });
      const { received } = getStageService(kind);
      const receiver = received && (await neighbour(id));
      if (receiver) await received(receiver.context, subjects, change);
    }
  }

  return {
    href,
    async handOn(subjects) {
      await announce(await handOn(trx, handover(subjects)), subjects, 'handed');
    },
    async takeBack(subjects) {
      await announce(await takeBack(trx, handover(subjects)), subjects, 'withdrawn');
    },
    hold: (subjects, held) => holdSubjects(trx, { federationId, stageId: stage.id, subjects, held }),
    async closeFeeds() {
      for (const id of await closeFeeds(trx, { federationId, stageId: stage.id, feeds: feedsOf(stage), now }))
        forgetKept(trx, { topic: programme.id, part: id });
    },
    heldOf: (subjects) => listHeld(trx, { federationId, fromStageId: stage.id, subjects }),
    async isIn(subject) {
      if (stage.takesFrom === null) return true;
      return ofReader(stand, `${stage.id}\0in\0${subject.kind}\0${subject.id}`, () =>
        isHandedIn(trx, { federationId, stageId: stage.id, subject }),
      );
    },
    subjects: () => listHandedIn(trx, { federationId, stageId: stage.id }),
    async feeds() {
      const rows = await listFeeds(trx, federationId, feedsOf(stage));
      return rows.map(({ id, title, titleEn }) => ({ id, title: [title, titleEn || title] as const }));
    },
    occasions: (stageIds) => listOccasions(trx, federationId, stageIds),
    cards: (subjects) => cardsOf(trx, { federationId, stageId: stage.id, subjects, contextOf: neighbour }),
    groups: () =>
      ofReader(stand, `${stage.id}\0groups`, async () => {
        const rows = await ofReader(stand, 'stages', () => listStages(trx, scope, programme.id));
        return new Map(
          fromFarToNear(rows, stage).flatMap(({ kind, settings }) =>
            (getStageService(kind).groups?.(settingsOf(getManifest(kind), settings) as never) ?? []).map(
              ({ key, words }) => [key, words] as const,
            ),
          ),
        );
      }),
    field: () => cardsOfField(trx, { federationId, programmeId: programme.id, contextOf: neighbour }),
    record: (facts) =>
      recordFacts(trx, {
        federationId,
        now,
        facts: facts.map((fact) => ({
          ...fact,
          unitId: fact.unitId ?? programme.unitId,
          programmeId: programme.id,
          campaignId: programme.campaignId,
          stageId: stage.id,
        })),
      }),
    reverse: (sources) => reverseFacts(trx, { federationId, now, sources }),
    async tell(personIds, { title, body, urgent }) {
      if (personIds.length === 0) return;
      await keepMessages(trx, { federationId, personIds, message: { title, body, link: href }, now });
      if (urgent)
        await sendTexts(house, trx, {
          federationId,
          personIds,
          text: [`${title[0]}：${body[0]}`, `${title[1]}: ${body[1]}`],
        });
    },
    later: (work) =>
      runLater(house, stage.id, async () => {
        const nobody = nobodyOf(scope);
        await inTransaction(house.db, async (later) => {
          const found = await findProgramme(later, nobody, programme.id);
          const row = await findStage(later, nobody, stage.id);
          if (!found || !row) return;
          const stand = { house, trx: later, scope: nobody, now: house.now(), programme: found, stage: row };
          forgetKept(later, { topic: found.id, part: row.id });
          await work(contextOf(stand));
        });
      }),
    audit: (action, subject, detail) =>
      writeAudit(trx, {
        federationId,
        at: now,
        actor: actorOf(scope),
        action,
        unitId: programme.unitId,
        subject,
        detail,
        requestId: scope.requestId,
      }),
    audience: (personId) =>
      ofReader(stand, `audience\0${personId}`, () =>
        judgePerson(trx, { federationId, personId, audience: programme.audience, now }),
      ),
  };
}

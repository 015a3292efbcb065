import { recordFacts, reverseFacts } from '../../figures/service.ts';
import { dayOf, formatSpan } from '../../kernel/dates.ts';
import { accessRefusals } from '../../people/access/errors.ts';
import { actorOf, may, type Scope } from '../../people/access/rules.ts';
import { approvalOf } from '../../people/access/settings/rules.ts';
import { writeAudit } from '../../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../../platform/db/connect.ts';
import { forgetKept } from '../../platform/db/kept.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/ids.ts';
import { dropHeldIn } from '../../registries/holds/service.ts';
import { shutGates } from '../calls/gate/queries.ts';
import { stopLines } from '../calls/line/holding/service.ts';
import { programmeRefusals } from '../errors.ts';
import { contextOf, getStageService } from '../host/service.ts';
import { listStages, lockProgramme, type ProgrammeRow } from '../queries.ts';
import { findTemplate } from '../templates/register.ts';
import {
  type MoveName,
  missingForPublication,
  moves,
  openMoves,
  type ProgrammeState,
  programmeStates,
  type Situation,
} from './rules.ts';

/** What the scope may do with the programme's life now. */
export async function situationOf(db: Trx | Db, scope: Scope, programme: ProgrammeRow): Promise<Situation> {
  return {
    state: programme.state as ProgrammeState,
    needsApproval: await needsApproval(db, scope, programme),
    manages: may(scope, 'programmes.manage', programme.unitPath),
    approves: may(scope, 'programmes.approve', superiorPath(programme.unitPath)),
  };
}

/** The superior's path; the top unit is its own. */
function superiorPath(path: string): string {
  const cut = path.lastIndexOf('.');
  return cut === -1 ? path : path.slice(0, cut);
}

/** The federation's setting `approval`: kinds of unit whose programmes a superior approves. */
async function needsApproval(db: Trx | Db, scope: Scope, programme: ProgrammeRow): Promise<boolean> {
  const row = await db
    .selectFrom('federations')
    .innerJoin('units', 'units.federationId', 'federations.id')
    .select(['federations.settings', 'units.kind', 'units.parentId'])
    .where('federations.id', '=', scope.federationId)
    .where('units.id', '=', programme.unitId)
    .executeTakeFirstOrThrow();
  return row.parentId !== null && approvalOf(row.settings).some((kind) => kind === row.kind);
}

/**
 * Moves a programme along its life.
 * @throws programme.wrong-move, approval-needed, reason-needed, incomplete; access.not-allowed
 */
export async function move(
  house: House,
  scope: Scope,
  request: { programmeId: string; move: MoveName; reason?: string | undefined },
): Promise<void> {
  const now = house.now();
  await inTransaction(house.db, async (trx) => {
    await shutGates(trx, scope, request);
    const programme = await lockProgramme(trx, scope, request.programmeId);
    const situation = await situationOf(trx, scope, programme);
    admit(programme, situation, request);
    const step = moves[request.move];
    if (step.to === 'published' || step.to === 'submitted') await admitComplete(trx, scope, programme);
    await trx
      .updateTable('programmes')
      .set((eb) => ({
        state: step.to,
        updatedAt: now,
        version: eb('version', '+', 1),
        ...(step.to === 'cancelled' ? { cancelReason: request.reason ?? '' } : {}),
        ...(step.to === 'published' ? { publishedAt: now } : {}),
      }))
      .where('federationId', '=', scope.federationId)
      .where('id', '=', programme.id)
      .execute();
    await keepChange(trx, scope, {
      programme,
      now,
      kind: request.move,
      to: step.to,
      detail: request.reason ? { reason: request.reason } : {},
    });
    await countHeld(trx, scope, { programme, to: step.to, now });
    await stopLines(trx, scope, { programme, to: step.to, now });
    await followHolds({ house, trx, scope, now, programme }, request.move);
    if (request.move === 'cancel' && programme.state !== 'draft')
      await tellCancelled({ house, trx, scope, now, programme, reason: request.reason ?? '' });
  });
}

/**
 * What people hold in a programme that is cancelled keeps them from nothing elsewhere; in one that is closed, no time they
 * booked does, which nobody could cancel any more. Once it is open again they hold those that are still to come.
 */
async function followHolds(telling: Telling, move: MoveName): Promise<void> {
  const { trx, scope, programme } = telling;
  const held = { federationId: scope.federationId, programmeId: programme.id };
  if (move === 'cancel') await dropHeldIn(trx, held);
  if (move === 'close') await dropHeldIn(trx, { ...held, kind: 'appointment' });
  if (move !== 'reopen') return;
  for (const stage of await listStages(trx, scope, programme.id))
    await getStageService(stage.kind).reopened?.(contextOf({ ...telling, stage }));
}

function admit(
  programme: ProgrammeRow,
  situation: Situation,
  request: { move: MoveName; reason?: string | undefined },
): void {
  const step = moves[request.move];
  const allowed = step.by === 'superior' ? situation.approves : situation.manages;
  if (!allowed) throw accessRefusals.notAllowed({ unit: programme.unitName, ability: step.words });
  if (request.move === 'publish' && situation.needsApproval && situation.state === 'draft')
    throw programmeRefusals.approvalNeeded();
  if (!openMoves(situation).includes(request.move)) {
    throw programmeRefusals.wrongMove({
      state: programmeStates[situation.state],
      move: step.words,
    });
  }
  if ('reason' in step && !request.reason?.trim())
    throw programmeRefusals.reasonNeeded({}, [{ path: 'reason', words: ['请写明原因', 'Give a reason'] }]);
}

/** What a programme lacks for its publication. */
export async function findMissing(trx: Trx, scope: Scope, programme: ProgrammeRow) {
  const stages = await listStages(trx, scope, programme.id);
  const campaign = findTemplate(programme.template)?.campaign === true;
  return missingForPublication({ ...programme, stages: stages.length, campaign });
}

async function admitComplete(trx: Trx, scope: Scope, programme: ProgrammeRow): Promise<void> {
  const missing = await findMissing(trx, scope, programme);
  if (missing.length > 0) throw programmeRefusals.incomplete({ count: missing.length }, missing);
}

/** A programme counts as held (场次) from its first publication; a cancelled one no more. */
async function countHeld(
  trx: Trx,
  scope: Scope,
  { programme, to, now }: { programme: ProgrammeRow; to: ProgrammeState; now: Date },
): Promise<void> {
  const source = { kind: 'programme', id: programme.id };
  if (to === 'cancelled') await reverseFacts(trx, { federationId: scope.federationId, now, sources: [source] });
  if (to !== 'published') return;
  await recordFacts(trx, {
    federationId: scope.federationId,
    now,
    facts: [
      {
        indicator: 'programmes',
        unitId: programme.unitId,
        programmeId: programme.id,
        campaignId: programme.campaignId,
        day: dayOf(programme.startsAt ?? now, scope.zone),
        amount: 1,
        source,
      },
    ],
  });
}

interface Change {
  programme: ProgrammeRow;
  now: Date;
  kind: string;
  to?: ProgrammeState;
  detail: object;
}

/** What changes with any programme of a federation: the lists that everybody browses. */
export const listsOf = ({ federationId }: Pick<Scope, 'federationId'>) => ({ topic: `lists of ${federationId}` });

/** Appends to the programme's history and to the audit trail; from the commit on, pages show the change. */
export async function keepChange(trx: Trx, scope: Scope, { programme, now, kind, to, detail }: Change): Promise<void> {
  const actor = actorOf(scope);
  forgetKept(trx, { topic: programme.id });
  forgetKept(trx, listsOf(scope));
  await trx
    .insertInto('programmeChanges')
    .values({
      federationId: scope.federationId,
      id: newId(),
      programmeId: programme.id,
      at: now,
      actorId: actor.id ?? null,
      actorName: actor.name,
      kind,
      fromState: to ? programme.state : null,
      toState: to ?? null,
      detail: JSON.stringify(detail),
    })
    .execute();
  await writeAudit(trx, {
    federationId: scope.federationId,
    at: now,
    actor,
    action: `programme.${kind}`,
    unitId: programme.unitId,
    subject: { kind: 'programme', id: programme.id },
    detail,
    requestId: scope.requestId,
  });
}

interface Telling {
  house: House;
  trx: Trx;
  scope: Scope;
  now: Date;
  programme: ProgrammeRow;
}

async function tellCancelled({ reason, ...telling }: Telling & { reason: string }): Promise<void> {
  await tellParticipants(telling, {
    title: [
      `“${telling.programme.title}”取消了`,
      `“${telling.programme.titleEn || telling.programme.title}” is cancelled`,
    ],
    body: [`原因：${reason}`, `Reason: ${reason}`],
  });
}

/** Tells everyone who takes part, in any stage, once. */
export async function tellParticipants(
  telling: Telling,
  message: { title: readonly [string, string]; body: readonly [string, string] },
): Promise<void> {
  const { trx, scope, programme } = telling;
  const people = new Set<string>();
  const stages = await listStages(trx, scope, programme.id);
  for (const stage of stages) {
    for (const personId of await getStageService(stage.kind).participants(contextOf({ ...telling, stage })))
      people.add(personId);
  }
  const [first] = stages;
  if (first) await contextOf({ ...telling, stage: first }).host.tell([...people], { ...message, urgent: true });
}

/** Lets every stage follow a new time, and tells participants of a new time or place after publication. */
export async function tellMoved(
  telling: Telling,
  now: { startsAt: Date | null; endsAt: Date | null; place: string; placeEn: string },
): Promise<void> {
  const { programme, scope, trx } = telling;
  for (const stage of await listStages(trx, scope, programme.id))
    await getStageService(stage.kind).moved?.(contextOf({ ...telling, stage }));
  const when = (lang: 'zh' | 'en') =>
    now.startsAt ? formatSpan(now.startsAt, now.endsAt ?? now.startsAt, { lang, zone: scope.zone }) : '';
  await tellParticipants(telling, {
    title: [`“${programme.title}”时间地点有变`, `“${programme.titleEn || programme.title}” has a new time or place`],
    body: [`现在是：${when('zh')}，${now.place}`, `Now: ${when('en')}, ${now.placeEn || now.place}`],
  });
}

/** Programmes whose time has come start by themselves. */
export async function startDue(house: House, scopeOf: (federationId: string) => Promise<Scope>): Promise<number> {
  const now = house.now();
  const due = await house.db
    .selectFrom('programmes')
    .select(['federationId', 'id'])
    .where('state', '=', 'published')
    .where('startsAt', '<=', now)
    .limit(200)
    .execute();
  for (const { federationId, id } of due) {
    const scope = await scopeOf(federationId);
    await inTransaction(house.db, async (trx) => {
      const programme = await lockProgramme(trx, scope, id);
      if (programme.state !== 'published') return;
      await trx
        .updateTable('programmes')
        .set({ state: 'running', updatedAt: now })
        .where('federationId', '=', federationId)
        .where('id', '=', id)
        .execute();
      await keepChange(trx, scope, { programme, now, kind: 'start', to: 'running', detail: {} });
    });
  }
  return due.length;
}

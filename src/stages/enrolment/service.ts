import type { z } from 'zod';
import type { Bilingual } from '../../kernel/words.ts';
import { findPersonId } from '../../people/access/rules.ts';
import { listReachable } from '../../people/members/reach/service.ts';
import { allOf, waitedForLater } from '../../platform/db/connect.ts';
import type { Settled } from '../../platform/gather.ts';
import type { StageContext, StageService, Taken, Taker } from '../service.ts';
import { countLastInLine, isHeldBack, type PlaceInLine, placesInLine } from './absences/service.ts';
import { admit, decide, type Held, hold, isLive, type Outcome, type Request } from './admission/service.ts';
import { allot } from './allotment/allotting/service.ts';
import { addPoints } from './allotment/hand/service.ts';
import { admitByGates } from './allotment/merits/service.ts';
import { scriptFile } from './allotment/publication/service.ts';
import { arrangeAllotment } from './allotment/seal/service.ts';
import { applicants, claimOf, drawOf, getClaim, overview, publishedOf } from './allotment/show/service.ts';
import { approve, turnAway } from './approval/service.ts';
import { arrangeBooks, removeBooks } from './books/service.ts';
import type { EnrolInput, enrolmentView, Settings } from './contract.ts';
import { enrolmentRefusals } from './errors.ts';
import { checkAnswers, checkWishes, formOf, listRemembered, remember, rememberedOf } from './form/service.ts';
import { deskOfHealth, sheetOfHealth } from './health/desk/service.ts';
import { countErasingAnew, eraseDue, listErasing } from './health/erasing/service.ts';
import {
  agreeHealth,
  arrangeHealth,
  handInHealth,
  healthOfMine,
  remindHealth,
  takeBackHealth,
} from './health/service.ts';
import { arrangeHolds, isWatching, noteOfClash, refusalOfClash } from './holds/service.ts';
import { batchNames, inOrder, listEnrolments, listHistory, viewOf } from './lists/service.ts';
import { type enrolmentManifest, enrolmentManifest as manifest } from './manifest.ts';
import { confirm, listDue, listPassedOver, moveUpNow, release } from './offers/service.ts';
import { countOffered, findByPerson, type Key, listEnrolled, listMembersOf, lockBooks, readBooks } from './queries.ts';
import { clawBackDue, listClawBacks } from './quotas/clawing/service.ts';
import { importQuotas } from './quotas/importing/service.ts';
import { clawBackOf, listQuotaChanges, listQuotaRows } from './quotas/lists/service.ts';
import { listPlacesGoingBack } from './quotas/reminding/service.ts';
import { giveQuota } from './quotas/service.ts';
import { calledOf, enrolmentStates, isSettled, liveEnrolmentStates, teamSizes } from './rules.ts';
import { briefOf, hallViewOf, nextStepOf, standingOf, tasksOf } from './show/service.ts';
import { cardsOfTeams, keepTeam } from './teams/service.ts';
import { otherMembers } from './teams/telling/service.ts';
import { words } from './words.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** Who acts, as a person: the host has already refused anyone else. */
function getPersonId({ scope }: Context): string {
  const personId = findPersonId(scope);
  if (!personId) throw enrolmentRefusals.notEnrolled();
  return personId;
}

async function enrol(context: Context, input: EnrolInput) {
  const { stage } = context;
  const personId = getPersonId(context);
  if (!(await context.host.isIn({ kind: 'person', id: personId }))) throw enrolmentRefusals.notHandedIn();
  // A team is written before its places are given: one captain, and one team per person, hold only under the lock.
  const asksTeam = teamSizes(stage.settings) !== null;
  if (asksTeam) await lockBooks(context.trx, keyOf(context));
  const mine = await findByPerson(context.trx, keyOf(context), personId);
  if (mine && isSettled(mine, { personId, categories: stage.settings.categories })) return viewOf(context, mine);
  const answers = checkAnswers(stage.settings.questions, input.answers, await rememberedOf(context, personId));
  await admitByGates(context, personId, answers);
  const team = asksTeam ? await keepTeam(context, personId, input.team) : undefined;
  const [outcome] = await admit(context, [
    {
      personId,
      answers,
      subject: team ? { kind: 'team', id: team.id } : { kind: 'person', id: personId },
      places: team?.places ?? 1,
      wishes: checkWishes(stage.settings, input.wishes),
      actorId: personId,
    },
  ]);
  if (!outcome || outcome.state === 'refused') throw refusalOf(context, outcome);
  await remember(context, personId, answers);
  return mineOf(context);
}

/** Persons who ask in the same moment: one lock, one set of statements. Teams are written first, so they come alone. */
async function enrolMany(
  context: Context,
  takers: readonly Taker<EnrolInput>[],
  letNext: () => void,
): Promise<Taken<z.input<typeof enrolmentView>>> {
  const { stage } = context;
  const asking = takers.map(({ scope, input }) => {
    const personId = findPersonId(scope) ?? '';
    return { personId, subject: { kind: 'person' as const, id: personId }, given: input };
  });
  const held = await hold(context, asking);
  const remembered = await listRemembered(
    context,
    asking.map(({ personId }) => personId),
  );
  const requests = asking.map(({ given, ...who }): Settled<Request> => {
    // Who is in the list already is asked nothing.
    if (isLive(held.standings.get(who.personId)))
      return { answer: { ...who, places: 1, answers: {}, wishes: [], actorId: null } };
    try {
      const answers = checkAnswers(stage.settings.questions, given.answers, remembered.get(who.personId) ?? {});
      const wishes = checkWishes(stage.settings, given.wishes);
      return { answer: { ...who, places: 1, answers, wishes, actorId: who.personId } };
    } catch (error) {
      return { error };
    }
  });
  const decided = await decide(
    context,
    requests.flatMap((one) => ('answer' in one ? [one.answer] : [])),
    held,
  );
  // Where a place is watched for, somebody's other place may yet turn all of this back: the next must not pass them then.
  if (!isWatching(context)) letNext();
  const places = await placesOfWaiting(context, held.standings, decided.written);
  const outcomes = decided.outcomes.values();
  const learners: Request[] = [];
  const nameOf = batchNames(stage.settings);
  const settled: Settled<z.input<typeof enrolmentView>>[] = [];
  for (const request of requests) {
    if ('error' in request) {
      settled.push(request);
      continue;
    }
    const outcome = outcomes.next().value;
    if (!outcome || outcome.state === 'refused') {
      settled.push({ error: refusalOf(context, outcome) });
      continue;
    }
    if (outcome.asked === 'now') learners.push(request.answer);
    const { enrolmentId: id, state, requestedAt, reason } = outcome;
    const stood = places.get(id);
    const position = outcome.position ?? stood?.position ?? null;
    const spot = {
      batch: outcome.batch === null ? null : nameOf(outcome.batch),
      wishes: outcome.wishes.map(nameOf),
      offerUntil: outcome.offerUntil,
      putLast: outcome.putLast ?? stood?.putLast ?? null,
    };
    settled.push({ answer: { id, state, position, requestedAt, reason, team: null, ...spot } });
  }
  // One order for all who do this at once, so that none waits for the other.
  const learnt = learners
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
    .map(({ personId, answers }) => remember(context, personId, answers));
  return { settled, written: waitedForLater(allOf([decided.written, ...learnt])) };
}

/** Where those stand who waited before they asked again, by the ids of their enrolments, once what is on its way is written. */
async function placesOfWaiting(context: Context, standings: Held['standings'], written: Promise<unknown>) {
  const ids = [...standings.values()].flatMap(({ id, state }) => (id && state === 'waiting' ? [id] : []));
  if (ids.length === 0) return new Map<string, PlaceInLine>();
  // What fails first says why.
  const [, places] = await allOf([written, placesInLine(context, ids)]);
  return places;
}

function refusalOf({ stage }: Context, outcome: Extract<Outcome, { state: 'refused' }> | undefined) {
  if (outcome?.because === 'clash') return refusalOfClash(outcome.clash);
  if (outcome?.because === 'oftenAbsent') {
    const { most = 0, withinMonths: months = 0 } = stage.settings.absenceRule ?? {};
    return enrolmentRefusals.oftenAbsent({ months, most });
  }
  const because = outcome?.because ?? 'full';
  return enrolmentRefusals[because]({ limit: stage.settings.waitingLimit ?? 0 });
}

/** Why somebody was refused, as an officer reads it who asked on their behalf. */
function toldOther(context: Context, outcome: Extract<Outcome, { state: 'refused' }>): Bilingual {
  if (outcome.because !== 'clash') return refusalOf(context, outcome).words;
  const [why, whyEn] = noteOfClash(outcome.clash).words;
  const [zh, en] = words.notBeside;
  return [zh(why), en(whyEn)];
}

async function mineOf(context: Context) {
  const mine = await findByPerson(context.trx, keyOf(context), getPersonId(context));
  if (!mine) throw enrolmentRefusals.notEnrolled();
  return viewOf(context, mine);
}

async function cancel(context: Context) {
  const { stage, now } = context;
  const personId = getPersonId(context);
  const mine = await findByPerson(context.trx, keyOf(context), personId);
  if (!mine) throw enrolmentRefusals.notEnrolled();
  if (mine.personId !== personId) throw enrolmentRefusals.captainCancels();
  const hours = stage.settings.cancelUntilHours;
  if (hours > 0 && stage.beginsAt && stage.beginsAt.getTime() - now.getTime() < hours * 3_600_000)
    throw enrolmentRefusals.tooLateToCancel({ hours });
  const ended = await release(context, { ids: [mine.id], from: liveEnrolmentStates, to: 'cancelled' });
  if (ended.length === 0) throw enrolmentRefusals.notEnrolled();
  const [zh, en] = calledOf(stage);
  await context.host.tell(await otherMembers(context, ended), {
    title: [`“${zh}”名额已取消`, `Your team’s places were given back: ${en}`],
    body: [
      '队长取消了全队的报名，如有疑问请问队长。',
      'Your captain gave the team’s places back; ask your captain why.',
    ],
    urgent: true,
  });
  return mineOf(context);
}

/**
 * Enrols people on their behalf: quotas and places hold for officers too, and so does their reach. What an officer
 * does not know may stay unanswered.
 */
async function enrolOther(
  context: Context,
  { personIds, answers: given, wishes }: { personIds: string[] } & Pick<EnrolInput, 'answers' | 'wishes'>,
) {
  if (teamSizes(context.stage.settings)) throw enrolmentRefusals.teamNeeded();
  const reachable = await listReachable(context.trx, context.scope, personIds);
  const enrolled = await listEnrolled(context.trx, keyOf(context), personIds);
  const unknown = new Set(personIds.filter((personId) => !reachable.has(personId) && !enrolled.has(personId)));
  if (unknown.size > 0) throw enrolmentRefusals.unknownPersons({ count: unknown.size });
  const asked = context.stage.settings.questions.map((question) => ({ ...question, required: false }));
  const answers = checkAnswers(asked, given, {});
  // Who is enrolled without wishes goes wherever there is room.
  const wished = wishes.length > 0 ? wishes : context.stage.settings.batches.map(({ key }) => key);
  const common = { answers, wishes: checkWishes({ ...context.stage.settings, wishesMost: wished.length }, wished) };
  const outcomes = await admit(
    context,
    personIds.map((personId) => ({
      ...{ personId, ...common, places: 1, subject: { kind: 'person' as const, id: personId } },
      actorId: findPersonId(context.scope) ?? null,
    })),
  );
  await context.host.audit(
    'enrolment.enrol-other',
    { kind: 'stage', id: context.stage.id },
    { count: personIds.length },
  );
  return {
    outcomes: outcomes.map((outcome, index) => ({
      personId: personIds[index] ?? '',
      state: outcome.state,
      words: [...(outcome.state === 'refused' ? toldOther(context, outcome) : enrolmentStates[outcome.state])] as [
        string,
        string,
      ],
    })),
  };
}

/** The stage enrolment at work. */
export const enrolmentService: StageService<typeof enrolmentManifest> = {
  manifest,
  actions: {
    enrol,
    cancel,
    confirm: async (context) => {
      const personId = getPersonId(context);
      const mine = await findByPerson(context.trx, keyOf(context), personId);
      if (!mine) throw enrolmentRefusals.notEnrolled();
      if (mine.personId !== personId) throw enrolmentRefusals.captainConfirms();
      await confirm(context, mine.id);
      return mineOf(context);
    },
    approve: (context, input) => approve(context, input),
    decline: (context, input) => turnAway(context, input, 'declined'),
    remove: (context, input) => turnAway(context, input, 'cancelled'),
    giveQuota,
    importQuotas,
    enrolOther,
    allot: (context, input) => allot(context, input),
    addPoints: (context, input) => addPoints(context, input),
    handInHealth,
    agreeHealth,
    takeBackHealth,
    remindHealth,
  },
  together: {
    enrol: {
      gathersUntil: ({ settings, opensAt }) =>
        settings.admit === 'first-come' && settings.gatherSeconds > 0 && opensAt
          ? new Date(opensAt.getTime() + settings.gatherSeconds * 1000)
          : undefined,
      fits: ({ settings, fed }) => !fed && teamSizes(settings) === null && settings.admit !== 'priority',
      take: enrolMany,
    },
  },
  reads: {
    quotas: listQuotaRows,
    quotaChanges: listQuotaChanges,
    clawBack: clawBackOf,
    form: (context) => formOf(context, getPersonId(context)),
    mine: async (context) => {
      const mine = await findByPerson(context.trx, keyOf(context), getPersonId(context));
      return mine ? viewOf(context, mine) : null;
    },
    places: async (context) => {
      const { seats, taken, waiting, ...books } = await readBooks(context.trx, keyOf(context));
      const nameOf = batchNames(context.stage.settings);
      const batches = inOrder(context.stage.settings, books.batches).map((batch) => ({
        ...batch,
        label: nameOf(batch.key),
      }));
      const quotas = await context.trx
        .selectFrom('enrolmentQuotas')
        .innerJoin('units', (join) =>
          join
            .onRef('units.federationId', '=', 'enrolmentQuotas.federationId')
            .onRef('units.id', '=', 'enrolmentQuotas.unitId'),
        )
        .select(['units.id as unitId', 'units.name as unitName', 'enrolmentQuotas.places', 'enrolmentQuotas.taken'])
        .where('enrolmentQuotas.federationId', '=', context.stage.federationId)
        .where('enrolmentQuotas.stageId', '=', context.stage.id)
        .execute();
      const offered = await countOffered(context.trx, keyOf(context));
      const last = isHeldBack(context) ? await countLastInLine(context) : 0;
      return { asOf: context.now, seats, taken, waiting, last, offered, batches, quotas };
    },
    enrolments: listEnrolments,
    history: (context, { enrolmentId }) => listHistory(context, enrolmentId),
    claim: (context) => claimOf(context, getPersonId(context)),
    allotment: (context) => overview(context),
    applicants: (context, query) => applicants(context, query),
    explain: (context, { enrolmentId }) => getClaim(context, enrolmentId),
    health: healthOfMine,
    healthDesk: deskOfHealth,
    healthSheet: sheetOfHealth,
    draw: (context) => drawOf(context),
    published: (context) => publishedOf(context),
    recompute: async () => scriptFile,
  },
  async arrange(context, before) {
    await arrangeBooks(context, before);
    await arrangeAllotment(context);
    await arrangeHealth(context);
    if (before) {
      await arrangeHolds(context);
      await moveUpNow(context);
    }
  },
  async moved(context) {
    await arrangeHolds(context);
    await countErasingAnew(context);
  },
  remove: removeBooks,
  cards: cardsOfTeams,
  groups: ({ categories, batches }) =>
    [...categories, ...batches].map(({ key, label, labelEn }) => ({ key, words: [label, labelEn || label] as const })),
  hallView: hallViewOf,
  nextStep: nextStepOf,
  standing: standingOf,
  async participants({ trx, stage }) {
    const rows = await trx
      .selectFrom('enrolments')
      .select('personId')
      .where('federationId', '=', stage.federationId)
      .where('stageId', '=', stage.id)
      .where('state', 'in', [...liveEnrolmentStates])
      .execute();
    const members = await listMembersOf(trx, { federationId: stage.federationId, stageId: stage.id });
    return [...new Set([...rows, ...members].map((row) => row.personId))];
  },
  tasksOfUnits: listPlacesGoingBack,
  due: {
    list: async (db, now) => [
      ...(await listDue(db, now)),
      ...(await listClawBacks(db, now)),
      ...(await listPassedOver(db, now)),
    ],
    run: async (context) => {
      await clawBackDue(context);
      await moveUpNow(context);
    },
  },
  erases: { list: listErasing, run: eraseDue },
  tasks: tasksOf,
  brief: briefOf,
};

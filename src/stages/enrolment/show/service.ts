import type { Why } from '../../../kernel/why.ts';
import { type Bilingual, counted } from '../../../kernel/words.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import type { NextStep } from '../../contract.ts';
import type { BriefMaterial, StageContext, StageTask, Standing } from '../../service.ts';
import { absenceWhy, placeInLine } from '../absences/service.ts';
import { gatesFor } from '../allotment/merits/service.ts';
import { sealOf } from '../allotment/show/service.ts';
import { isAllotted, placesFor, quotaOf } from '../books/rules.ts';
import type { Settings } from '../contract.ts';
import { isAsked, isDoctor, stateOfHealth, timeOfHealth } from '../health/standing/service.ts';
import { freeOf, whyOfClash } from '../holds/service.ts';
import { viewOf } from '../lists/service.ts';
import { momentOf } from '../offers/telling/service.ts';
import { type EnrolmentRow, findByPerson, type Key, pathsOf, readBooks } from '../queries.ts';
import { type EnrolmentState, enrolmentStates, isSettled, liveEnrolmentStates, teamSizes } from '../rules.ts';
import { words } from '../words.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

const booksOf = (context: Context) => context.shared('books', () => readBooks(context.trx, keyOf(context)));
const enrolmentOf = (context: Context, personId: string) =>
  context.own(`enrolment of ${personId}`, () =>
    findByPerson(context.trx, keyOf(context), personId, teamSizes(context.stage.settings) !== null),
  );

/** What the programme's page shows of the places. */
export async function hallViewOf(context: Context) {
  const { stage, scope } = context;
  const { seats, taken, waiting, allotted } = await booksOf(context);
  const seal = isAllotted(stage.settings.admit) ? await context.shared('seal', () => sealOf(context)) : null;
  const personId = findPersonId(scope);
  const mine = personId ? await enrolmentOf(context, personId) : undefined;
  return {
    seats,
    taken,
    waiting,
    left: seats === null ? null : Math.max(0, seats - taken),
    opensAt: stage.opensAt,
    closesAt: stage.closesAt,
    team: teamSizes(stage.settings),
    approval: stage.settings.admit === 'approval',
    seal,
    collecting: seal !== null && !allotted,
    asked: seal?.asked ?? null,
    mine: mine ? await viewOf(context, mine) : null,
  };
}
export type EnrolmentHallView = Awaited<ReturnType<typeof hallViewOf>>;

/** The button on the programme's page, with what holds and what does not, line by line. */
export async function nextStepOf(context: Context): Promise<NextStep | undefined> {
  const { trx, stage, scope } = context;
  const personId = findPersonId(scope);
  if (await isDoctor(context)) return { words: words.healthDesk, href: 'health-desk', asked: true, whys: [] };
  if (personId) {
    const mine = await enrolmentOf(context, personId);
    if (mine?.state === 'offered' && mine.offerUntil && mine.personId === personId) {
      const [zh, en] = momentOf(context, mine.offerUntil);
      return {
        ...{ words: words.confirmStep, href: 'enrol', asked: true },
        whys: [{ ok: true, words: [words.offeredUntil[0](zh), words.offeredUntil[1](en)] }],
      };
    }
    if (mine && (await asksHealth(context, mine, personId)))
      return {
        ...{ words: words.fillHealth, href: 'health', asked: true },
        whys: [{ ok: true, words: enrolmentStates.admitted }],
      };
    if (mine && isSettled(mine, { personId, categories: stage.settings.categories }))
      return {
        words: words.mine,
        href: 'enrol',
        settled: true,
        whys: [{ ok: true, words: enrolmentStates[mine.state as EnrolmentState] }],
      };
  }
  const window = windowWhy(context);
  if (isOver(context)) return { words: window.words, whys: [window], over: await afterwards(context, personId) };
  const whys: Why[] = [window];
  if (personId && !(await context.host.isIn({ kind: 'person', id: personId })))
    whys.push({ ok: false, words: words.notHandedIn });
  const books = await booksOf(context);
  const asksPath = personId !== undefined && books.quotas.length > 0;
  const path = asksPath ? ((await pathsOf(trx, stage.federationId, [personId])).get(personId)?.path ?? null) : null;
  const quota = quotaOf(books.quotas, path);
  const left = placesFor(books, quota);
  const isAwaiting = isAllotted(stage.settings.admit) && !books.allotted;
  const decided = stage.settings.admit === 'approval' || isAwaiting ? 'later' : 'now';
  const barred = personId !== undefined && !quota && books.quotas.length > 0 && stage.settings.withoutQuota === 'none';
  if (barred) whys.push({ ok: false, words: words.noQuota });
  // Whether there are enough is known when all have asked.
  else if (!isAwaiting)
    whys.push(...placesWhy(stage.settings, { left, limited: books.seats !== null || quota !== undefined, decided }));
  if (stage.settings.admit === 'approval') whys.push({ ok: true, words: words.approval });
  if (isAwaiting) whys.push({ ok: true, words: words.allotted });
  if (personId) {
    whys.push(...(await context.host.audience(personId)), ...(await gatesFor(context, personId)));
    whys.push(...(await clashFor(context, personId)), ...(await absenceWhy(context, personId)));
  }
  const possible = whys.every((why) => why.ok);
  const label =
    decided === 'now' && left === 0 ? words.joinWaiting : teamSizes(stage.settings) ? words.enrolTeam : words.enrol;
  return { words: label, whys, ...(possible ? { href: 'enrol' } : {}) };
}

/** Whether a health form is missing that can still be handed in. */
async function asksHealth(context: Context, mine: EnrolmentRow, personId: string): Promise<boolean> {
  if (!isAsked(context) || !timeOfHealth(context, mine.batch).open) return false;
  return (await stateOfHealth(context, mine, personId)) === 'missing';
}

const isOver = ({ stage, now }: Pick<Context, 'stage' | 'now'>): boolean =>
  stage.closesAt !== null && now >= stage.closesAt;

/** What comes after enrolment has closed: where places are given out together, the result, and one's own part in it. */
async function afterwards(context: Context, personId: string | undefined): Promise<NextStep['over']> {
  if (!isAllotted(context.stage.settings.admit)) return {};
  if (!(await booksOf(context)).allotted) return { words: words.toBeAllotted };
  const asked = personId !== undefined && (await enrolmentOf(context, personId)) !== undefined;
  return {
    words: words.wasAllotted,
    way: asked ? { words: words.claim, href: 'claim' } : { words: words.checkResult, href: 'draw' },
  };
}

/** A place elsewhere that leaves this person nothing to ask for here. */
async function clashFor(context: Context, personId: string): Promise<Why[]> {
  const wishes = context.stage.settings.batches.map(({ key }) => key);
  const asking = { personId, subject: { kind: 'person', id: personId }, wishes };
  const { clash } = (await freeOf(context, [asking]))(asking);
  return clash ? [whyOfClash(clash)] : [];
}

function windowWhy({ stage, scope, now }: Context): Why {
  const both = (say: readonly [(at: string) => string, (at: string) => string], moment: Date): Bilingual => {
    const [zh, en] = momentOf({ scope, now }, moment);
    return [say[0](zh), say[1](en)];
  };
  if (stage.opensAt && now < stage.opensAt) return { ok: false, words: both(words.opensAt, stage.opensAt) };
  if (stage.closesAt && isOver({ stage, now })) return { ok: false, words: both(words.closedAt, stage.closesAt) };
  return { ok: true, words: words.open };
}

function placesWhy(
  settings: Settings,
  { left, limited, decided }: { left: number; limited: boolean; decided: 'now' | 'later' },
): Why[] {
  if (!limited) return [];
  if (left > 0) return [{ ok: true, words: words.placesLeft }];
  if (decided === 'later') return [];
  return [settings.waitingList ? { ok: true, words: words.full } : { ok: false, words: words.fullClosed }];
}

/** What the person has here, for "my page". */
export async function standingOf(context: Context, personId: string): Promise<Standing | undefined> {
  const mine = await enrolmentOf(context, personId);
  if (!mine) return undefined;
  const state = mine.state as EnrolmentState;
  const tone = state === 'admitted' ? 'good' : liveEnrolmentStates.includes(state) ? 'waiting' : 'quiet';
  if (state === 'offered' && mine.offerUntil && mine.personId === personId)
    return {
      ...{ words: enrolmentStates[state], tone, events: [] },
      offer: {
        until: mine.offerUntil,
        accept: { page: 'enrol', form: 'confirm' },
        decline: { page: 'cancel', form: 'cancel' },
      },
    };
  if (await asksHealth(context, mine, personId)) return { words: words.admittedHealth, tone: 'waiting', events: [] };
  if (state !== 'waiting') return { words: enrolmentStates[state], tone, events: [] };
  const { position } = await placeInLine(context, mine);
  return { words: [words.position[0](position), words.position[1](position)], tone, events: [] };
}

export async function tasksOf({ trx, stage, now }: Context): Promise<StageTask[]> {
  const rows = await trx
    .selectFrom('enrolments')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', 'in', ['requested', 'applied'])
    .groupBy('state')
    .execute();
  const isClosed = isOver({ stage, now });
  return rows.flatMap(({ state, count }): StageTask[] => {
    if (state === 'requested')
      return [{ words: [`${count} 份报名待审核`, `${counted(count, 'request')} to decide`], count }];
    return isClosed
      ? [{ words: [`报名已截止，${count} 份申请待分配名额`, `${counted(count, 'request')} to give places to`], count }]
      : [];
  });
}

/** One sentence for the brief, where places were given. */
export async function briefOf(context: Context): Promise<BriefMaterial> {
  const { taken, waiting } = await readBooks(context.trx, keyOf(context));
  if (taken === 0) return { sentences: [], quotes: [], pictures: [] };
  const queue = waiting > 0 ? `，另有 ${waiting} 人候补` : '';
  return {
    sentences: [
      {
        zh: `活动通过“职工之家”公开报名，${taken} 人报名参加${queue}。`,
        figures: [{ indicator: 'enrolments', value: taken }],
      },
    ],
    quotes: [],
    pictures: [],
  };
}

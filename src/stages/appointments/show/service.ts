import { type Bilingual, counted, pick } from '../../../kernel/words.ts';
import type { NextStep } from '../../contract.ts';
import type { BriefMaterial, StageTask, Standing } from '../../service.ts';
import { selectPhotos } from '../photos/queries.ts';
import { keepingOf, sayAppointment, viewOf } from '../providers/service.ts';
import { type AppointmentRow, type Context, keyOf, listOfPerson, selectAppointments, selectSlots } from '../queries.ts';
import { isAhead } from '../rules.ts';
import { words } from '../words.ts';
import { freeSlots, ownAppointments, whenOf, whysOfBooking } from './times/service.ts';

/** What the programme's page shows: who gives appointments, how many places are left, and what is one's own. */
export async function hallViewOf(context: Context) {
  const { stage } = context;
  const free = await freeSlots(context);
  const leftOf = (key: string) =>
    free.filter(({ provider }) => provider === key).reduce((sum, { capacity, taken }) => sum + capacity - taken, 0);
  const own = await ownAppointments(context);
  const live = own.find(({ state }) => state === 'booked' || state === 'arrived');
  const keeping = await context.own('keeping', () => keepingOf(context));
  return {
    providers: stage.settings.providers.map(({ key }) => ({ ...viewOf(context, key), free: leftOf(key) })),
    free: free.reduce((sum, { capacity, taken }) => sum + capacity - taken, 0),
    mine: live ? whenOf(context, live) : null,
    hasOwn: own.length > 0,
    keeps: keeping.all || keeping.own.length > 0,
    photos: stage.settings.photos,
  };
}
export type AppointmentsHallView = Awaited<ReturnType<typeof hallViewOf>>;

/** Photos of the reader's own that wait for their word. */
async function unansweredOf({ trx, stage }: Context, appointmentIds: readonly string[]): Promise<number> {
  if (appointmentIds.length === 0 || !stage.settings.photos) return 0;
  const rows = await selectPhotos(trx, stage.federationId)
    .where('photo.appointmentId', 'in', [...appointmentIds])
    .where('answer.exhibit', 'is', null)
    .execute();
  return rows.length;
}

/** The one thing to do here: decide on photos, keep the list, look at what one holds, or book. */
export async function nextStepOf(context: Context): Promise<NextStep | undefined> {
  const own = await ownAppointments(context);
  const ids = own.map(({ id }) => id);
  if ((await unansweredOf(context, ids)) > 0)
    return { words: words.standingPhotos, href: 'mine', asked: true, whys: [] };
  const keeping = await context.own('keeping', () => keepingOf(context));
  if (keeping.own.length > 0) return { words: words.dayList, href: 'day', asked: true, whys: [] };
  const whys = await whysOfBooking(context);
  const live = own.find(({ state }) => state === 'booked' || state === 'arrived');
  if (live) {
    const isDue = isAhead(live, context.now) || live.state === 'arrived';
    return {
      words: words.mine,
      href: 'mine',
      settled: true,
      whys: [{ ok: isDue, words: sayHeld(context, live) }],
    };
  }
  // Whoever was served and cannot book again has their photos, notes or referrals to look at, also once booking is over.
  if (own.some(({ state }) => state === 'done') && !whys.every(({ ok }) => ok))
    return { words: words.mine, href: 'mine', settled: true, whys: [{ ok: true, words: words.standingDone }] };
  const [window] = whys;
  if (window && context.stage.closesAt && context.now >= context.stage.closesAt)
    return { words: window.words, whys: [window], over: {} };
  const isFree = (await freeSlots(context)).length > 0;
  whys.push({ ok: isFree, words: isFree ? words.hasTimes : words.noTimes });
  return { words: words.book, whys, ...(whys.every(({ ok }) => ok) ? { href: 'book' } : {}) };
}

/** The whole and who gives the appointment. */
function calledOf(context: Context, provider: string): Bilingual {
  const { occasion, occasionEn } = context.stage;
  const [zh, en] = viewOf(context, provider).name;
  return [`${occasion} · ${zh}`, `${occasionEn} · ${en}`];
}

/** What somebody holds; once it has begun and nobody marked it, that and whom to ask. */
function sayHeld(context: Context, live: AppointmentRow): Bilingual {
  const [zh, en] = sayAppointment(context, live);
  const said = live.state === 'booked' && !isAhead(live, context.now) ? words.unmarked : words.standingBooked;
  return [said[0](zh), said[1](en)];
}

/** What the person has here, for "my page", with the time for their calendar. */
export async function standingOf(context: Context, personId: string): Promise<Standing | undefined> {
  const own = await listOfPerson(context.trx, keyOf(context), personId);
  const ids = own.map(({ id }) => id);
  const unanswered = await unansweredOf(context, ids);
  const [latest] = own;
  if (!latest || latest.state === 'cancelled') return undefined;
  const events = own
    .filter(({ state }) => state === 'booked' || state === 'arrived')
    .map((row) => ({
      id: row.id,
      title: pick(calledOf(context, row.provider), context.scope.lang),
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      place: pick(viewOf(context, row.provider).place, context.scope.lang),
    }));
  if (unanswered > 0) return { words: words.standingPhotos, tone: 'waiting', events };
  const live = own.find(({ state }) => state === 'booked' || state === 'arrived') ?? latest;
  if (live.state === 'booked')
    return { words: sayHeld(context, live), tone: isAhead(live, context.now) ? 'good' : 'quiet', events };
  if (live.state === 'arrived') return { words: words.standingArrived, tone: 'good', events };
  if (live.state === 'missed') return { words: words.standingMissed, tone: 'quiet', events };
  return { words: words.standingDone, tone: 'good', events };
}

/** Whoever still holds a time must hear of a change. */
export async function participantsOf(context: Context): Promise<string[]> {
  const rows = await selectAppointments(context.trx, keyOf(context))
    .where('held.state', 'in', ['booked', 'arrived'])
    .execute();
  return [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
}

/** Hours to enter, and times that are over without a mark of who came. */
export async function tasksOf(context: Context): Promise<StageTask[]> {
  const { trx, now, stage } = context;
  const slot = await selectSlots(trx, keyOf(context)).limit(1).executeTakeFirst();
  if (!slot) {
    const words: StageTask['words'] =
      stage.settings.providers.length > 0
        ? ['还没有排时间，现在不能预约', 'No hours are entered: nobody can book']
        : ['还没有填写医生、摄影师等', 'Nobody is entered who gives appointments'];
    return [{ words, count: 1 }];
  }
  const { count } = await trx
    .selectFrom('appointments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', 'in', ['booked', 'arrived'])
    .where('endsAt', '<', now)
    .executeTakeFirstOrThrow();
  return count > 0
    ? [
        {
          words: [`${count} 个预约已过时间，还没登记到场`, `${counted(count, 'appointment')} over without a mark`],
          count,
        },
      ]
    : [];
}

/** Sentences for the brief: how many were served, and what of their photos is shown. */
export async function briefOf(context: Context): Promise<BriefMaterial> {
  const { trx, stage } = context;
  const rows = await selectAppointments(trx, keyOf(context)).where('held.state', '=', 'done').execute();
  if (rows.length === 0) return { sentences: [], quotes: [], pictures: [] };
  const people = new Set(rows.flatMap(({ personId }) => personId ?? [])).size;
  // Nobody can tell whether two who walked in without a record are one: they are no number of people.
  const unknown = rows.filter(({ personId }) => personId === null).length;
  const photos = stage.settings.photos
    ? await selectPhotos(trx, stage.federationId)
        .where(
          'photo.appointmentId',
          'in',
          rows.map(({ id }) => id),
        )
        .execute()
    : [];
  const handed = photos.filter(({ handedOverAt }) => handedOverAt !== null).length;
  const shown = photos.filter(({ exhibit }) => exhibit === true);
  return {
    sentences: [
      {
        zh:
          unknown === 0
            ? `现场预约服务 ${rows.length} 人次、${people} 人。`
            : `现场预约服务 ${rows.length} 人次，名册上 ${people} 人；另有 ${unknown} 人次现场未登记。`,
        figures: [
          { indicator: 'appointments-kept', value: rows.length },
          { indicator: 'people-served', value: people },
        ],
      },
      ...(handed > 0
        ? [
            {
              zh: `${handed} 张照片交到本人手中，其中 ${shown.length} 张经本人同意展出。`,
              figures: [{ indicator: 'photos-handed-over', value: handed }],
            },
          ]
        : []),
    ],
    quotes: [],
    // What people agreed to is the exhibition: it offers its own pictures, and a brief is more than that.
    pictures: [],
  };
}

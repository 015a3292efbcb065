import type { z } from 'zod';
import { addDays, clockOf, dayOf, formatLongDay, momentOf } from '../../../../kernel/dates.ts';
import { type Lang, pick, say } from '../../../../kernel/words.ts';
import { actorOf } from '../../../../people/access/rules.ts';
import type { FileAnswer } from '../../../../platform/http/handlers.ts';
import { printRoster } from '../../../../press/layouts/roster/service.ts';
import { openCodes } from '../../claims/service.ts';
import type { dayQuery } from '../../contract.ts';
import { appointmentRefusals } from '../../errors.ts';
import { countNotes } from '../../notes/service.ts';
import { listPhotos } from '../../photos/queries.ts';
import { hrefOf } from '../../photos/service.ts';
import { admitKeeper, calledOf, isGiven, type Keeping, keeps, viewOf } from '../../providers/service.ts';
import {
  type AppointmentRow,
  type Context,
  findAppointment,
  keyOf,
  selectAppointments,
  selectSlots,
} from '../../queries.ts';
import { appointmentStates, openMoves, whysOfSlot } from '../../rules.ts';
import { sayReason, words } from '../../words.ts';
import type { DayView, RowView, VisitView } from '../contract.ts';
import { lookUp } from '../look-up/service.ts';
import { whenOf } from '../times/service.ts';

type Query = z.output<typeof dayQuery>;

/** A row of the list, as whoever keeps it sees it. */
function rowOf(context: Context, keeping: Keeping, row: AppointmentRow): RowView {
  const { scope, now } = context;
  const isToday = dayOf(row.startsAt, scope.zone) === dayOf(now, scope.zone);
  return {
    ...whenOf(context, row),
    name: calledOf(context, row),
    unitName: row.unitName ?? '',
    phoneTail: row.phoneMasked?.slice(-4) ?? '',
    known: row.personId !== null,
    walkIn: row.walkIn,
    state: row.state,
    moves: openMoves(row, { now, isToday }),
    photos: row.photos,
    mine: keeping.own.includes(row.provider),
  };
}

/** Who comes on a day, to those whose list the reader keeps. */
async function rowsOn(context: Context, keeping: Keeping, { day, provider }: { day: string; provider: string | null }) {
  const { trx, scope } = context;
  const rows = await selectAppointments(trx, keyOf(context))
    .where('held.state', '<>', 'cancelled')
    .where('held.startsAt', '>=', momentOf(day, '00:00', scope.zone))
    .where('held.startsAt', '<', momentOf(addDays(day, 1), '00:00', scope.zone))
    .orderBy('held.startsAt')
    .orderBy('slot.provider')
    .orderBy('held.seat')
    .execute();
  return rows.filter((row) => keeps(keeping, row.provider) && (provider === null || row.provider === provider));
}

/** Days with slots, and how many people come on each. */
async function daysOf(context: Context, keeping: Keeping) {
  const { trx, scope } = context;
  const slots = await selectSlots(trx, keyOf(context)).orderBy('slot.startsAt').execute();
  const byDay = Map.groupBy(
    slots.filter(({ provider }) => keeps(keeping, provider)),
    ({ startsAt }) => dayOf(startsAt, scope.zone),
  );
  return {
    slots,
    days: [...byDay].map(([day, theirs]) => ({ day, count: theirs.reduce((sum, { taken }) => sum + taken, 0) })),
  };
}

function placeOf(
  context: Context,
  keeping: Keeping,
  query: Pick<Query, 'day' | 'provider'>,
  days: readonly { day: string }[],
) {
  const { stage, scope, now } = context;
  const today = dayOf(now, scope.zone);
  const next = days.find(({ day }) => day >= today) ?? days.at(-1);
  const named = stage.settings.providers.find(({ key }) => key === query.provider && keeps(keeping, key));
  return { today, day: query.day ?? next?.day ?? today, provider: named?.key ?? null };
}

/** The list of a day on a phone: who comes when, who arrived, who walks in. @throws appointments.notKeeper */
export async function dayOfKeeper(context: Context, query: Query): Promise<DayView> {
  const { stage, now, scope } = context;
  const keeping = await admitKeeper(context);
  const { slots, days } = await daysOf(context, keeping);
  const { today, day, provider } = placeOf(context, keeping, query, days);
  const rows = await rowsOn(context, keeping, { day, provider });
  const states = Object.keys(appointmentStates).filter((state) => state !== 'cancelled');
  return {
    days,
    day,
    isToday: day === today,
    providers: stage.settings.providers.filter(({ key }) => keeps(keeping, key)).map(({ key }) => viewOf(context, key)),
    provider,
    rows: rows.map((row) => rowOf(context, keeping, row)),
    counts: Object.fromEntries(states.map((state) => [state, rows.filter((row) => row.state === state).length])),
    walkIns: stage.settings.walkIns && day === today,
    mayLookUp: keeping.all,
    printsOn: stage.settings.prints > 0 && keeping.own.length > 0,
    free: slots
      .filter(
        (slot) =>
          keeps(keeping, slot.provider) &&
          isGiven(context, slot) &&
          (provider === null || slot.provider === provider) &&
          dayOf(slot.startsAt, scope.zone) === today &&
          whysOfSlot({ ...slot, closedAt: slot.calledOffAt }, { now, walkIn: true }).every(({ ok }) => ok),
      )
      .map((slot) => ({ ...whenOf(context, slot), left: slot.capacity - slot.taken })),
    query: query.q,
    found: query.q.length >= 2 && stage.settings.walkIns && keeping.all ? await lookUp(context, query.q) : [],
  };
}

/** One who comes, for their provider and the helpers. @throws appointments.notKeeper, noAppointment */
export async function visitOf(context: Context, { appointmentId }: { appointmentId: string }): Promise<VisitView> {
  const { trx, stage } = context;
  const keeping = await admitKeeper(context);
  const row = await findAppointment(trx, keyOf(context), appointmentId);
  if (!row) throw appointmentRefusals.noAppointment();
  if (!keeps(keeping, row.provider)) throw appointmentRefusals.notKeeper();
  const serves = keeping.own.includes(row.provider);
  const author = actorOf(context.scope).id;
  const counted = serves && author ? await countNotes(context, [row.id], author) : new Map<string, never>();
  const notes = counted.get(row.id);
  const history = await trx
    .selectFrom('appointmentChanges')
    .select(['at', 'actorName', 'kind', 'reason'])
    .where('federationId', '=', stage.federationId)
    .where('appointmentId', '=', row.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return {
    row: rowOf(context, keeping, row),
    notesOn: stage.settings.notes && serves,
    notes: notes ? notes.notes + notes.referrals : 0,
    photosOn: stage.settings.photos && serves,
    photos: serves
      ? (await listPhotos(trx, stage.federationId, row.id))
          .filter(({ takenBy }) => takenBy === author)
          .map(({ id, caption, exhibit }) => ({ id, href: hrefOf(context, id), caption, exhibit }))
      : [],
    claim: serves ? ((await openCodes(context, [row.id])).get(row.id) ?? null) : null,
    history: history.map(({ at, actorName, kind, reason }) => ({
      at,
      by: actorName,
      kind,
      reason: sayReason(reason, context.scope.lang),
    })),
  };
}

const occasionOf = ({ occasion, occasionEn }: Context['stage'], lang: Lang) => pick([occasion, occasionEn], lang);

/** The list of a day on paper. @throws appointments.notKeeper */
export async function sheet(context: Context, query: Query): Promise<FileAnswer> {
  const { scope, stage, now } = context;
  const { lang, zone } = scope;
  const w = say(words, lang);
  const keeping = await admitKeeper(context);
  const { days } = await daysOf(context, keeping);
  const { day, provider } = placeOf(context, keeping, query, days);
  const rows = await rowsOn(context, keeping, { day, provider });
  const body = await printRoster({
    lang,
    title: `${occasionOf(stage, lang)} ${w.dayList}`,
    meta: [
      formatLongDay(day, lang),
      ...(provider ? [pick(viewOf(context, provider).name, lang)] : []),
      w.people(rows.length),
    ],
    columns: [
      { label: w.time, align: 'centre' },
      { label: w.with },
      { label: w.name },
      { label: w.union, share: 4 },
      { label: w.phoneTail, align: 'centre' },
      { label: w.state, align: 'centre' },
      { label: w.remark, share: 4 },
    ],
    rows: rows.map((row) => [
      clockOf(row.startsAt, zone),
      pick(viewOf(context, row.provider).name, lang),
      calledOf(context, row),
      row.unitName ?? '',
      row.phoneMasked?.slice(-4) ?? '',
      row.state === 'booked' ? '' : pick(appointmentStates[row.state], lang),
      row.walkIn ? w.walkedIn : '',
    ]),
    rowHeightMm: 10,
    printed: `${actorOf(scope).name} ${dayOf(now, zone)}`,
  });
  return { name: `${occasionOf(stage, lang)}-${day}.pdf`, body, contentType: 'application/pdf', inline: true };
}

/** Claim cards of a day on paper, to be cut apart: those of the reader's own sitters alone. @throws appointments.notProvider */
export async function cards(context: Context, query: Query): Promise<FileAnswer> {
  const { scope, stage, host, house } = context;
  const { lang, zone } = scope;
  const w = say(words, lang);
  const keeping = await admitKeeper(context);
  if (keeping.own.length === 0) throw appointmentRefusals.notProvider();
  const own = { all: false, own: keeping.own };
  const { days } = await daysOf(context, own);
  const { day, provider } = placeOf(context, own, query, days);
  const rows = await rowsOn(context, own, { day, provider });
  const codes = await openCodes(
    context,
    rows.map(({ id }) => id),
  );
  // Cut apart, each card says where its code is entered.
  const where = `${house.url}${host.href}/${stage.id}/claim`;
  const body = await printRoster({
    lang,
    title: `${occasionOf(stage, lang)} ${w.claimCards}`,
    meta: [formatLongDay(day, lang), w.cut],
    columns: [
      { label: w.time, align: 'centre' },
      { label: w.name, share: 3 },
      { label: w.claimCode, align: 'centre', share: 4 },
      { label: w.until, align: 'centre', share: 3 },
      { label: w.claimAt, share: 6 },
    ],
    rows: rows.flatMap((row) => {
      const claim = codes.get(row.id);
      return claim
        ? [
            [
              clockOf(row.startsAt, zone),
              calledOf(context, row),
              claim.code,
              formatLongDay(dayOf(claim.expiresAt, zone), lang),
              where,
            ],
          ]
        : [];
    }),
    numbered: false,
    rowHeightMm: 22,
  });
  await host.audit('appointments.print-cards', { kind: 'stage', id: stage.id }, { day, cards: codes.size });
  return { name: `${w.claimCards}-${day}.pdf`, body, contentType: 'application/pdf', inline: true };
}

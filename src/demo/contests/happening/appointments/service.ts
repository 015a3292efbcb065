import { addDays, dayOf } from '../../../../kernel/dates.ts';
import type { Scope } from '../../../../people/access/rules.ts';
import { drawPicture } from '../../../pictures/rules.ts';
import { act, change, look } from '../../../running/service.ts';
import { type Happening, type Making, making, scopeOf } from '../making/service.ts';
import { keepPicture } from '../photos/service.ts';
import { backdrops, type DemoPractice, doctors, portraits } from './rules.ts';

/** Whose sign-in gives appointments in the demo. */
const PROVIDER = 'doctor';
/** Times are free for so many days to come. */
const AHEAD_DAYS = 6;
const PHOTO_NAME = '演示肖像.svg';

interface Slot {
  id: string;
  startsAt: Date;
  provider: string;
}

/** Who gives appointments, and their hours; entered so many days ago. @returns slots in order of time */
async function openHours(made: Making, key: string, { providers, days, minutes }: DemoPractice, daysAgo: number) {
  const named = providers.map((provider, at) => ({ ...provider, username: at === 0 ? PROVIDER : '' }));
  await change(made, key, { providers: named }, daysAgo);
  const today = todayOf(made);
  const [from, until] = days;
  const hours = {
    ...{ fromOn: addDays(today, from), untilOn: addDays(today, until), starts: '09:00', ends: '17:00', minutes },
    breaks: [{ starts: '12:00', ends: '13:30' }],
  };
  await act(made, key, { name: 'addHours', daysAgo, input: hours });
  const { items } = await look<{ items: Slot[] }>(made, key, { name: 'slots', input: { limit: 500 } });
  return items;
}

const todayOf = ({ house, scope }: Making): string => dayOf(house.now(), scope.zone);

/** So many days before today as the demo's steps count them, whose today may be yesterday's noon. */
const agoOf = (made: Making, days: number): number =>
  dayOf(made.now, made.scope.zone) === todayOf(made) ? days : days - 1;

interface Booked {
  appointmentId: string;
  as: Scope;
}

/** People of the organiser's unions book slots, each their own. */
async function bookAll(made: Making, key: string, slots: readonly Slot[], daysAgo: number): Promise<Booked[]> {
  const booked: Booked[] = [];
  for (const [turn, slot] of slots.entries()) {
    const person = made.here[turn % made.here.length];
    if (!person) return booked;
    const as = scopeOf(made, { name: person.name, personId: person.id });
    const input = { slotId: slot.id };
    const { appointmentId } = await act<{ appointmentId: string }>(made, key, { name: 'book', as, daysAgo, input });
    booked.push({ appointmentId, as });
  }
  return booked;
}

const providerOf = (made: Making): Scope =>
  scopeOf(made, { name: '许知夏', accountId: made.accounts.get(PROVIDER)?.id ?? '' });

/** Times of a day before noon, which the demo's clock has behind it; every second one. */
const morningOf = (slots: readonly Slot[], day: string, zone: string) =>
  slots.filter(({ startsAt }, at) => at % 2 === 0 && dayOf(startsAt, zone) === day).slice(0, backdrops.length);

/** Portraits taken some days ago and handed over; most agreed to hang in the exhibition. */
export async function portraitsTaken(given: Happening, { from }: { from: number }): Promise<void> {
  const made = await making(given, 91);
  const { zone } = made.scope;
  const ago = agoOf(made, from);
  const slots = await openHours(made, 'sittings', portraits(-from, AHEAD_DAYS), from + 3);
  const day = addDays(todayOf(made), -from);
  const sitting = await bookAll(made, 'sittings', morningOf(slots, day, zone), from + 2);
  const as = providerOf(made);
  for (const [turn, { appointmentId, as: sitter }] of sitting.entries()) {
    const [scene, light, trade] = backdrops[turn % backdrops.length] ?? backdrops[0] ?? ['site', 'noon', ''];
    const at = { as, daysAgo: ago - 0.2 };
    await act(made, 'sittings', { name: 'mark', ...at, input: { appointmentId, move: 'finish' } });
    const account = as.actor.kind === 'account' ? as.actor.id : '';
    const fileId = await keepPicture(made, drawPicture(scene, light, made.dice), { by: account, name: PHOTO_NAME });
    const photos = [{ fileId, caption: trade }];
    const { photoIds } = await act<{ photoIds: string[] }>(made, 'sittings', {
      ...{ name: 'addPhotos', ...at, input: { appointmentId, photos } },
    });
    const asked = { name: 'photos', input: { appointmentId }, as: sitter, daysAgo: ago - 1 };
    await look(made, 'sittings', asked);
    // Every fourth has not agreed.
    if (turn % 4 !== 3)
      await act(made, 'sittings', {
        ...{ name: 'consent', as: sitter, daysAgo: ago - 1 },
        input: { appointmentId, exhibit: photoIds, named: turn % 2 === 0 },
      });
  }
  await act(made, 'gallery', { name: 'open', daysAgo: ago - 1.5 });
}

/** Portraits to come: some times are booked, others free. */
export async function portraitsAhead(given: Happening, { from }: { from: number }): Promise<void> {
  const made = await making(given, 92);
  const slots = await openHours(made, 'sittings', portraits(-from, 2 - from), 1);
  await bookAll(made, 'sittings', slots.filter((_, at) => at % 3 === 0).slice(0, 10), 1);
}

/** Doctors came some days ago: most kept their time, some were referred, one did not come. */
export async function doctorsCame(given: Happening, { from }: { from: number }): Promise<void> {
  const made = await making(given, 93);
  const { zone } = made.scope;
  const ago = agoOf(made, from);
  const slots = await openHours(made, 'doctors', doctors(-from, -from), from + 6);
  const day = addDays(todayOf(made), -from);
  const coming = await bookAll(made, 'doctors', morningOf(slots, day, zone), from + 2);
  const heart = await look<{ items: { id: string }[] }>(made, 'doctors', {
    ...{ name: 'appointments', input: { limit: 100, provider: 'heart' } },
  });
  const own = new Set(heart.items.map(({ id }) => id));
  const as = providerOf(made);
  for (const [turn, { appointmentId }] of coming.entries()) {
    const missed = turn === coming.length - 1;
    const at = { daysAgo: ago - 0.25 };
    await act(made, 'doctors', { name: 'mark', ...at, input: { appointmentId, move: missed ? 'miss' : 'finish' } });
    if (missed || !own.has(appointmentId)) continue;
    await act(made, 'doctors', {
      ...{ name: 'note', as, ...at, input: { appointmentId, words: '血压稍高，少盐，一周后复测。（演示数据）' } },
    });
    if (turn % 2 === 0)
      await act(made, 'doctors', {
        ...{ name: 'refer', as, ...at },
        input: { appointmentId, to: '社区卫生服务中心', words: '复测血压，做心电图。（演示数据）' },
      });
  }
}

/** Doctors to come: some times are booked, others free. */
export async function doctorsAhead(given: Happening, { from }: { from: number }): Promise<void> {
  const made = await making(given, 94);
  const slots = await openHours(made, 'doctors', doctors(-from, -from), 1);
  await bookAll(made, 'doctors', slots.filter((_, at) => at % 4 === 1).slice(0, 12), 1);
}

import { addDays, dayOf } from '../../../../kernel/dates.ts';
import { settings } from '../../../../stages/enrolment/contract.ts';
import type { DemoPerson } from '../../../people/contract.ts';
import { act, change, closeWindow, look } from '../../../running/service.ts';
import { type Happening, type Making, making, scopeOf } from '../making/service.ts';

const DOCTOR = 'doctor';
/** By her place among the workers who sign in to the demo. */
const TEACHER = 2;
const numerals = [...'一二三四五'];
const PLACES = 6;
/** Offers of the demo wait for a week, so that whoever looks still finds some. */
const CONFIRM_HOURS = 168;
const CONFIRMED = 14;
const FORMS = 9;
/** Of the stay that is still open. */
const OPEN_BATCHES = 3;
const OPEN_DAYS = 6;
const ASKED_SO_FAR = 12;

/** Stays in batches: everybody asked, places are given out, some are confirmed with a health form, others still wait. */
export async function staysAllotted(given: Happening, { from }: { from: number }): Promise<void> {
  const made = await making(given, 95);
  await arrangeBatches(made, { from, count: numerals.length, confirmHours: CONFIRM_HOURS });
  const teacher = made.people[TEACHER];
  const asking = [...(teacher ? [teacher] : []), ...made.here];
  await askAll(made, { asking, count: numerals.length, daysAgo: 12 });
  await closeWindow(made, 'places', 2);
  const { digest } = await look<{ digest: string }>(made, 'places', { name: 'allotment' });
  await act(made, 'places', { name: 'allot', daysAgo: 1.5, input: { digest } });
  await confirmSome(made, asking);
}

/** Stays that anybody may still ask for: some have, and whoever signs in can rank the batches. */
export async function staysOpen(given: Happening, { from }: { from: number }): Promise<void> {
  const made = await making(given, 96);
  await arrangeBatches(made, { from, count: OPEN_BATCHES, confirmHours: 48 });
  await closeWindow(made, 'places', -OPEN_DAYS);
  await askAll(made, { asking: made.here.slice(0, ASKED_SO_FAR), count: OPEN_BATCHES, daysAgo: 4 });
}

/** A batch a week, with the doctor of the demo. */
async function arrangeBatches(
  made: Making,
  { from, count, confirmHours }: { from: number; count: number; confirmHours: number },
): Promise<void> {
  const today = dayOf(made.house.now(), made.scope.zone);
  const batches = numerals.slice(0, count).map((numeral, at) => ({
    ...{ key: `b${at + 1}`, label: `第${numeral}批`, labelEn: `Batch ${at + 1}`, places: PLACES },
    ...{ startsOn: addDays(today, 7 * at - from), endsOn: addDays(today, 7 * at - from + 4) },
  }));
  const { questions, ...terms } = settings.parse(made.stages.get('places')?.settings).healthForm;
  const healthForm = { ...terms, questions, doctors: [{ username: DOCTOR }] };
  await change(made, 'places', { batches, confirmHours, healthForm }, 13);
}

/** Each ranks three batches; every fourth has a hard post, and so comes first. */
async function askAll(
  made: Making,
  { asking, count, daysAgo }: { asking: readonly DemoPerson[]; count: number; daysAgo: number },
): Promise<void> {
  for (const [turn, person] of asking.entries()) {
    const wishes = [...new Set([0, 1, 3].map((step) => `b${((turn + step) % count) + 1}`))];
    const answers = { fit: true, hardPost: turn % 4 === 0, emergency: '家属（演示数据）' };
    await act(made, 'places', {
      ...{ name: 'enrol', as: asOf(made, person), daysAgo: daysAgo - turn / 5 },
      input: { answers, wishes },
    });
  }
}

const asOf = (made: Making, { id, name }: DemoPerson) => scopeOf(made, { name, personId: id });

/** Everybody but the teacher, as far as places were offered to them. */
async function confirmSome(made: Making, asking: readonly DemoPerson[]): Promise<void> {
  let confirmed = 0;
  for (const person of asking.slice(1)) {
    if (confirmed === CONFIRMED) return;
    const as = asOf(made, person);
    const mine = await look<{ state: string } | null>(made, 'places', { name: 'mine', as });
    if (mine?.state !== 'offered') continue;
    await act(made, 'places', { name: 'confirm', as, daysAgo: 1 });
    confirmed += 1;
    if (confirmed > FORMS) continue;
    const answers = { illness: '无（演示数据）', allergy: confirmed % 3 === 0 ? '海鲜（演示数据）' : '无' };
    await act(made, 'places', { name: 'handInHealth', as, daysAgo: 0.8, input: { answers, agreed: true } });
  }
}

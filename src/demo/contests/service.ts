import { addDays, dayOf, momentOf } from '../../kernel/dates.ts';
import { systemScope } from '../../people/access/mint/service.ts';
import type { House } from '../../platform/house.ts';
import type { MoveName } from '../../programmes/life/rules.ts';
import { move } from '../../programmes/life/service.ts';
import { getProgramme } from '../../programmes/queries.ts';
import { createProgramme, updateProgramme } from '../../programmes/service.ts';
import type { DemoAccount } from '../accounts/contract.ts';
import type { DemoPerson } from '../people/contract.ts';
import type { DemoUnits } from '../units/contract.ts';
import { doctorsAhead, doctorsCame, portraitsAhead, portraitsTaken } from './happening/appointments/service.ts';
import type { Happening } from './happening/making/service.ts';
import {
  enrolledTeams,
  essaysInReading,
  exhibitedPhotos,
  judgedPhotos,
  openPhotos,
  sungContest,
} from './happening/service.ts';
import { staysAllotted, staysOpen } from './happening/stays/service.ts';
import { type DemoContest, demoContests, type Happens } from './rules.ts';

/** What leads from a draft to each state. */
const ways = {
  draft: [],
  published: ['publish'],
  running: ['publish', 'start'],
  closed: ['publish', 'start', 'close'],
} as const satisfies Record<DemoContest['state'], readonly MoveName[]>;

const happenings = {
  portraitsTaken,
  portraitsAhead,
  doctorsCame,
  doctorsAhead,
  staysAllotted,
  staysOpen,
  judgedPhotos,
  exhibitedPhotos,
  openPhotos,
  essaysInReading,
  sungContest,
  enrolledTeams,
} as const satisfies Record<Happens, (given: Happening, days: { from: number; to: number }) => Promise<void>>;

/** Contests are told so many days before they begin, or today where that is still ahead. */
const ANNOUNCED_DAYS = 14;

/** Opens the contests of the demo from their templates, as an officer does. @returns how many */
export async function loadContests(
  house: House,
  {
    federationId,
    units,
    people,
    accounts,
    now,
  }: {
    federationId: string;
    units: DemoUnits;
    people: readonly DemoPerson[];
    accounts: ReadonlyMap<string, DemoAccount>;
    now: Date;
  },
): Promise<number> {
  const scope = await systemScope(house, federationId, { name: '演示干部' });
  const today = dayOf(now, scope.zone);
  const at = (days: number, clock: string) => momentOf(addDays(today, days), clock, scope.zone);
  // What happened on other days happened in the middle of them.
  const noon = at(at(0, '11:30') <= now ? 0 : -1, '11:30');
  for (const contest of demoContests) {
    const unit = units.byName.get(contest.unit);
    if (!unit) throw new RangeError(`demo contest ${contest.title}: no ${contest.unit}`);
    const { template, title, titleEn, summary, summaryEn, place, placeEn, fields } = contest;
    const announced = Math.min(0, contest.from - ANNOUNCED_DAYS);
    const moments = {
      publish: at(announced, '00:00'),
      start: at(contest.from, '09:00'),
      close: at(contest.to, '18:00'),
    };
    const houseAt = (moment: Date): House => ({ ...house, now: () => moment });
    const opening = houseAt(moments.publish);
    const programmeId = await createProgramme(opening, scope, { template, unitId: unit.id, title });
    const { version } = await getProgramme(house.db, scope, programmeId);
    await updateProgramme(opening, scope, {
      ...{ programmeId, version, titleEn, summary, summaryEn, place, placeEn, fields },
      startsAt: at(contest.from, '09:00'),
      endsAt: at(contest.to, '18:00'),
    });
    for (const each of ways[contest.state]) {
      // What happens in a contest that is over happened before it was closed.
      if (each === 'close')
        await happen(contest, { house, scope, federationId, programmeId, unit, people, accounts, now: noon });
      await move(houseAt(moments[each]), scope, { programmeId, move: each });
    }
    if (contest.state === 'running' || contest.state === 'published')
      await happen(contest, { house, scope, federationId, programmeId, unit, people, accounts, now: noon });
  }
  return demoContests.length;
}

async function happen({ happens, from, to }: DemoContest, given: Happening): Promise<void> {
  if (happens) await happenings[happens](given, { from: -from, to: -to });
}

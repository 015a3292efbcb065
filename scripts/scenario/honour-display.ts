import { createChecks, readFigures } from './checks.ts';
import { agree, enter, UNIONS } from './honour-display/enter.ts';
import { checkGone, checkPosters, checkScreen, checkWall, feedOf } from './honour-display/shown.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { draft } from './programme.ts';
import { importRoster } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const DAY_MS = 86_400_000;

/**
 * H3: everybody honoured in a district goes on the roll; most agree to be shown, each for the uses they choose; posters and
 * the screen's feed hold exactly those, and whoever is revoked or withdraws is gone at the next contact.
 */
export async function honourDisplay(scales: Scales['honour-display']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['honour-display']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  await house.addUnits('primary', UNIONS);
  const individuals = scales.national.exact + scales.city.exact + scales.ofTheDistrict.ours;
  const people = makePeople(individuals, UNIONS);
  await importRoster(officer, { unitId: districtId, rows: people });
  const honoured = await enter(house, people, scales);
  const total = individuals + scales.collectives.exact;
  const roll = async (filter: object) =>
    (await officer.get<{ total: number }>('/honours', { unitId: districtId, limit: 1, ...filter })).total;
  checks.same('on the roll of the district', total, await roll({}));
  checks.same('of them national', scales.national.exact, await roll({ level: 'national' }));
  checks.same('collectives', scales.collectives.exact, await roll({ kind: 'collective' }));
  checks.same('shown before anybody agreed', scales.collectives.exact, (await feedOf(house)).names.length);

  await agree(house, honoured, scales);
  for (const [what, amount, uses] of [
    ['agreed to all uses', scales.agreeToAll.ours, 4],
    ['agreed to one use', scales.agreeToTheHall.ours + scales.agreeToScreens.ours, 1],
    ['did not agree', scales.doNotAgree.ours, 0],
  ] as const)
    checks.same(what, amount, honoured.filter((each) => each.person && each.uses.length === uses).length);

  await display(house, scales);
  await checkPosters({ house, honoured, checks, scales });
  await checkScreen({ house, honoured, checks });
  await checkWall({ house, honoured, checks });
  await checkGone({ house, honoured, checks });

  const district = await readFigures(reader, { unitId: districtId });
  // One was revoked: it stays on record, and counts no more.
  checks.same('figures: honours of people', individuals - 1, district.get('honours-individual')?.value);
  checks.same('figures: of collectives', scales.collectives.exact, district.get('honours-collective')?.value);
  return { checks: checks.list };
}

/** The programme around it, with the sites where posters and screens hang. */
async function display({ officer, districtId }: House, { sites }: Scales['honour-display']): Promise<void> {
  const startsAt = new Date(Date.now() + DAY_MS);
  const { id } = await draft(officer, {
    template: 'honour-display',
    unitId: districtId,
    title: '试点区劳动者风采展示',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 90 * DAY_MS),
    fields: {
      theme: '致敬身边的劳动者',
      levels: ['national', 'city', 'district'],
      sites: Array.from({ length: sites.ours }, (_, at) => ({
        name: at % 4 === 3 ? `广场大屏${at + 1}` : `公交站亭${at + 1}`,
        kind: at % 4 === 3 ? 'screen' : 'busStop',
      })),
    },
  });
  await officer.post(`/programmes/${id}/moves`, { move: 'publish' });
}

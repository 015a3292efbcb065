import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf, refusalOf } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import {
  bookOneEach,
  type Desk,
  dayAhead,
  openDesk,
  practise,
  pressTogether,
  type Sitter,
} from './portrait-session/desk.ts';
import { claim, decide, openPhotos, portraits } from './portrait-session/photos.ts';
import { importRoster } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const UNIONS = ['试点建筑一公司工会', '试点建筑二公司工会', '试点装饰公司工会'];
/** Photos that phones send at the same time. */
const AT_ONCE = 4;
const DAYS_AHEAD = 3;

/** W2: builders book a portrait, are photographed, get their photos for themselves, and hang where they agree. */
export async function portraitSession(scales: Scales['portrait-session']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['portrait-session']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  const walkIns = scales.walkIns.ours;
  const booked = scales.builders.ours - walkIns + scales.stayAway.ours;
  await house.addUnits('primary', UNIONS);
  const people = makePeople(booked, UNIONS);
  await importRoster(officer, { unitId: districtId, rows: people });
  const [studio = ''] = await house.addUnits('partner', ['试点摄影家协会']);
  const photographers = await house.addOfficers(
    'partner-reporter',
    Array.from({ length: scales.photographers.ours }, () => studio),
  );
  const day = dayAhead(DAYS_AHEAD);
  const desk = await openDesk(house, {
    ...{ template: 'portrait-session', key: 'sittings', title: '最美建设者', day, providers: photographers },
    hours: { starts: '08:00', ends: '18:00', breaks: [{ starts: '12:30', ends: '13:30' }], minutes: 8 },
    fields: { theme: '最美建设者', wear: '本人工装' },
  });
  const builders = await forEachOf(people, ({ phone }) => house.signIn(phone));

  const rush = await pressTogether(desk, builders.slice(0, scales.pressAtOnce.ours));
  checks.same('who get one slot that many press at once', 1, rush.done);
  checks.same('the others are told it is taken', scales.pressAtOnce.ours - 1, rush.taken);
  const held = await bookOneEach(desk, builders);
  checks.same('appointments, each at a time of its own', booked, new Set(held.map(({ at }) => at)).size);
  checks.same('a second time for one who holds one', 'appointments.alreadyBooked', await bookAgain(desk, builders[0]));

  await house.travelTo(day, photographers);
  const missing = held.slice(0, scales.stayAway.ours);
  const coming: Sitter[] = held.slice(scales.stayAway.ours).map(({ id, client, photographer }) => ({
    ...{ id, client, photographer },
  }));
  const walked = await practise(desk, { coming, missing, walkIns });
  const sitters = [...coming, ...walked];
  checks.same('builders photographed', scales.builders.ours, sitters.length);

  const each = scales.photosOfEach.ours;
  await forEachOf(sitters, (sitter, at) => portraits(desk, sitter, { count: each, seed: at * each }), {
    atOnce: AT_ONCE,
  });
  const seen = await openPhotos(desk, sitters);
  checks.same('photos opened by whom they show', sitters.length * each, seen.length);
  await checkPrivacy({ house, desk, sitters, checks });

  const agree = Math.round(sitters.length * (scales.agreePercent.ours / 100));
  for (const [at, sitter] of sitters.entries())
    await decide(
      desk,
      sitter,
      at < agree ? { exhibit: 'all', named: at % 2 === 0 } : { exhibit: 'none', named: false },
    );
  const orders = await forEachOf([...desk.providers.values()], (photographer) =>
    photographer.get<{ items: { copies: number }[] }>(`${desk.path}/prints`, { limit: 500 }),
  );
  const prints = orders.flatMap(({ items }) => items).reduce((sum, { copies }) => sum + copies, 0);
  checks.same('prints on the orders of both photographers', agree, prints);
  await checkExhibition({ house, desk, sitters, scales, checks, agree });

  const figures = await readFigures(reader, { programmeId: desk.programme.id });
  checks.same('appointments kept, by the figures', sitters.length, figures.get('appointments-kept')?.value);
  checks.same('people of the roster served, by the figures', coming.length, figures.get('people-served')?.value);
  checks.same('photos handed over, by the figures', sitters.length * each, figures.get('photos-handed-over')?.value);
  return { checks: checks.list };
}

const bookAgain = async (desk: Desk, client: Client | undefined) => {
  const { slots } = await desk.times(client as Client);
  return refusalOf((client as Client).post(`${desk.path}/book`, { slotId: slots.at(-1)?.id }));
};

type Checks = ReturnType<typeof createChecks>;

/** Neither officers nor other sitters, neither a wrong code nor one that was revoked opens anything. */
async function checkPrivacy({
  house,
  desk,
  sitters,
  checks,
}: {
  house: House;
  desk: Desk;
  sitters: readonly Sitter[];
  checks: Checks;
}): Promise<void> {
  const [first, second] = sitters as [Sitter, Sitter];
  const { path } = desk;
  const photoId = first.photoIds?.[0];
  const open = (client: Client) => refusalOf(client.file(`${path}/photo`, { photoId, width: 320 }));
  checks.same('a photo, by whom it shows', 'done', await open(first.client as Client));
  for (const [who, client] of [
    ['the organiser', house.officer],
    ['the administrator', house.admin],
    ['another sitter', second.client as Client],
    ['a visitor', house.visitor()],
  ] as const)
    checks.same(`a photo, by ${who}`, 'appointments.notYours', await open(client));
  checks.same('a code that nobody gave', 'nothing', (await claim(desk, house.visitor(), 'A3C4D-E6F7G')) ?? 'nothing');
  const walked = sitters.at(-1) as Sitter;
  await walked.photographer.post(`${path}/revoke-code`, { appointmentId: walked.id });
  checks.same(
    'a code that was revoked',
    'nothing',
    (await claim(desk, house.visitor(), walked.code ?? '')) ?? 'nothing',
  );
  checks.same(
    'a page that it opened before',
    'appointments.claimOver',
    await refusalOf(walked.client?.get(`${path}/photos`, { ticket: walked.ticket }) ?? Promise.resolve()),
  );
  const again = await walked.photographer.post<{ code: string }>(`${path}/make-code`, { appointmentId: walked.id });
  Object.assign(walked, { code: again.code });
  Object.assign(walked, { ticket: await claim(desk, walked.client as Client, again.code) });
}

interface Exhibition {
  count: number;
  zones: { pieces: { id: string; title: string }[] }[];
}

/** What was agreed to hangs, nothing else anywhere, and a word is enough to take it down. */
async function checkExhibition({
  house,
  desk,
  sitters,
  scales,
  checks,
  agree,
}: {
  house: House;
  desk: Desk;
  sitters: readonly Sitter[];
  scales: Scales['portrait-session'];
  checks: Checks;
  agree: number;
}): Promise<void> {
  const gallery = `/stages/gallery/${desk.programme.stages.gallery}`;
  const each = scales.photosOfEach.ours;
  await house.officer.post(`${gallery}/open`, {});
  const look = async () => house.visitor().get<Exhibition>(`${gallery}/exhibition`);
  const { count } = await look();
  checks.same('photos exhibited', agree * each, count);
  checks.atLeast('photos exhibited, by the catalogue of programmes', scales.photosShown.atLeast, count);
  const hung = new Set<string>();
  for (let page = 1; hung.size < count; page++) {
    const { zones } = await house.visitor().get<Exhibition>(`${gallery}/exhibition`, { zone: '', page });
    const pieces = zones.flatMap((zone) => zone.pieces);
    if (pieces.length === 0) break;
    for (const { id } of pieces) hung.add(id);
  }
  checks.same('photos seen page by page', agree * each, hung.size);
  const silent = sitters.slice(agree).flatMap(({ photoIds = [] }) => photoIds);
  checks.same('photos of those who did not agree, in the exhibition', 0, silent.filter((id) => hung.has(id)).length);
  const items = await house.officer.get<{ total: number }>(`${gallery}/pieces`, { limit: 1 });
  checks.same('pieces that officers know of', agree * each, items.total);
  const direct = await refusalOf(house.visitor().get(`${gallery}/piece`, { pieceId: silent[0] }));
  checks.same('one of them, by its address', 'gallery.noPiece', direct);
  const [first] = sitters as [Sitter];
  await decide(desk, first, { exhibit: 'none', named: false });
  checks.same('photos exhibited, one sitter having changed their mind', (agree - 1) * each, (await look()).count);
}

import sharp from 'sharp';
import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf, refusalOf } from './client.ts';
import { markAll, releaseAwards, releaseRound, startRound, type Taste } from './contest.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { draft, type Programme, set } from './programme.ts';
import { importRoster } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

/** Openings of the exhibition, each counted once. */
const VISITS = 12;
/** Visits are written together, some seconds after they were counted. */
const WRITTEN_WITHIN_MS = 6000;
const DAY_MS = 86_400_000;
const UNIONS = ['试点客运公司工会', '试点印刷厂工会', '试点医院工会', '试点地铁公司工会'];
const SIZE = { width: 1280, height: 854 };
/** Photos that phones send at the same time. */
const AT_ONCE = 4;

/** C1: photos from phones, a blind panel, five tiers with fixed counts, certificates that anyone can check. */
export async function photoContest(scales: Scales['photo-contest']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['photo-contest']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  const entries = scales.entries.exact;
  await house.addUnits('primary', UNIONS);
  const people = makePeople(scales.authors.ours, UNIONS);
  await importRoster(officer, { unitId: districtId, rows: people });
  const contest = await prepare(officer, districtId);
  const authors = await forEachOf(people, ({ phone }) => house.signIn(phone));

  const works = Array.from({ length: entries }, (_, index) => index);
  const numbers = await forEachOf(works, (index) => handIn(authors[index % authors.length] as Client, contest, index), {
    atOnce: AT_ONCE,
  });
  checks.same('receipts with a number of their own', entries, new Set(numbers).size);

  const [society = ''] = await house.addUnits('partner', ['试点摄影家协会']);
  const judges = await house.addOfficers(
    'partner-reporter',
    Array.from({ length: scales.judges.ours }, () => society),
  );
  const round = contest.stages.judging ?? '';
  await startRound(officer, { stageId: round, judges });
  const sheets = await markAll(judges, { stageId: round, taste });
  checks.same('works before each judge', entries, Math.min(...sheets));
  const seen = JSON.stringify(await judges[0]?.get(`/stages/judging/${round}/desk`));
  checks.same('names of authors before a judge', 0, people.filter(({ name }) => seen.includes(name)).length);
  const released = await releaseRound(officer, round);
  checks.same('works ranked', entries, released.entries);
  const { equal } = await officer.get<{ equal: boolean }>(`/stages/judging/${round}/verify`);
  checks.same('recomputed from the raw marks', 'equal', equal ? 'equal' : 'different');

  const awards = contest.stages.awards ?? '';
  await releaseAwards(officer, awards);
  await checkAwards({ house, contest, scales, checks });
  await checkGallery({ house, contest, scales, checks });

  const figures = await readFigures(reader, { programmeId: contest.id });
  const total = Object.values(scales.tiers).reduce((sum, { exact }) => sum + exact, 0);
  checks.same('works, by the figures', entries, figures.get('works')?.value);
  checks.same('authors, by the figures', authors.length, figures.get('authors')?.value);
  checks.same('awards, by the figures', total, figures.get('awards')?.value);
  checks.same('visits, by the figures', VISITS, figures.get('gallery-visits')?.value);
  checks.same('certificates, by the figures', total, figures.get('certificates')?.value);
  const district = await readFigures(reader, { unitId: districtId });
  checks.same('awards, by the district', total, district.get('awards')?.value);
  return { checks: checks.list };
}

async function prepare(officer: Client, districtId: string): Promise<Programme> {
  const startsAt = new Date(Date.now() + DAY_MS);
  const contest = await draft(officer, {
    template: 'photo-contest',
    unitId: districtId,
    title: '劳动者风采摄影大赛',
    startsAt,
    endsAt: new Date(startsAt.getTime() + DAY_MS),
    fields: { theme: '劳动者风采' },
  });
  await set(officer, contest, 'awards', { organisers: null });
  await officer.post(`/programmes/${contest.id}/moves`, { move: 'publish' });
  return contest;
}

/** Takes a photo, sends it as a phone does, and hands the work in. @returns the number of its receipt */
async function handIn(author: Client, contest: Programme, index: number) {
  const form = new FormData();
  form.set('file', new File([await photo(index)], `IMG_${index}.jpg`, { type: 'image/jpeg' }));
  const { id: fileId } = await author.post<{ id: string }>('/files/pictures', form);
  const { number } = await author.post<{ number: number }>(`/stages/submissions/${contest.stages.works}/hand-in`, {
    title: `一线掠影之${index + 1}`,
    place: '试点区',
    files: [{ fileId, caption: '' }],
    agreed: true,
  });
  return number;
}

/** A picture unlike any other: no two works are near duplicates by chance. */
async function photo(index: number): Promise<Uint8Array<ArrayBuffer>> {
  const shapes = Array.from({ length: 24 }, (_, at) => {
    const spread = (salt: number) => fraction(index * 131 + at * 17 + salt);
    const [x, y] = [spread(1) * SIZE.width, spread(2) * SIZE.height];
    return `<circle cx="${x}" cy="${y}" r="${40 + spread(3) * 220}" fill="hsl(${spread(4) * 360},60%,${20 + spread(5) * 60}%)" />`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">${shapes.join('')}</svg>`;
  const bytes = await sharp(Buffer.from(svg)).flatten({ background: '#20303c' }).jpeg({ quality: 82 }).toBuffer();
  return new Uint8Array(bytes);
}

/** A number from 0 to 1 that looks like chance and is the same in every run. */
function fraction(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43_758.5453;
  return value - Math.floor(value);
}

/** Judges agree about a work more than they differ. */
const taste: Taste = (entryId, judge, criterion) => {
  const seed = Number.parseInt(entryId.slice(-8), 16);
  return 0.55 + 0.35 * fraction(seed) + 0.1 * fraction(seed + judge * 7 + criterion);
};

interface Winners {
  tiers: { key: string; winners: { title: string }[] }[];
}

async function checkAwards({
  house,
  contest,
  scales,
  checks,
}: {
  house: House;
  contest: Programme;
  scales: Scales['photo-contest'];
  checks: ReturnType<typeof createChecks>;
}): Promise<void> {
  const path = `/stages/awards/${contest.stages.awards}`;
  const { tiers } = await house.visitor().get<Winners>(`${path}/winners`);
  for (const [key, { exact }] of Object.entries(scales.tiers))
    checks.same(`awards: ${key}`, exact, tiers.find((tier) => tier.key === key)?.winners.length);
  const { items } = await house.officer.get<{ items: { number: string }[] }>('/certificates', { limit: 1 });
  const [first] = items;
  const checked = first && (await house.visitor().get<{ state: string }>(`/certificates/check/${first.number}`));
  checks.same('a certificate, checked by a visitor', 'valid', checked?.state);
}

interface Exhibition {
  isOn: boolean;
  count: number;
  visits: number;
  zones: { key: string; count: number; pieces: { id: string; title: string }[] }[];
}

/** The awarded works hang by award, nothing before the opening; a piece that is hidden is gone. */
async function checkGallery({
  house,
  contest,
  scales,
  checks,
}: {
  house: House;
  contest: Programme;
  scales: Scales['photo-contest'];
  checks: ReturnType<typeof createChecks>;
}): Promise<void> {
  const path = `/stages/gallery/${contest.stages.gallery}`;
  const { officer } = house;
  const look = () => house.visitor().get<Exhibition>(`${path}/exhibition`);
  checks.same('works seen before the opening', 0, (await look()).zones.length);
  await officer.post(`${path}/open`, {});
  const { zones, count } = await look();
  const total = Object.values(scales.tiers).reduce((sum, { exact }) => sum + exact, 0);
  checks.same('works exhibited', total, count);
  for (const [key, { exact }] of Object.entries(scales.tiers))
    checks.same(`exhibited: ${key}`, exact, zones.find((zone) => zone.key === key)?.count);
  const pieceId = zones[0]?.pieces[0]?.id;
  await officer.post(`${path}/hide`, { pieceIds: [pieceId], reason: '待核实' });
  checks.same('works exhibited, one hidden', total - 1, (await look()).count);
  const hidden = await refusalOf(house.visitor().get(`${path}/piece`, { pieceId }));
  checks.same('the hidden one, by its address', 'gallery.noPiece', hidden);
  for (let visit = 0; visit < VISITS; visit++) await house.visitor().post(`${path}/visit`, {});
  checks.same('visits', VISITS, (await look()).visits);
  await new Promise((resolve) => setTimeout(resolve, WRITTEN_WITHIN_MS));
}

import sharp from 'sharp';
import { canReadPages, readPages } from '../../../src/platform/pdf/text.ts';
import type { Checks } from '../checks.ts';
import { forEachOf, refusalOf } from '../client.ts';
import type { House } from '../house.ts';
import type { Scales } from '../scenario.ts';
import type { Honoured, Use } from './enter.ts';

const LAYOUTS = ['portrait', 'landscape'] as const;
/** Typst draws on every core there is. */
const DRAWN_AT_ONCE = 2;

interface Checking {
  house: House;
  honoured: readonly Honoured[];
  checks: Checks;
}

const namesFor = (honoured: readonly Honoured[], use: Use) =>
  honoured.filter(({ uses }) => uses.includes(use)).map(({ name }) => name);

/** Posters in both shapes, as one PDF and as pictures, of those who agreed alone. */
export async function checkPosters({
  house,
  honoured,
  checks,
  scales,
}: Checking & { scales: Scales['honour-display'] }) {
  const { officer, districtId } = house;
  const named = namesFor(honoured, 'poster');
  const reads = await canReadPages();
  for (const layout of LAYOUTS) {
    const pdf = await officer.file('/honours/posters', { unitId: districtId, layout });
    checks.same(`posters (${layout}): a PDF`, '%PDF', pdf.subarray(0, 4).toString());
    if (!reads) continue;
    const pages = await readPages(pdf);
    const shown = pages.flatMap((page) => honoured.filter(({ name }) => page.includes(name)).map(({ name }) => name));
    checks.same(`posters (${layout}): pages`, named.length, pages.length);
    checks.same(`posters (${layout}): exactly who agreed`, 0, difference(shown, named));
  }
  const some = honoured.filter(({ uses }) => uses.includes('poster')).slice(0, scales.posterPictures.ours);
  const shapes = await forEachOf(
    some.flatMap(({ id }) => LAYOUTS.map((layout) => ({ id, layout }))),
    async ({ id, layout }) => {
      const { format, width, height } = await sharp(
        await officer.file(`/honours/${id}/poster-picture`, { layout }),
      ).metadata();
      return format === 'png' && width < height === (layout === 'portrait');
    },
    { atOnce: DRAWN_AT_ONCE },
  );
  checks.same('posters as pictures, upright and across', 2 * some.length, shapes.filter(Boolean).length);
  const silent = honoured.find(({ uses }) => uses.length === 0);
  const refused = await refusalOf(officer.file(`/honours/${silent?.id}/poster`, { layout: 'portrait' }));
  checks.same('a poster of one who did not agree', 'honours.nothingToPrint', refused);
}

/** How many names are in one list and not in the other. */
function difference(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [new Set(one), new Set(other)];
  return one.filter((name) => !right.has(name)).length + other.filter((name) => !left.has(name)).length;
}

interface Feed {
  slides: { id: string; name: string; picture: string }[];
}

/** What a screen on a wall is sent when it asks. */
export async function feedOf({ visitor, districtId }: House) {
  const { slides } = await visitor().get<Feed>('//screen/honours/data', { unit: districtId });
  return { slides, names: slides.map(({ name }) => name) };
}

export async function checkScreen({ house, honoured, checks }: Checking): Promise<void> {
  const expected = namesFor(honoured, 'screen');
  const { names, slides } = await feedOf(house);
  checks.same('portraits on the screen', expected.length, names.length);
  checks.same('on the screen: exactly who agreed', 0, difference(names, expected));
  const pictures = await forEachOf(slides, ({ picture }) => refusalOf(house.visitor().file(`/${picture}`)), {
    atOnce: 8,
  });
  checks.same('pictures of the screen that open', slides.length, pictures.filter((code) => code === 'done').length);
}

interface Wall {
  items: { holderName: string }[];
  total: number;
}

/** The public wall: who agreed to the hall, found by name, whole pinyin and initials. */
export async function checkWall({ house, honoured, checks }: Checking): Promise<void> {
  const search = (q?: string) => house.visitor().get<Wall>('/honours/wall', { unitId: house.districtId, q });
  checks.same('on the wall', namesFor(honoured, 'hall').length, (await search()).total);
  const [shown] = honoured;
  for (const [what, q] of [
    ['name', shown?.name],
    ['pinyin', 'zhaojianqiang'],
    ['initials', 'zjq'],
  ] as const) {
    const found = (await search(q)).items.some(({ holderName }) => holderName === shown?.name);
    checks.same(`found by ${what}`, 'found', found ? 'found' : 'missing');
  }
  const silent = honoured.find(({ uses }) => uses.length === 0);
  checks.same('who did not agree, by name', 0, (await search(silent?.name)).total);
}

/** One is revoked and one withdraws: the next answer to the screen, the wall and the portrait knows neither. */
export async function checkGone({ house, honoured, checks }: Checking): Promise<void> {
  const [revoked, withdrawn] = honoured;
  const before = await feedOf(house);
  const portraitOf = before.slides.find(({ id }) => id === revoked?.id)?.picture ?? '';
  const path = `/honours/${revoked?.id}`;
  const { version } = await house.admin.get<{ version: number }>(path);
  await house.admin.post(`${path}/revoke`, {
    ...{ reason: '申报材料不实', reportedBy: '试点区总工会', decidedBy: '中华全国总工会', document: '' },
    ...{ revokedOn: new Date().toISOString().slice(0, 10), version },
  });
  const phone = await house.signIn(withdrawn?.person?.phone ?? '');
  await phone.put(`/me/honours/${withdrawn?.id}/consent`, { uses: [] });
  // Pages that are the same for everybody may be a second old.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const after = await feedOf(house);
  checks.same('gone from the screen at the next contact', 2, before.names.length - after.names.length);
  const stays = [revoked?.name, withdrawn?.name].filter((name) => name && after.names.includes(name)).length;
  checks.same('of them still on the screen', 0, stays);
  checks.same(
    'portrait of the one revoked',
    'honours.notFound',
    await refusalOf(house.visitor().file(`/${portraitOf}`)),
  );
  const wall = await house.visitor().get<Wall>('/honours/wall', { unitId: house.districtId });
  checks.same('on the wall afterwards', namesFor(honoured, 'hall').length - 2, wall.total);
}

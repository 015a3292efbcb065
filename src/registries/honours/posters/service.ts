import { sql } from 'kysely';
import { pick, say } from '../../../kernel/words.ts';
import type { Scope } from '../../../people/access/rules.ts';
import type { HonourLevel } from '../../../people/members/audience/rules.ts';
import { withinTops } from '../../../people/units/reach/service.ts';
import { demandOn, getUnit } from '../../../people/units/service.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { findFile, readFileAt } from '../../../platform/files/uploads.ts';
import type { House } from '../../../platform/house.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { type Print, renderPdf, renderPng } from '../../../platform/pdf/render.ts';
import { honourRefusals } from '../errors.ts';
import { getHonour } from '../keeping/service.ts';
import { type HonourRow, selectHonours, shownFor } from '../queries.ts';
import { type HonourKind, levelWords } from '../register.ts';
import { isShown } from '../rules.ts';
import { honourWords } from '../words.ts';
import type { Poster, PosterLayout, PosterSheet } from './contract.ts';
import template from './poster.typ?raw';

type Printer = Pick<House, 'db' | 'files' | 'now'>;

/** A2 at about 100 dots per inch: what an outdoor screen of 4K shows without enlarging. */
const PICTURE_WIDTH_PX = { portrait: 1654, landscape: 2339 } as const satisfies Record<PosterLayout, number>;
/** The wider side of a portrait on A2 at 80 dots per inch. */
const PORTRAIT_WIDTH_PX = 1280;
/** Printing holds up the server for about a tenth of a second a sheet. */
const MOST_POSTERS = 120;

interface Asked {
  honourId: string;
  layout: PosterLayout;
}

/** One poster as PDF, A2. @throws honours.not-found, honours.nothing-to-print, access.not-allowed */
export async function printPoster(house: Printer, scope: Scope, asked: Asked): Promise<FileAnswer> {
  const honour = await getPrintable(house.db, scope, asked.honourId);
  const body = await renderPdf(await layOut(house, scope, { honours: [honour], layout: asked.layout }));
  return { name: `${nameOf(honour, scope)}.pdf`, body, contentType: 'application/pdf', inline: true };
}

/** The same as a picture. @throws honours.not-found, honours.nothing-to-print, access.not-allowed */
export async function drawPoster(house: Printer, scope: Scope, asked: Asked): Promise<FileAnswer> {
  const honour = await getPrintable(house.db, scope, asked.honourId);
  const print = await layOut(house, scope, { honours: [honour], layout: asked.layout });
  const body = await renderPng({ ...print, widthPx: PICTURE_WIDTH_PX[asked.layout] });
  return { name: `${nameOf(honour, scope)}.png`, body, contentType: 'image/png', inline: true };
}

/** Everybody of a unit and below who agreed to posters, and its collectives, as one PDF. @throws honours.*, units.not-found */
export async function printPosters(
  house: Printer,
  scope: Scope,
  {
    unitId,
    layout,
    ...filters
  }: { unitId: string; layout: PosterLayout; level?: HonourLevel; kind?: HonourKind; year?: number },
): Promise<FileAnswer> {
  const unit = await getUnit(house.db, scope, unitId);
  demandOn(scope, 'honours.manage', unit);
  let rows = selectHonours(house.db, scope)
    .where(shownFor('poster'))
    .where(withinTops(sql.ref('units.path'), [unit.path]));
  if (filters.level) rows = rows.where('honours.level', '=', filters.level);
  if (filters.kind) rows = rows.where('honours.kind', '=', filters.kind);
  if (filters.year) rows = rows.where('honours.year', '=', filters.year);
  const honours = await rows
    .orderBy(sql`array_position(array['national', 'city', 'district', 'enterprise'], honours.level)`)
    .orderBy(sql`honours.kind desc, honours.year desc, honours.pinyin, honours.id`)
    .limit(MOST_POSTERS + 1)
    .execute();
  if (honours.length === 0) throw honourRefusals.nothingToPrint();
  if (honours.length > MOST_POSTERS)
    throw honourRefusals.tooManyPosters({ most: MOST_POSTERS, count: `${MOST_POSTERS}+` });
  const body = await renderPdf(await layOut(house, scope, { honours, layout }));
  const name = `${unit.name} ${pick(honourWords.posters, scope.lang)}.pdf`;
  return { name, body, contentType: 'application/pdf', inline: true };
}

async function getPrintable(db: Db, scope: Scope, honourId: string): Promise<HonourRow> {
  const honour = await getHonour(db, scope, honourId);
  demandOn(scope, 'honours.manage', { name: honour.unitName, path: honour.unitPath });
  if (!isShown(honour, 'poster')) throw honourRefusals.nothingToPrint();
  return honour;
}

const nameOf = ({ holderName, title }: HonourRow, { lang }: Scope) =>
  `${holderName} ${title} ${pick(honourWords.posters, lang)}`;

async function layOut(
  house: Printer,
  scope: Scope,
  { honours, layout }: { honours: readonly HonourRow[]; layout: PosterLayout },
): Promise<Print> {
  const w = say(honourWords, scope.lang);
  const federation = await house.db
    .selectFrom('federations')
    .select(['name', 'demo'])
    .where('id', '=', scope.federationId)
    .executeTakeFirst();
  const images: Record<string, Buffer> = {};
  const posters: Poster[] = [];
  for (const honour of honours) {
    const image = honour.portraitFileId ?? '';
    const file = image ? await findFile(house.db, { federationId: scope.federationId, id: image }) : undefined;
    if (file && !images[image]) {
      const { body } = await readFileAt(house, file, { width: PORTRAIT_WIDTH_PX, format: 'jpeg' });
      if (!Buffer.isBuffer(body)) throw new Error('A stored picture came as a stream');
      images[image] = body;
    }
    posters.push({
      kicker: w.levelOfYear(honour.year, pick(levelWords[honour.level], scope.lang)),
      name: honour.holderName,
      post: honour.holderPost,
      union: honour.unitName,
      award: honour.title,
      body: w.conferredBy(honour.conferringBody),
      deeds: honour.deedsShort,
      image: file ? image : '',
    });
  }
  const data: PosterSheet = {
    lang: scope.lang,
    layout,
    masthead: w.wall,
    issuer: federation?.name ?? '',
    demo: federation?.demo ? w.demo : '',
    posters,
  };
  return { template, data: { ...data, posters: posters.map((poster) => ({ ...poster })) }, images };
}

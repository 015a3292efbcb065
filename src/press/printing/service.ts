import { dayOf, formatMoment } from '../../kernel/dates.ts';
import { say } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import { findFile, readFileAt } from '../../platform/files/uploads.ts';
import type { House } from '../../platform/house.ts';
import type { FileAnswer } from '../../platform/http/handlers.ts';
import { pressRefusals } from '../errors.ts';
import type { BriefDocument } from '../layouts/brief/contract.ts';
import { printBrief } from '../layouts/brief/service.ts';
import { compareLinks } from '../numbers/service.ts';
import type { BriefRow } from '../queries.ts';
import { formatNumber, usedKeys } from '../rules.ts';
import { getBrief } from '../service.ts';
import { pressWords } from '../words.ts';

/** Wide enough for the full width of the page at 200 dots per inch. */
const PHOTO_WIDTH_PX = 1280;

/** A brief on A4; a draft is marked as one. @throws press.not-found, press.unknown-photo */
export async function printOut(
  house: Pick<House, 'db' | 'files' | 'now'>,
  scope: Scope,
  briefId: string,
): Promise<FileAnswer> {
  const brief = await getBrief(house.db, scope, briefId);
  const images: Record<string, Buffer> = {};
  for (const { fileId } of brief.document.photos) {
    const file = await findFile(house.db, { federationId: scope.federationId, id: fileId });
    if (file?.kind !== 'picture') throw pressRefusals.unknownPhoto();
    const { body } = await readFileAt(house, file, { width: PHOTO_WIDTH_PX, format: 'jpeg' });
    if (!Buffer.isBuffer(body)) throw new Error('A stored picture came as a stream');
    images[fileId] = body;
  }
  const document = await layOut(house, scope, brief);
  const w = say(pressWords, document.lang ?? 'zh');
  const name = brief.issueNumber === null ? w.draft : w.issue(brief.year, brief.issueNumber);
  return {
    name: `${brief.document.masthead.name} ${name}.pdf`,
    body: await printBrief({ document, images }),
    contentType: 'application/pdf',
    inline: true,
  };
}

async function layOut(house: Pick<House, 'db' | 'now'>, scope: Scope, brief: BriefRow): Promise<BriefDocument> {
  const { links, photos, masthead, ...text } = brief.document;
  const { lang } = text;
  const w = say(pressWords, lang);
  const at = lang === 'zh' ? 0 : 1;
  const used = usedKeys(text.body);
  const numbers = await compareLinks(
    house.db,
    scope.federationId,
    links.filter(({ key }) => used.has(key)),
  );
  const { issueNumber, totalNumber } = brief;
  return {
    ...text,
    masthead: {
      ...masthead,
      ...(brief.state === 'draft' && !masthead.marking ? { marking: w.draft } : {}),
      date: dayOf(brief.issuedAt ?? house.now(), scope.zone),
      ...(issueNumber === null ? {} : { issue: { number: issueNumber, total: totalNumber ?? undefined } }),
    },
    photos: photos.map(({ fileId, ...photo }) => ({ ...photo, image: fileId })),
    sources: numbers.map(({ key, value, asOf, words, unitOfMeasure, source }) => ({
      key,
      value: `${formatNumber(value)} ${unitOfMeasure[at]}`.trim(),
      name: words[at],
      asOf: formatMoment(new Date(asOf), { lang, zone: scope.zone, thisYear: brief.year }),
      ...(source[at] ? { note: source[at] } : {}),
    })),
  };
}

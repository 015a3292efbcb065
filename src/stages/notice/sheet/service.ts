import { formatLongDay } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { printNotice } from '../../../press/layouts/notice/service.ts';
import { noticeRefusals } from '../errors.ts';
import { type Context, publicView } from '../show/service.ts';
import { words } from '../words.ts';

/** The notice as a sheet for the board. @throws notice.not-posted */
export async function printSheet(context: Context): Promise<FileAnswer> {
  const { trx, stage, scope } = context;
  const { lang } = scope;
  const notice = await publicView(context);
  if (notice.state === 'draft' || !notice.fromOn || !notice.untilOn) throw noticeRefusals.notPosted();
  const w = say(words, lang);
  const { name: issuer } = await trx
    .selectFrom('units')
    .select('name')
    .where('federationId', '=', stage.federationId)
    .where('id', '=', stage.unitId)
    .executeTakeFirstOrThrow();
  const contacts: [string, string][] = [
    [w.office, notice.office],
    [w.phone, notice.phone],
    [w.address, notice.address],
    [w.email, notice.email],
  ];
  const day = (value: string) => formatLongDay(value, lang);
  const title = w.sheetTitle(pick([stage.title, stage.titleEn], lang));
  const body = await printNotice({
    lang,
    title,
    paragraphs: [
      w.sheetBasis(notice.basis, notice.process),
      w.sheetPeriod(day(notice.fromOn), day(notice.untilOn), notice.workingDays),
      w.sheetHow(notice.objecting.anonymous),
    ],
    groups: [...Map.groupBy(notice.names, ({ group }) => group)].map(([heading, names]) => ({
      heading,
      names: names.map(({ name, about, unitName, deeds, substitute, untilOn }) => ({
        name,
        about: [about, unitName === name ? '' : unitName, substitute ? w.substituteUntil(day(untilOn)) : '']
          .filter(Boolean)
          .join(pick(['，', ', '], lang)),
        deeds,
      })),
    })),
    contacts: contacts.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    issuer,
    day: day(notice.fromOn),
  });
  return { name: `${title}.pdf`, body, contentType: 'application/pdf', inline: true };
}

import { clockOf, formatSpan, styleAt } from '../../../kernel/dates.ts';
import { type Lang, noted, pick, say } from '../../../kernel/words.ts';
import type { ProgrammeSheet } from '../../../press/layouts/programme-sheet/contract.ts';
import { printProgrammeSheet } from '../../../press/layouts/programme-sheet/service.ts';
import { listAgenda } from '../agenda/service.ts';
import { sessionsRefusals } from '../errors.ts';
import { type Context, findSession, keyOf, type SessionRow } from '../queries.ts';
import { placeText, titleOf } from '../rules.ts';
import { words } from '../words.ts';

/** The longest line of a sheet, and the longest title, as its layout has them. */
const LINE = 200;
const TITLE = 80;

/** Who holds a session, what it is, when and where: the head of all that is printed of it. */
export async function headOf({ trx, stage, scope, now }: Context, session: SessionRow): Promise<ProgrammeSheet> {
  const unit = await trx
    .selectFrom('units')
    .select('name')
    .where('federationId', '=', stage.federationId)
    .where('id', '=', stage.unitId)
    .executeTakeFirstOrThrow();
  const { lang, zone } = scope;
  const w = say(words, lang);
  const place = placeText(session);
  const span = formatSpan(session.startsAt, session.endsAt, { lang, ...styleAt(now, zone) });
  return {
    lang,
    issuer: unit.name,
    kicker: pick([stage.title, stage.titleEn], lang),
    title: pick(titleOf(session), lang).slice(0, TITLE),
    facts: [{ label: w.time, value: span }, ...(place ? [{ label: w.venue, value: place.slice(0, LINE) }] : [])],
  };
}

type Item = Awaited<ReturnType<typeof listAgenda>>[number];

/** The programme sheet (节目单) of a session: every act at its time or by its number, in its chapter, and who performs. */
export async function programmeSheet(context: Context, { sessionId }: { sessionId: string }) {
  const { trx, scope } = context;
  const session = await findSession(trx, keyOf(context), sessionId);
  if (!session) throw sessionsRefusals.unknownSession();
  const items = await listAgenda(context, [sessionId]);
  const document = { ...(await headOf(context, session)), chapters: chaptersOf(items, scope) };
  const body = await printProgrammeSheet({ document });
  const name = `${session.title}-${pick(words.sheet, scope.lang)}.pdf`;
  return { name, body, contentType: 'application/pdf', inline: true };
}

function chaptersOf(items: readonly Item[], { lang, zone }: { lang: Lang; zone: string }) {
  const chapters: NonNullable<ProgrammeSheet['chapters']> = [];
  const separator = pick(['、', ', '], lang);
  for (const [at, { chapter, title, startsAt, speakers }] of items.entries()) {
    const by = speakers.map(({ name, post }) => noted(name, post, lang)).join(separator);
    const act = {
      at: startsAt ? clockOf(startsAt, zone) : String(at + 1),
      title,
      ...(by ? { by: by.slice(0, LINE) } : {}),
    };
    const last = chapters.at(-1);
    // A sheet takes a hundred acts in a chapter.
    if (last && (last.title ?? '') === chapter && last.acts.length < 100) last.acts.push(act);
    else chapters.push({ ...(chapter ? { title: chapter } : {}), acts: [act] });
  }
  return chapters.slice(0, 20);
}

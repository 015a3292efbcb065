import { fileTicket } from '../../../../platform/files/tickets.ts';
import { listRecusals } from '../../conflicts/queries.ts';
import { type Ground, grounds } from '../../conflicts/rules.ts';
import { type EntryRow, getEntry, listEntries } from '../../entries/queries.ts';
import { categoryNames, findCard, listParticipating } from '../../entries/service.ts';
import { judgingRefusals } from '../../errors.ts';
import { getNamed } from '../../judges/service.ts';
import { findActBar, isHeld } from '../../live/rules.ts';
import { type Context, getRound, keyOf, sayCode } from '../../queries.ts';
import type { DeskView, SheetView } from '../contract.ts';
import { type AssignedEntry, findSheet, listAssigned, listMarksOf } from '../queries.ts';
import { askedOf, lineOf, showMark } from '../rules.ts';
import { findBar } from '../service.ts';

/** As wide as the widest copy is made; the original is never sent to judges. */
const LARGE_PX = 1280;
const SMALL_PX = 640;

/** Whether judges see the title: of a work where the settings show titles; the name of a team or person never in a blind round. */
const showsTitle = ({ settings }: Context['stage']): boolean =>
  settings.blind ? settings.subject === 'entry' && settings.titles : true;

const stepOf = (
  context: Context,
  named: (category: string) => string,
  entry: Pick<AssignedEntry, 'id' | 'code' | 'category' | 'title'>,
) => ({
  entryId: entry.id,
  code: sayCode(entry.code),
  category: named(entry.category),
  title: showsTitle(context.stage) ? entry.title : '',
});

/** What a judge has to mark, and how far they are. */
export async function desk(context: Context): Promise<DeskView> {
  const { trx, stage, now } = context;
  const judge = await getNamed(context);
  const round = await getRound(context);
  const assigned = await listAssigned(trx, keyOf(context), judge.id, stage.settings.live);
  const ruled = judge.part === 'arbiter' && (round.state === 'closed' || round.state === 'released');
  const others = ruled ? (await listEntries(context)).filter(({ code }) => code !== null) : [];
  const marks = Map.groupBy(await listMarksOf(context, judge.id), ({ entryId }) => entryId);
  const barred = (await listRecusals(trx, keyOf(context))).filter(({ judgeId }) => judgeId === judge.id);
  const line = (entryId: string) => {
    const given = marks.get(entryId);
    if (!given) return '';
    const told = lineOf(Object.fromEntries(given.map(({ criterion, mark }) => [criterion, mark])), stage.settings);
    return told[context.scope.lang === 'zh' ? 0 : 1];
  };
  const stateOf = (entry: AssignedEntry): DeskView['entries'][number]['state'] => {
    const bar = stage.settings.live ? findActBar(entry) : undefined;
    if (bar === 'scoreShown') return 'locked';
    if (entry.complete) return 'done';
    if (bar) return 'waiting';
    return entry.version ? 'begun' : 'open';
  };
  const named = await categoryNames(context);
  const over = stage.closesAt !== null && now >= stage.closesAt;
  const early = stage.opensAt !== null && now < stage.opensAt;
  return {
    judge: { id: judge.id, name: judge.name, part: judge.part, scores: judge.scores },
    state: round.state,
    mayMark: round.state === 'marking' && judge.scores && !over && !early,
    closesAt: stage.closesAt,
    live: stage.settings.live,
    act: round.actId,
    done: assigned.filter(({ complete }) => complete).length,
    entries: [
      ...assigned.map((entry) => ({ ...stepOf(context, named, entry), state: stateOf(entry), marks: line(entry.id) })),
      ...others.map((entry) => ({ ...stepOf(context, named, entry), state: 'locked' as const, marks: '' })),
    ],
    recused: barred.map(({ entryId, code, ground }) => ({
      entryId,
      code: sayCode(code),
      ground: [...grounds[ground as Ground]],
    })),
  };
}

/** One work as a judge sees it: by code, without author, unit or anything the files tell besides the picture. */
async function workOf(context: Context, entry: EntryRow): Promise<SheetView['work']> {
  const { house, stage, now } = context;
  const card = await findCard(context, entry);
  const addressOf = (fileId: string, width?: number) => {
    const ticket = fileTicket(house.keys.signing, { federationId: stage.federationId, fileId, now });
    return `/files/${fileId}?ticket=${ticket}${width ? `&width=${width}` : ''}`;
  };
  const files = card?.files ?? [];
  return {
    code: sayCode(entry.code),
    title: showsTitle(stage) ? (card?.title ?? entry.title) : '',
    text: card?.text ?? '',
    pictures: files
      .filter(({ kind }) => kind === 'picture')
      .map(({ fileId, caption }) => ({
        href: addressOf(fileId, SMALL_PX),
        large: addressOf(fileId, LARGE_PX),
        caption,
      })),
    documents: files
      .filter(({ kind }) => kind === 'document')
      .map(({ fileId, caption }) => ({ href: addressOf(fileId), caption })),
    links: card?.links ?? [],
  };
}

/** One work and this judge's own sheet; without an id the next one that is not done. @throws judging.not-your-entry */
export async function sheet(context: Context, { entryId }: { entryId?: string | undefined }): Promise<SheetView> {
  const { stage } = context;
  const { settings } = stage;
  const judge = await getNamed(context);
  const round = await getRound(context);
  const assigned = await listAssigned(context.trx, keyOf(context), judge.id, settings.live);
  const isOpen = (each: AssignedEntry) => !each.complete && !(settings.live && findActBar(each));
  const wanted = entryId ?? (assigned.find(isOpen) ?? assigned[0])?.id;
  if (!wanted) throw judgingRefusals.unknownEntry();
  const entry = await getEntry(context, wanted);
  const at = assigned.findIndex(({ id }) => id === entry.id);
  if (at === -1) {
    if (entry.withdrawnAt || entry.excludedAt) throw judgingRefusals.entryWithdrawn({ code: sayCode(entry.code) });
    throw judgingRefusals.notYourEntry({ code: sayCode(entry.code) });
  }
  const stands = await findSheet(context, judge.id, entry.id);
  const marks = await listMarksOf(context, judge.id, entry.id);
  const bar = findBar(context, round, entry);
  const acts = settings.live && settings.holdFirst > 0 ? await listParticipating(context) : [];
  const after = [...assigned.slice(at + 1), ...assigned.slice(0, at)];
  return {
    judge: { id: judge.id, name: judge.name },
    entryId: entry.id,
    category: (await categoryNames(context))(entry.category),
    work: await workOf(context, entry),
    criteria: askedOf(settings).map(({ key, words, outOf, least, decimals, weight }) => ({
      key,
      words: [...words] as [string, string],
      outOf,
      least,
      decimals,
      weight,
    })),
    form: settings.form,
    version: stands?.version ?? 0,
    complete: stands?.complete ?? false,
    marks: Object.fromEntries(marks.map(({ criterion, mark }) => [criterion, showMark(mark, settings)])),
    comment: stands?.comment ?? '',
    savedAt: stands?.savedAt ?? null,
    bar: bar ? [bar.say('zh'), bar.say('en')] : null,
    held: isHeld(entry, acts, { holdFirst: settings.holdFirst, currentId: round.actId }),
    at: at + 1,
    of: assigned.length,
    left: assigned.filter(({ complete }) => !complete).length,
    previous: assigned[at - 1]?.id ?? null,
    next: assigned[at + 1]?.id ?? null,
    nextOpen: after.find(isOpen)?.id ?? null,
  };
}

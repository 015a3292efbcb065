import { momentInBoth, styleAt } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import type { NextStep } from '../../contract.ts';
import type { Standing } from '../../service.ts';
import type { DeskView, WorkView } from '../contract.ts';
import { submissionsRefusals } from '../errors.ts';
import { getAuthor, getPersonId, listTeamsOf } from '../people/service.ts';
import {
  type Context,
  type FileRow,
  findWork,
  hrefOf,
  keyOf,
  listFiles,
  listNaming,
  listPeople,
  type PersonRow,
  type WorkRow,
} from '../queries.ts';
import { type Content, countCharacters, countedStates, missingOf } from '../rules.ts';
import { mayMove, type WorkState } from '../states/rules.ts';
import { words } from '../words.ts';

/** What completeness asks of a work as it is written. */
export function contentOf(work: WorkRow, people: readonly PersonRow[], files: readonly FileRow[]): Content {
  return {
    category: work.category,
    title: work.title,
    description: work.description,
    place: work.place,
    takenOn: work.takenOn,
    text: work.text,
    links: work.links,
    pictures: files.filter(({ kind }) => kind === 'picture').length,
    documents: files.filter(({ kind }) => kind === 'document').length,
    authors: people.filter(({ part }) => part !== 'mentor').length,
    mentors: people.filter(({ part }) => part === 'mentor').length,
    agreed: work.agreedAt !== null,
  };
}

/** Works as their authors and officers see them. */
export async function viewsOf(context: Context, rows: readonly WorkRow[]): Promise<WorkView[]> {
  const { trx, stage } = context;
  const ids = rows.map(({ id }) => id);
  const people = Map.groupBy(await listPeople(trx, stage.federationId, ids), ({ workId }) => workId);
  const files = Map.groupBy(await listFiles(trx, stage.federationId, ids), ({ workId }) => workId);
  const me = findPersonId(context.scope);
  const taken = await context.host.heldOf(ids.map((id) => ({ kind: 'entry' as const, id })));
  return rows.map((row) => {
    const [named, held] = [people.get(row.id) ?? [], files.get(row.id) ?? []];
    const state = row.state as WorkState;
    const mine = mayChange(row, named, me) && isOpen(context);
    const how = taken.get(row.id);
    return {
      id: row.id,
      number: row.number,
      state,
      category: row.category,
      title: row.title,
      description: row.description,
      place: row.place,
      takenOn: row.takenOn,
      text: row.text,
      characters: countCharacters(row.text),
      links: row.links,
      people: named.map(({ name, part, phoneMasked }) => ({
        name,
        part: part as WorkView['people'][number]['part'],
        phone: phoneMasked,
      })),
      files: held.map(({ fileId, kind, name, caption, bytes, width, height }) => ({
        fileId,
        kind: kind as 'picture' | 'document',
        name,
        caption,
        bytes,
        width,
        height,
        href: hrefOf(context, fileId),
      })),
      teamId: row.teamId,
      agreed: row.agreedAt !== null,
      reason: row.reason,
      changedAt: row.changedAt,
      handedInAt: row.handedInAt,
      missing: missingOf(stage.settings, contentOf(row, named, held)),
      mayChange: mine && !how && mayMove('save', state),
      mayWithdraw: mine && how !== 'final' && mayMove('withdraw', state),
    };
  });
}

/** The author changes a work; of a team, whoever belongs to it. */
export function mayChange(row: WorkRow, people: readonly PersonRow[], personId: string | undefined): boolean {
  if (row.personId === personId) return true;
  return row.teamId !== null && people.some((each) => each.personId === personId && each.part !== 'mentor');
}

export function isOpen({ stage, now }: Context): boolean {
  return !(stage.opensAt && now < stage.opensAt) && !(stage.closesAt && now >= stage.closesAt);
}

/** A work that this person made or is named in. @throws submissions.unknownWork */
export async function getOwnView(context: Context, workId: string): Promise<WorkView> {
  const personId = getPersonId(context);
  const row = await findWork(context.trx, keyOf(context), workId);
  const people = row ? await listPeople(context.trx, context.stage.federationId, [workId]) : [];
  // A draft is its author's alone; whoever is named in it sees it once it is handed in.
  const isNamed = row?.state !== 'draft' && people.some((each) => each.personId === personId);
  const [view] = row && (mayChange(row, people, personId) || isNamed) ? await viewsOf(context, [row]) : [];
  if (!view) throw submissionsRefusals.unknownWork();
  return view;
}

/** Everything the hand-in page needs, and nothing that the profile knows is asked. */
export async function deskOf(context: Context): Promise<DeskView> {
  const { trx, stage } = context;
  const personId = getPersonId(context);
  const author = await getAuthor(context, personId);
  const teams = stage.settings.authors === 'teams' ? await listTeamsOf(context, personId) : [];
  const rows = await listNaming(trx, keyOf(context), personId);
  const views = await viewsOf(context, rows);
  const own = rows.filter((row) => row.personId === personId || row.teamId !== null);
  const isOwn = new Set(own.map(({ id }) => id));
  const counted = own.filter((row) => countedStates.includes(row.state as WorkState)).length;
  const handedIn = own.filter((row) => row.state === 'handed-in').length;
  return {
    author: author.name,
    unitName: author.unitName ?? '',
    teams: teams.map(({ id, title }) => ({ id, name: title })),
    works: views.filter(({ id }) => isOwn.has(id)),
    named: views.filter(({ id, state }) => !isOwn.has(id) && state !== 'draft'),
    asks: stage.settings,
    left: Math.max(0, stage.settings.mostWorks * Math.max(1, teams.length) - counted),
    short: handedIn === 0 ? 0 : Math.max(0, stage.settings.leastWorks - handedIn),
    isOpen: isOpen(context),
    closesAt: stage.closesAt,
  };
}

/** What the programme's page shows: how many, until when, and the visitor's own. */
export async function hallViewOf(context: Context) {
  const { trx, stage, scope } = context;
  const { count } = await trx
    .selectFrom('submissionWorks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', '=', 'handed-in')
    .executeTakeFirstOrThrow();
  const personId = findPersonId(scope);
  const rows = personId ? await listNaming(trx, keyOf(context), personId) : [];
  return {
    works: count,
    asks: stage.settings,
    isOpen: isOpen(context),
    closesAt: stage.closesAt,
    mine: rows
      .filter((row) => row.state !== 'draft' || row.personId === personId || row.teamId !== null)
      .map(({ id, title, state, number }) => ({ id, title, state: state as WorkState, number })),
  };
}
export type SubmissionsHallView = Awaited<ReturnType<typeof hallViewOf>>;

/** The button on the programme's page, line by line. */
export async function nextStepOf(context: Context): Promise<NextStep | undefined> {
  const { trx, host, stage, scope } = context;
  const personId = findPersonId(scope);
  const mine = personId ? (await listNaming(trx, keyOf(context), personId)).length : 0;
  const window = windowWhy(context);
  if (mine === 0 && stage.closesAt && context.now >= stage.closesAt)
    return { words: window.words, whys: [window], over: {} };
  const whys: Why[] = [window];
  if (personId && stage.settings.authors === 'teams') {
    if ((await listTeamsOf(context, personId)).length === 0) whys.push({ ok: false, words: words.noTeam });
  } else if (personId && !(await host.isIn({ kind: 'person', id: personId })))
    whys.push({ ok: false, words: words.notHandedIn });
  if (personId) whys.push(...(await host.audience(personId)));
  const possible = whys.every((why) => why.ok);
  if (mine > 0) return { words: words.myWorks, href: 'works', whys };
  return { words: words.handInWork, whys, ...(possible ? { href: 'works' } : {}) };
}

function windowWhy({ stage, scope, now }: Context): Why {
  const at = (say: Bilingual<(at: string) => string>, moment: Date): Bilingual => {
    const [zh, en] = momentInBoth(moment, styleAt(now, scope.zone));
    return [say[0](zh), say[1](en)];
  };
  if (stage.opensAt && now < stage.opensAt) return { ok: false, words: at(words.opensAt, stage.opensAt) };
  if (stage.closesAt && now >= stage.closesAt) return { ok: false, words: at(words.closedAt, stage.closesAt) };
  return { ok: true, words: stage.closesAt ? at(words.openUntil, stage.closesAt) : words.open };
}

/** What the person has here, for "my page". */
export async function standingOf(context: Context, personId: string): Promise<Standing | undefined> {
  const rows = await listNaming(context.trx, keyOf(context), personId);
  const count = (state: WorkState) => rows.filter((row) => row.state === state).length;
  const [handedIn, drafts] = [
    count('handed-in'),
    rows.filter((row) => row.state === 'draft' && row.personId === personId).length,
  ];
  if (handedIn > 0) return { words: both(words.standingHandedIn, handedIn), tone: 'good', events: [] };
  if (drafts > 0)
    return {
      words: isOpen(context) ? both(words.standingDraft, drafts) : words.standingTooLate,
      tone: isOpen(context) ? 'waiting' : 'quiet',
      events: [],
    };
  if (count('disqualified') > 0) return { words: words.standingDisqualified, tone: 'quiet', events: [] };
  return undefined;
}

const both = (say: Bilingual<(count: number) => string>, count: number): Bilingual => [say[0](count), say[1](count)];

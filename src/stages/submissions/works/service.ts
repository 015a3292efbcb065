import type { Bilingual } from '../../../kernel/words.ts';
import { newId } from '../../../platform/ids.ts';
import type { WorkInput, WorkView } from '../contract.ts';
import { submissionsRefusals } from '../errors.ts';
import { writeFiles } from '../files/service.ts';
import { keepChange } from '../history/service.ts';
import { compareLater } from '../likenesses/service.ts';
import { getAuthor, getPersonId, peopleOf, writePeople } from '../people/service.ts';
import {
  type Context,
  findWork,
  keyOf,
  listFiles,
  listOwned,
  listPeople,
  lockBooks,
  type WorkRow,
} from '../queries.ts';
import { findFull, missingOf } from '../rules.ts';
import { contentOf, mayChange, viewsOf } from '../show/service.ts';
import { count, enter, leave, passOn, uncount } from '../standing/service.ts';
import { mayMove, type WorkMove, type WorkState, workStates } from '../states/rules.ts';
import { fingerprintsOf } from '../texts/rules.ts';

/**
 * Keeps a work as its author sends it: a new draft, a draft, or, where it was handed in, its replacement, which must be
 * complete and leaves what was there before on record.
 * @throws submissions.*
 */
export async function save(context: Context, input: WorkInput): Promise<WorkView> {
  const { before, workId } = await write(context, input, 'save');
  if (before?.state === 'handed-in') await replace(context, before);
  return getView(context, workId);
}

/** Keeps a work and hands it in. @throws submissions.* */
export async function handIn(context: Context, input: WorkInput): Promise<WorkView> {
  const { before, workId } = await write(context, input, 'handIn');
  if (before?.state === 'handed-in') await replace(context, before);
  else await stand(context, workId);
  return getView(context, workId);
}

interface Before {
  state: WorkState;
  row: WorkRow;
  snapshot: object;
  people: string;
  wasUncounted: boolean;
}

async function write(
  context: Context,
  input: WorkInput,
  move: WorkMove,
): Promise<{ before: Before | undefined; workId: string }> {
  const { trx, stage, host, now } = context;
  const personId = getPersonId(context);
  if (stage.settings.authors !== 'teams' && !(await host.isIn({ kind: 'person', id: personId })))
    throw submissionsRefusals.notHandedIn();
  await lockBooks(trx, keyOf(context));
  const before = input.workId ? await getBefore(context, input.workId, move) : undefined;
  admitKinds(context, input);
  const known = before ? await listPeople(trx, stage.federationId, [before.row.id]) : [];
  // Of a team's work the people are the team's, whoever of them writes; else they belong to who began it.
  const { people, teamId } = await peopleOf(context, {
    personId: before?.row.personId ?? personId,
    input,
    before: known,
  });
  await admitAnother(context, { personId: before?.row.personId ?? personId, teamId, input, before: before?.row });
  const workId = before?.row.id ?? newId();
  const written = {
    teamId,
    category: input.category,
    title: input.title,
    description: input.description,
    place: input.place,
    takenOn: input.takenOn,
    text: input.text.replaceAll('\r\n', '\n').trim(),
    links: input.links,
    agreedAt: input.agreed ? (before?.row.agreedAt ?? now) : null,
    fingerprints: packed(fingerprintsOf(input.text)),
    changedAt: now,
  };
  const key = { federationId: stage.federationId, id: workId };
  if (before)
    await trx
      .updateTable('submissionWorks')
      .set(written)
      .where('federationId', '=', key.federationId)
      .where('id', '=', workId)
      .execute();
  else
    await trx
      .insertInto('submissionWorks')
      .values({ ...key, ...written, stageId: stage.id, personId, state: 'draft', createdAt: now })
      .execute();
  if (before?.people !== said(people)) {
    // Facts of authors rest on the rows of those named so far: they are taken back before these go, and counted anew.
    if (before?.state === 'handed-in') {
      await uncount(context, workId);
      before.wasUncounted = true;
    }
    await writePeople(context, workId, people);
  }
  await writeFiles(context, { workId, personId: before?.row.personId ?? personId, files: input.files });
  return { before, workId };
}

/** What may make the difference between two lists of people. */
const said = (people: readonly { name: string; personId: string | null; part: string; phoneHash: Buffer | null }[]) =>
  JSON.stringify(
    people.map(({ name, personId, part, phoneHash }) => [name, personId, part, phoneHash?.toString('hex') ?? null]),
  );

function packed(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, value] of numbers.entries()) bytes.writeUInt32BE(value, at * 4);
  return bytes;
}

/** The work as it was, for whoever may change it. @throws submissions.unknownWork, wrongState */
async function getBefore(context: Context, workId: string, move: WorkMove): Promise<Before> {
  const { trx, stage } = context;
  const row = await getOwn(context, workId, move);
  const people = await listPeople(trx, stage.federationId, [workId]);
  const files = await listFiles(trx, stage.federationId, [workId]);
  const { title, category, description, place, takenOn, text, links } = row;
  const snapshot = {
    title,
    category,
    description,
    place,
    takenOn,
    text,
    links,
    files: files.map(({ fileId, caption }) => ({ fileId, caption })),
    people: people.map(({ name, part }) => ({ name, part })),
  };
  return { state: row.state as WorkState, row, snapshot, people: said(people), wasUncounted: false };
}

async function getOwn(context: Context, workId: string, move: WorkMove): Promise<WorkRow> {
  const { trx, stage } = context;
  const row = await findWork(trx, keyOf(context), workId);
  const people = row ? await listPeople(trx, stage.federationId, [workId]) : [];
  if (!row || !mayChange(row, people, getPersonId(context))) throw submissionsRefusals.unknownWork();
  const state = row.state as WorkState;
  if (!mayMove(move, state)) throw submissionsRefusals.wrongState({ state: workStates[state] });
  return row;
}

const kindWords = {
  text: ['正文', 'text'],
  links: ['链接', 'links'],
} as const satisfies Record<string, Bilingual>;

function admitKinds({ stage }: Context, input: WorkInput): void {
  const { text, links, categories } = stage.settings;
  if (!text && input.text.trim() !== '') throw submissionsRefusals.notAsked({ what: kindWords.text });
  if (!links && input.links.length > 0) throw submissionsRefusals.notAsked({ what: kindWords.links });
  if (input.category !== '' && !categories.some(({ key }) => key === input.category))
    throw submissionsRefusals.unknownCategory({}, [{ path: 'category', words: ['请重新选择', 'Choose again'] }]);
}

/** Limits per person or team, under the lock of the books. @throws submissions.mostWorks, mostInCategory */
async function admitAnother(
  context: Context,
  {
    personId,
    teamId,
    input,
    before,
  }: { personId: string; teamId: string | null; input: WorkInput; before: WorkRow | undefined },
): Promise<void> {
  const { trx, stage } = context;
  const owned = (await listOwned(trx, keyOf(context), { personId, teamId })).filter(({ id }) => id !== before?.id);
  const full = findFull(
    stage.settings,
    owned.map(({ state, category }) => ({ state: state as WorkState, category })),
    input.category,
  );
  if (full === 'works') throw submissionsRefusals.mostWorks({ most: stage.settings.mostWorks });
  if (full === 'category') {
    const category = stage.settings.categories.find(({ key }) => key === input.category);
    throw submissionsRefusals.mostInCategory({
      category: [category?.label ?? '', category?.labelEn || (category?.label ?? '')],
      most: category?.most ?? 0,
    });
  }
}

/** Refuses where something is missing, field by field. @throws submissions.incomplete */
async function admitComplete(context: Context, workId: string): Promise<WorkRow> {
  const { trx, stage } = context;
  const row = await findWork(trx, keyOf(context), workId);
  if (!row) throw submissionsRefusals.unknownWork();
  const people = await listPeople(trx, stage.federationId, [workId]);
  const files = await listFiles(trx, stage.federationId, [workId]);
  const missing = missingOf(stage.settings, contentOf(row, people, files));
  const [first] = missing;
  if (first) throw submissionsRefusals.incomplete({ first: first.words }, missing);
  return row;
}

/** Puts a complete draft into the contest. */
async function stand(context: Context, workId: string): Promise<void> {
  const { stage, host } = context;
  const row = await admitComplete(context, workId);
  const author = await getAuthor(context, row.personId);
  const number = await enter(context, row, author.unitId);
  await keepChange(context, { workId, change: 'handed-in' });
  await compareLater(context, workId);
  const me = getPersonId(context);
  const others = (await listPeople(context.trx, stage.federationId, [workId])).flatMap(({ personId }) =>
    personId && personId !== me ? [personId] : [],
  );
  await host.tell([...new Set(others)], {
    title: [`您参与的作品《${row.title}》已提交`, `“${row.title}”, in which you are named, was handed in`],
    body: [
      `${stage.title}，编号 ${number}。如非您本人参与，请联系主办单位。`,
      `${stage.titleEn}, number ${number}. If you took no part in it, tell the organiser.`,
    ],
  });
}

const heldAs = async ({ host }: Context, workId: string) =>
  (await host.heldOf([{ kind: 'entry', id: workId }])).get(workId);

/** Lets a changed work stand in place of what was handed in. @throws submissions.beingJudged, decided */
async function replace(context: Context, { row, snapshot, wasUncounted }: Before): Promise<void> {
  const held = await heldAs(context, row.id);
  if (held) throw held === 'final' ? submissionsRefusals.decided() : submissionsRefusals.beingJudged();
  await admitComplete(context, row.id);
  if (wasUncounted) await count(context, row.id);
  await passOn(context, row.id);
  await keepChange(context, { workId: row.id, change: 'replaced', before: snapshot });
  await compareLater(context, row.id);
}

/** Takes a work back; until closing it may be handed in again. @throws submissions.unknownWork, wrongState, decided */
export async function withdraw(context: Context, { workId }: { workId: string }): Promise<WorkView> {
  await lockBooks(context.trx, keyOf(context));
  await getOwn(context, workId, 'withdraw');
  if ((await heldAs(context, workId)) === 'final') throw submissionsRefusals.decided();
  await leave(context, workId, { state: 'withdrawn' });
  await keepChange(context, { workId, change: 'withdrawn' });
  return getView(context, workId);
}

/** Deletes a draft that was never handed in. @throws submissions.unknownWork, wrongState */
export async function discard(context: Context, { workId }: { workId: string }) {
  const { trx, stage } = context;
  await lockBooks(trx, keyOf(context));
  await getOwn(context, workId, 'discard');
  await trx
    .deleteFrom('submissionWorks')
    .where('federationId', '=', stage.federationId)
    .where('id', '=', workId)
    .execute();
  return { changed: 1 as const };
}

async function getView(context: Context, workId: string): Promise<WorkView> {
  const row = await findWork(context.trx, keyOf(context), workId);
  const [view] = row ? await viewsOf(context, [row]) : [];
  if (!view) throw submissionsRefusals.unknownWork();
  return view;
}

import { addDays, dayOf, formatLongDay } from '../../../kernel/dates.ts';
import { listed } from '../../../kernel/words.ts';
import { lookUpAccounts } from '../../../people/access/accounts/service.ts';
import { getFederation } from '../../../people/access/settings/service.ts';
import { lastWorkingDay } from '../../../platform/calendar/working-days.ts';
import { newId } from '../../../platform/ids.ts';
import type { SubjectResult } from '../../service.ts';
import { noticeRefusals } from '../errors.ts';
import { countObjections, getNotice, type Key, listHandlers, listNames, type NameRow } from '../queries.ts';
import { listByPlaces, whysOfFinish } from '../rules.ts';
import { type Context, whysOfPost } from '../show/service.ts';

const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** Names who handles objections, instead of whoever did before. @throws notice.unknown-handlers, listed-handler */
export async function appoint(context: Context, { usernames }: { usernames: string[] }) {
  const { trx, stage, host } = context;
  const key = keyOf(context);
  await getNotice(trx, key, { lock: true });
  const { accounts, unknown } = await lookUpAccounts(trx, stage.federationId, usernames);
  if (unknown.length > 0)
    throw noticeRefusals.unknownHandlers({ names: listed(unknown) }, [
      { path: 'usernames', words: ['没有这个账号', 'No such account'] },
    ]);
  const candidates = new Set((await host.cards(await host.subjects())).flatMap(personsOf));
  const partial = accounts.filter(({ personId }) => personId && candidates.has(personId));
  if (partial.length > 0) throw noticeRefusals.listedHandler({ names: listed(partial.map(({ name }) => name)) });
  await trx
    .deleteFrom('noticeHandlers')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
  await trx
    .insertInto('noticeHandlers')
    .values(accounts.map(({ id }) => ({ federationId: stage.federationId, stageId: stage.id, accountId: id })))
    .execute();
  await host.audit('notice.appoint', { kind: 'stage', id: stage.id }, { handlers: accounts.map(({ name }) => name) });
  return { done: true as const };
}

const personsOf = ({ people }: { people: { personId: string | null }[] }) =>
  people.flatMap(({ personId }) => personId ?? []);

/**
 * Puts what was handed in on the board: by rank within the places of each group, the rest in reserve. The period counts
 * working days by the national calendar and the federation's exceptions.
 * @throws notice.posted, nobody, incomplete, past
 */
export async function post(context: Context, { fromOn }: { fromOn?: string | undefined }) {
  const { trx, stage, host, scope, now } = context;
  const key = keyOf(context);
  const notice = await getNotice(trx, key, { lock: true });
  if (notice.state !== 'draft') throw noticeRefusals.posted();
  const today = dayOf(now, scope.zone);
  const from = fromOn ?? today;
  if (from < today) throw noticeRefusals.past({}, [{ path: 'fromOn', words: ['不能早于今天', 'Not before today'] }]);
  const subjects = await host.subjects();
  if (subjects.length === 0) throw noticeRefusals.nobody();
  const unmet = whysOfPost(stage.settings, {
    handlers: (await listHandlers(trx, key)).length,
    waiting: subjects.length,
  }).filter(({ ok }) => !ok);
  if (unmet.length > 0) throw noticeRefusals.incomplete({ whys: sayAll(unmet) });

  const until = await lastDayFrom(context, from);
  const cards = new Map((await host.cards(subjects)).map((card) => [`${card.kind} ${card.id}`, card]));
  const given = subjects.flatMap((subject) => {
    const card = cards.get(`${subject.kind} ${subject.id}`);
    return card ? [{ subject, card, group: subject.result?.group ?? '', rank: subject.result?.rank ?? null }] : [];
  });
  const listed = listByPlaces(given, stage.settings.places);
  await trx
    .insertInto('noticeNames')
    .values(
      given.map(({ subject, card, group, rank }, position) => ({
        federationId: stage.federationId,
        id: newId(),
        stageId: stage.id,
        subjectKind: subject.kind,
        subjectId: subject.id,
        groupKey: group,
        rank,
        position,
        name: card.title,
        about: card.about,
        unitName: card.unitName,
        deeds: card.text,
        personIds: [...new Set(personsOf(card))],
        state: listed[position] ? 'listed' : 'reserve',
        fromOn: listed[position] ? from : null,
        untilOn: listed[position] ? until : null,
        result: subject.result ? JSON.stringify(subject.result) : null,
      })),
    )
    .execute();
  await trx
    .updateTable('notices')
    .set({ state: 'posted', fromOn: from, untilOn: until, postedAt: now })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
  const count = listed.filter(Boolean).length;
  await host.record([{ indicator: 'notices', day: today, amount: count, source: { kind: 'notice', id: stage.id } }]);
  await host.audit('notice.post', { kind: 'stage', id: stage.id }, { listed: count, from, until });
  return { listed: count, reserve: given.length - count, untilOn: until };
}

/** The last day of a period that begins on this one. */
export async function lastDayFrom({ house, stage }: Context, from: string): Promise<string> {
  const { holidays } = await getFederation(house, stage.federationId);
  return lastWorkingDay(from, stage.settings.workingDays, holidays);
}

const sayAll = (whys: readonly { words: readonly [string, string] }[]): [string, string] => [
  whys.map(({ words }) => words[0]).join('；'),
  whys.map(({ words }) => words[1]).join('; '),
];

/** Takes somebody off the list, since they withdrew; the next in reserve moves up. @throws notice.not-posted, not-listed */
export async function withdraw(context: Context, { nameId, reason }: { nameId: string; reason: string }) {
  const notice = await getNotice(context.trx, keyOf(context), { lock: true });
  if (notice.state !== 'posted') throw noticeRefusals.notPosted();
  return takeOff(context, { nameId, reason });
}

/**
 * Takes a name off the list and moves the next of its group up from the reserve, for a full period of its own: whoever
 * moves up can be objected to as long as anybody. Needs the notice locked.
 * @throws notice.not-listed
 */
export async function takeOff(
  context: Context,
  { nameId, reason }: { nameId: string; reason: string },
): Promise<{ substitute: string | null }> {
  const { trx, stage, host, scope, now } = context;
  const { federationId } = stage;
  const removed = await trx
    .updateTable('noticeNames')
    .set({ state: 'removed', reason })
    .where('federationId', '=', federationId)
    .where('stageId', '=', stage.id)
    .where('id', '=', nameId)
    .where('state', '=', 'listed')
    .returning(['name', 'groupKey', 'personIds'])
    .executeTakeFirst();
  if (!removed) throw noticeRefusals.notListed();
  await host.tell(removed.personIds, {
    title: [`您不再列入“${stage.title}”的公示名单`, `You are no longer on the list of ${stage.titleEn}`],
    body: [`原因：${reason}`, `Reason: ${reason}`],
  });
  const next = await nextInReserve(context, removed.groupKey);
  if (next) {
    const from = dayOf(now, scope.zone);
    const until = await lastDayFrom(context, addDays(from, 1));
    await trx
      .updateTable('noticeNames')
      .set({ state: 'listed', substitute: true, fromOn: from, untilOn: until })
      .where('federationId', '=', federationId)
      .where('id', '=', next.id)
      .execute();
    await host.record([{ indicator: 'notices', day: from, amount: 1, source: { kind: 'notice-name', id: next.id } }]);
    await host.tell(next.personIds, {
      title: [`您递补进入“${stage.title}”的公示名单`, `You moved up onto the list of ${stage.titleEn}`],
      body: [`公示到${formatLongDay(until, 'zh')}为止。`, `It stands until ${formatLongDay(until, 'en')}.`],
    });
  }
  await host.audit(
    'notice.take-off',
    { kind: 'notice-name', id: nameId },
    { name: removed.name, reason, substitute: next?.name ?? null },
  );
  return { substitute: next?.name ?? null };
}

/** As it came: the notice ranks and groups nobody. */
function resultOf(stored: unknown): { result?: SubjectResult } {
  return stored ? { result: stored as SubjectResult } : {};
}

async function nextInReserve({ trx, stage }: Context, group: string): Promise<NameRow | undefined> {
  const reserve = await listNames(trx, { federationId: stage.federationId, stageId: stage.id }, ['reserve']);
  return reserve.find(({ groupKey }) => groupKey === group);
}

/**
 * Ends the notice and hands on everybody who is left on the list, with the result they came with.
 * @throws notice.not-posted, not-finished
 */
export async function finish(context: Context) {
  const { trx, stage, host, scope, now } = context;
  const key = keyOf(context);
  const notice = await getNotice(trx, key, { lock: true });
  if (notice.state !== 'posted') throw noticeRefusals.notPosted();
  const listed = await listNames(trx, key, ['listed']);
  const lastDay = listed.reduce<string | null>(
    (last, { untilOn }) => (untilOn && (!last || untilOn > last) ? untilOn : last),
    null,
  );
  const { pending } = await countObjections(trx, key);
  const unmet = whysOfFinish({ lastDay, today: dayOf(now, scope.zone), pending }).filter(({ ok }) => !ok);
  if (unmet.length > 0) throw noticeRefusals.notFinished({ whys: sayAll(unmet) });
  await trx
    .updateTable('noticeNames')
    .set({ state: 'passed' })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', '=', 'listed')
    .execute();
  await trx
    .updateTable('notices')
    .set({ state: 'finished', finishedAt: now })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
  await host.handOn(
    listed.map(({ subjectKind, subjectId, result }) => ({
      kind: subjectKind,
      id: subjectId,
      ...resultOf(result),
    })),
  );
  await host.audit('notice.finish', { kind: 'stage', id: stage.id }, { passed: listed.length });
  return { passed: listed.length };
}

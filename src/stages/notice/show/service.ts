import { dayOf } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import type { Lang } from '../../../kernel/words.ts';
import type { StageContext } from '../../service.ts';
import type { PublicNotice, Settings } from '../contract.ts';
import { countObjections, getNotice, type Key, listHandlers, listNames } from '../queries.ts';
import { whysOfFinish } from '../rules.ts';

export type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** What a list calls a group, by its key; the key itself where it has no name. */
export function groupName({ places }: Settings, key: string, lang: Lang): string {
  const place = places.find(({ group }) => group === key);
  return (lang === 'en' && place?.labelEn) || place?.label || key;
}

/** Names in the order of the groups in the settings; groups that these do not name come last. */
function byGroups<Row extends { groupKey: string }>({ places }: Settings, rows: readonly Row[]): Row[] {
  const order = new Map(places.map(({ group }, at) => [group, at]));
  return rows.toSorted((a, b) => (order.get(a.groupKey) ?? places.length) - (order.get(b.groupKey) ?? places.length));
}

/** What anybody may see: nothing before the notice is posted, and never a number, a phone or an address. */
export async function publicView(context: Context): Promise<PublicNotice> {
  const { trx, stage, scope, now } = context;
  const { settings } = stage;
  const notice = await getNotice(trx, keyOf(context));
  const names = notice.state === 'draft' ? [] : await listNames(trx, keyOf(context), ['listed', 'passed']);
  const today = dayOf(now, scope.zone);
  const { actor } = scope;
  const handles =
    actor.kind === 'account' &&
    (await listHandlers(trx, keyOf(context))).some(({ accountId }) => accountId === actor.id);
  return {
    state: notice.state,
    basis: settings.basis,
    process: settings.process,
    fromOn: notice.fromOn,
    untilOn: notice.untilOn,
    workingDays: settings.workingDays,
    names: byGroups(settings, names).map((row) => ({
      id: row.id,
      group: groupName(settings, row.groupKey, scope.lang),
      name: row.name,
      about: row.about,
      unitName: row.unitName,
      deeds: settings.deeds ? row.deeds : '',
      substitute: row.substitute,
      fromOn: row.fromOn ?? today,
      untilOn: row.untilOn ?? today,
    })),
    office: settings.office,
    phone: settings.phone,
    address: settings.address,
    email: settings.email,
    objecting: {
      open:
        notice.state === 'posted' &&
        names.some(({ fromOn, untilOn }) => fromOn && untilOn && fromOn <= today && today <= untilOn),
      anonymous: settings.anonymous,
    },
    reader: actor.kind === 'account' ? actor.name : '',
    handles,
  };
}

/** How the notice stands, for the officers who run it. */
export async function statusOf(context: Context) {
  const { trx, stage, scope, now, host } = context;
  const key = keyOf(context);
  const notice = await getNotice(trx, key);
  const rows = await listNames(trx, key, ['listed', 'passed', 'reserve', 'removed']);
  const known = new Set(rows.map((row) => `${row.subjectKind} ${row.subjectId}`));
  const waiting = (await host.subjects()).filter(({ kind, id }) => !known.has(`${kind} ${id}`)).length;
  const objections = await countObjections(trx, key);
  const handlers = await listHandlers(trx, key);
  const today = dayOf(now, scope.zone);
  const listed = rows.filter(({ state }) => state === 'listed');
  const lastDay = listed.reduce<string | null>(
    (last, { untilOn }) => (untilOn && (!last || untilOn > last) ? untilOn : last),
    null,
  );
  return {
    state: notice.state,
    fromOn: notice.fromOn,
    untilOn: lastDay ?? notice.untilOn,
    today,
    listed: rows.filter(({ state }) => state === 'listed' || state === 'passed').length,
    reserve: rows.filter(({ state }) => state === 'reserve').length,
    objections,
    handlers: handlers.map(({ accountId, name }) => ({ accountId, name })),
    waiting,
    post: whysOfPost(stage.settings, { handlers: handlers.length, waiting }).map(sayWhy),
    finish: whysOfFinish({ lastDay, today, pending: objections.pending }).map(sayWhy),
  };
}

/** What has to be so before a list goes on the board. */
export function whysOfPost(settings: Settings, { handlers, waiting }: { handlers: number; waiting: number }): Why[] {
  return [
    { ok: waiting > 0, words: ['有人可以公示', 'Somebody is to be listed'] },
    { ok: settings.basis !== '', words: ['写明依据', 'The basis is named'] },
    {
      ok: settings.phone !== '' || settings.email !== '' || settings.address !== '',
      words: ['写明受理方式（电话、地址或邮箱）', 'A way to object is named: phone, address or e-mail'],
    },
    { ok: handlers > 0, words: ['指定异议受理人', 'Somebody is named who handles objections'] },
  ];
}

const sayWhy = ({ ok, words }: Why) => ({ ok, words: [...words] as [string, string] });

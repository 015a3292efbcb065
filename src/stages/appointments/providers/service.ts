import { momentInBoth, styleAt } from '../../../kernel/dates.ts';
import { type Bilingual, listed, pick } from '../../../kernel/words.ts';
import { lookUpAccounts } from '../../../people/access/accounts/service.ts';
import { may } from '../../../people/access/rules.ts';
import type { Provider, Settings } from '../contract.ts';
import { appointmentRefusals } from '../errors.ts';
import { type Context, isLive, keyOf, listProviders } from '../queries.ts';
import type { AppointmentState } from '../rules.ts';
import type { ProviderView } from '../show/contract.ts';
import { words } from '../words.ts';

/** A provider as everybody sees them; one that the settings lost is told by its key. */
export function viewOf({ stage }: Pick<Context, 'stage'>, key: string): ProviderView {
  const found = stage.settings.providers.find((provider) => provider.key === key);
  if (!found) return { key, name: [key, key], about: ['', ''], place: ['', ''], colour: 'ink' };
  const { name, nameEn, about, aboutEn, place, placeEn, colour } = found;
  return {
    key,
    name: [name, nameEn || name],
    about: [about, aboutEn || about],
    place: [place, placeEn || place],
    colour,
  };
}

/** Whoever comes, as those read it who may: a name that was typed at the door goes after some days. */
export const calledOf = ({ scope }: Pick<Context, 'scope'>, { name }: { name: string }): string =>
  name || pick(words.nameErased, scope.lang);

/** `12月1日 周二 09:30 张医生`. */
export function sayAppointment(
  { stage, scope, now }: Pick<Context, 'stage' | 'scope' | 'now'>,
  { startsAt, provider }: { startsAt: Date; provider: string },
): Bilingual {
  const { name } = viewOf({ stage }, provider);
  const [zh, en] = momentInBoth(startsAt, styleAt(now, scope.zone));
  return [`${zh} ${name[0]}`, `${en}, ${name[1]}`];
}

/**
 * Writes who gives appointments as the settings name them.
 * @throws appointments.sameKeys, unknownAccount; stillBooked, stillServed where one is left out whom somebody holds a time with
 * or was with
 */
export async function arrange(context: Context, before: Settings | undefined): Promise<void> {
  const { trx, stage } = context;
  const key = keyOf(context);
  const { providers } = stage.settings;
  const keys = providers.map((provider) => provider.key);
  const twice = keys.find((each, at) => keys.indexOf(each) !== at);
  if (twice)
    throw appointmentRefusals.sameKeys({ key: twice }, [
      { path: 'settings.providers', words: ['代号重复', 'The same key twice'] },
    ]);
  const accounts = await accountsOf(context, providers);
  const gone = before?.providers.filter((provider) => !keys.includes(provider.key)) ?? [];
  for (const provider of gone) await leaveOut(context, provider);
  if (providers.length === 0) return;
  await trx
    .insertInto('appointmentProviders')
    .values(providers.map((provider) => ({ ...key, key: provider.key, accountId: accounts.get(provider.key) ?? null })))
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'stageId', 'key'])
        .doUpdateSet((eb) => ({ accountId: eb.ref('excluded.accountId') })),
    )
    .execute();
}

/** Accounts of providers, by their keys. @throws appointments.unknownAccount */
async function accountsOf({ trx, stage }: Context, providers: readonly Provider[]): Promise<Map<string, string>> {
  const named = providers.filter(({ username }) => username !== '');
  const { idOf, unknown } = await lookUpAccounts(
    trx,
    stage.federationId,
    named.map(({ username }) => username),
  );
  if (unknown.length > 0)
    throw appointmentRefusals.unknownAccount({ names: listed(unknown) }, [
      { path: 'settings.providers', words: ['请核对账号名', 'Check the user names'] },
    ]);
  return new Map(named.map(({ key, username }) => [key, idOf(username) ?? '']));
}

/** Whether the settings still name who gives this slot; of others only the history is left. */
export const isGiven = ({ stage }: Pick<Context, 'stage'>, { provider }: { provider: string }): boolean =>
  stage.settings.providers.some(({ key }) => key === provider);

/**
 * Takes a provider out. Slots that somebody held once, and gave back, stay closed for the sake of that history.
 * @throws appointments.stillBooked, stillServed
 */
async function leaveOut({ trx, stage, now }: Context, { key, name, nameEn }: Provider): Promise<void> {
  const { federationId, id: stageId } = stage;
  const theirs = { federationId, stageId, provider: key };
  const ofWhom: Bilingual = [name, nameEn || name];
  const states = await trx
    .selectFrom('appointments')
    .innerJoin('appointmentSlots as slot', (join) =>
      join.onRef('slot.federationId', '=', 'appointments.federationId').onRef('slot.id', '=', 'appointments.slotId'),
    )
    .select(['appointments.state', 'slot.id'])
    .where('slot.federationId', '=', federationId)
    .where('slot.stageId', '=', stageId)
    .where('slot.provider', '=', key)
    .$narrowType<{ state: AppointmentState }>()
    .execute();
  const live = states.filter(isLive).length;
  if (live > 0)
    throw appointmentRefusals.stillBooked({ name: ofWhom, count: live }, [
      { path: 'settings.providers', words: ['还有预约', 'Still booked'] },
    ]);
  const kept = states.filter(({ state }) => state !== 'cancelled').length;
  if (kept > 0)
    throw appointmentRefusals.stillServed({ name: ofWhom, count: kept }, [
      { path: 'settings.providers', words: ['有记录，要保留', 'On record, and stays'] },
    ]);
  const held = [...new Set(states.map(({ id }) => id))];
  await trx
    .deleteFrom('appointmentSlots')
    .where((eb) => eb.and(theirs))
    .$if(held.length > 0, (query) => query.where('id', 'not in', held))
    .execute();
  if (held.length > 0) {
    await trx
      .updateTable('appointmentSlots')
      .set({ closedAt: now })
      .where((eb) => eb.and(theirs))
      .execute();
    await trx
      .updateTable('appointmentProviders')
      .set({ accountId: null })
      .where((eb) => eb.and({ federationId, stageId, key }))
      .execute();
    return;
  }
  await trx
    .deleteFrom('appointmentProviders')
    .where((eb) => eb.and({ federationId, stageId, key }))
    .execute();
}

export interface Keeping {
  /** Helpers and officers keep everybody's list. */
  all: boolean;
  /** Providers whose account this is. */
  own: readonly string[];
}

/** What the reader keeps of the day's list. */
export async function keepingOf(context: Context): Promise<Keeping> {
  const { scope, stage, trx } = context;
  const { actor } = scope;
  const own =
    actor.kind === 'account'
      ? (await listProviders(trx, keyOf(context))).flatMap(({ key, accountId }) =>
          accountId === actor.id ? [key] : [],
        )
      : [];
  const all = may(scope, 'sessions.check-in', stage.unitPath) || may(scope, 'programmes.manage', stage.unitPath);
  return { all, own };
}

/** @throws appointments.notKeeper for whoever neither helps nor gives appointments here */
export async function admitKeeper(context: Context): Promise<Keeping> {
  const keeping = await keepingOf(context);
  if (!keeping.all && keeping.own.length === 0) throw appointmentRefusals.notKeeper();
  return keeping;
}

export const keeps = ({ all, own }: Keeping, provider: string): boolean => all || own.includes(provider);

import { formatMoment } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { listNamedAccounts } from '../../../people/access/accounts/service.ts';
import { may } from '../../../people/access/rules.ts';
import type { Provider, Settings } from '../contract.ts';
import { appointmentRefusals } from '../errors.ts';
import { type Context, keyOf, listProviders } from '../queries.ts';
import type { ProviderView } from '../show/contract.ts';

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

/** `12月1日 周二 09:30 张医生`. */
export function sayAppointment(
  { stage, scope, now }: Pick<Context, 'stage' | 'scope' | 'now'>,
  { startsAt, provider }: { startsAt: Date; provider: string },
): Bilingual {
  const { name } = viewOf({ stage }, provider);
  const style = { zone: scope.zone, thisYear: now.getUTCFullYear() };
  return [
    `${formatMoment(startsAt, { ...style, lang: 'zh' })} ${name[0]}`,
    `${formatMoment(startsAt, { ...style, lang: 'en' })}, ${name[1]}`,
  ];
}

/**
 * Writes who gives appointments as the settings name them.
 * @throws appointments.sameKeys, unknownAccount; stillBooked where one is left out whom somebody holds a time with
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
  const found = await listNamedAccounts(
    trx,
    stage.federationId,
    named.map(({ username }) => username),
  );
  const byName = new Map(found.map(({ username, id }) => [username.toLowerCase(), id]));
  const idOf = ({ username }: Provider) => byName.get(username.toLowerCase());
  const unknown = named.filter((provider) => !idOf(provider));
  if (unknown.length > 0)
    throw appointmentRefusals.unknownAccount({ names: unknown.map(({ username }) => username).join('、') }, [
      { path: 'settings.providers', words: ['请核对账号名', 'Check the user names'] },
    ]);
  return new Map(named.flatMap((provider) => [[provider.key, idOf(provider) ?? ''] as const]));
}

async function leaveOut({ trx, stage }: Context, { key, name }: Provider): Promise<void> {
  const { federationId, id: stageId } = stage;
  const { count } = await trx
    .selectFrom('appointments')
    .innerJoin('appointmentSlots as slot', (join) =>
      join.onRef('slot.federationId', '=', 'appointments.federationId').onRef('slot.id', '=', 'appointments.slotId'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('slot.federationId', '=', federationId)
    .where('slot.stageId', '=', stageId)
    .where('slot.provider', '=', key)
    .executeTakeFirstOrThrow();
  if (count > 0)
    throw appointmentRefusals.stillBooked({ name, count }, [
      { path: 'settings.providers', words: ['还有预约', 'Still booked'] },
    ]);
  await trx
    .deleteFrom('appointmentSlots')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('provider', '=', key)
    .execute();
  await trx
    .deleteFrom('appointmentProviders')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('key', '=', key)
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

import { dayOf } from '../../../kernel/dates.ts';
import { addressOf } from '../../../people/access/mint/service.ts';
import { actorOf } from '../../../people/access/rules.ts';
import { type Limit, takeHits } from '../../../platform/http/limits.ts';
import { newId, newSecret } from '../../../platform/ids.ts';
import { takeOff } from '../board/service.ts';
import type { DeskView, ObjectInput, ObjectionView, RegisterInput } from '../contract.ts';
import { noticeRefusals } from '../errors.ts';
import {
  getNotice,
  type Key,
  listHandlers,
  listNames,
  type ObjectionRow,
  selectNames,
  selectObjections,
} from '../queries.ts';
import { type Channel, type ObjectionMove, objectionMoves, objectionStates } from '../rules.ts';
import type { Context } from '../show/service.ts';

const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** What is sealed of an objection: without the key of the house nobody reads what was said, and by whom. */
interface Said {
  words: string;
  name: string;
  contact: string;
}

/** From one account, or from one address of visitors: whole works share one, scripts have one too. */
const objectionLimit: Limit = { name: 'objection', hits: 10, windowSeconds: 3600 };

interface Objection {
  nameId: string;
  channel: Channel;
  receivedOn: string;
  said: Said;
}

/**
 * Takes an objection from anybody, by name or without. Whoever objects gets a receipt, shown once: nothing else that is
 * kept says who it was, not even to the audit trail.
 * @throws notice.not-posted, not-listed, outside-period, name-needed, named-only
 */
export async function object(context: Context, input: ObjectInput): Promise<{ receipt: string }> {
  const { stage, now, scope } = context;
  if (!input.named && !stage.settings.anonymous)
    throw noticeRefusals.namedOnly({}, [{ path: 'named', words: ['请实名反映', 'Give your name'] }]);
  const by = scope.actor.kind === 'account' ? scope.actor.id : addressOf(scope);
  await takeHits(
    context.trx,
    [{ limit: objectionLimit, by: context.house.vault.hash(by, 'objection limit').toString('hex') }],
    now,
  );
  const { receipt } = await keep(context, {
    nameId: input.nameId,
    channel: 'online',
    receivedOn: dayOf(now, scope.zone),
    said: saidBy(input),
  });
  return { receipt };
}

/** Enters an objection that came by phone, letter, mail or visit. @throws notice.not-handler, as `object` */
export async function register(context: Context, input: RegisterInput): Promise<{ objectionId: string }> {
  await admitHandler(context);
  const { channel, receivedOn, nameId } = input;
  const { id } = await keep(context, { nameId, channel, receivedOn, said: saidBy(input) });
  await keepMove(context, { objectionId: id, move: 'register', words: '' });
  return { objectionId: id };
}

function saidBy({ named, name, contact, words }: Pick<ObjectInput, 'named' | 'name' | 'contact' | 'words'>): Said {
  if (!named) return { words, name: '', contact: '' };
  if (name === '' || contact === '') {
    const missing: readonly [string, string] = ['请填写', 'Please fill in'];
    throw noticeRefusals.nameNeeded({}, [
      ...(name === '' ? [{ path: 'name', words: missing }] : []),
      ...(contact === '' ? [{ path: 'contact', words: missing }] : []),
    ]);
  }
  return { words, name, contact };
}

async function keep(
  context: Context,
  { nameId, channel, receivedOn, said }: Objection,
): Promise<{ id: string; receipt: string }> {
  const { trx, stage, house, host, now, scope } = context;
  const { federationId } = stage;
  const notice = await getNotice(trx, keyOf(context), { lock: true });
  if (notice.state !== 'posted') throw noticeRefusals.notPosted();
  const about = await selectNames(trx, keyOf(context))
    .where('id', '=', nameId)
    .where('state', '=', 'listed')
    .executeTakeFirst();
  if (!about?.fromOn || !about.untilOn) throw noticeRefusals.notListed();
  if (receivedOn < about.fromOn || receivedOn > about.untilOn || receivedOn > dayOf(now, scope.zone))
    throw noticeRefusals.outsidePeriod({ from: about.fromOn, until: about.untilOn });
  const id = newId();
  const receipt = newReceipt();
  await trx
    .insertInto('noticeObjections')
    .values({
      federationId,
      id,
      stageId: stage.id,
      nameId,
      number: notice.nextNumber,
      channel,
      receivedOn,
      state: 'received',
      sealed: house.vault.seal(JSON.stringify(said), `objection ${id}`),
      receiptHash: hashReceipt(context, receipt),
    })
    .execute();
  await trx
    .updateTable('notices')
    .set((eb) => ({ nextNumber: eb('nextNumber', '+', 1) }))
    .where('federationId', '=', federationId)
    .where('stageId', '=', stage.id)
    .execute();
  await host.record([{ indicator: 'objections', day: receivedOn, amount: 1, source: { kind: 'objection', id } }]);
  await tellHandlers(context);
  return { id, receipt };
}

/** 80 random bits in groups of four, to be copied from paper: `3F9A-…`. */
function newReceipt(): string {
  const hex = newSecret(10).toString('hex').toUpperCase();
  return (hex.match(/.{4}/g) ?? []).join('-');
}

/** However it was typed: spaces, dashes and case say nothing. */
function hashReceipt({ house }: Context, receipt: string): Buffer {
  return house.vault.hash(receipt.toUpperCase().replace(/[^0-9A-F]/g, ''), 'objection receipt');
}

async function tellHandlers(context: Context): Promise<void> {
  const handlers = await listHandlers(context.trx, keyOf(context));
  await context.host.tell(
    handlers.flatMap(({ personId }) => personId ?? []),
    {
      title: [`“${context.stage.title}”收到一件异议`, `An objection to ${context.stage.titleEn}`],
      body: ['请到受理台查看。', 'See it at the desk of objections.'],
    },
  );
}

/** What became of an objection, for whoever holds its receipt. */
export async function readReceipt(context: Context, receipt: string) {
  if (receipt === '') return null;
  const row = await selectObjections(context.trx, keyOf(context))
    .where('objection.receiptHash', '=', hashReceipt(context, receipt))
    .executeTakeFirst();
  return row ? { number: row.number, state: row.state, reply: row.reply ?? '' } : null;
}

/** @throws notice.not-handler for anybody whom the notice does not name, whatever role they have */
async function admitHandler(context: Context): Promise<{ id: string; name: string }> {
  const { actor } = context.scope;
  const handlers = await listHandlers(context.trx, keyOf(context));
  if (actor.kind !== 'account' || !handlers.some(({ accountId }) => accountId === actor.id))
    throw noticeRefusals.notHandler();
  return { id: actor.id, name: actor.name };
}

/** Everything that was objected, with whoever did, for those who handle it. @throws notice.not-handler */
export async function showDesk(context: Context): Promise<DeskView> {
  const me = await admitHandler(context);
  const { trx, house } = context;
  const rows = await selectObjections(trx, keyOf(context)).orderBy('objection.number').execute();
  const handlers = new Map((await listHandlers(trx, keyOf(context))).map(({ accountId, name }) => [accountId, name]));
  const moves = Map.groupBy(await listMoves(context, rows), ({ objectionId }) => objectionId);
  const objections = rows.map((row): ObjectionView => {
    const said = openSaid(context, row);
    return {
      id: row.id,
      number: row.number,
      state: row.state,
      channel: row.channel,
      receivedOn: row.receivedOn,
      about: { id: row.nameId, name: row.aboutName, unitName: row.aboutUnit },
      words: said.words,
      objector: said.name ? { name: said.name, contact: said.contact } : null,
      assignedTo: row.assignedTo ? { accountId: row.assignedTo, name: handlers.get(row.assignedTo) ?? '—' } : null,
      mine: row.assignedTo === me.id,
      history: (moves.get(row.id) ?? []).map(({ id, at, actorName, move, sealed }) => ({
        at,
        actorName,
        move,
        words: house.vault.open(sealed, `objection move ${id}`),
      })),
    };
  });
  const names = await listNames(trx, keyOf(context), ['listed']);
  return { me: me.id, names: names.map(({ id, name, unitName }) => ({ id, name, unitName })), objections };
}

function openSaid({ house }: Context, row: Pick<ObjectionRow, 'id' | 'sealed'>): Said {
  return JSON.parse(house.vault.open(row.sealed, `objection ${row.id}`)) as Said;
}

function listMoves({ trx, stage }: Context, rows: readonly { id: string }[]) {
  if (rows.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('noticeObjectionMoves')
    .select(['id', 'objectionId', 'at', 'actorName', 'move', 'sealed'])
    .where('federationId', '=', stage.federationId)
    .where(
      'objectionId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Hands an objection to one of the handlers, who investigates it. @throws notice.not-handler, no-objection, wrong-move */
export async function assign(context: Context, { objectionId, accountId }: { objectionId: string; accountId: string }) {
  await admitHandler(context);
  await getMovable(context, { objectionId, move: 'assign' });
  const handlers = await listHandlers(context.trx, keyOf(context));
  const chosen = handlers.find((handler) => handler.accountId === accountId);
  if (!chosen) throw noticeRefusals.unknownHandlers({ names: accountId });
  await setObjection(context, objectionId, { state: 'investigating', assignedTo: accountId });
  await keepMove(context, { objectionId, move: 'assign', words: chosen.name });
  return { done: true as const };
}

/** Notes what an investigation found. @throws notice.not-handler, no-objection, wrong-move */
export async function note(context: Context, { objectionId, words }: { objectionId: string; words: string }) {
  await admitHandler(context);
  await getMovable(context, { objectionId, move: 'note' });
  await keepMove(context, { objectionId, move: 'note', words });
  return { done: true as const };
}

/**
 * Concludes an objection: upheld takes the name off the list and moves the next up; dismissed leaves it. The reply is
 * read by whoever holds the receipt.
 * @throws notice.not-handler, no-objection, wrong-move, not-assigned
 */
export async function conclude(
  context: Context,
  { objectionId, outcome, reply }: { objectionId: string; outcome: 'upheld' | 'dismissed'; reply: string },
): Promise<{ substitute: string | null }> {
  const me = await admitHandler(context);
  await getNotice(context.trx, keyOf(context), { lock: true });
  const row = await getMovable(context, { objectionId, move: 'conclude' });
  if (row.assignedTo !== me.id) {
    const handlers = await listHandlers(context.trx, keyOf(context));
    throw noticeRefusals.notAssigned({
      name: handlers.find(({ accountId }) => accountId === row.assignedTo)?.name ?? '—',
    });
  }
  await setObjection(context, objectionId, { state: outcome, reply, concludedAt: context.now });
  await keepMove(context, { objectionId, move: 'conclude', words: reply });
  await context.host.audit(
    `notice.${outcome}`,
    { kind: 'objection', id: objectionId },
    { number: row.number, about: row.aboutName },
  );
  if (outcome === 'dismissed') return { substitute: null };
  const isListed = await selectNames(context.trx, keyOf(context))
    .where('id', '=', row.nameId)
    .where('state', '=', 'listed')
    .executeTakeFirst();
  // Another objection, or a withdrawal, may have taken the name off already.
  return isListed
    ? takeOff(context, { nameId: row.nameId, reason: '公示期间有异议，经核查属实' })
    : { substitute: null };
}

async function getMovable(
  context: Context,
  { objectionId, move }: { objectionId: string; move: ObjectionMove },
): Promise<ObjectionRow> {
  const row = await selectObjections(context.trx, keyOf(context))
    .where('objection.id', '=', objectionId)
    .forUpdate('objection')
    .executeTakeFirst();
  if (!row) throw noticeRefusals.noObjection();
  const { from, words }: { from: readonly string[]; words: readonly [string, string] } = objectionMoves[move];
  if (!from.includes(row.state)) throw noticeRefusals.wrongMove({ state: objectionStates[row.state], move: words });
  return row;
}

async function setObjection(
  { trx, stage }: Context,
  id: string,
  set: { state: string; assignedTo?: string; reply?: string; concludedAt?: Date },
): Promise<void> {
  await trx
    .updateTable('noticeObjections')
    .set(set)
    .where('federationId', '=', stage.federationId)
    .where('id', '=', id)
    .execute();
}

async function keepMove(
  { trx, stage, house, scope, now }: Context,
  { objectionId, move, words }: { objectionId: string; move: ObjectionMove | 'register'; words: string },
): Promise<void> {
  const actor = actorOf(scope);
  const id = newId();
  await trx
    .insertInto('noticeObjectionMoves')
    .values({
      federationId: stage.federationId,
      id,
      objectionId,
      at: now,
      actorId: actor.id ?? null,
      actorName: actor.name,
      move,
      sealed: house.vault.seal(words, `objection move ${id}`),
    })
    .execute();
}

import { sql } from 'kysely';
import type { z } from 'zod';
import { formatMoment } from '../../../../kernel/dates.ts';
import type { ListQuery, Page } from '../../../../kernel/lists.ts';
import type { Why } from '../../../../kernel/why.ts';
import { type Bilingual, pick } from '../../../../kernel/words.ts';
import { containing } from '../../../../platform/db/like.ts';
import { pageOf } from '../../../../platform/db/paging.ts';
import { tableOf } from '../../../../platform/db/rows.ts';
import type { StageContext } from '../../../service.ts';
import { isAllotted } from '../../books/rules.ts';
import type { Settings } from '../../contract.ts';
import { enrolmentRefusals } from '../../errors.ts';
import { batchNames } from '../../lists/service.ts';
import { findByPerson, type Key, listQuotas, readBooks } from '../../queries.ts';
import { type ApplicantItem, type allotmentView, type ClaimView, gateList, lineList } from '../contract.ts';
import { claimsOf, type Draft, drawUp } from '../drafting/service.ts';
import { type Published, published } from '../publication/contract.ts';
import { allotInOrder } from '../publication/rules.ts';
import { findClaim, listApplied, listByHand, listClaims } from '../queries.ts';
import { findSeal, keyedBy, openSeal, rehearsalSeed } from '../seal/service.ts';
import { wishesMet } from '../wishes/rules.ts';
import { stateWords } from './words.ts';

type Context = StageContext<Settings>;
type Admit = 'draw' | 'priority';
const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** @throws enrolment.not-allotted */
function getAdmit({ stage }: Pick<Context, 'stage'>): Admit {
  const { admit } = stage.settings;
  if (!isAllotted(admit)) throw enrolmentRefusals.notAllotted();
  return admit as Admit;
}

/** A row of the officers' list, whether places were given out or are about to be. */
interface Row {
  id: string;
  name: string;
  unitName: string | null;
  quotaUnitId: string | null;
  ticket: number;
  size: number;
  points: number;
  lines: { words: readonly [string, string]; points: number }[];
  gates: Why[];
  lastOn: string | null;
  wishes: readonly string[];
  place: number | null;
  served: boolean;
  batch: string | null;
  wish: number | null;
}

/** How everybody stands: as it was, or as it would be now (in a draw with a seed that is not the sealed one). */
async function listRows(context: Context): Promise<{ rows: Row[]; draft: Draft | undefined }> {
  const { trx } = context;
  const books = await readBooks(trx, keyOf(context));
  if (books.allotted) {
    const claims = await listClaims(trx, keyOf(context));
    const rows = claims.map(({ enrolmentId: id, places: size, lines, gates, ...claim }) => ({
      ...{ ...claim, id, size },
      ...{ lines: lineList.parse(lines), gates: gateList.parse(gates) },
    }));
    return { rows, draft: undefined };
  }
  const draft = await drawUp(context, books);
  const seed = getAdmit(context) === 'draw' ? rehearsalSeed(context) : (await openSeal(context)).seed;
  const order = allotInOrder(draft.offer, draft.standing, keyedBy(seed));
  return {
    rows: [
      ...order.map((each, index) => ({ ...each, place: index + 1 })),
      ...draft.barred.map((each) => ({ ...each, place: null, served: false, batch: null, wish: null })),
    ],
    draft,
  };
}

/** The allotment as officers look at it: what would come of it, or what came of it; null where there is none. */
export async function overview(context: Context): Promise<z.input<typeof allotmentView> | null> {
  const { trx, stage } = context;
  const { admit } = stage.settings;
  if (!isAllotted(admit)) return null;
  const { rows, draft } = await listRows(context);
  const seal = await findSeal(context);
  const allottedAt = await findAllottedAt(context);
  const standing = rows.filter(({ place }) => place !== null);
  const served = standing.filter((row) => row.served);
  const places = (all: readonly Row[]) => all.reduce((sum, { size }) => sum + size, 0);
  const nameOf = batchNames(stage.settings);
  const books = await readBooks(trx, keyOf(context));
  const quotas = await listQuotas(trx, keyOf(context));
  return {
    ...{ admit, allottedAt, commitment: seal?.commitment ?? '' },
    whys: draft ? whysOf(context, draft) : [],
    rehearsed: draft !== undefined && admit === 'draw',
    ...{ asked: rows.length, barred: rows.length - standing.length },
    ...{ served: served.length, unserved: standing.length - served.length, met: wishesMet(standing).met },
    batches: stage.settings.batches.flatMap(({ key }) =>
      books.batches
        .filter((batch) => batch.key === key)
        .map((batch) => ({
          ...{ key, label: nameOf(key), places: batch.places },
          asked: standing.filter(({ wishes }) => wishes[0] === key).length,
          given: places(served.filter((row) => row.batch === key)),
        })),
    ),
    quotas: quotas.map(({ unitId, unitName, places: most }) => {
      const ofUnit = standing.filter(({ quotaUnitId }) => quotaUnitId === unitId);
      return { unitName, places: most, asked: places(ofUnit), given: places(ofUnit.filter((row) => row.served)) };
    }),
    digest: draft?.digest ?? null,
  };
}

/** What stands against giving places out now. */
function whysOf({ stage, now, scope }: Context, { standing }: Draft): Why[] {
  const { closesAt } = stage;
  const say = (at: Date): Bilingual => [
    formatMoment(at, { lang: 'zh', zone: scope.zone }),
    formatMoment(at, { lang: 'en', zone: scope.zone }),
  ];
  return [
    closesAt === null
      ? { ok: false, words: stateWords.windowNeeded }
      : now < closesAt
        ? { ok: false, words: stateWords.windowOpen(say(closesAt)) }
        : { ok: true, words: stateWords.windowClosed(say(closesAt)) },
    { ok: true, words: stateWords.standing(standing.length) },
  ];
}

/** The officers' list of applicants in their order. */
export async function applicants(
  context: Context,
  query: ListQuery & { state?: 'served' | 'unserved' | 'barred' | undefined },
): Promise<Page<ApplicantItem>> {
  const { trx, scope } = context;
  const { lang } = scope;
  const isOne = isAllotted(context.stage.settings.admit);
  const { rows, draft } = isOne ? await listRows(context) : { rows: [], draft: undefined };
  // In a draw before it was made there is no order yet; showing the rehearsed one would pass for it.
  const hidden = draft !== undefined && getAdmit(context) === 'draw';
  const nameOf = batchNames(context.stage.settings);
  const batchName = (key: string) => pick(nameOf(key), lang);
  const items = rows.map((row): ApplicantItem & { state: string } => ({
    ...{ id: row.id, name: row.name, unitName: row.unitName, ticket: row.ticket, points: row.points },
    place: hidden ? null : row.place,
    lines: row.lines
      .flatMap(({ words, points }) => (points === 0 ? [] : [`${pick(words, lang)} ${points}`]))
      .join('；'),
    lastOn: row.lastOn,
    wishes: row.wishes.map(batchName).join(pick(['、', ', '], lang)),
    result: hidden && row.place !== null ? '' : pick(resultOf(row, nameOf), lang),
    state: row.place === null ? 'barred' : row.served ? 'served' : 'unserved',
  }));
  const table = tableOf(
    items,
    sql`one (id uuid, place integer, ticket integer, name text, "unitName" text, points integer, lines text, "lastOn" text, wishes text, result text, state text)`,
  );
  let listed = trx.selectFrom(table).selectAll();
  if (query.state) listed = listed.where('one.state', '=', query.state);
  if (query.q) {
    const like = containing(query.q);
    listed = listed.where((eb) => eb.or([eb('one.name', 'ilike', like), eb(sql.ref('one.unitName'), 'ilike', like)]));
  }
  return pageOf(listed, query, {
    sorts: {
      place: { by: sql`one.place`, of: ({ place }) => place },
      ticket: { by: sql`one.ticket`, of: ({ ticket }) => ticket },
      name: { by: sql`one.name`, of: ({ name }) => name },
      points: { by: sql`one.points`, of: ({ points }) => points },
    },
    id: { by: sql`one.id`, of: ({ id }) => id },
    defaultSort: 'place',
  });
}

function resultOf(row: Row, nameOf: (key: string) => Bilingual): Bilingual {
  if (row.place === null) {
    const missed = row.gates.filter(({ ok }) => !ok).map(({ words }) => words);
    return [missed.map(([zh]) => zh).join('；'), missed.map(([, en]) => en).join('; ')];
  }
  if (!row.served) return stateWords.none;
  return row.batch === null ? stateWords.got : stateWords.gotBatch(nameOf(row.batch), row.wish ?? 0);
}

/** Somebody's own claim; null where they have none. */
export async function claimOf(context: Context, personId: string): Promise<ClaimView | null> {
  if (!isAllotted(context.stage.settings.admit)) return null;
  const mine = await findByPerson(context.trx, keyOf(context), personId);
  return mine ? explain(context, mine.id) : null;
}

/** @throws enrolment.not-applicant, not-allotted */
export async function getClaim(context: Context, enrolmentId: string): Promise<ClaimView> {
  getAdmit(context);
  const claim = await explain(context, enrolmentId);
  if (!claim) throw enrolmentRefusals.notApplicant();
  return claim;
}

async function explain(context: Context, enrolmentId: string): Promise<ClaimView | null> {
  const { trx, stage } = context;
  const admit = getAdmit(context);
  const key = keyOf(context);
  const nameOf = batchNames(stage.settings);
  const commitment = (await findSeal(context))?.commitment ?? '';
  const claim = await findClaim(trx, key, enrolmentId);
  if (claim) {
    const byHand = await listByHand(trx, key, [enrolmentId]);
    const { batch, of, lines, gates, ticket, weight, points, lastOn, place, served, wish } = claim;
    return {
      ...{ enrolmentId, admit, commitment, ticket, weight, points, lastOn, place, served, wish },
      ...{ lines: lineList.parse(lines), gates: gateList.parse(gates) },
      byHand: byHand.map(({ enrolmentId: _id, ...each }) => each),
      wishes: claim.wishes.map(nameOf),
      ...{ allotted: true, of: of ?? 0, batch: batch === null ? null : nameOf(batch) },
    };
  }
  const [found] = await claimsOf(context, await listApplied(trx, key, enrolmentId));
  if (!found) return null;
  const { gates, lines, byHand, points, lastOn, ticket, weight } = found;
  return {
    ...{ enrolmentId, admit, commitment, gates, lines, byHand, points, lastOn, ticket, weight },
    wishes: found.wishes.map(nameOf),
    ...{ allotted: false, place: null, of: 0, served: false, batch: null, wish: null },
  };
}

/** By what the sealed seed is known again, and how many have asked, for the programme's page. */
export async function sealOf(context: Context) {
  const { trx, stage } = context;
  const seal = await findSeal(context);
  const { asked } = await trx
    .selectFrom('enrolments')
    .select((eb) => eb.fn.countAll<number>().as('asked'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', '=', 'applied')
    .executeTakeFirstOrThrow();
  return {
    ...{ admit: getAdmit(context), commitment: seal?.commitment ?? '', asked },
    allottedAt: await findAllottedAt(context),
  };
}

async function findAllottedAt({ trx, stage }: Context): Promise<Date | null> {
  const { allottedAt } = await trx
    .selectFrom('enrolmentBooks')
    .select('allottedAt')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .executeTakeFirstOrThrow();
  return allottedAt;
}

/** What anyone may know: the seal from the first day, the seed and the counts once places were given out. */
export async function drawOf(context: Context) {
  const { stage } = context;
  const { admit } = stage.settings;
  const seal = await findSeal(context);
  const data = await publishedOf(context);
  const allottedAt = await findAllottedAt(context);
  const tickets = (data?.tickets ?? []).map(({ wishes, batch, served }) => ({
    ...{ served, batch },
    wish: batch === null ? null : wishes.indexOf(batch) + 1,
  }));
  return {
    ...{ admit: isAllotted(admit) ? (admit as Admit) : null, commitment: seal?.commitment ?? null },
    ...{ closesAt: stage.closesAt, allottedAt, seed: seal?.seed ?? null },
    ...{ asked: tickets.length, served: tickets.filter(({ served }) => served).length, met: wishesMet(tickets).met },
  };
}
export type DrawView = Awaited<ReturnType<typeof drawOf>>;

/** The published data; null until places were given out. */
export async function publishedOf({ trx, stage }: Context): Promise<Published | null> {
  const row = await trx
    .selectFrom('enrolmentSeals')
    .select('published')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .executeTakeFirst();
  return row?.published ? published.parse(row.published) : null;
}

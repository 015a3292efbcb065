import { createHash } from 'node:crypto';
import type { Why } from '../../../../kernel/why.ts';
import type { StageContext } from '../../../service.ts';
import { listPutLast, sayAbsences } from '../../absences/service.ts';
import { type Books, reservedPlaces } from '../../books/rules.ts';
import type { Settings } from '../../contract.ts';
import { freeOf, noteOfClash } from '../../holds/service.ts';
import { listMembers } from '../../teams/queries.ts';
import { weightOfTeam } from '../draw/rules.ts';
import { dayOfClaims, meritsOf } from '../merits/service.ts';
import { gatesOf, type ScoreLine, scoreOf, tiersOf } from '../priority/rules.ts';
import { listApplied, listByHand, listLeftOut } from '../queries.ts';
import type { Offer } from '../wishes/rules.ts';

type Context = StageContext<Settings>;
type Row = Awaited<ReturnType<typeof listApplied>>[number];
export type HandPoints = Omit<Awaited<ReturnType<typeof listByHand>>[number], 'enrolmentId'>;

/** A request that waits for the allotment, with all that its place in the order rests on. */
export type Applicant = Row & {
  ticket: number;
  size: number;
  weight: number;
  /** 1 comes first; 0 for whoever misses a condition. */
  tier: number;
  pool: string;
  gates: Why[];
  lines: ScoreLine[];
  byHand: HandPoints[];
  points: number;
  lastOn: string | null;
  /** Whether absences put them after all others. */
  isLast: boolean;
};

export interface Draft {
  /** Those who stand for places. */
  standing: Applicant[];
  /** Those who miss a condition. */
  barred: Applicant[];
  offer: Offer & { batches: readonly { key: string; label: string; places: number }[] };
  /** Which quota each pool is, by its key. */
  pools: ReadonlyMap<string, string | null>;
  digest: string;
}

const ALL = 'all';
const REST = 'rest';

/** What is left to give out: the whole, and within it a pool for each quota and one for everybody else. */
function offerOf(books: Books, settings: Settings): Pick<Draft, 'offer' | 'pools'> {
  const left = books.seats === null ? null : books.seats - books.taken;
  const quotas = [...books.quotas].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  const rest = left === null ? null : Math.max(0, left - reservedPlaces(quotas));
  const named = quotas.map(({ unitId, places, taken }, index) => ({
    ...{ key: `q${index + 1}`, unitId },
    places: Math.max(0, places - taken),
  }));
  return {
    offer: {
      pools: [
        { key: ALL, places: left, within: null },
        ...named.map(({ key, places }) => ({ key, places, within: ALL })),
        ...(quotas.length === 0
          ? []
          : [{ key: REST, places: settings.withoutQuota === 'none' ? 0 : rest, within: ALL }]),
      ],
      batches: settings.batches.flatMap(({ key, label }) =>
        books.batches
          .filter((batch) => batch.key === key)
          .map(({ places, taken }) => ({ key, label, places: places - taken })),
      ),
    },
    pools: new Map([
      ...named.map(({ key, unitId }) => [key, unitId] as const),
      [quotas.length === 0 ? ALL : REST, null] as const,
    ]),
  };
}

/** Everyone who waits for the allotment, with score and tier, and what there is to give out. */
export async function drawUp(context: Context, books: Books): Promise<Draft> {
  const { trx, stage } = context;
  const applied = (await listApplied(trx, { federationId: stage.federationId, stageId: stage.id })).map((row) => ({
    ...row,
    subject: { kind: row.subjectKind, id: row.subjectId },
  }));
  // Nobody is given a place beside one elsewhere that excludes it.
  const freeFor = await freeOf(context, applied);
  const rows = applied.map((row) => ({ ...row, wishes: [...freeFor(row).wishes] }));
  const clashes = new Map(
    applied.flatMap((row) => [freeFor(row).clash].flatMap((clash) => (clash ? [[row.id, clash]] : []))),
  );
  const { offer, pools } = offerOf(books, stage.settings);
  const poolOf = new Map([...pools].map(([pool, unitId]) => [unitId, pool]));
  const claims = (await claimsOf(context, rows)).map((claim) => ({
    ...claim,
    pool: poolOf.get(claim.quotaUnitId) ?? poolOf.get(null) ?? ALL,
    gates: [...claim.gates, ...[clashes.get(claim.id)].flatMap((clash) => (clash ? [noteOfClash(clash)] : []))],
  }));
  const able = claims.filter(isAble);
  const tiers = tiersOf(able);
  const standing = able.map((each, index) => ({ ...each, tier: tiers[index] ?? 1 }));
  const barred = claims.filter((each) => !isAble(each)).map((each) => ({ ...each, tier: 0 }));
  return { standing, barred, offer, pools, digest: digestOf(offer, [...standing, ...barred]) };
}

const isAble = ({ gates }: Pick<Applicant, 'gates'>) => gates.every(({ ok }) => ok);

/** Weight, conditions and score of these requests, by themselves. */
export async function claimsOf(context: Context, rows: readonly Row[]): Promise<Omit<Applicant, 'tier' | 'pool'>[]> {
  const weights = await weightsOf(context, rows);
  const scores = await scoresOf(context, rows);
  const last = await listPutLast(
    context,
    rows.map(({ personId }) => personId),
  );
  return rows.map((row, index) => {
    const score = scores.get(row.id) ?? { gates: [], lines: [], byHand: [], points: 0, lastOn: null };
    const isLast = last.has(row.personId);
    return {
      ...{ ...row, ticket: row.seq, size: row.places, weight: weights[index] ?? 1 },
      ...{ ...score, isLast },
      gates: isLast ? [...score.gates, { ok: true, words: sayAbsences(context) }] : score.gates,
    };
  });
}

/** Lots of each request: more for those who were left out last time, where the settings say so. */
async function weightsOf({ trx, stage }: Context, rows: readonly Row[]): Promise<number[]> {
  const { admit, series, unluckyWeight } = stage.settings;
  if (admit !== 'draw' || series === '' || unluckyWeight === 1) return rows.map(() => 1);
  const key = { federationId: stage.federationId, stageId: stage.id };
  const teamIds = rows.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'team' ? [subjectId] : []));
  const members = Map.groupBy(await listMembers(trx, key.federationId, teamIds), ({ teamId }) => teamId);
  const groups = rows.map(({ subjectId, personId }) => [
    ...new Set([personId, ...(members.get(subjectId) ?? []).flatMap((member) => member.personId ?? [])]),
  ]);
  const leftOut = await listLeftOut(trx, key, { series, personIds: groups.flat() });
  return groups.map((group) => weightOfTeam(group.map((personId) => (leftOut.has(personId) ? unluckyWeight : 1))));
}

/** Conditions and score lines of each request; a team goes by its captain. */
async function scoresOf(context: Context, rows: readonly Row[]) {
  const { trx, stage } = context;
  const { admit, priority } = stage.settings;
  if (admit !== 'priority') return new Map<string, never>();
  const day = dayOfClaims(context);
  const merits = await meritsOf(
    context,
    rows.map(({ personId }) => personId),
  );
  const given = await listByHand(
    trx,
    stage,
    rows.map(({ id }) => id),
  );
  const byHand = Map.groupBy(given, ({ enrolmentId }) => enrolmentId);
  return new Map(
    rows.flatMap(({ id, personId, answers }) => {
      const known = merits.get(personId);
      if (!known) return [];
      const all = { ...known, answers: answers as Record<string, unknown> };
      const lines = scoreOf(priority, all, day);
      const hand = (byHand.get(id) ?? []).map(({ enrolmentId: _id, ...each }) => each);
      const points = [...lines, ...hand].reduce((sum, line) => sum + line.points, 0);
      const lastOn = known.last?.on ?? null;
      return [[id, { gates: gatesOf(priority, all, day), lines, byHand: hand, points, lastOn }] as const];
    }),
  );
}

/** Of everything that the result rests on but the seed. */
function digestOf(offer: Offer, applicants: readonly Applicant[]): string {
  const text = JSON.stringify([
    offer,
    applicants.map(({ id, ticket, size, weight, tier, pool, wishes }) => [
      id,
      ticket,
      size,
      weight,
      tier,
      pool,
      wishes,
    ]),
  ]);
  return createHash('sha256').update(text).digest('base64url');
}

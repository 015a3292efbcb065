import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connect, type Db, inTransaction } from '../src/platform/db/connect.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { newId } from '../src/platform/ids.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';
import { rankRound } from '../src/stages/judging/ranking/service.ts';
import { settings as schema } from '../src/stages/judging/settings/contract.ts';

const ENTRIES = 10_000;
const JUDGES = 5;
const CRITERIA = ['立意', '构图', '技术', '表达'];
const ROUNDS = 3;
/** Ranking may take so many times what adding up the same rows in one statement takes: a guard against regressions. */
const MOST_RATIO = 8;

const settings = schema.parse({
  criteria: CRITERIA.map((title, at) => ({ title, outOf: 100, weight: [30, 30, 20, 20][at], by: 'judges' })),
  drop: 1,
  ties: [
    { by: 'decimal' },
    { by: 'allMarks' },
    { by: 'criterion', criterion: '立意' },
    { by: 'criterion', criterion: '构图' },
    { by: 'earlier' },
  ],
});

/**
 * Ranking 10,000 entries × 5 judges × 4 criteria, dropped and with tie-breaks, against one plain SQL aggregate over the
 * same rows, in turn. @returns whether the ratio is within its limit
 */
export async function benchJudging(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-judging-'));
  const database = await startEmbedded({ dataFolder: join(folder, 'data'), isDurable: false });
  try {
    await migrate(database.url, join(import.meta.dirname, '..', 'db', 'migrations'));
    const { db } = connect(database.url, { connections: 2 });
    const key = await plant(db);
    const times: Record<'aggregate' | 'ranked', number[]> = { aggregate: [], ranked: [] };
    let ties = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      const plain = await timed(() => inTransaction(db, (trx) => aggregate(trx, key)));
      const ranked = await timed(() => inTransaction(db, (trx) => rankRound(trx, key, settings)));
      if (ranked.answer.entries.length !== ENTRIES || plain.answer !== ENTRIES) throw new Error('Entries are missing.');
      ties = ranked.answer.entries.filter(({ decidedBy }) => decidedBy !== undefined).length;
      if (round === 0) continue;
      times.aggregate.push(plain.ms);
      times.ranked.push(ranked.ms);
    }
    await db.destroy();
    return report({ aggregateMs: medianOf(times.aggregate), rankedMs: medianOf(times.ranked), ties });
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Key {
  federationId: string;
  stageId: string;
}

/** A round with every sheet in. Marks are drawn from a fixed rule, so that every run ranks the same. */
async function plant(db: Db): Promise<Key> {
  const [federationId, unitId, programmeId, stageId] = [newId(), newId(), newId(), newId()];
  await inTransaction(db, async (trx) => {
    await sql`insert into federations (id, name, short_name, domain, created_at) values (${federationId}, 'bench', 'bench', 'bench.test', now())`.execute(
      trx,
    );
    await sql`insert into units (federation_id, id, path, kind, name, short_name, pinyin, initials, from_on, created_at)
              values (${federationId}, ${unitId}, ${unitId.replaceAll('-', '')}::ltree, 'territorial', 'bench', 'bench', 'bench', 'b', '2020-01-01', now())`.execute(
      trx,
    );
    await sql`insert into programmes (federation_id, id, unit_id, template, title, state, woodcut, created_at, updated_at)
              values (${federationId}, ${programmeId}, ${unitId}, 'campaign', 'bench', 'running', 'medal', now(), now())`.execute(
      trx,
    );
    await sql`insert into stages (federation_id, id, programme_id, key, kind, position, title, title_en, settings)
              values (${federationId}, ${stageId}, ${programmeId}, 'judging', 'judging', 0, 'bench', 'bench', '{}')`.execute(
      trx,
    );
    await sql`insert into judging_rounds (federation_id, stage_id, state) values (${federationId}, ${stageId}, 'closed')`.execute(
      trx,
    );
    await sql`insert into persons (federation_id, id, name, pinyin, initials, code_secret, code_ref, created_at, updated_at)
              select ${federationId}, gen_random_uuid(), 'judge ' || at, 'j', 'j', decode(repeat('00', 20), 'hex'), lpad(upper(to_hex(at)), 12, '0'), now(), now() from generate_series(1, ${JUDGES}::integer) at`.execute(
      trx,
    );
    await sql`insert into judging_judges (federation_id, id, stage_id, person_id, name, part, scores, invited_at)
              select federation_id, gen_random_uuid(), ${stageId}, id, name, 'judge', true, now() from persons where federation_id = ${federationId}`.execute(
      trx,
    );
    await sql`insert into judging_entries (federation_id, id, stage_id, subject_kind, subject_id, code, made_at, arrived_at)
              select ${federationId}, gen_random_uuid(), ${stageId}, 'entry', gen_random_uuid(), at, now() + at * interval '1 second', now()
                from generate_series(1, ${ENTRIES}::integer) at`.execute(trx);
    await sql`insert into judging_sheets (federation_id, stage_id, judge_id, entry_id, version, complete, saved_at)
              select ${federationId}, ${stageId}, judge.id, entry.id, 1, true, now()
                from judging_judges judge cross join judging_entries entry where judge.stage_id = ${stageId} and entry.stage_id = ${stageId}`.execute(
      trx,
    );
    await sql`insert into judging_marks (federation_id, stage_id, entry_id, judge_id, criterion, mark)
              select ${federationId}, ${stageId}, entry.id, judge.id, criterion.name,
                     60000 + abs(hashint8(entry.code * 1000003::bigint + right(judge.name, 1)::integer * 101 + criterion.at)::bigint) % 401 * 100
                  from judging_judges judge cross join judging_entries entry
               cross join unnest(${CRITERIA}::text[]) with ordinality criterion (name, at)
               where judge.stage_id = ${stageId} and entry.stage_id = ${stageId}`.execute(trx);
  });
  await sql`analyze`.execute(db);
  return { federationId, stageId };
}

/** The plain aggregate: the mean of every entry in order, without dropping, ties or sheets that do not count. */
async function aggregate(db: Parameters<typeof rankRound>[0], { federationId, stageId }: Key): Promise<number> {
  const { rows } = await sql<{ entryId: string }>`
    select mark.entry_id, avg(mark.mark * weighed.weight) as score
      from judging_marks mark
      join unnest(${CRITERIA}::text[], ${[30, 30, 20, 20]}::integer[]) as weighed (criterion, weight)
        on weighed.criterion = mark.criterion
     where mark.federation_id = ${federationId} and mark.stage_id = ${stageId}
     group by mark.entry_id
     order by score desc`.execute(db);
  return rows.length;
}

async function timed<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; ms: number }> {
  const started = performance.now();
  const answer = await work();
  return { answer, ms: performance.now() - started };
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function report({ aggregateMs, rankedMs, ties }: { aggregateMs: number; rankedMs: number; ties: number }): boolean {
  const ratio = Number((rankedMs / aggregateMs).toFixed(2));
  const ok = ratio <= MOST_RATIO;
  const rows = ENTRIES * JUDGES * CRITERIA.length;
  console.log(
    `\n  ${rows.toLocaleString('en-US')} marks; ${ties.toLocaleString('en-US')} entries share a score with another`,
  );
  console.log(`  one SQL aggregate   ${aggregateMs.toFixed(0).padStart(6)} ms`);
  console.log(
    `  ranked, dropped     ${rankedMs.toFixed(0).padStart(6)} ms   ratio ${ratio.toFixed(2)}${ok ? '' : `  MORE THAN ${MOST_RATIO}`}`,
  );
  console.log(
    JSON.stringify({
      name: 'judging',
      ok,
      rows,
      ties,
      aggregateMs: Math.round(aggregateMs),
      rankedMs: Math.round(rankedMs),
      ratio,
    }),
  );
  return ok;
}

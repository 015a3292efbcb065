/**
 * `npm run results -- explain <code> [--stage <id or title>] [--lang en]`: how an entry came to its score and its rank, as
 * text: each mark, what was dropped, why this rank, what happened to it. Computed anew from the raw marks; writes nothing.
 */
import { parseArgs } from 'node:util';
import { formatMoment } from '../src/kernel/dates.ts';
import { isLang, type Lang, pick, say } from '../src/kernel/words.ts';
import { systemScope } from '../src/people/access/mint/service.ts';
import { systemNow } from '../src/platform/clock.ts';
import { connect, type Db } from '../src/platform/db/connect.ts';
import { containing } from '../src/platform/db/like.ts';
import { readEnv } from '../src/platform/env.ts';
import type { House } from '../src/platform/house.ts';
import { happenings, panelWords } from '../src/stages/judging/components/words.ts';
import { type ExplainView, entryList } from '../src/stages/judging/contract.ts';
import { openAsOperator, sayProblem } from './operator.ts';
import { readTexts } from './texts.ts';

const usage = [
  'npm run results -- explain <编号> [--stage <环节或活动的标题、环节 id>] [--lang zh]',
  'npm run results -- explain <code> [--stage <title of stage or programme, or id of stage>] --lang en',
].join('\n');

interface Entry {
  federationId: string;
  entryId: string;
  stageId: string;
  programme: string;
  stage: string;
  title: string;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stage: { type: 'string' }, lang: { type: 'string', default: 'zh' } },
  });
  const [command, code, ...more] = positionals;
  if (command !== 'explain' || !/^\d{1,9}$/.test(code ?? '') || more.length > 0 || !isLang(values.lang)) {
    throw new Error(usage);
  }
  const { url, stop } = await openAsOperator(readEnv());
  const { db } = connect(readOnly(url), { connections: 2 });
  try {
    const entry = pickOne(await findEntries(db, { code: Number(code), stage: values.stage }));
    const lines = await explainEntry(db, entry, values.lang);
    console.log(lines.join('\n'));
  } finally {
    await db.destroy();
    await stop();
  }
} catch (error) {
  console.error(sayProblem(error));
  process.exitCode = 1;
}

/** PostgreSQL itself refuses whatever would write. */
function readOnly(address: string): string {
  const url = new URL(address);
  url.searchParams.set('options', '-c default_transaction_read_only=on');
  return url.href;
}

/** Entries with a code, of all rounds or of those whose stage or programme is called so; the latest first. */
function findEntries(db: Db, { code, stage }: { code: number; stage: string | undefined }): Promise<Entry[]> {
  let rows = db
    .selectFrom('judgingEntries as entry')
    .innerJoin('stages as stage', (join) =>
      join.onRef('stage.federationId', '=', 'entry.federationId').onRef('stage.id', '=', 'entry.stageId'),
    )
    .innerJoin('programmes as programme', (join) =>
      join.onRef('programme.federationId', '=', 'stage.federationId').onRef('programme.id', '=', 'stage.programmeId'),
    )
    .select(['entry.federationId', 'entry.id as entryId', 'entry.stageId', 'entry.title'])
    .select(['programme.title as programme', 'stage.title as stage'])
    .where('entry.code', '=', code)
    .orderBy('entry.stageId', 'desc');
  if (stage) {
    const like = containing(stage);
    rows = rows.where(({ eb, or, cast }) =>
      or([
        eb(cast<string>('stage.id', 'text'), '=', stage.toLowerCase()),
        ...(['stage.title', 'stage.titleEn', 'programme.title', 'programme.titleEn'] as const).map((title) =>
          eb(title, 'ilike', like),
        ),
      ]),
    );
  }
  return rows.execute();
}

function pickOne([entry, ...others]: Entry[]): Entry {
  if (!entry)
    throw new Error(
      '没有这个编号的作品。编号在开始评审时编排。/ No entry has this code. Codes are given when a round starts.',
    );
  if (others.length === 0) return entry;
  const all = [entry, ...others].map(({ programme, stage, title, stageId }) => {
    return `  ${programme} · ${stage} · ${title}\n    --stage ${stageId}`;
  });
  throw new Error(['几轮评审都有这个编号，请选一轮 / Several rounds have this code, choose one:', ...all].join('\n'));
}

async function explainEntry(db: Db, entry: Entry, lang: Lang): Promise<string[]> {
  readTexts();
  const { read } = await import('../src/programmes/calls/service.ts');
  // Whoever explains reads the database and the clock, and nothing else of the house.
  const house = { db, now: systemNow } as House;
  const scope = await systemScope(house, entry.federationId, { lang });
  const call = { kind: 'judging', stageId: entry.stageId, name: 'explain', input: { entryId: entry.entryId } };
  const view = (await read(house, scope, call)) as ExplainView;
  return [`${entry.programme} · ${entry.stage}`, ...sayExplained(view, { lang, zone: scope.zone })];
}

function sayExplained(view: ExplainView, { lang, zone }: { lang: Lang; zone: string }): string[] {
  const w = say(panelWords, lang);
  const style = { lang, zone, thisYear: systemNow().getFullYear() };
  const { code, title, unitName, category, state, measures, why, sheets, recusals, history } = view;
  const gone = state === 'in' ? '' : pick(entryList.columns.state?.values?.[state] ?? ['', ''], lang);
  const part = (name: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', name, ...lines.map((line) => `  ${line}`)] : [];
  const line = (...given: (string | null)[]) => given.filter(Boolean).join(' · ');
  const marksOf = (marks: Record<string, string>) =>
    Object.entries(marks).map(([criterion, mark]) => `${criterion} ${mark}`);
  const fates = {
    counted: w.fateCounted,
    high: w.fateHigh,
    low: w.fateLow,
    struck: w.fateStruck,
    incomplete: w.fateIncomplete,
  };
  return [
    line(code, title, unitName, category, gone),
    ...part(
      w.why,
      why.map((words) => pick(words, lang)),
    ),
    ...part(
      w.sheets,
      sheets.map(({ judgeName, marks, total, normalised, fate, comment }) =>
        line(
          judgeName,
          ...marksOf(marks),
          `${w.total} ${total}`,
          normalised && `${w.normalised} ${normalised}`,
          fates[fate],
          comment,
        ),
      ),
    ),
    ...part(
      w.value,
      measures.map(({ criterion, mark }) => `${criterion} ${mark}`),
    ),
    ...part(
      w.conflicts,
      recusals.map(({ judgeName, ground, note }) => line(judgeName, pick(ground, lang), note)),
    ),
    ...part(
      w.history,
      history.map(({ at, kind, actorName, reason, marks }) =>
        line(formatMoment(at, style), actorName, pick(happenings[kind] ?? [kind, kind], lang), marks, reason),
      ),
    ),
  ];
}

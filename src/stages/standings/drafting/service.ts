import { createHash } from 'node:crypto';
import type { Why } from '../../../kernel/why.ts';
import type { Feed, HandedSubject, SubjectCard } from '../../service.ts';
import type { Context, ReleasedRow } from '../queries.ts';
import { type Contender, parseScore, type Rule, type Standing, sayTotal, standingsOf, UNIT } from '../ranking/rules.ts';
import { findSettingsProblem, ruleOf } from '../settings/rules.ts';

export interface Draft {
  feeds: Feed[];
  rule: Rule;
  /** In the order of ranks. */
  rows: ReleasedRow[];
  /** How many results each event has handed in. */
  counts: ReadonlyMap<string, number>;
  whys: Why[];
  /** Changes with everything that a release fixes. */
  digest: string;
}

const keyOfSubject = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;

/** Titles by which the settings name events: those of the language that officers write. */
export const titlesOf = (feeds: readonly Feed[]) => feeds.map(({ id, title }) => ({ id, title: title[0] }));

/** Puts the events together as they stand now. Nothing is kept. */
export async function drawUp({ stage, host }: Context): Promise<Draft> {
  const { settings } = stage;
  const feeds = await host.feeds();
  const rule = ruleOf(settings, titlesOf(feeds));
  const subjects = (await host.subjects()).filter(({ kind, result }) => kind === settings.subject && result !== null);
  const bySubject = Map.groupBy(subjects, keyOfSubject);
  const asked = [...bySubject.values()].flatMap(([first]) => (first ? [{ kind: first.kind, id: first.id }] : []));
  const cards = new Map((await host.cards(asked)).map((card) => [keyOfSubject(card), card]));
  const contenders = [...bySubject].flatMap(([key, theirs]) =>
    cards.has(key) ? [contenderOf(key, theirs, feeds)] : [],
  );
  const rows = standingsOf(contenders, rule, settings.decimals).flatMap((standing) => {
    const card = cards.get(standing.key);
    return card ? [rowOf(standing, card, { feeds, rule, decimals: settings.decimals })] : [];
  });
  const counts = new Map(feeds.map(({ id }) => [id, subjects.filter(({ from }) => from === id).length]));
  return {
    feeds,
    rule,
    rows,
    counts,
    whys: whysOf({
      settings,
      feeds,
      rule,
      counts,
      rows,
      kept: new Set(subjects.flatMap(({ from, result }) => (result?.onlyRank ? [from] : []))),
    }),
    digest: digestOf(rows),
  };
}

/** The group is that of the first event which names one. */
function contenderOf(key: string, theirs: readonly HandedSubject[], feeds: readonly Feed[]): Contender {
  const inOrder = feeds.flatMap(({ id }) => theirs.filter(({ from }) => from === id));
  return {
    key,
    group: inOrder.map(({ result }) => result?.group ?? '').find((group) => group !== '') ?? '',
    taken: inOrder.map(({ from, result }) => ({
      eventId: from,
      rank: result?.rank ?? null,
      score: parseScore(result?.score ?? ''),
    })),
  };
}

function rowOf(
  { group, lines, total, rank, decidedBy }: Standing,
  card: SubjectCard,
  { feeds, rule, decimals }: { feeds: readonly Feed[]; rule: Rule; decimals: number },
): ReleasedRow {
  const said = (value: number) => sayTotal(value, decimals);
  return {
    subject: { kind: card.kind as 'person' | 'team', id: card.id },
    name: card.title,
    unitName: card.unitName,
    personIds: card.people.flatMap(({ personId }) => personId ?? []),
    group,
    rank,
    total: total === null ? '' : said(total),
    decidedBy: decidedBy === undefined ? '' : String(decidedBy),
    events: lines.map(({ eventId, rank: place, score, value, fate }) => {
      const [zh = '', en = ''] = feeds.find(({ id }) => id === eventId)?.title ?? [];
      return {
        eventId,
        title: [zh, en] as [string, string],
        rank: place,
        score: score === null ? '' : said(score * (UNIT / 1000)),
        weight: rule.events.find(({ id }) => id === eventId)?.weight ?? 0,
        value: value === null ? '' : said(value),
        fate,
      };
    }),
  };
}

function whysOf({
  settings,
  feeds,
  rule,
  counts,
  rows,
  kept,
}: Pick<Draft, 'feeds' | 'rule' | 'counts' | 'rows'> & {
  settings: Context['stage']['settings'];
  /** Events that keep their scores from those who took part. */
  kept: ReadonlySet<string | null>;
}): Why[] {
  const weigh = new Set(rule.events.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return [
    ...(feeds.length === 0
      ? [{ ok: false, words: ['有赛项交来成绩', 'There are events that hand results in'] as const }]
      : []),
    ...feeds
      .filter(({ id }) => weigh.has(id))
      .map(({ id, title: [zh, en] }) => ({
        ok: (counts.get(id) ?? 0) > 0,
        words: [`“${zh}”已公布成绩`, `“${en}” has released its result`] as const,
      })),
    {
      ok: findSettingsProblem(settings, titlesOf(feeds)) === undefined,
      words: ['设置与各赛项的名称相符', 'The settings fit the events'] as const,
    },
    ...(settings.authors === 'scores'
      ? feeds
          .filter(({ id }) => kept.has(id))
          .map(({ title: [zh, en] }) => ({
            ok: false,
            words: [
              `“${zh}”不向参赛者公开得分：请在设置中改为本人仅见名次`,
              `“${en}” keeps its scores from those who took part: set that they see their rank only`,
            ] as const,
          }))
      : []),
    { ok: rows.some(({ rank }) => rank !== null), words: ['有人可以排名', 'Somebody can be ranked'] as const },
  ];
}

/** Over everything that is shown of each row, whatever order it is written in. */
export function digestOf(rows: readonly ReleasedRow[]): string {
  const said = rows.map(({ subject, name, unitName, group, rank, total, decidedBy, events }) =>
    JSON.stringify([
      ...[subject.kind, subject.id, name, unitName, group, rank, total, decidedBy],
      ...events.map(({ eventId, rank: place, score, weight, value, fate }) => [
        ...[eventId, place, score, weight, value, fate],
      ]),
    ]),
  );
  return createHash('sha256').update(said.sort().join('\n')).digest('base64url');
}

import type { z } from 'zod';
import { findPersonId } from '../../../people/access/rules.ts';
import { groupNames } from '../../service.ts';
import type { Explained, Overview, ResultsView, subjectRef } from '../contract.ts';
import { digestOf, drawUp, titlesOf } from '../drafting/service.ts';
import { standingsRefusals } from '../errors.ts';
import { type Context, keyOf, listEditions, listRows, type ReleasedRow } from '../queries.ts';
import type { Rule } from '../ranking/rules.ts';
import { ruleOf } from '../settings/rules.ts';
import { sayRule, sayWhy } from './rules.ts';

/** For officers: events with what they handed in, the rule in words, what is missing, and the releases so far. */
export async function overview(context: Context): Promise<Overview> {
  const draft = await drawUp(context);
  const editions = await listEditions(context.trx, keyOf(context));
  const [newest] = editions;
  const released = newest ? await listRows(context.trx, keyOf(context), newest.edition) : [];
  return {
    edition: newest?.edition ?? 0,
    releasedAt: newest?.at ?? null,
    digest: draft.digest,
    changed: newest !== undefined && digestOf(released) !== draft.digest,
    events: draft.rule.events.map(({ id, weight }) => ({
      id,
      title: [...(draft.feeds.find((feed) => feed.id === id)?.title ?? ['', ''])] as [string, string],
      weight,
      people: draft.counts.get(id) ?? 0,
    })),
    ranked: draft.rows.filter(({ rank }) => rank !== null).length,
    unranked: draft.rows.filter(({ rank }) => rank === null).length,
    equal: draft.rows.filter(({ decidedBy }) => decidedBy === 'equal').length,
    rule: sayRule(draft.rule),
    whys: draft.whys.map(({ ok, words }) => ({ ok, words: [...words] as [string, string] })),
    editions: editions.map((edition) => ({ ...edition })),
  };
}

/** What the public sees: nothing before release, then ranks and, where the contest says so, totals. */
export async function results(context: Context): Promise<ResultsView> {
  const { trx, stage } = context;
  const totals = stage.settings.publish === 'scores';
  const [newest] = await listEditions(trx, keyOf(context));
  const releasedAt = newest?.at ?? null;
  if (!newest || stage.settings.publish === 'nothing') return { releasedAt, totals, groups: [] };
  const rows = (await listRows(trx, keyOf(context), newest.edition)).flatMap(({ rank, ...row }) =>
    rank === null ? [] : [{ ...row, rank }],
  );
  const named = await groupNames(context);
  return {
    releasedAt,
    totals,
    groups: [...Map.groupBy(rows, ({ group }) => group)].map(([group, theirs]) => ({
      group: named(group),
      rows: theirs.map(({ rank, name, unitName, total }) => ({ rank, name, unitName, total: totals ? total : null })),
    })),
  };
}

/** The reader's own standing, once it is released. */
export async function mine(context: Context): Promise<Explained[]> {
  const { trx, stage, host, scope } = context;
  const personId = findPersonId(scope);
  const [newest] = await listEditions(trx, keyOf(context));
  if (!personId || !newest) return [];
  const rows = await listRows(trx, keyOf(context), newest.edition, personId);
  const rule = rows.length > 0 ? ruleOf(stage.settings, titlesOf(await host.feeds())) : undefined;
  if (!rule) return [];
  const named = await groupNames(context);
  const told = rows.map((row) => explainedOf(row, { rule, named }));
  return stage.settings.authors === 'rank' ? told.map((row) => ({ ...row, total: '', events: [], whys: [] })) : told;
}

/** For officers: why somebody stands where they do, as it is now. @throws standings.not-in */
export async function explain(context: Context, { kind, id }: z.output<typeof subjectRef>): Promise<Explained> {
  const { rows, rule } = await drawUp(context);
  const row = rows.find(({ subject }) => subject.kind === kind && subject.id === id);
  if (!row) throw standingsRefusals.notIn();
  return explainedOf(row, { rule, named: await groupNames(context) });
}

function explainedOf(row: ReleasedRow, { rule, named }: { rule: Rule; named: (group: string) => string }): Explained {
  const { personIds: _, decidedBy: __, ...told } = row;
  return { ...told, group: named(row.group), whys: sayWhy(row, rule) };
}

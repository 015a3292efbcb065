import { sql } from 'kysely';
import { findIndicator } from '../../figures/catalogue/register.ts';
import { dayOf } from '../../kernel/dates.ts';
import type { ListQuery } from '../../kernel/lists.ts';
import { isWithin } from '../../kernel/unit-path.ts';
import { counted, pick } from '../../kernel/words.ts';
import { listOpenFiles } from '../../people/access/files/service.ts';
import { actorOf, may } from '../../people/access/rules.ts';
import { containing } from '../../platform/db/like.ts';
import { pageOf } from '../../platform/db/paging.ts';
import { newId } from '../../platform/ids.ts';
import type { BriefMaterial, StageContext, StageService } from '../service.ts';
import type { CorrectionInput, ReportInput } from './contract.ts';
import { tallyRefusals } from './errors.ts';
import { tallyManifest as manifest, type Settings, type tallyManifest } from './manifest.ts';
import { countUnits, findUnit, type Key, listUnits, type ReportRow, selectReports, sumByUnit } from './queries.ts';
import { findReportProblem } from './rules.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

function viewOf({ unitPath: _path, replacedAt, ...row }: ReportRow) {
  return { ...row, live: replacedAt === null };
}

/** Whether the unit reports here, and this scope reports for it. @throws tally.not-your-unit */
async function admitUnit(context: Context, unitId: string): Promise<void> {
  const { stage, scope, trx } = context;
  const unit = await findUnit(trx, keyOf(context), unitId);
  const takesPart =
    unit && (stage.settings.units.some((each) => each.unitId === unitId) || isWithin(unit.path, stage.unitPath));
  const manages = may(scope, 'programmes.manage', stage.unitPath);
  if (!unit || !takesPart || !(manages || may(scope, 'tally.report', unit.path)))
    throw tallyRefusals.notYourUnit({ unit: unit?.name ?? unitId });
}

/** @param carried evidence that the report has already, whoever uploaded it */
async function admitReport(
  context: Context,
  report: Omit<ReportInput, 'unitId' | 'note'>,
  carried: readonly string[] = [],
): Promise<void> {
  const { stage, scope, now, trx } = context;
  const problem = findReportProblem(stage.settings, report, dayOf(now, scope.zone));
  if (problem) throw tallyRefusals[problem]({ indicator: report.indicator, form: report.form, day: report.day });
  const added = report.evidence.filter((id) => !carried.includes(id));
  const open = await listOpenFiles(trx, scope, added);
  if (added.some((id) => !open.has(id))) throw tallyRefusals.unknownEvidence();
}

async function insertReport(context: Context, report: ReportInput & { corrects?: string; reason?: string }) {
  const { trx, stage, scope, now, host } = context;
  const actor = actorOf(scope);
  const id = newId();
  await trx
    .insertInto('tallyReports')
    .values({
      ...report,
      federationId: stage.federationId,
      id,
      stageId: stage.id,
      reportedBy: actor.id ?? null,
      reporterName: actor.name,
      reportedAt: now,
      corrects: report.corrects ?? null,
      reason: report.reason ?? null,
    })
    .execute();
  await host.record([
    {
      indicator: report.indicator,
      day: report.day,
      amount: report.amount,
      declared: true,
      source: { kind: 'tally-report', id },
    },
  ]);
  const row = await selectReports(trx, keyOf(context)).where('report.id', '=', id).executeTakeFirstOrThrow();
  return viewOf(row);
}

async function report(context: Context, input: ReportInput) {
  await admitUnit(context, input.unitId);
  await admitReport(context, input);
  const written = await insertReport(context, input);
  await context.host.audit(
    'tally.report',
    { kind: 'tally-report', id: written.id },
    { indicator: input.indicator, amount: input.amount, day: input.day },
  );
  return written;
}

/** Replaces a live report by a corrected one: facts of the old are taken back, both rows stay. */
async function correct(context: Context, input: CorrectionInput) {
  return replace(context, input, (next, old) => admitReport(context, next, old.evidence));
}

/** Corrects a report to nothing, whatever the settings ask for by now. */
async function withdraw(context: Context, input: Pick<CorrectionInput, 'reportId' | 'reason'>) {
  return replace(context, { ...input, amount: 0 }, async () => undefined);
}

async function replace(
  context: Context,
  { reportId, reason, ...changes }: CorrectionInput,
  admit: (next: ReportInput, old: Pick<ReportInput, 'evidence'>) => Promise<void>,
) {
  const { trx, stage, now, host } = context;
  const old = await trx
    .updateTable('tallyReports')
    .set({ replacedAt: now })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('id', '=', reportId)
    .where('replacedAt', 'is', null)
    .returning(['unitId', 'indicator', 'form', 'day', 'amount', 'note', 'evidence'])
    .executeTakeFirst();
  if (!old) throw tallyRefusals.unknownReport();
  await admitUnit(context, old.unitId);
  const next = { ...old, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
  await admit(next, old);
  await host.reverse([{ kind: 'tally-report', id: reportId }]);
  const written = await insertReport(context, { ...next, corrects: reportId, reason });
  await host.audit(
    'tally.correct',
    { kind: 'tally-report', id: written.id },
    { corrects: reportId, from: old.amount, to: next.amount, reason },
  );
  return written;
}

/** The units that this scope may report for. */
async function unitsOf(context: Context) {
  const { trx, stage, scope } = context;
  if (scope.grants.length === 0) return [];
  const manages = may(scope, 'programmes.manage', stage.unitPath);
  const all = await listUnits(trx, keyOf(context), {
    unitIds: stage.settings.units.map((unit) => unit.unitId),
    organiserId: stage.unitId,
  });
  const own = scope.grants
    .filter((grant) => grant.allows.includes('tally.report') && isWithin(grant.path, stage.unitPath))
    .map((grant) => grant.unitId);
  const below =
    own.length > 0
      ? await trx
          .selectFrom('units')
          .select(['id', 'name', 'path'])
          .where('federationId', '=', stage.federationId)
          .where('id', 'in', own)
          .execute()
      : [];
  return [...new Map([...all, ...below].map((unit) => [unit.id, unit])).values()].filter(
    (unit) => manages || may(scope, 'tally.report', unit.path),
  );
}

async function sheet(context: Context) {
  const { trx, stage } = context;
  const units = await unitsOf(context);
  const reports =
    units.length === 0
      ? []
      : await selectReports(trx, keyOf(context))
          .where(
            'report.unitId',
            'in',
            units.map((unit) => unit.id),
          )
          .where('report.replacedAt', 'is', null)
          .orderBy('report.reportedAt', 'desc')
          .limit(200)
          .execute();
  return {
    units: units.map(({ id, name }) => ({ id, name })),
    indicators: indicatorsOf(stage.settings),
    forms: stage.settings.forms,
    evidenceRequired: stage.settings.evidence === 'required',
    reports: reports.map(viewOf),
  };
}

function indicatorsOf(settings: Settings) {
  return settings.indicators.flatMap(({ indicator, target }) => {
    const known = findIndicator(indicator);
    return known
      ? [
          {
            code: indicator,
            words: [...known.words] as [string, string],
            unitOfMeasure: [...known.unitOfMeasure] as [string, string],
            target,
          },
        ]
      : [];
  });
}

async function summary(context: Context) {
  const { trx, stage } = context;
  const [units, sums] = [
    await listUnits(trx, keyOf(context), {
      unitIds: stage.settings.units.map((unit) => unit.unitId),
      organiserId: stage.unitId,
    }),
    await sumByUnit(trx, keyOf(context)),
  ];
  const names = new Map([
    ...units.map((unit) => [unit.id, unit.name] as const),
    ...sums.map((sum) => [sum.unitId, sum.unitName] as const),
  ]);
  const forms = await trx
    .selectFrom('tallyReports')
    .select((eb) => ['form', eb.fn.countAll<number>().as('reports')])
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('replacedAt', 'is', null)
    .where((eb) => eb.or([eb('corrects', 'is', null), eb('amount', '>', 0)]))
    .where('form', '<>', '')
    .groupBy('form')
    .orderBy('form')
    .execute();
  return {
    indicators: indicatorsOf(stage.settings).map((indicator) => ({
      ...indicator,
      total: sums.filter((sum) => sum.indicator === indicator.code).reduce((total, sum) => total + sum.total, 0),
    })),
    units: [...names].map(([unitId, unitName]) => {
      const own = sums.filter((sum) => sum.unitId === unitId);
      return {
        unitId,
        unitName,
        amounts: Object.fromEntries(own.map((sum) => [sum.indicator, sum.total])),
        reports: own.reduce((count, sum) => count + sum.reports, 0),
        lastReportedAt: own.reduce<Date | null>(
          (last, sum) => (last && last > sum.lastReportedAt ? last : sum.lastReportedAt),
          null,
        ),
      };
    }),
    forms,
  };
}

async function reports(
  context: Context,
  query: ListQuery & {
    indicator?: string | undefined;
    unitId?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
  },
) {
  let listed = selectReports(context.trx, keyOf(context)).where('report.replacedAt', 'is', null);
  if (query.indicator) listed = listed.where('report.indicator', '=', query.indicator);
  if (query.unitId) listed = listed.where('report.unitId', '=', query.unitId);
  if (query.from) listed = listed.where('report.day', '>=', query.from);
  if (query.to) listed = listed.where('report.day', '<=', query.to);
  if (query.q) listed = listed.where('units.name', 'ilike', containing(query.q));
  const page = await pageOf(listed, query, {
    sorts: {
      unitName: { by: sql`units.name`, of: (row) => row.unitName },
      day: { by: sql`report.day`, of: (row) => row.day },
      amount: { by: sql`report.amount`, of: (row) => row.amount },
      reportedAt: { by: sql`report.reported_at`, of: (row) => row.reportedAt },
    },
    id: { by: sql`report.id`, of: (row) => row.id },
    defaultSort: '-reportedAt',
  });
  return {
    ...page,
    items: page.items.map(({ unitId: _unit, unitPath: _path, evidence, replacedAt: _replaced, ...row }) => ({
      ...row,
      indicator: pick(findIndicator(row.indicator)?.words ?? [row.indicator, row.indicator], context.scope.lang),
      pictures: evidence.length,
    })),
  };
}

/** A report and all that it corrected, newest first. */
async function history(context: Context, { reportId }: { reportId: string }) {
  const all = await selectReports(context.trx, keyOf(context)).execute();
  const byId = new Map(all.map((row) => [row.id, row]));
  const line: ReportRow[] = [];
  for (let row = byId.get(reportId); row; row = row.corrects ? byId.get(row.corrects) : undefined) line.push(row);
  const [first] = line;
  if (!first) throw tallyRefusals.unknownReport();
  await admitUnit(context, first.unitId);
  return line.map(viewOf);
}

async function brief(context: Context): Promise<BriefMaterial> {
  const { indicators, units, forms } = await summary(context);
  const told = indicators.filter((indicator) => indicator.total > 0);
  if (told.length === 0) return { sentences: [], quotes: [], pictures: [] };
  const reporting = units.filter((unit) => unit.reports > 0).length;
  const parts = told.map(
    (indicator) => `${indicator.words[0]}${indicator.total.toLocaleString('en-US')}${indicator.unitOfMeasure[0]}`,
  );
  const ways = forms.length > 0 ? `通过${forms.map((form) => form.form).join('、')}等 ${forms.length} 种形式，` : '';
  const pictures = await selectReports(context.trx, keyOf(context))
    .where('report.replacedAt', 'is', null)
    .where('report.amount', '>', 0)
    .where(sql<boolean>`cardinality(report.evidence) > 0`)
    .orderBy('report.reportedAt', 'desc')
    .limit(3)
    .execute();
  return {
    sentences: [
      {
        zh: `${reporting} 家单位${ways}共${parts.join('、')}。`,
        figures: told.map((indicator) => ({ indicator: indicator.code, value: indicator.total })),
      },
    ],
    quotes: [],
    pictures: pictures.flatMap((row) =>
      row.evidence
        .slice(0, 1)
        .map((fileId) => ({ fileId, caption: `${row.unitName}：${row.note || row.form || '活动现场'}` })),
    ),
  };
}

/** The stage tally at work. */
export const tallyService: StageService<typeof tallyManifest> = {
  manifest,
  actions: { report, correct, withdraw },
  reads: { sheet, reports, summary, history },
  async arrange(context) {
    const ids = [...new Set(context.stage.settings.units.map((unit) => unit.unitId))];
    const unknown = ids.length - (await countUnits(context.trx, keyOf(context), ids));
    if (unknown > 0)
      throw tallyRefusals.unknownUnits({ count: unknown }, [
        { path: 'settings.units', words: ['请重新选择单位', 'Choose the units again'] },
      ]);
  },
  async remove({ trx, stage }) {
    await trx
      .deleteFrom('tallyReports')
      .where('federationId', '=', stage.federationId)
      .where('stageId', '=', stage.id)
      .execute();
  },
  async hallView(context) {
    const { indicators, units } = await context.shared('summary', () => summary(context));
    return {
      indicators,
      reporting: units.filter((unit) => unit.reports > 0).length,
      units: units.length,
      mayReport: (await unitsOf(context)).length > 0,
    };
  },
  nextStep: async () => undefined,
  standing: async () => undefined,
  participants: async () => [],
  async tasks(context) {
    const { units } = await summary(context);
    const silent = units.filter((unit) => unit.reports === 0 && unit.unitId !== context.stage.unitId).length;
    return silent > 0
      ? [
          {
            words: [`${silent} 家单位还没有填报`, `${counted(silent, 'unit has', 'units have')} not reported yet`],
            count: silent,
          },
        ]
      : [];
  },
  brief,
};

/** What the hall shows of a tally, and the reporter's sheet. */
export type TallyHallView = Awaited<ReturnType<typeof tallyService.hallView>> & {
  indicators: Awaited<ReturnType<typeof summary>>['indicators'];
  mayReport: boolean;
};
export type TallySheetView = Awaited<ReturnType<typeof sheet>>;

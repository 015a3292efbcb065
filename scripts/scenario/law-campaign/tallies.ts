import { ApiError, type Client, forEachOf } from '../client.ts';

const forms = ['集中宣讲', '现场咨询', '入企走访', '服务区驻点', '线上直播', '以案说法'];
const ZONE_HOURS = 8;
const HOUR_MS = 3_600_000;
const CORRECTED_BY = -15;

/**
 * A morning early in each of the two months before this one, and half an hour ago: the days of a campaign that runs
 * over three months, with room after the first two for a session a day.
 */
export function campaignDays(now: Date): [Date, Date, Date] {
  const here = new Date(now.getTime() + ZONE_HOURS * HOUR_MS);
  const morning = (monthsAgo: number) =>
    new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() - monthsAgo, 5, 2));
  return [morning(2), morning(1), new Date(now.getTime() - HOUR_MS / 2)];
}

interface Report {
  partner: number;
  id: string;
  indicator: 'leaflets' | 'consultations';
  amount: number;
}

interface Told {
  leaflets: number;
  consultations: number;
  checks: [what: string, expected: number | string, reported: number | string | undefined][];
}

/**
 * Each partner reports each month; presses the button twice; corrects some, withdraws one, and tries to report for
 * another unit.
 */
export async function reportTallies(input: {
  reporters: readonly Client[];
  officer: Client;
  partnerIds: readonly string[];
  stageId: string;
  days: readonly Date[];
}): Promise<Told> {
  const { reporters, officer, partnerIds, stageId, days } = input;
  const path = `/stages/tally/${stageId}`;
  const perPartner = await forEachOf(
    reporters,
    async (reporter, partner) => {
      const reports: Report[] = [];
      for (const [month, day] of days.entries()) {
        const amounts = { leaflets: 200 + 7 * partner + 13 * month, consultations: 3 + partner + month } as const;
        for (const [indicator, amount] of Object.entries(amounts) as [Report['indicator'], number][]) {
          const body = {
            unitId: partnerIds[partner],
            indicator,
            form: forms[(partner + month) % forms.length],
            day: dayHere(day),
            amount,
          };
          const press = { idempotencyKey: `${partner}-${month}-${indicator}` };
          const { id } = await reporter.post<{ id: string }>(`${path}/report`, body, press);
          const again = await reporter.post<{ id: string }>(`${path}/report`, body, press);
          if (again.id !== id) throw new Error('A report pressed twice was taken twice.');
          reports.push({ partner, id, indicator, amount });
        }
      }
      return reports;
    },
    { atOnce: 4 },
  );
  const reports = perPartner.flat();
  await correctSome(path, reports, reporters);
  const refused = await reporters[0]
    ?.post(`${path}/report`, { unitId: partnerIds[1], indicator: 'leaflets', day: dayHere(days[0] as Date), amount: 1 })
    .then(() => 'taken')
    .catch((error: unknown) => (error instanceof ApiError ? error.code : String(error)));

  const { units } = await officer.get<Summary>(`${path}/summary`);
  const sum = (indicator: string, partner?: number) =>
    reports
      .filter((report) => report.indicator === indicator && (partner === undefined || report.partner === partner))
      .reduce((total, report) => total + report.amount, 0);
  const right = partnerIds.filter((unitId, partner) =>
    (['leaflets', 'consultations'] as const).every(
      (indicator) => units.find((unit) => unit.unitId === unitId)?.amounts[indicator] === sum(indicator, partner),
    ),
  );
  return {
    leaflets: sum('leaflets'),
    consultations: sum('consultations'),
    checks: [
      ['a report for another unit', 'tally.notYourUnit', refused],
      ['partners whose own sums are right', partnerIds.length, right.length],
      ['consultations counted', 'yes', sum('consultations') > 0 ? 'yes' : 'no'],
    ],
  };
}

interface Summary {
  units: { unitId: string; amounts: Record<string, number> }[];
}

/** Every third partner corrects its first report; the last one withdraws one. What is expected follows. */
async function correctSome(path: string, reports: Report[], reporters: readonly Client[]): Promise<void> {
  for (const [partner, reporter] of reporters.entries()) {
    const report = reports.find((each) => each.partner === partner && each.indicator === 'leaflets');
    if (!report) continue;
    if (partner === reporters.length - 1) {
      await reporter.post(`${path}/withdraw`, { reportId: report.id, reason: '重复填报' });
      report.amount = 0;
    } else if (partner % 3 === 0) {
      report.amount += CORRECTED_BY;
      await reporter.post(`${path}/correct`, { reportId: report.id, amount: report.amount, reason: '清点后更正' });
    }
  }
}

/** The day of a moment in the federation's zone. */
export function dayHere(moment: Date): string {
  return new Date(moment.getTime() + ZONE_HOURS * HOUR_MS).toISOString().slice(0, 10);
}

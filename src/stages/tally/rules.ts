import type { Day } from '../../kernel/dates.ts';
import type { Settings } from './manifest.ts';

export type ReportProblem = 'unknownIndicator' | 'unknownForm' | 'futureDay' | 'evidenceNeeded';

/** What is wrong with a report under these settings, or nothing. */
export function findReportProblem(
  settings: Pick<Settings, 'indicators' | 'forms' | 'evidence'>,
  report: { indicator: string; form: string; day: Day; amount: number; evidence: readonly string[] },
  today: Day,
): ReportProblem | undefined {
  if (!settings.indicators.some(({ indicator }) => indicator === report.indicator)) return 'unknownIndicator';
  if (report.form !== '' && !settings.forms.includes(report.form)) return 'unknownForm';
  if (report.day > today) return 'futureDay';
  if (settings.evidence === 'required' && report.evidence.length === 0 && report.amount > 0) return 'evidenceNeeded';
  return undefined;
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { dayOf } from '../../../../kernel/dates.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { now } from '../../browser.ts';
import { FigureBoard } from '../../figures/figure-board.tsx';
import { figureTableSource } from '../../figures/figure-source.ts';
import { readPeriod } from '../../figures/period.ts';
import { PeriodPicker } from '../../figures/period-picker.tsx';
import { figureBoardWords } from '../../figures/words.ts';
import { ExportButton } from '../../list/export-button.tsx';
import { sheetAddress } from '../../list/list-source.ts';
import { Page } from '../../parts/page.tsx';
import { places } from '../../places.ts';
import { useWords } from '../../preferences.tsx';
import { shellWords } from '../../shell/words.ts';
import { UnitPicker } from '../../units/unit-picker.tsx';

/** Figures of a unit with everything below it. */
export function FiguresPage() {
  const w = useWords(figureBoardWords);
  const shell = useWords(shellWords);
  const acting = useActingUnit();
  const navigate = useNavigate();
  const search = useSearch({ from: '/figures' });
  const unitId = search.unit ?? acting.id;
  const period = readPeriod(search.period, dayOf(now()).slice(0, 4));
  const { indicator } = search;
  const go = (change: { unit?: string; period?: string }) =>
    void navigate({ to: '/figures', search: { unit: unitId, period, indicator, ...change }, resetScroll: false });
  return (
    <Page
      title={shell.figures}
      actions={<ExportButton address={sheetAddress(figureTableSource, { unitId, period })} label={w.export} />}
    >
      <div className="list-bar">
        <UnitPicker allowClear={false} value={unitId} onChange={(unit) => go({ unit: unit ?? acting.id })} />
        <PeriodPicker value={period} onChange={(next) => go({ period: next })} />
      </div>
      <FigureBoard
        holder={{ unitId }}
        period={period}
        indicator={indicator}
        href={(each) => places.figures({ unit: unitId, period, indicator: each })}
      />
    </Page>
  );
}

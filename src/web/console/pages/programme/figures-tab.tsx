import { useNavigate, useSearch } from '@tanstack/react-router';
import { FigureBoard } from '../../figures/figure-board.tsx';
import { figureTableSource } from '../../figures/figure-source.ts';
import { readPeriod } from '../../figures/period.ts';
import { PeriodPicker } from '../../figures/period-picker.tsx';
import { figureBoardWords } from '../../figures/words.ts';
import { ExportButton } from '../../list/export-button.tsx';
import { sheetAddress } from '../../list/list-source.ts';
import { places } from '../../places.ts';
import { useWords } from '../../preferences.tsx';
import { useFigureHolder, useProgramme } from './programme-source.ts';

/** Figures of the programme, and the records behind them. */
export function FiguresTab() {
  const w = useWords(figureBoardWords);
  const programme = useProgramme();
  const navigate = useNavigate();
  const { indicator, period: asked } = useSearch({ from: '/programmes/$programmeId/figures' });
  const period = readPeriod(asked, 'all');
  const holder = useFigureHolder();
  return (
    <>
      <div className="list-bar">
        <PeriodPicker
          value={period}
          onChange={(next) =>
            void navigate({
              to: '/programmes/$programmeId/figures',
              params: { programmeId: programme.id },
              search: { indicator, period: next },
              resetScroll: false,
            })
          }
        />
        <div className="list-aside">
          <ExportButton address={sheetAddress(figureTableSource, { ...holder, period })} label={w.export} />
        </div>
      </div>
      <FigureBoard
        holder={holder}
        period={period}
        indicator={indicator}
        href={(each) => places.programmeFigures(programme.id, { period, indicator: each })}
      />
    </>
  );
}

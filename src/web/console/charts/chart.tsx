import { useEffect, useRef, useState } from 'react';
import { defineWords } from '../../../kernel/words.ts';
import { fonts } from '../../kit/tokens.ts';
import { useDark, useNumbers, usePick, usePreferences, useWords } from '../preferences.tsx';
import { paletteOf } from '../theme.ts';
import type { ChartData } from './chart-source.ts';

const words = defineWords({
  asTable: ['以表格查看', 'See as a table'],
  failed: ['图表没有载入，数字见下表。', 'The chart did not load; the figures are in the table.'],
});

function ChartTable({ name, data }: { name: string; data: ChartData }) {
  const pick = usePick();
  const { number } = useNumbers();
  return (
    <table className="table chart-table">
      <caption className="hidden">{name}</caption>
      <thead>
        <tr>
          <td />
          {data.series.map((series) => (
            <th key={series.name[1]} scope="col" className="numeric">
              {pick(series.name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.labels.map((label, at) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {data.series.map((series) => {
              const value = series.values[at];
              return (
                <td key={series.name[1]} className="numeric">
                  {value === null || value === undefined ? '–' : number(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A chart with its figures in a table beside it. The drawing library is loaded when the first chart is shown. */
export function Chart({ name, data }: { name: string; data: ChartData }) {
  const w = useWords(words);
  const pick = usePick();
  const { number } = useNumbers();
  const { size, lang } = usePreferences();
  const dark = useDark();
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: pick and number follow the language, which redraws through data
  useEffect(() => {
    let remove: (() => void) | undefined;
    let gone = false;
    const look = {
      palette: paletteOf(dark),
      fontFamily: lang === 'en' ? fonts.sansEn : fonts.sans,
      fontSize: size === 'large' ? 15 : 12,
      say: pick,
      number,
    };
    import('./echarts.ts').then(
      ({ drawChart }) => {
        if (!gone && place.current) remove = drawChart(place.current, data, look);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      remove?.();
    };
  }, [data, dark, size]);
  return (
    <figure className="chart" aria-label={name}>
      {failed ? <p className="meta">{w.failed}</p> : <div ref={place} className="chart-drawing" aria-hidden="true" />}
      <details open={failed}>
        <summary>{w.asTable}</summary>
        <ChartTable name={name} data={data} />
      </details>
    </figure>
  );
}

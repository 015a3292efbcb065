import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Palette } from '../theme.ts';
import type { ChartData } from './chart-source.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface ChartLook {
  palette: Palette;
  fontFamily: string;
  fontSize: number;
  say: (pair: readonly [string, string]) => string;
  number: (value: number) => string;
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'] as const;

function optionOf({ kind, labels, series }: ChartData, { palette, fontFamily, fontSize, say, number }: ChartLook) {
  const text = { color: palette.ink2, fontFamily, fontSize };
  const colours = [palette.red, palette.blue, palette.gold, palette.green, palette.ink, palette.ink2];
  return {
    animation: false,
    color: colours,
    textStyle: { fontFamily, fontSize },
    grid: { left: 4, right: 12, top: series.length > 1 ? 36 : 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: kind === 'bar' ? 'shadow' : 'line' },
      backgroundColor: palette.sheet,
      borderColor: palette.rule,
      textStyle: { color: palette.ink, fontFamily, fontSize },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? number(value) : '–'),
    },
    ...(series.length > 1
      ? {
          legend: {
            ...{ top: 0, left: 0, textStyle: text, type: 'scroll' },
            ...(kind === 'bar' ? { icon: 'rect', itemWidth: 10, itemHeight: 10 } : { itemWidth: 22 }),
          },
        }
      : {}),
    xAxis: {
      type: 'category',
      data: [...labels],
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: text,
    },
    yAxis: {
      type: 'value',
      axisLabel: { ...text, formatter: (value: number) => number(value) },
      splitLine: { lineStyle: { color: palette.rule } },
    },
    series: series.map(({ name, values }, at) => ({
      type: kind,
      name: say(name),
      data: [...values],
      barMaxWidth: 28,
      // Told apart by shape too, and from the seventh on by dashes.
      symbol: SYMBOLS[at % SYMBOLS.length],
      symbolSize: 6,
      lineStyle: { width: 2, type: at < colours.length ? 'solid' : 'dashed' },
    })),
  };
}

/** Draws a chart as SVG into an element and follows its size. @returns how to take it away */
export function drawChart(element: HTMLElement, data: ChartData, look: ChartLook): () => void {
  const chart = init(element, undefined, { renderer: 'svg' });
  chart.setOption(optionOf(data, look));
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(element);
  return () => {
    watcher.disconnect();
    chart.dispose();
  };
}

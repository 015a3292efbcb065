import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { figureRoutes } from '../../../figures/contract.ts';
import { recordList } from '../../../figures/contract.ts';
import type { Query } from '../api.ts';
import { Chart } from '../charts/chart.tsx';
import { type Column, columnsOf } from '../list/column.ts';
import { DataList } from '../list/data-list.tsx';
import type { RowOf } from '../list/list-source.ts';
import { FigureCards } from '../parts/figure-cards.tsx';
import { Freshness } from '../parts/freshness.tsx';
import { EmptyNote, ErrorNote, Loading } from '../parts/note.tsx';
import { Section } from '../parts/page.tsx';
import { places } from '../places.ts';
import { useNumbers, usePick, useWords } from '../preferences.tsx';
import {
  type Figure,
  figuresQuery,
  type Holder,
  recordsSource,
  recordsSumQuery,
  seriesQuery,
} from './figure-source.ts';
import { UnitBars } from './unit-bars.tsx';
import { figureBoardWords } from './words.ts';

type RecordRow = RowOf<(typeof figureRoutes)['listRecords']>;

const columns: Column<RecordRow>[] = columnsOf<RecordRow>(recordList, {
  day: { primary: true },
  unitName: { value: (row) => ({ name: row.unitName, href: places.unit(row.unitId) }) },
  programmeTitle: {
    kind: 'link',
    value: (row) =>
      row.programmeTitle && {
        name: row.programmeTitle,
        href: row.programmeId ? places.programme(row.programmeId) : undefined,
      },
  },
  source: { kind: 'text' },
});

export interface FigureBoardProps {
  holder: Holder;
  period: string;
  /** The figure that is looked into. */
  indicator: string | undefined;
  /** The address that looks into a figure. */
  href: (indicator: string) => string;
}

function Course({ holder, figure }: { holder: Holder; figure: Figure }) {
  const w = useWords(figureBoardWords);
  const pick = usePick();
  const answer = useQuery(seriesQuery(holder, figure.indicator));
  const data = useMemo(
    () =>
      answer.data && {
        kind: answer.data.points.length < 3 ? ('bar' as const) : ('line' as const),
        labels: answer.data.points.map((point) => point.period),
        series: [{ name: answer.data.words, values: answer.data.points.map((point) => point.value) }],
      },
    [answer.data],
  );
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  return data ? <Chart name={`${pick(figure.words)} · ${w.course}`} data={data} /> : <Loading rows={6} />;
}

function Records({ holder, figure, period }: { holder: Holder; figure: Figure; period: string }) {
  const w = useWords(figureBoardWords);
  const { number } = useNumbers();
  const sum = useQuery(recordsSumQuery(holder, figure.indicator, period)).data;
  const fixed: Query = { ...holder, indicator: figure.indicator, period };
  return (
    <>
      {sum && (
        <p className="meta">
          {w.sum(number(sum.records), number(sum.amount))}
          {sum.outside.records > 0 && w.outside(number(sum.outside.records), number(sum.outside.amount))}
        </p>
      )}
      <DataList
        label={w.records}
        source={recordsSource}
        columns={columns}
        defaultSort={recordList.defaultSort}
        fixed={fixed}
        searchable={false}
        rowKey={(row) => row.id}
        rowName={(row) => row.day}
        empty={{ title: w.noRecords }}
      />
    </>
  );
}

/** Figures of a holder; one of them, when pressed, with its course, its parts and the records behind it. */
export function FigureBoard({ holder, period, indicator, href }: FigureBoardProps) {
  const w = useWords(figureBoardWords);
  const pick = usePick();
  const answer = useQuery(figuresQuery(holder, period));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={6} />;
  const { figures, freshness } = answer.data;
  // Without a choice the first that says something: the page shows at once what a press on the others would.
  const figure = figures.find((each) => each.indicator === indicator) ?? figures.find((each) => each.value > 0);
  if (figures.length === 0) return <EmptyNote title={w.none} advice={w.noneAdvice} />;
  return (
    <>
      <FigureCards figures={figures} current={figure?.indicator} href={(each) => href(each.indicator)} />
      <Freshness {...freshness} />
      <p className="meta">{w.choose}</p>
      {figure && (
        <>
          <Section title={`${pick(figure.words)} · ${w.course}`} aside={pick(figure.source)}>
            <Course holder={holder} figure={figure} />
          </Section>
          {'unitId' in holder && <UnitBars unitId={holder.unitId} figure={figure} period={period} />}
          <Section title={`${pick(figure.words)} · ${w.records}`}>
            <Records holder={holder} figure={figure} period={period} />
          </Section>
        </>
      )}
    </>
  );
}

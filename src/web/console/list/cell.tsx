import type { Bilingual } from '../../../kernel/words.ts';
import { PlaceLink } from '../parts/place-link.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useDates, useNumbers, usePick, useWords } from '../preferences.tsx';
import { type Column, isNamed, valueIn } from './column.ts';
import { listWords } from './words.ts';

function NamedCell({ value }: { value: unknown }) {
  if (!isNamed(value)) return <Absent />;
  return value.href ? <PlaceLink to={value.href}>{value.name}</PlaceLink> : <span>{value.name}</span>;
}

/** Nothing known: a dash that is read as nothing. */
export function Absent() {
  return (
    <span className="absent" aria-hidden="true">
      –
    </span>
  );
}

/** The words of a value where its column has them. */
function wordsIn<Row>(column: Column<Row>, value: unknown, pick: (pair: Bilingual) => string): string {
  const option = column.options?.find((each) => each.value === value);
  return option ? pick(option.title) : String(value);
}

/** One value, drawn by its column's kind. */
export function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const dates = useDates();
  const numbers = useNumbers();
  const w = useWords(listWords);
  const pick = usePick();
  const value = valueIn(row, column);
  if (value === null || value === undefined || value === '') return <Absent />;
  switch (column.kind) {
    case 'text':
      return <span>{wordsIn(column, value, pick)}</span>;
    case 'number':
      return <span>{numbers.number(Number(value))}</span>;
    case 'percent':
      return <span>{numbers.percent(Number(value))}</span>;
    case 'date':
      return <time dateTime={String(value)}>{dates.day(String(value))}</time>;
    case 'dateTime':
      return <time dateTime={String(value)}>{dates.moment(String(value))}</time>;
    case 'yesNo':
      return <span>{value ? w.yes : w.no}</span>;
    case 'tag':
      return (
        <span className="tags">
          {(Array.isArray(value) ? value : [value]).map((each) => (
            <StateTag key={String(each)} options={column.options ?? []} value={String(each)} />
          ))}
        </span>
      );
    case 'unit':
    case 'person':
    case 'link':
      return typeof value === 'string' ? <span>{value}</span> : <NamedCell value={value} />;
  }
}

import type { Lang } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Section } from './section.tsx';

/** What one field of a programme holds: a line, several lines, or rows of named values. */
export interface RecordView {
  title: string;
  lines?: string[];
  rows?: { head: string; rest: string[] }[];
}

/** Fields that a kind of programme brings with it: chapters, speakers, materials, a delegation. */
export function Records({ records, lang }: { records: RecordView[]; lang: Lang }) {
  return records.map(({ title, lines, rows }) => (
    <Section key={title} title={title}>
      {lines && lines.length === 1 && <p lang={langOf(lines[0] ?? '', lang)}>{lines[0]}</p>}
      {lines && lines.length > 1 && (
        <ul className="plain-list">
          {lines.map((line) => (
            <li key={line} lang={langOf(line, lang)}>
              {line}
            </li>
          ))}
        </ul>
      )}
      {rows && (
        <dl className="rows">
          {rows.map(({ head, rest }) => (
            <div key={head + rest.join()}>
              <dt lang={langOf(head, lang)}>{head}</dt>
              <dd lang={langOf(rest.join(''), lang)}>{rest.join(' · ')}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  ));
}

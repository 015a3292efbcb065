import { Checkbox } from 'antd';
import { useState } from 'react';
import { Section } from '../../../web/console/parts/page.tsx';
import { useDates, useNumbers, useWords } from '../../../web/console/preferences.tsx';
import { panelWords } from './words.ts';

export interface Said {
  id: string;
  words: string;
  answeredOn: string;
  quotable: boolean;
  name: string | null;
}

/** What people wrote, latest first; what may be quoted is marked. */
export function SpokenWords({ said }: { said: readonly Said[] }) {
  const w = useWords(panelWords);
  const dates = useDates();
  const { number } = useNumbers();
  const [quotableOnly, setQuotableOnly] = useState(false);
  const shown = [...said].reverse().filter((each) => each.quotable || !quotableOnly);
  const choice = said.some((each) => each.quotable) && (
    <Checkbox checked={quotableOnly} onChange={(event) => setQuotableOnly(event.target.checked)}>
      {w.quotableOnly}
    </Checkbox>
  );
  return (
    <Section title={`${w.words} · ${w.wordsCount(number(said.length))}`} aside={choice}>
      {said.length === 0 && <p className="meta">{w.noWords}</p>}
      <ul className="said">
        {shown.map((each) => (
          <li key={each.id}>
            <blockquote>{each.words}</blockquote>
            <p className="meta">
              {[each.name ?? w.anonymous, dates.day(each.answeredOn)].join(' · ')}
              {each.quotable && <span className="state-tag tone-green">{w.quotable}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

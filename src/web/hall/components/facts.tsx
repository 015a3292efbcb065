import type { ReactNode } from 'react';
import type { Lang } from '../../../kernel/words.ts';
import type { IconName } from '../../kit/icons.ts';
import { langOf } from '../../kit/phrases.ts';
import { Icon } from './icon.tsx';

export interface Fact {
  icon?: IconName;
  label: string;
  value: ReactNode;
}

/** Time, place, deadline: one fact a line. */
export function Facts({ facts }: { facts: (Fact | false | undefined)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => !!fact)
        .map(({ icon, label, value }) => (
          <div key={label}>
            <dt>
              {icon && <Icon name={icon} />}
              {label}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Facts whose values are texts as somebody wrote them, in either language. */
export function TextFacts({ facts, lang }: { facts: readonly { label: string; value: string }[]; lang: Lang }) {
  return (
    <Facts
      facts={facts.map(({ label, value }) => ({ label, value: <span lang={langOf(value, lang)}>{value}</span> }))}
    />
  );
}

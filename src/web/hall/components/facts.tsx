import type { ReactNode } from 'react';
import type { IconName } from '../../kit/icons.ts';
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

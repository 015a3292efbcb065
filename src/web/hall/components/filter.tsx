import { dayOf } from '../../../kernel/dates.ts';
import { sayDay } from '../say-when.ts';
import type { Edition, FilterGroup } from '../views/frame.ts';

/** One way to narrow a list: every option is a link. */
export function Filter({ group, edition }: { group: FilterGroup; edition: Edition }) {
  return (
    <div className={`filter filter-${group.look ?? 'chips'}`}>
      <h2 id={`filter-${group.label}`}>{group.label}</h2>
      <ul aria-labelledby={`filter-${group.label}`}>
        {group.options.map(({ label, href, current, count, at }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'true' : undefined}>
              {at ? (
                <>
                  <b>{Number(dayOf(at, edition.zone).slice(8))}</b>{' '}
                  <span>{sayDay(at, edition).split(' ')[edition.lang === 'zh' ? 1 : 0]}</span>
                </>
              ) : (
                label
              )}
              {!!count && <small>{count}</small>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

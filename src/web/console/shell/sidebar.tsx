import { Link } from '@tanstack/react-router';
import { Drawer, Tooltip } from 'antd';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../preferences.tsx';
import { abilitiesOf, useMe } from '../session.ts';
import { navigationFor } from './nav.ts';
import { shellWords } from './words.ts';

function Brand() {
  const w = useWords(shellWords);
  return (
    <Link to="/" className="brand" aria-label={`${w.brand} ${w.console}`}>
      <span className="seal" aria-hidden="true">
        {w.seal}
      </span>
      <span className="brand-name">{w.brand}</span>
    </Link>
  );
}

function Navigation({ bare, onGo }: { bare: boolean; onGo?: () => void }) {
  const w = useWords(shellWords);
  const me = useMe();
  return (
    <nav aria-label={w.navigation}>
      {navigationFor(abilitiesOf(me)).map((group) => (
        <ul key={group.word ?? 'top'} aria-label={group.word && w[group.word]}>
          {group.word && !bare && (
            <li className="nav-group" aria-hidden="true">
              {w[group.word]}
            </li>
          )}
          {group.items.map((item) => (
            <li key={item.to}>
              <Tooltip title={bare ? w[item.word] : undefined} placement="right">
                <Link
                  to={item.to}
                  className="nav-item"
                  activeOptions={{ exact: item.to === '/', includeSearch: false }}
                  onClick={onGo}
                >
                  <Icon name={item.icon} />
                  <span className="nav-word">{w[item.word]}</span>
                </Link>
              </Tooltip>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

export interface SidebarProps {
  collapsed: boolean;
  onCollapse: (collapsed: boolean) => void;
}

/** Navigation at the side of a desk. */
export function Sidebar({ collapsed, onCollapse }: SidebarProps) {
  const w = useWords(shellWords);
  return (
    <aside className={collapsed ? 'sidebar sidebar-bare' : 'sidebar'}>
      <Brand />
      <Navigation bare={collapsed} />
      <div className="sidebar-foot">
        <a className="nav-item" href="/">
          <Icon name="door" />
          <span className="nav-word">{w.hall}</span>
        </a>
        <button type="button" className="nav-item" aria-expanded={!collapsed} onClick={() => onCollapse(!collapsed)}>
          <Icon name={collapsed ? 'expand' : 'collapse'} />
          <span className="nav-word">{collapsed ? w.expand : w.collapse}</span>
        </button>
      </div>
    </aside>
  );
}

/** The same navigation in a drawer, on a phone. */
export function SidebarDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const w = useWords(shellWords);
  return (
    <Drawer open={open} onClose={onClose} placement="left" size={288} title={w.brand} className="sidebar-drawer">
      <Navigation bare={false} onGo={onClose} />
      <div className="sidebar-foot">
        <a className="nav-item" href="/">
          <Icon name="door" />
          <span className="nav-word">{w.hall}</span>
        </a>
      </div>
    </Drawer>
  );
}

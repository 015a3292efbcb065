import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useNarrow, useWords } from '../preferences.tsx';
import { GlobalSearch } from './global-search.tsx';
import { NetworkBanner } from './network-banner.tsx';
import { SessionDialog } from './session-dialog.tsx';
import { Sidebar, SidebarDrawer } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { shellWords } from './words.ts';

const collapsedKey = 'unionhall.sidebar';

/** Frame of every page: navigation, top bar, the page itself. */
export function Shell() {
  const w = useWords(shellWords);
  const narrow = useNarrow();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === 'bare');
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [searchOpen, setSearchOpen] = useState(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(pathname);
  useEffect(() => {
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  const collapse = (bare: boolean) => {
    localStorage.setItem(collapsedKey, bare ? 'bare' : 'full');
    setCollapsed(bare);
  };
  return (
    <div className="shell">
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {w.skip}
      </button>
      {!narrow && <Sidebar collapsed={collapsed} onCollapse={collapse} />}
      {narrow && <SidebarDrawer open={drawerOpen} onClose={() => setDrawerOpen(false)} />}
      <div className="desk">
        <TopBar onMenu={() => setDrawerOpen(true)} onSearch={() => setSearchOpen(true)} />
        <NetworkBanner />
        <main id="main" ref={main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <GlobalSearch open={searchOpen} onOpen={() => setSearchOpen(true)} onClose={() => setSearchOpen(false)} />
      <SessionDialog />
    </div>
  );
}
